import type { Entitlement } from '@podpora/contract/contracts'
import { type Db, one, sql } from '../../platform/postgres/db.ts'

export interface Chosen {
  contractId: number | null
  planName: string | null
  why: Entitlement['why'] | null
}

/** What a ticket is served by, as it was found or chosen. */
export const contractOfTicket = (db: Db, id: number): Promise<Chosen> =>
  one(
    db,
    sql<Chosen>`
      select t.contract_id, t.entitled_why as why, (select p.name from plans p where p.id = t.plan_id) as plan_name
      from tickets t where t.id = ${id}
    `,
  )

export async function setContractOfTicket(
  db: Db,
  id: number,
  { contractId, why }: Pick<Entitlement, 'contractId' | 'why'>,
): Promise<void> {
  await sql`update tickets set contract_id = ${contractId}, entitled_why = ${why} where id = ${id}`.execute(
    db,
  )
}
