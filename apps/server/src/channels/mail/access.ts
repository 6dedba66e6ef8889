import type { InboundMail } from '@podpora/contract/mail'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { type InboundRow, selectInbound, selectInboundByIds, selectInboundOf } from './queries.ts'

export const inboundView = (row: InboundRow): InboundMail => ({
  id: row.id,
  source: row.source,
  from: row.fromHeader,
  to: row.recipients,
  subject: row.subject,
  size: row.size,
  state: row.state,
  error: row.error,
  attempts: row.attempts,
  ticketId: row.ticketId,
  receivedAt: row.receivedAt,
})

/** For the live feed. */
export const inboundMailsByIds = async (db: Db, ids: number[]): Promise<InboundMail[]> =>
  (await selectInboundByIds(db, ids)).filter((row) => !row.concealed).map(inboundView)

/** @throws Refusal not_found */
export async function loadInbound(db: Db, id: number): Promise<InboundRow> {
  const row = await selectInbound(db, id)
  if (!row || row.concealed) throw new Refusal('not_found')
  return row
}

/** The mail that a message was made of. @throws Refusal not_found */
export async function loadInboundOf(db: Db, messageId: number): Promise<InboundRow> {
  const row = await selectInboundOf(db, messageId)
  if (!row) throw new Refusal('not_found')
  return row
}
