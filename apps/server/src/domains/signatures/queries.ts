import type { Signature } from '@podpora/contract/signatures'
import { all, type Db, first, sql } from '../../platform/postgres/db.ts'

export const selectSignatures = (db: Db, agentId: number): Promise<Signature[]> =>
  all(
    db,
    sql<Signature>`
      select brand_id, html from signatures where agent_id = ${agentId} order by brand_id nulls first
    `,
  )

export interface Writer {
  name: string
  position: string
  signatures: Signature[]
}

/** Who writes, and with what under it, in one statement: every answer asks. */
export const selectWriter = (db: Db, agentId: number): Promise<Writer | undefined> =>
  first(
    db,
    sql<Writer>`
      select name, position,
             coalesce((select json_agg(json_build_object('brandId', brand_id, 'html', html))
                       from signatures where agent_id = agents.id), '[]') as signatures
      from agents where id = ${agentId}
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
