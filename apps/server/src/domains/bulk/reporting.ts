import { type BulkItem, type BulkItemQuery, mostInBulk } from '@podpora/contract/bulk'
import type { Static } from 'typebox'
import type { SignedIn } from '../../platform/http/app.ts'
import { idCursor, pageOf } from '../../platform/http/paging.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { maySee, ticketsByIds } from '../tickets/access.ts'
import { selectItems } from './queries.ts'

/** A page of a run's tickets, in the order of their numbers; subjects only of those that the reader may see. */
export async function reportPage(
  db: Db,
  actor: SignedIn,
  runId: number,
  { outcome, after, limit = 50 }: Static<typeof BulkItemQuery>,
): Promise<{ items: BulkItem[]; next: string | null }> {
  const found = await selectItems(db, runId, { outcome, after: idCursor(after), limit: limit + 1 })
  const { items, next } = pageOf(found, limit, (item) => String(item.ticketId))
  const rows = await ticketsByIds(
    db,
    items.map((item) => item.ticketId),
  )
  const subjects = new Map(rows.filter((row) => maySee(actor, row)).map((row) => [row.id, row.subject]))
  return { items: items.map((item) => ({ ...item, subject: subjects.get(item.ticketId) ?? null })), next }
}

/** Numbers and codes only: nothing that a customer wrote can become a formula. */
export async function reportCsv(db: Db, runId: number): Promise<string> {
  const items = await selectItems(db, runId, { outcome: undefined, after: null, limit: mostInBulk })
  const lines = items.map(({ ticketId, outcome, code, fields }) =>
    [ticketId, outcome ?? '', code ?? '', fields.map(({ field }) => field).join(' ')].join(','),
  )
  return ['ticket,outcome,reason,fields', ...lines, ''].join('\r\n')
}
