import { Alert, Button, Group } from '@mantine/core'
import type { PersonPresent } from '@podpora/contract/events'
import type { Message } from '@podpora/contract/tickets'
import type { NewMessage } from '@podpora/contract/writing'
import { useT } from '../../../i18n/useT.ts'
import { Time } from '../../../ui/Time.tsx'
import type { Draft } from './drafts.ts'
import css from './ReplyNotices.module.css'

type NoticeProps = {
  tone: 'warn' | 'danger'
  title?: string
  text: React.ReactNode
  children?: React.ReactNode
}

function Notice({ tone, title, text, children }: NoticeProps) {
  return (
    <Alert radius={0} p="xs" role="alert" className={css.notice} data-tone={tone} title={title}>
      <div className={css.text}>{text}</div>
      {children && (
        <Group gap="xs" mt="xs">
          {children}
        </Group>
      )}
    </Alert>
  )
}

/** It was not sent, and why. */
export function NotSent({ why }: { why: string }) {
  return <Notice tone="danger" text={useT()('tickets:delivery.localFailed', { why })} />
}

const short = (text: string) => (text.length > 400 ? `${text.slice(0, 400)}…` : text)

type AnsweredProps = {
  answered: NonNullable<Draft['answered']>
  onSend: (status: NewMessage['status']) => void
  onKeep: () => void
}

/** A colleague was faster: what they answered, and what becomes of this text. */
export function Answered({ answered: { messages, status }, onSend, onKeep }: AnsweredProps) {
  const t = useT()
  const names = [...new Set(messages.map((message) => message.author.name))].join(', ')
  return (
    <Notice
      tone="warn"
      title={t('tickets:hands.answered', { name: names })}
      text={messages.map((message) => (
        <blockquote key={message.id} className={css.quote}>
          {short(message.text)} <Time at={message.createdAt} />
        </blockquote>
      ))}
    >
      <Button size="compact-sm" onClick={() => onSend(status)}>
        {t('tickets:hands.sendAnyway')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={onKeep}>
        {t('tickets:hands.keepDraft')}
      </Button>
    </Notice>
  )
}

/** The text was changed on another device as well, and neither may be lost. */
export function OtherDevice({
  html,
  onChoose,
}: {
  html: string
  onChoose: (which: 'this' | 'other') => void
}) {
  const t = useT()
  const text = new DOMParser().parseFromString(html.replaceAll('</p>', ' </p>'), 'text/html').body.textContent
  return (
    <Notice
      tone="warn"
      title={t('tickets:hands.otherDevice')}
      text={<blockquote className={css.quote}>{short(text ?? '')}</blockquote>}
    >
      <Button size="compact-sm" onClick={() => onChoose('this')}>
        {t('tickets:hands.keepThis')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={() => onChoose('other')}>
        {t('tickets:hands.takeOther')}
      </Button>
    </Notice>
  )
}

type WritersProps = { writers: PersonPresent[]; asking: boolean; onSend: () => void; onWait: () => void }

/** Somebody else writes an answer as well. Sending asks once, and nobody is kept from it. */
export function Writers({ writers, asking, onSend, onWait }: WritersProps) {
  const t = useT()
  const [first, ...rest] = writers
  if (!first) return null
  const line =
    rest.length > 0
      ? t('tickets:hands.writersMore', { name: first.name, count: rest.length })
      : t('tickets:presence.writingAnswer', { name: first.name })
  if (!asking)
    return (
      <p className={css.line} role="status">
        {line}
      </p>
    )
  return (
    <Notice tone="warn" title={line} text={t('tickets:hands.twoAnswers')}>
      <Button size="compact-sm" onClick={onSend}>
        {t('tickets:hands.sendAnyway')}
      </Button>
      <Button size="compact-sm" variant="default" onClick={onWait}>
        {t('tickets:hands.wait')}
      </Button>
    </Notice>
  )
}

/** What came since the first word was written, told while there is still time to read it. */
export function CameMeanwhile({ seen, messages, me }: { seen: number; messages: Message[]; me: number }) {
  const t = useT()
  const since = seen > 0 ? messages.filter((m) => m.id > seen && m.kind === 'public' && !m.automatic) : []
  const other = since.findLast((m) => m.direction === 'out' && m.author.id !== me)
  if (other)
    return (
      <p className={css.line} role="status">
        {t('tickets:hands.answered', { name: other.author.name })}
      </p>
    )
  if (!since.some((m) => m.direction === 'in')) return null
  return (
    <p className={css.line} role="status">
      {t('tickets:hands.newMessage')}
    </p>
  )
}
