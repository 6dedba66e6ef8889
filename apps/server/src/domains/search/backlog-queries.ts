import { all, type Db, one, sql } from '../../platform/postgres/db.ts'

/** Something that waits for the index, put there as the `place`-th. */
export interface Waiting {
  kind: 'customer' | 'ticket'
  id: number
  place: number
}

/** Puts customers and tickets aside, and all tickets of renamed customers: their names and addresses stand in those too. */
export async function addToBacklog(
  db: Db,
  { customers, tickets, renamed }: { customers: number[]; tickets: number[]; renamed: number[] },
): Promise<void> {
  if (customers.length + tickets.length + renamed.length === 0) return
  await sql`
    insert into search_backlog (kind, id)
    select 'customer', * from unnest(${customers}::bigint[])
    union
    select 'ticket', * from unnest(${tickets}::bigint[])
    union
    select 'ticket', id from tickets where customer_id = any(${renamed}::bigint[])
    on conflict (kind, id) do update set place = default
  `.execute(db)
}

/** What is to be done next: customers, then tickets, by their numbers. */
export const firstOfBacklog = (db: Db, limit: number): Promise<Waiting[]> =>
  all(db, sql<Waiting>`select kind, id, place from search_backlog order by kind, id limit ${limit}`)

/** Done with, except what was put there again meanwhile. */
export async function dropFromBacklog(db: Db, done: Waiting[]): Promise<void> {
  if (done.length === 0) return
  await sql`
    delete from search_backlog b
    using unnest(${done.map(({ kind }) => kind)}::text[], ${done.map(({ id }) => id)}::bigint[],
                 ${done.map(({ place }) => place)}::bigint[]) as d (kind, id, place)
    where b.kind = d.kind and b.id = d.id and b.place = d.place
  `.execute(db)
}

/** How much is put aside, counted up to `limit`. */
export const countBacklog = async (db: Db, limit: number): Promise<number> =>
  (
    await one(
      db,
      sql<{
        count: number
      }>`select count(*) as count from (select from search_backlog limit ${limit}) as waiting`,
    )
  ).count
