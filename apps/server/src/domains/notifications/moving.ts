import { all, sql, type Trx } from '../../platform/postgres/db.ts'

/** Who follows one ticket follows the other as well. Gives whom that one had not; who once stopped stays away. */
export async function copyFollowers(trx: Trx, { from, to }: { from: number; to: number }): Promise<number[]> {
  const rows = await all(
    trx,
    sql<{ agentId: number }>`
      insert into ticket_followers (ticket_id, agent_id)
      select ${to}::bigint, agent_id from ticket_followers where ticket_id = ${from} and follows
      on conflict do nothing returning agent_id
    `,
  )
  return rows.map((row) => row.agentId)
}

/** Gives those of them who did follow. */
export async function dropFollowers(trx: Trx, ticketId: number, agentIds: number[]): Promise<number[]> {
  const rows = await all(
    trx,
    sql<{ agentId: number }>`
      delete from ticket_followers where ticket_id = ${ticketId} and agent_id = any(${agentIds}::bigint[]) and follows
      returning agent_id
    `,
  )
  return rows.map((row) => row.agentId)
}
