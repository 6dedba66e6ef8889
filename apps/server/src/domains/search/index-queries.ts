import type { Cursor } from '../../platform/events/log.ts'
import { all, type Db, first, sql } from '../../platform/postgres/db.ts'
import type { Document } from './documents.ts'
import type { WordEntry } from './words/work.ts'

const reader = 'search'

/** Where the reading of the log stands. */
export async function readCursor(db: Db): Promise<Cursor> {
  const row = await first(
    db,
    sql<{
      xact: string
      id: number
    }>`select xact::text as xact, id from event_readers where name = ${reader}`,
  )
  return `${BigInt(row?.xact ?? 0)}.${BigInt(row?.id ?? 0)}`
}

/** Moves the cursor on; false where another process has moved it meanwhile. */
export async function moveCursor(db: Db, from: Cursor, to: Cursor): Promise<boolean> {
  const [xact, id] = to.split('.') as [string, string]
  const [oldXact, oldId] = from.split('.') as [string, string]
  const moved = await first(
    db,
    sql`update event_readers set xact = ${xact}::xid8, id = ${id}::bigint
        where name = ${reader} and xact = ${oldXact}::xid8 and id = ${oldId}::bigint returning id`,
  )
  return moved !== undefined
}

/** Whether something was written that is not in the index yet: events, or what they put aside. */
export const isBehind = async (db: Db): Promise<boolean> => {
  const row = await first(
    db,
    // In the index's order: see `anyFrom` of the log.
    sql<{ behind: boolean }>`
      select exists (select from search_backlog) or (
        select true from events e where (e.xact, e.id) > (r.xact, r.id) order by e.xact, e.id limit 1
      ) is true as behind
      from event_readers r where name = ${reader}`,
  )
  return row?.behind ?? false
}

export interface TicketText {
  id: number
  subject: string
  tags: string[]
  customer: string
  /** The number that an imported one had elsewhere. */
  reference: string
  /** What fields of the company's own say in words, as far as everybody sees them. */
  own: string[]
  messages: { text: string; files: string[] }[]
  /** Subjects of its side conversations, and who takes part. */
  sides: string
}

/** Newest messages first: they are what is kept of a ticket that is too long. */
export const ticketTexts = (db: Db, ids: number[]): Promise<TicketText[]> =>
  all(
    db,
    sql<TicketText>`
      select t.id, t.subject, t.tags,
        c.name || ' ' || coalesce((select string_agg(i.address, ' ' order by i.id)
                                   from identities i where i.customer_id = c.id), '') as customer,
        coalesce((select l.reference from import_links l where l.kind = 'ticket' and l.local_id = t.id limit 1), '')
          as reference,
        coalesce((select json_agg(v.value #>> '{}' order by f.position)
                  from jsonb_each(t.custom) as v join fields f on f.key = v.key
                  where f.type in ('text', 'link') and f.audience is null), '[]') as own,
        coalesce((select string_agg(d.subject || ' ' || coalesce((select string_agg(p.name || ' ' || p.address, ' ')
                                                         from side_participants p where p.side_id = d.id), ''), ' ')
                  from side_conversations d where d.ticket_id = t.id), '') as sides,
        coalesce((select json_agg(json_build_object('text', left(m.text, 100000), 'files', m.files)) from (
          select m.text, coalesce((select json_agg(a.name order by a.id) from attachments a where a.message_id = m.id),
                                  '[]') as files
          from messages m where m.ticket_id = t.id order by m.id desc limit 1000) as m), '[]') as messages
      from tickets t join customers c on c.id = t.customer_id
      where t.id = any(${ids}::bigint[])
    `,
  )

export interface CustomerText {
  id: number
  name: string
  note: string
  addresses: string
}

export const customerTexts = (db: Db, ids: number[]): Promise<CustomerText[]> =>
  all(
    db,
    sql<CustomerText>`
      select c.id, c.name, c.note, coalesce((select string_agg(i.address, ' ' order by i.id)
                                             from identities i where i.customer_id = c.id), '') as addresses
      from customers c where c.id = any(${ids}::bigint[])
    `,
  )

export async function putTickets(db: Db, documents: Map<number, Document>): Promise<void> {
  await sql`
    insert into search_tickets (ticket_id, words)
    select * from unnest(${[...documents.keys()]}::bigint[], ${wordsOf(documents)}::tsvector[])
    on conflict (ticket_id) do update set words = excluded.words where search_tickets.words <> excluded.words
  `.execute(db)
}

export async function putCustomers(db: Db, documents: Map<number, Document>): Promise<void> {
  await sql`
    insert into search_customers (customer_id, words)
    select * from unnest(${[...documents.keys()]}::bigint[], ${wordsOf(documents)}::tsvector[])
    on conflict (customer_id) do update set words = excluded.words where search_customers.words <> excluded.words
  `.execute(db)
}

const wordsOf = (documents: Map<number, Document>): string[] =>
  [...documents.values()].map((document) => document.words)

export async function putWords(db: Db, entries: WordEntry[]): Promise<void> {
  if (entries.length === 0) return
  await sql`
    insert into search_words (word, folded, deletes)
    select word, folded, deletes from json_to_recordset(${JSON.stringify(entries)}::json)
      as w (word text, folded text, deletes text[])
    on conflict (word) do nothing
  `.execute(db)
}

export interface Rebuild {
  customersTo: number
  ticketsTo: number
  done: number
  total: number
  startedAt: string
  finishedAt: string | null
}

export const rebuildRow = (db: Db): Promise<Rebuild | undefined> =>
  first(
    db,
    sql<Rebuild>`select customers_to, tickets_to, done, total, started_at, finished_at from search_rebuild`,
  )

/** From the beginning again; what is in the index stays until it is written anew. */
export async function beginRebuild(db: Db): Promise<void> {
  await sql`
    update search_rebuild set customers_to = 0, tickets_to = 0, done = 0, started_at = now(), finished_at = null,
      total = (select count(*) from customers) + (select count(*) from tickets)
  `.execute(db)
}

export async function noteRebuild(db: Db, run: Rebuild): Promise<void> {
  await sql`
    update search_rebuild set customers_to = ${run.customersTo}, tickets_to = ${run.ticketsTo}, done = ${run.done},
      finished_at = ${run.finishedAt}::timestamptz
    where started_at = ${run.startedAt}::timestamptz
  `.execute(db)
}

export const customerIdsAfter = (db: Db, id: number, limit: number): Promise<{ id: number }[]> =>
  all(db, sql<{ id: number }>`select id from customers where id > ${id} order by id limit ${limit}`)

export const ticketIdsAfter = (db: Db, id: number, limit: number): Promise<{ id: number }[]> =>
  all(db, sql<{ id: number }>`select id from tickets where id > ${id} order by id limit ${limit}`)
