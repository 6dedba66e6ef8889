import type { OutgoingMail } from '@podpora/contract/mail'
import type { Delivery } from '@podpora/contract/tickets'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { type OutgoingRow, selectOutgoing, selectOutgoingByIds, selectOutgoingOfMessage } from './queries.ts'
import { shownSender } from './rules.ts'

export type { OutgoingRow } from './queries.ts'

/** What a reader may see. Whoever reads an invitation or a reset could become the person it was written to. */
export interface Sight {
  withSystemTexts: boolean
}

export const deliveryOf = (row: OutgoingRow): Delivery => ({
  state: row.state,
  attempts: row.attempts,
  error: row.error,
  // While it is being sent this is the lease of the process that sends it.
  nextAt: row.state === 'queued' ? row.nextAt : null,
  sentAt: row.sentAt,
  ...(row.state === 'queued' && row.slotAt !== null && { limited: true }),
})

export const outgoingView = (row: OutgoingRow, { withSystemTexts }: Sight): OutgoingMail => ({
  id: row.id,
  kind: row.kind,
  from: shownSender(row.fromName, row.fromAddress),
  to: row.toAddresses,
  cc: row.ccAddresses,
  bcc: row.bccAddresses,
  subject: row.subject,
  text: withSystemTexts || !['invitation', 'password_reset'].includes(row.kind) ? row.text : null,
  ticketId: row.ticketId,
  messageId: row.messageId,
  delivery: deliveryOf(row),
  createdAt: row.createdAt,
})

/** For the live feed. */
export const outgoingMailsByIds = async (db: Db, ids: number[], sight: Sight): Promise<OutgoingMail[]> =>
  (await selectOutgoingByIds(db, ids)).filter((row) => !row.concealed).map((row) => outgoingView(row, sight))

/** For the channel, which acts for nobody. */
export const findOutgoing = (db: Db, id: number): Promise<OutgoingRow | undefined> => selectOutgoing(db, id)

/** @throws Refusal not_found */
export async function loadOutgoing(db: Db, id: number): Promise<OutgoingRow> {
  const row = await selectOutgoing(db, id)
  if (!row || row.concealed) throw new Refusal('not_found')
  return row
}

/** The mail that carries an answer. @throws Refusal not_found */
export async function loadOutgoingOfMessage(db: Db, messageId: number): Promise<OutgoingRow> {
  const row = await selectOutgoingOfMessage(db, messageId)
  if (!row) throw new Refusal('not_found')
  return row
}
