import type { Actor } from '@podpora/contract/common'
import type { EventKind } from '@podpora/contract/events'
import { all, type Db, first, one, type Sql, sql, writeAtEnd } from '../postgres/db.ts'

/** Whoever acts, as the log stores it. */
export interface ActorRef {
  kind: Actor['kind']
  id: number | null
}
export const system: ActorRef = { kind: 'system', id: null }

export interface NewEvent {
  kind: EventKind
  actor: ActorRef
  ticketId?: number | null
  /** The message, agent, group … that it is about, where that is not the ticket. */
  subjectId?: number | null
  data?: Record<string, unknown>
}

export interface LoggedEvent {
  id: number
  xact: string
  at: string
  kind: EventKind
  actor: Actor
  ticketId: number | null
  subjectId: number | null
  data: Record<string, unknown>
}

/** A place in the log: all that comes before it has been read. Written `xact.id`. */
export type Cursor = `${bigint}.${bigint}`

export const channel = 'podpora_events'
/** What NOTIFY says where everybody shall look again, though nothing was written. */
export const lookAgain = 'look'

/** Writes events within the action's own transaction, and wakes the readers when it commits. */
export async function recordEvents(trx: Db, events: NewEvent[]): Promise<void> {
  if (events.length > 0) await writeAtEnd(trx, insertEvents, events)
}

const insertEvents = (events: NewEvent[]) => sql`
  with written as (
    insert into events (kind, actor_kind, actor_id, ticket_id, subject_id, data)
    select kind, actor_kind, actor_id, ticket_id, subject_id, data::jsonb from unnest(
      ${events.map((e) => e.kind)}::text[], ${events.map((e) => e.actor.kind)}::text[],
      ${events.map((e) => e.actor.id)}::bigint[], ${events.map((e) => e.ticketId ?? null)}::bigint[],
      ${events.map((e) => e.subjectId ?? null)}::bigint[], ${events.map((e) => JSON.stringify(e.data ?? {}))}::text[]
    ) with ordinality as e (kind, actor_kind, actor_id, ticket_id, subject_id, data, place) order by place
    returning 1
  )
  select pg_notify(${channel}, '') from written limit 1
`

/**
 * Writes what happened before it came here (an import): it stands in the history, and no reader of the log comes by it,
 * for it lies before everything that was ever read.
 */
export async function recordPast(
  trx: Db,
  events: (NewEvent & { at: string; ticketId: number })[],
): Promise<void> {
  if (events.length === 0) return
  await sql`
    insert into events (xact, at, kind, actor_kind, actor_id, ticket_id, data)
    select '0'::xid8, e.at, e.kind, e.actor_kind, e.actor_id, e.ticket_id, e.data
    from json_to_recordset(${JSON.stringify(
      events.map(({ at, kind, actor, ticketId, data = {} }) => ({
        at,
        kind,
        actor_kind: actor.kind,
        actor_id: actor.id,
        ticket_id: ticketId,
        data,
      })),
    )}::json) as e (at timestamptz, kind text, actor_kind text, actor_id bigint, ticket_id bigint, data jsonb)
  `.execute(trx)
}

export const recordEvent = (trx: Db, event: NewEvent): Promise<void> => recordEvents(trx, [event])

/** Has the readers look again, though nothing was written. */
export async function wakeReaders(db: Db): Promise<void> {
  await sql`select pg_notify(${channel}, ${lookAgain})`.execute(db)
}

/** A cursor at the present: every event that it leaves behind is visible to whoever reads after this. */
export async function presentCursor(db: Db): Promise<Cursor> {
  const last = await first(
    db,
    sql<{ xact: string; id: number }>`
      select xact::text as xact, id from events where xact < pg_snapshot_xmin(pg_current_snapshot())
      order by events.xact desc, id desc limit 1
    `,
  )
  return last ? placeOf(last) : '0.0'
}

