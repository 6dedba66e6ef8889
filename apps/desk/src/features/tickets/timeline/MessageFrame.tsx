import { Badge } from '@mantine/core'
import type { Message } from '@podpora/contract/tickets'
import { IconLock } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { PersonMark } from '../../../ui/PersonMark.tsx'
import { ClockTime } from './ClockTime.tsx'
import { MessageBody } from './MessageBody.tsx'
import { MessageFiles } from './MessageFiles.tsx'
import css from './MessageFrame.module.css'
import { TrustMark } from './TrustMark.tsx'
import { TrustWarnings } from './TrustWarnings.tsx'

type Props = {
  message: Message
  side: Message['direction'] | 'note'
  /** What can be done with it. */
  menu?: ReactNode
  /** What has become of it. */
  children?: ReactNode
}

/** What was said, wherever it stands: theirs on the left, ours on the right, a note on its own warm ground. */
export function MessageFrame({ message, side, menu, children }: Props) {
  const t = useT()
  const { author, to, cc, bcc, alsoTo, automatic, trust } = message
  const note = side === 'note'
  const name = author.name || message.from || ''
  const copies = [
    side === 'out' && to.length > 0 ? t('tickets:timeline.to', { list: to.join(', ') }) : '',
    cc.length > 0 ? t('tickets:timeline.cc', { list: cc.join(', ') }) : '',
    bcc.length > 0 ? t('tickets:timeline.bcc', { list: bcc.join(', ') }) : '',
    alsoTo.length > 0 ? t('tickets:timeline.alsoTo', { list: alsoTo.join(', ') }) : '',
  ].filter(Boolean)
  return (
    <article
      className={css.card}
      data-mail={message.html !== null || undefined}
      data-side={side}
      aria-label={note ? `${t('tickets:timeline.note')}: ${name}` : t('tickets:timeline.messageOf', { name })}
      data-message={message.id}
    >
      <header className={css.head}>
        <PersonMark name={name} size={24} />
        <span className={css.author} title={message.from ?? undefined}>
          {name}
        </span>
        {trust && <TrustMark trust={trust} />}
        {note && (
          <span className={css.noteLabel}>
            <IconLock size={14} stroke={1.75} aria-hidden />
            {t('tickets:timeline.note')}
          </span>
        )}
        {automatic && (
          <Badge color="gray" size="sm">
            {t('tickets:timeline.automatic')}
          </Badge>
        )}
        <span className={css.time}>
          <ClockTime at={message.createdAt} />
        </span>
        {menu}
      </header>
      {copies.length > 0 && <p className={css.copies}>{copies.join(' · ')}</p>}
      {trust && <TrustWarnings trust={trust} from={message.from ?? ''} />}
      <MessageBody message={message} />
      <MessageFiles message={message} />
      {children}
    </article>
  )
}
