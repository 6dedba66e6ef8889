import type { Signature } from '@podpora/contract/signatures'
import { all, type Db, sql } from '../../platform/postgres/db.ts'

export const selectSignatures = (db: Db, agentId: number): Promise<Signature[]> =>
  all(
    db,
    sql<Signature>`
      select brand_id, html from signatures where agent_id = ${agentId} order by brand_id nulls first
    `,
  )

export async function putSignature(db: Db, agentId: number, { brandId, html }: Signature): Promise<void> {
  await sql`
    insert into signatures (agent_id, brand_id, html) values (${agentId}, ${brandId}, ${html})
    on conflict (agent_id, brand_id) do update set html = excluded.html
  `.execute(db)
}

export async function deleteSignature(db: Db, agentId: number, brandId: number | null): Promise<void> {
  const gone = sql`delete from signatures where agent_id = ${agentId} and brand_id is not distinct from ${brandId}::bigint`
  await gone.execute(db)
}
