import type { Db } from '../../platform/postgres/db.ts'
import { type BroughtMessage, knownFiles, knownMails } from '../tickets/bringing-in.ts'
import type { Work } from './queries.ts'
import { messagesOf, recordsAfter, type Staged } from './record-queries.ts'
import type { AttachmentRecord, MessageRecord, TicketRecord } from './records.ts'
import { type Clean, type Texts, textsOf } from './texts.ts'

export interface PreparedMessage extends Staged<MessageRecord> {
  texts: Texts
  createdAt: string
  mail: Pick<BroughtMessage, 'channel' | 'externalId' | 'to' | 'cc'>
  attached: (AttachmentRecord & { sha256: string })[]
  missing: AttachmentRecord[]
}
export interface PreparedTicket extends Staged<TicketRecord> {
  messages: PreparedMessage[]
}

/**
 * The next tickets with their messages, made safe to show. Done before the transaction that writes them, for that one
 * holds back every reader of the log as long as it lasts.
 */
export async function prepareTickets(
  db: Db,
  work: Work,
  clean: Clean,
  limit: number,
): Promise<PreparedTicket[]> {
  const tickets = await recordsAfter<TicketRecord>(db, work.id, 'ticket', work.cursor, limit)
  const messages = await messagesOf<MessageRecord>(
    db,
    work.id,
    tickets.map(({ data }) => data.id),
  )
  const files = await knownFiles(
    db,
    messages.flatMap(({ data }) => data.attachments.map((a) => a.sha256 ?? '')).filter(Boolean),
  )
  const mails = await knownMails(
    db,
    messages.map(({ data }) => data.messageId).filter((id) => id !== null),
  )

  const ofTicket = Map.groupBy(messages, ({ data }) => data.ticket)
  return tickets.map((ticket) => {
    let before = ticket.data.createdAt
    const prepared = (ofTicket.get(ticket.data.id) ?? []).map((one): PreparedMessage => {
      const { data } = one
      before = data.createdAt ?? before
      const attached = data.attachments.filter((a): a is PreparedMessage['attached'][number] =>
        files.has(a.sha256 ?? ''),
      )
      const missing = data.attachments.filter((a) => !files.has(a.sha256 ?? ''))
      const channel = data.channel ?? ticket.data.channel
      return {
        ...one,
        texts: textsOf(data, missing, clean),
        createdAt: before,
        mail: {
          channel,
          externalId: channel === 'mail' ? nameOnce(data.messageId, mails) : null,
          to: data.to,
          cc: data.cc,
        },
        attached,
        missing,
      }
    })
    return { ...ticket, messages: prepared }
  })
}

/** A Message-ID belongs to one message only: one that is here already keeps it. */
function nameOnce(messageId: string | null, taken: Set<string>): string | null {
  if (messageId === null || taken.has(messageId)) return null
  taken.add(messageId)
  return messageId
}
