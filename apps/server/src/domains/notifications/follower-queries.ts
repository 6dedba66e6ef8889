import { all, type Db, sql } from '../../platform/postgres/db.ts'

/** Who follows these tickets. */
export async function followersOf(db: Db, ticketIds: number[]): Promise<Map<number, number[]>> {
  const rows = await all(
    db,
    sql<{ ticketId: number; agentIds: number[] }>`
      select ticket_id, array_agg(agent_id order by created_at, agent_id) as agent_ids from ticket_followers
      where ticket_id = any(${ticketIds}::bigint[]) and follows group by ticket_id
    `,
  )
  return new Map(rows.map((row) => [row.ticketId, row.agentIds]))
}

/** Follows or stops, by hand. False: it was so already. */
export async function setFollows(
  db: Db,
  ticketId: number,
  agentId: number,
  follows: boolean,
): Promise<boolean> {
  const rows = await all(
    db,
    sql`
      insert into ticket_followers as f (ticket_id, agent_id, follows) values (${ticketId}, ${agentId}, ${follows})
      on conflict (ticket_id, agent_id) do update set follows = excluded.follows, created_at = now()
      where f.follows <> excluded.follows returning 1
    `,
  )
  return rows.length > 0
}

/** Has them follow, except for those who once stopped by hand. Gives who did not before. */
export async function drawIn(db: Db, ticketId: number, agentIds: number[]): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ agentId: number }>`
      insert into ticket_followers (ticket_id, agent_id) select ${ticketId}, unnest(${agentIds}::bigint[])
      on conflict do nothing returning agent_id
    `,
  )
  return rows.map((row) => row.agentId)
}
