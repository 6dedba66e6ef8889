import type pg from 'pg'

/**
 * Uses up numbers of transactions until the cluster has come further than `place`. Nothing is written but the counter:
 * some 200,000 a second. It is only ever needed where a busy log comes to a cluster that has just been made.
 */
export async function windForward(client: pg.ClientBase, place: number): Promise<void> {
  const { rows } = await client.query<{ missing: number }>(
    `select greatest(0, $1::bigint + 1 - pg_current_xact_id()::text::bigint)::int as missing`,
    [place],
  )
  const missing = rows[0]?.missing ?? 0
  if (missing === 0) return
  await client.query(
    `do $$ begin for i in 1..${missing} loop perform pg_current_xact_id(); commit; end loop; end $$`,
  )
}
