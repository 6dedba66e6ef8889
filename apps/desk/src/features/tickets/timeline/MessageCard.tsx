import type { Message, TicketRow } from '@podpora/contract/tickets'
import { lazy, Suspense } from 'react'
import { later } from '../../../ui/later.ts'
import { MessageMenu } from '../operations/MessageMenu.tsx'
import { DeliveryMark } from './DeliveryMark.tsx'
import { MessageFrame } from './MessageFrame.tsx'

const PendingMark = lazy(later(() => import('./PendingMark.tsx')))

/** A message of the ticket. */
export function MessageCard({ ticket, message }: { ticket: TicketRow; message: Message }) {
  const { kind, direction, delivery } = message
  return (
    <MessageFrame
      message={message}
      side={kind === 'note' ? 'note' : direction}
      menu={<MessageMenu ticket={ticket} message={message} />}
    >
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
    </MessageFrame>
  )
}