/**
 * Whether a cursor is a place in this log: each names the event that was read last. One from before a restore or a move
 * names none that is here, for events have other transactions since, and what came after it cannot be told.
 */
export async function isPlace(db: Db, cursor: Cursor): Promise<boolean> {
  const [xact, id] = cursor.split('.') as [string, string]
  if (id === '0') return true
  const found = sql`select from events where id = ${id}::bigint and xact = ${xact}::xid8`
  return (await first(db, found)) !== undefined
}

/** Where an event stands. */
export const placeOf = ({ xact, id }: Pick<LoggedEvent, 'xact' | 'id'>): Cursor =>
  `${BigInt(xact)}.${BigInt(id)}`

export function isBefore(a: Cursor, b: Cursor): boolean {
  const [aXact, aId] = a.split('.').map(BigInt) as [bigint, bigint]
  const [bXact, bId] = b.split('.').map(BigInt) as [bigint, bigint]
  return aXact === bXact ? aId < bId : aXact < bXact
}

export function parseCursor(text: string): Cursor | undefined {
  return /^\d{1,20}\.\d{1,18}$/.test(text) ? (text as Cursor) : undefined
}

export interface EventPage {
  events: LoggedEvent[]
  cursor: Cursor
  /** Events are written that cannot be read yet, because an older transaction is still under way. */
  pending: boolean
}

/**
 * Whether there are events after a place. In the index's order: PostgreSQL takes "later than" for a third of the table
 * and would walk all of it for one, which is what it does where there is none.
 */
const anyFrom = (place: Sql): Sql =>
  sql`(select true from events where ${place} order by xact, id limit 1) is true`
const pendingNow = anyFrom(sql`xact >= pg_snapshot_xmin(pg_current_snapshot())`)

/**
 * The next events after `cursor`, oldest first.
 *
 * A sequence is not a safe cursor: a row with a smaller id may commit later. Each event carries its writer's
 * transaction id, and only what is below the oldest transaction still running is read; nothing can be added there.
 */
export async function readEvents(db: Db, cursor: Cursor, limit: number): Promise<EventPage> {
  const [xact, id] = cursor.split('.') as [string, string]
  const unread = anyFrom(sql`(xact, id) > (${xact}::xid8, ${id}::bigint)`)
  const rows = await all(
    db,
    sql<LoggedEvent & { pending: boolean }>`
      select e.id, e.xact::text as xact, e.at, e.kind, e.ticket_id, e.subject_id, e.data, ${pendingNow} as pending,
             json_build_object('kind', e.actor_kind, 'id', e.actor_id, 'name', coalesce(a.name, s.name, nullif(c.name, ''), '')) as actor
      from events e
      left join agents a on e.actor_kind = 'agent' and a.id = e.actor_id
      left join customers c on e.actor_kind = 'customer' and c.id = e.actor_id
      left join services s on e.actor_kind = 'bot' and s.id = e.actor_id
      where (e.xact, e.id) > (${xact}::xid8, ${id}::bigint) and e.xact < pg_snapshot_xmin(pg_current_snapshot())
      order by e.xact, e.id
      limit ${limit}
    `,
  )
  const last = rows.at(-1)
  const next = last ? placeOf(last) : cursor
  // A moment later, when what held events back may be gone: then they are there to be read, and count as pending.
  const { pending } = last ?? (await one(db, sql<{ pending: boolean }>`select ${unread} as pending`))
  return { events: rows.map(({ pending: _, ...event }) => event), cursor: next, pending }
}

/** How many events there are after `cursor`, counted up to `limit`. */
export async function countSince(db: Db, cursor: Cursor, limit: number): Promise<number> {
  const [xact, id] = cursor.split('.') as [string, string]
  const row = await first(
    db,
    sql<{ count: number }>`
      select count(*) as count
      from (select from events where (xact, id) > (${xact}::xid8, ${id}::bigint) limit ${limit}) as later
    `,
  )
  return row?.count ?? 0
}
