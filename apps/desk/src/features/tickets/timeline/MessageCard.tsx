import { Badge } from '@mantine/core'
import type { Message, TicketRow } from '@podpora/contract/tickets'
import { IconLock } from '@tabler/icons-react'
import { lazy, Suspense } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { later } from '../../../ui/later.ts'
import { PersonMark } from '../../../ui/PersonMark.tsx'
import { MessageMenu } from '../operations/MessageMenu.tsx'
import { AttachmentList } from './AttachmentList.tsx'
import { ClockTime } from './ClockTime.tsx'
import { DeliveryMark } from './DeliveryMark.tsx'
import { MessageBody } from './MessageBody.tsx'
import css from './MessageCard.module.css'

const PendingMark = lazy(later(() => import('./PendingMark.tsx')))

/** The customer's words on the left, ours on the right, a note on its own warm ground. */
export function MessageCard({ ticket, message }: { ticket: TicketRow; message: Message }) {
  const t = useT()
  const { author, direction, kind, to, cc, delivery, attachments, automatic } = message
  const note = kind === 'note'
  const name = author.name || message.from || ''
  const copies = [
    direction === 'out' && to.length > 0 ? t('tickets:timeline.to', { list: to.join(', ') }) : '',
    cc.length > 0 ? t('tickets:timeline.cc', { list: cc.join(', ') }) : '',
  ].filter(Boolean)
  return (
    <article
      className={css.card}
      data-mail={message.html !== null || undefined}
      data-side={note ? 'note' : direction}
      aria-label={note ? `${t('tickets:timeline.note')}: ${name}` : t('tickets:timeline.messageOf', { name })}
      data-message={message.id}
    >
      <header className={css.head}>
        <PersonMark name={name} size={24} />
        <span className={css.author} title={message.from ?? undefined}>
          {name}
        </span>
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
        <MessageMenu ticket={ticket} message={message} />
      </header>
      {copies.length > 0 && <p className={css.copies}>{copies.join(' · ')}</p>}
      <MessageBody message={message} />
      <AttachmentList attachments={attachments.filter((file) => !file.inline)} />
      {delivery?.state === 'scheduled' && delivery.nextAt && delivery.scheduled ? (
        <Suspense>
          <PendingMark
            message={message}
            sendAt={delivery.nextAt}
            undo={delivery.scheduled.undo}
            unlessReply={delivery.scheduled.unlessReply}
          />
        </Suspense>
      ) : (
        delivery && <DeliveryMark message={message.id} delivery={delivery} />
      )}
    </article>
  )
}
