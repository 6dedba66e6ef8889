import type { Delivery } from '@podpora/contract/tickets'
import { recordEvent, system } from '../../platform/events/log.ts'
import { first, sql, type Trx } from '../../platform/postgres/db.ts'
import type { OutgoingMessage } from './arriving.ts'
import { attachmentsOf } from './attachment-queries.ts'
import { addMailboxes, setExternalId, setMessageDelivery } from './message-queries.ts'

export { setExternalId }

/** What a channel needs to send a message of ours. @throws when there is no such message */
export async function outgoingMessage(trx: Trx, messageId: number): Promise<OutgoingMessage> {
  const reading = first(
    trx,
    sql<
      Omit<OutgoingMessage, 'attachments' | 'customer'> & {
        customerName: string
        address: string | null
      }
    >`
      select m.id as message_id, t.id as ticket_id, t.subject, coalesce(t.language, c.language) as language, t.brand_id, t.mailbox_id, t.group_id,
             a.id as author_id, coalesce(a.name, '') as author_name, coalesce(a.position, '') as author_position, c.name as customer_name, m.to_addresses[1] as address, m.to_addresses as "to", m.automatic,
             (select json_build_object('id', d.id, 'subject', d.subject) from side_conversations d where d.id = m.side_id) as side,
             t.project_at is not null as in_project,
             m.cc_addresses as cc, m.bcc_addresses as bcc, m.text, m.html,
             -- What the channel calls the last messages of the conversation before this one, oldest first.
             array(select e.external_id from (
                     select id, external_id from messages
                     where ticket_id = m.ticket_id and id < m.id and external_id is not null
                       and case when m.side_id is null then kind = 'public' else side_id = m.side_id end
                     order by id desc limit 20) as e
                   order by e.id) as earlier
      from messages m
      join tickets t on t.id = m.ticket_id
      join customers c on c.id = t.customer_id
      left join agents a on m.author_kind = 'agent' and a.id = m.author_id
      where m.id = ${messageId} and (m.direction = 'out' or m.side_id is not null)
    `,
  )
  const [row, attachments] = await Promise.all([reading, attachmentsOf(trx, messageId)])
  if (!row) throw new Error(`message ${messageId} is not one to send`)
  const { customerName, address, ...message } = row
  return {
    ...message,
    customer: { name: customerName, address },
    attachments,
  }
}

/** How far a message has come on its way out. `answered`: only now has it left, which was written to leave later. */
export async function setDelivery(
  trx: Trx,
  messageId: number,
  delivery: Delivery,
  { answered = false }: { answered?: boolean } = {},
): Promise<void> {
  const message = await setMessageDelivery(trx, messageId, delivery)
  if (!message) return
  await recordEvent(trx, {
    kind: 'message.delivery_changed',
    actor: system,
    ticketId: message.ticketId,
    subjectId: messageId,
    data: { state: delivery.state, ...(answered && { answered }) },
  })
  // Whether what we said there arrived stands at the side conversation as well.
  if (message.sideId === null) return
  const { ticketId, sideId } = message
  await recordEvent(trx, { kind: 'ticket.side_changed', actor: system, ticketId, subjectId: sideId })
}

/** The same message came to other mailboxes of ours, too: it says so, and stays one. */
export async function noteOtherMailboxes(trx: Trx, messageId: number, addresses: string[]): Promise<void> {
  const noted = addresses.length > 0 && (await addMailboxes(trx, messageId, addresses))
  if (!noted) return
  await recordEvent(trx, {
    kind: 'message.changed',
    actor: system,
    ticketId: noted.ticketId,
    subjectId: messageId,
  })
}
