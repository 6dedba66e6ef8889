import { all, type Db, sql } from '../../platform/postgres/db.ts'

/** Where messages of ours stand now: they may have been moved by a merge or a split since they were sent. */
export const placesOfMessages = async (db: Db, ids: number[]): Promise<Map<number, number>> => {
  if (ids.length === 0) return new Map()
  const rows = await all(
    db,
    sql<{
      id: number
      ticketId: number
    }>`select id, ticket_id from messages where id = any(${ids}::bigint[])`,
  )
  return new Map(rows.map(({ id, ticketId }) => [id, ticketId]))
}

/** Tickets that a message answers which came before it. */
export const ticketsAwaiting = async (db: Db, channel: string, externalId: string): Promise<number[]> =>
  (
    await all(
      db,
      sql<{ ticketId: number }>`
        select ticket_id from awaited_messages where channel = ${channel} and external_id = ${externalId} order by ticket_id
      `,
    )
  ).map((row) => row.ticketId)

/** Notes those of these messages that have not come; what has come, or waits already, is left alone. */
export async function awaitMessages(
  db: Db,
  ticketId: number,
  channel: string,
  externalIds: string[],
): Promise<void> {
  await sql`
    insert into awaited_messages (channel, external_id, ticket_id)
    select ${channel}, wanted.id, ${ticketId} from unnest(${externalIds}::text[]) as wanted (id)
    where not exists (select from messages m where m.channel = ${channel} and m.external_id = wanted.id)
    on conflict do nothing
  `.execute(db)
}

/** After so long a message that was referred to will not come any more. */
export async function stopAwaiting(db: Db, days: number): Promise<void> {
  await sql`delete from awaited_messages where awaited_at < now() - make_interval(days => ${days})`.execute(
    db,
  )
}
