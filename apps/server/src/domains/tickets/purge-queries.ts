import { all, type Db, sql } from '../../platform/postgres/db.ts'

/** Deleted so many days ago; junk as many as the settings say. */
export const ticketsToPurge = (db: Db, days: number, limit: number): Promise<{ id: number }[]> =>
  all(
    db,
    sql<{ id: number }>`
      select id from tickets
      where deleted_at < now() - make_interval(days => case when junk_at is null then ${days}::int
                                                            else coalesce((select junk_days from settings), ${days}::int) end)
      order by deleted_at limit ${limit}
    `,
  )

/** A ticket and all that were merged into it, however long the chain, locked in the order of their numbers. */
export const lockWithMerged = async (db: Db, id: number): Promise<number[]> =>
  (
    await all(
      db,
      sql<{ id: number }>`
        with recursive merged (id) as (
          select ${id}::bigint
          union
          select t.id from merged join tickets t on t.merged_into_id = merged.id
        )
        select t.id from tickets t where t.id in (select id from merged) order by t.id for update
      `,
    )
  ).map((row) => row.id)

export const messageIdsOf = async (db: Db, ticketIds: number[]): Promise<number[]> =>
  (
    await all(db, sql<{ id: number }>`select id from messages where ticket_id = any(${ticketIds}::bigint[])`)
  ).map((row) => row.id)

/** Attachments go; their content is looked after by the sweep, which knows whether anybody else has it. */
export async function deleteMessages(db: Db, ids: number[]): Promise<void> {
  await sql`
    with gone as (delete from attachments where message_id = any(${ids}::bigint[]) returning sha256)
    insert into forgotten_files (sha256) select distinct sha256 from gone on conflict do nothing
  `.execute(db)
  await sql`delete from messages where id = any(${ids}::bigint[])`.execute(db)
}

/** What was told about them goes as well: what stands in the log, and what waits or is kept for others' programs. */
export async function deleteEvents(db: Db, ticketIds: number[]): Promise<void> {
  await sql`
    with gone as (delete from events where ticket_id = any(${ticketIds}::bigint[]) returning id)
    delete from webhook_deliveries d using webhooks w, gone
    where d.webhook_id = w.id and d.event_id = gone.id
  `.execute(db)
}

/** Participants, links, drafts and the search's document go with their ticket. */
export async function deleteTickets(db: Db, ids: number[]): Promise<void> {
  await sql`update tickets set previous_ticket_id = null where previous_ticket_id = any(${ids}::bigint[])`.execute(
    db,
  )
  // What is left of a project are tickets of their own.
  await sql`
    update tickets set part_of_id = null, part_number = null, waits_for = '{}' where part_of_id = any(${ids}::bigint[])
  `.execute(db)
  await sql`delete from tickets where id = any(${ids}::bigint[])`.execute(db)
}
