import type { Snooze } from '@podpora/contract/operations'
import { all, type Db, sql } from '../../platform/postgres/db.ts'

export async function setSnooze(db: Db, id: number, snooze: Snooze, by: number | null): Promise<void> {
  await sql`
    update tickets set snoozed_at = clock_timestamp(), snoozed_until = ${snooze.until}::timestamptz,
                       snoozed_on = ${snooze.on}::text[], snoozed_by = ${by}, woken_at = null,
                       updated_at = greatest(updated_at, clock_timestamp())
    where id = ${id}
  `.execute(db)
}

/** @param marked whether the list says that it has woken: not where somebody woke it by hand */
export async function endSnooze(db: Db, id: number, marked: boolean): Promise<void> {
  await sql`
    update tickets set snoozed_at = null, snoozed_until = null, snoozed_on = '{}', snoozed_by = null,
                       woken_at = case when ${marked} then clock_timestamp() end,
                       updated_at = greatest(updated_at, clock_timestamp())
    where id = ${id}
  `.execute(db)
}

export const ticketsToWake = (db: Db, limit: number): Promise<{ id: number }[]> =>
  all(
    db,
    sql<{ id: number }>`
      select id from tickets where snoozed_until <= now() order by snoozed_until limit ${limit}
    `,
  )

/** Tickets that sleep until one that they are linked to is solved. */
export const sleepersLinkedTo = (db: Db, id: number): Promise<{ id: number }[]> =>
  all(
    db,
    sql<{ id: number }>`
      select t.id from (select from_id as id from ticket_links where to_id = ${id}
                        union select to_id from ticket_links where from_id = ${id}) as linked
      join tickets t on t.id = linked.id and 'linked_solved' = any(t.snoozed_on)
      order by t.id
    `,
  )
