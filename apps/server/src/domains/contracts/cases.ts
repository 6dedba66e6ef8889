import type { Price } from '@podpora/contract/money'
import type { Static } from 'typebox'
import { all, type Db, first, sql, type Trx } from '../../platform/postgres/db.ts'
import { lockSources } from './facts-queries.ts'

/** The case that a ticket took, where cases are what is counted. */
const ofTicket = (ticketId: number) => sql`
  ticket_id = ${ticketId} and unit = 'tickets' and time_entry_id is null
`

/** Before it is given back: nobody takes anything of what it was taken of until the transaction ends. */
export async function holdCases(trx: Trx, ticketId: number): Promise<void> {
  const taken = await all(
    trx,
    sql<{ contractId: number | null; packId: number | null }>`
      select contract_id, pack_id from draws where ${ofTicket(ticketId)} and state <> 'declined'
    `,
  )
  const ids = (all: (number | null)[]) => [...new Set(all)].filter((id) => id !== null).sort((a, b) => a - b)
  await lockSources(trx, ids(taken.map((one) => one.contractId)), ids(taken.map((one) => one.packId)))
}

/** The case goes back to what it was taken of. What was declined stays written down. */
export async function releaseCase(trx: Trx, ticketId: number): Promise<void> {
  await sql`delete from draws where ${ofTicket(ticketId)} and state <> 'declined'`.execute(trx)
}

/** A case beyond what there was: whether its customer agrees to its price. */
export interface AskedCase {
  id: number
  contractId: number
  price: Static<typeof Price> | null
  state: 'asked' | 'done' | 'declined'
}

/** The last that a ticket asked for, or the one with this number. Undefined: it took none that has to be agreed to. */
export const askedCase = (
  db: Db,
  ticketId: number,
  id: number | null = null,
): Promise<AskedCase | undefined> =>
  first(
    db,
    sql<AskedCase>`
      select d.id, d.contract_id, d.state,
             case when d.price_amount is not null
                  then json_build_object('amount', d.price_amount, 'currency', d.price_currency) end as price
      from draws d join contracts k on k.id = d.contract_id
      where ${ofTicket(ticketId)} and d.over and k.terms ->> 'overage' = 'ask'
        and (${id}::bigint is null or d.id = ${id}::bigint)
      order by d.id desc limit 1
    `,
  )

/** Answers what is asked, once: false where somebody has. */
export const answerCase = async (trx: Trx, id: number, agreed: boolean): Promise<boolean> =>
  (await first(
    trx,
    sql`update draws set state = ${agreed ? 'done' : 'declined'} where id = ${id} and state = 'asked' returning 1`,
  )) !== undefined
