import type { Delivery, TicketRow } from '@podpora/contract/tickets'
import { all, type Db, first, sql } from '../../platform/postgres/db.ts'
import type { FieldChanges } from './rules.ts'

/** The ticket before an answer that is shown as sent and can still be taken back. */
export interface Before {
  changes: FieldChanges
  excerpt: string
  lastFrom: TicketRow['lastFrom']
  waitingSince: string | null
}

export interface Scheduled {
  messageId: number
  /** Where it was written; merging may have moved it since. */
  ticketId: number
  kind: 'undo' | 'later'
  sendAt: string
  status: NonNullable<Delivery['scheduled']>['status']
  unlessReply: boolean
  before: Before | null
}

const columns = sql`message_id, ticket_id, kind, send_at, status, unless_reply, before`

export async function insertScheduled(db: Db, s: Scheduled): Promise<void> {
  await sql`
    insert into scheduled_messages (message_id, ticket_id, kind, send_at, status, unless_reply, before)
    values (${s.messageId}, ${s.ticketId}, ${s.kind}, ${s.sendAt}, ${s.status}, ${s.unlessReply},
            ${s.before && JSON.stringify(s.before)}::jsonb)
  `.execute(db)
}

const ready = {
  any: sql`true`,
  due: sql`send_at <= now()`,
  'due undo': sql`send_at <= now() and kind = 'undo'`,
}

/** Whoever takes it decides what becomes of the answer: of sending and taking back one gets it. */
export const takeScheduled = (
  db: Db,
  messageId: number,
  when: keyof typeof ready,
): Promise<Scheduled | undefined> =>
  first(
    db,
    sql<Scheduled>`
      delete from scheduled_messages
      where message_id = ${messageId} and ${ready[when]} returning ${columns}
    `,
  )

export const moveScheduled = (
  db: Db,
  messageId: number,
  sendAt: string,
  unlessReply: boolean,
): Promise<Scheduled | undefined> =>
  first(
    db,
    sql<Scheduled>`
      update scheduled_messages set send_at = ${sendAt}, unless_reply = ${unlessReply}
      where message_id = ${messageId} and kind = 'later' returning ${columns}
    `,
  )

/** Answers that do not leave where the customer writes before. */
export const heldByReply = async (db: Db, ticketId: number): Promise<number[]> =>
  (
    await all(
      db,
      sql<{ messageId: number }>`
        select s.message_id from messages m join scheduled_messages s on s.message_id = m.id
        where m.ticket_id = ${ticketId} and s.unless_reply order by s.message_id
      `,
    )
  ).map((row) => row.messageId)

/** Answers whose time came a while ago: their job was lost. */
export const overdue = async (db: Db, seconds: number, limit: number): Promise<number[]> =>
  (
    await all(
      db,
      sql<{ messageId: number }>`
        select message_id from scheduled_messages where send_at <= now() - make_interval(secs => ${seconds})
        order by send_at limit ${limit}
      `,
    )
  ).map((row) => row.messageId)

/** The public messages next to one: what its writer had seen, and whether somebody has written since. */
export async function neighbours(
  db: Db,
  ticketId: number,
  messageId: number,
): Promise<{ before: number | null; after: 'in' | 'out' | null }> {
  const found = await first(
    db,
    sql<{ before: number | null; after: 'in' | 'out' | null }>`
      select (select id from messages where ticket_id = ${ticketId} and id < ${messageId} and kind = 'public'
              order by id desc limit 1) as before,
             (select direction from messages where ticket_id = ${ticketId} and id > ${messageId} and kind = 'public'
              order by id desc limit 1) as after
    `,
  )
  return found ?? { before: null, after: null }
}

export async function restoreLast(db: Db, ticketId: number, before: Before): Promise<void> {
  await sql`
    update tickets set excerpt = ${before.excerpt}, last_from = ${before.lastFrom},
                       waiting_since = ${before.waitingSince}::timestamptz,
                       updated_at = greatest(updated_at, clock_timestamp())
    where id = ${ticketId}
  `.execute(db)
}

/** The customer waited before, and has written again: they wait since then. */
export async function waitsSince(db: Db, ticketId: number, since: string): Promise<void> {
  await sql`update tickets set waiting_since = ${since}::timestamptz where id = ${ticketId}`.execute(db)
}

export async function deleteMessage(db: Db, id: number): Promise<void> {
  await sql`delete from attachments where message_id = ${id}`.execute(db)
  await sql`delete from messages where id = ${id}`.execute(db)
}
