import { IconClock, IconLock } from '@tabler/icons-react'
import { useMe } from '../../../api/session.ts'
import { useT } from '../../../i18n/useT.ts'
import { PersonMark } from '../../../ui/PersonMark.tsx'
import type { Sending } from '../reply/useSend.ts'
import { AttachmentList } from './AttachmentList.tsx'
import { ClockTime } from './ClockTime.tsx'
import delivery from './DeliveryMark.module.css'
import { MailFrame } from './MailFrame.tsx'
import css from './MessageFrame.module.css'

/** Our message from the moment of sending until the server has it. */
export function SendingCard({
  sending: { kind, draft, at, paused },
}: {
  sending: Sending & { paused: boolean }
}) {
  const t = useT()
  const me = useMe()
  const note = kind === 'note'
  const files = draft.files.filter((file) => !file.inline)
  return (
    <article className={css.card} data-mail data-side={note ? 'note' : 'out'} aria-busy="true">
      <header className={css.head}>
        <PersonMark name={me.name} size={24} />
        <span className={css.author}>{me.name}</span>
        {note && (
          <span className={css.noteLabel}>
            <IconLock size={14} stroke={1.75} aria-hidden />
            {t('tickets:timeline.note')}
          </span>
        )}
        <span className={css.time}>
          <ClockTime at={at} />
        </span>
      </header>
      <MailFrame html={draft.html} author={me.name} pictures={false} />
      <AttachmentList attachments={files.map((file, id) => ({ ...file, id }))} />
      <footer className={delivery.delivery} data-state={paused ? 'held' : 'sending'}>
        <IconClock size={14} stroke={1.75} aria-hidden />
        {paused ? t('tickets:delivery.localOffline') : t('tickets:delivery.local')}
      </footer>
    </article>
  )
}
