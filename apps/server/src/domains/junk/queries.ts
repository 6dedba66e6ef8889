import type { ListedSender } from '@podpora/contract/junk'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const shape = sql`l.id, l.list, l.entry, l.created_at, a.name as created_by`
const source = sql`sender_lists l left join agents a on a.id = l.created_by`

export const selectListed = (db: Db): Promise<ListedSender[]> =>
  all(db, sql<ListedSender>`select ${shape} from ${source} order by l.entry`)

export const selectListedById = (db: Db, id: number): Promise<ListedSender | undefined> =>
  first(db, sql<ListedSender>`select ${shape} from ${source} where l.id = ${id}`)

/** What is known of a sender, in one question. `entries` stand for the address, the nearest first. */
export const selectSender = (
  db: Db,
  customerId: number,
  entries: string[],
): Promise<{ listed: 'allow' | 'block' | null; known: boolean; limit: number }> =>
  one(
    db,
    sql<{ listed: 'allow' | 'block' | null; known: boolean; limit: number }>`
      select
        (select list from sender_lists where entry = any(${entries}::text[])
         order by array_position(${entries}::text[], entry) limit 1) as listed,
        exists (select from tickets where customer_id = ${customerId} and status in ('solved', 'closed') and deleted_at is null)
          as known,
        coalesce((select junk_score from settings), 8)::float8 as "limit"
    `,
  )

/** An entry stands on one list: the last word counts. */
export async function upsertListed(
  db: Db,
  { list, entry, createdBy }: { list: 'allow' | 'block'; entry: string; createdBy: number | null },
): Promise<number> {
  const { id } = await one(
    db,
    sql<{ id: number }>`
      insert into sender_lists (list, entry, created_by) values (${list}, ${entry.toLowerCase()}, ${createdBy})
      on conflict (entry) do update set list = excluded.list, created_by = excluded.created_by, created_at = now()
      returning id
    `,
  )
  return id
}

/** Whether there was such an entry. */
export const deleteListed = async (db: Db, id: number): Promise<boolean> =>
  (await first(db, sql<{ id: number }>`delete from sender_lists where id = ${id} returning id`)) !== undefined

/** Takes an address itself off a list; whether it stood there. */
export const deleteEntry = async (db: Db, list: 'allow' | 'block', entry: string): Promise<boolean> =>
  (await first(
    db,
    sql<{
      id: number
    }>`delete from sender_lists where list = ${list} and entry = ${entry.toLowerCase()} returning id`,
  )) !== undefined
