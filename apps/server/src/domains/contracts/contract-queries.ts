import type {
  Contract,
  ContractChange,
  ContractHistory,
  ContractInput,
  PlanTerms,
} from '@podpora/contract/contracts'
import type { ContractState } from '@podpora/contract/entitlement-kinds'
import type { ActorRef } from '../../platform/events/log.ts'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

export type StoredContract = Omit<Contract, 'balance' | 'visits'>

/** What the holder `c` or `o` of something is called. */
export const holderName = sql`
  coalesce(o.name, nullif(c.name, ''),
           (select i.address from identities i where i.customer_id = c.id order by i.id limit 1), '')
`
const shape = sql`
  k.id, k.version, k.customer_id, k.company_id, ${holderName} as holder_name, k.plan_id, p.name as plan_name, k.terms,
  k.starts_on::text as starts_on, k.ends_on::text as ends_on, k.free_months, k.state, k.responsible_id, k.contact_id, k.note,
  k.created_at
`
const joined = sql`
  contracts k join plans p on p.id = k.plan_id left join customers c on c.id = k.customer_id
  left join companies o on o.id = k.company_id
`

export interface Which {
  state?: ContractState | undefined
  companyId?: number | undefined
  customerId?: number | undefined
}

/** Newest first; of a customer their company's as well. */
export const contractPage = (
  db: Db,
  { state = undefined, companyId = undefined, customerId = undefined }: Which,
  before: number | null,
  limit: number,
): Promise<StoredContract[]> =>
  all(
    db,
    sql<StoredContract>`
      select ${shape} from ${joined}
      where ${state === undefined ? sql`true` : sql`k.state = ${state}`}
        and ${companyId === undefined ? sql`true` : sql`k.company_id = ${companyId}`}
        and ${
          customerId === undefined
            ? sql`true`
            : sql`(k.customer_id = ${customerId} or k.company_id = (select company_id from customers where id = ${customerId}))`
        }
        and ${before === null ? sql`true` : sql`k.id < ${before}`}
      order by k.id desc limit ${limit}
    `,
  )

export const selectContract = (db: Db, id: number): Promise<StoredContract | undefined> =>
  first(db, sql<StoredContract>`select ${shape} from ${joined} where k.id = ${id}`)

/** As it is now, and nobody else's to change, or to take anything of, until the transaction ends. */
export const lockContract = (db: Db, id: number): Promise<StoredContract | undefined> =>
  first(db, sql<StoredContract>`select ${shape} from ${joined} where k.id = ${id} for no key update of k`)

export const insertContract = (db: Db, k: ContractInput & { terms: PlanTerms }): Promise<{ id: number }> =>
  one(
    db,
    sql<{ id: number }>`
      insert into contracts (customer_id, company_id, plan_id, terms, starts_on, ends_on, free_months, state,
                             responsible_id, contact_id, note)
      values (${k.customerId}, ${k.companyId}, ${k.planId}, ${JSON.stringify(k.terms)}::jsonb, ${k.startsOn}::date,
              ${k.endsOn}::date, ${k.freeMonths}, ${k.state}, ${k.responsibleId}, ${k.contactId ?? null}::bigint, ${k.note})
      returning id
    `,
  )

export async function updateContract(db: Db, id: number, k: ContractChange): Promise<void> {
  await sql`
    update contracts set starts_on = ${k.startsOn}::date, free_months = ${k.freeMonths},
      told_ending = told_ending and ends_on is not distinct from ${k.endsOn}::date, ends_on = ${k.endsOn}::date,
      contact_id = ${k.contactId === undefined ? sql`contact_id` : sql`${k.contactId}::bigint`}, responsible_id = ${k.responsibleId}, note = ${k.note}, version = version + 1
    where id = ${id}
  `.execute(db)
}

/** Whether a customer is one of a company's. */
export const isOf = async (db: Db, customerId: number, companyId: number): Promise<boolean> =>
  (await first(db, sql`select 1 from customers where id = ${customerId} and company_id = ${companyId}`)) !==
  undefined

export async function setState(
  db: Db,
  ids: number[],
  state: ContractState,
  actor: ActorRef,
  reason: string,
): Promise<void> {
  await sql`
    with changed as (
      update contracts set state = ${state}, version = version + 1 where id = any(${ids}::bigint[]) returning id
    )
    insert into contract_states (contract_id, state, actor_kind, actor_id, reason)
    select id, ${state}, ${actor.kind}, ${actor.id}, ${reason} from changed order by id
  `.execute(db)
}

export async function noteFirstState(
  db: Db,
  id: number,
  state: ContractState,
  actor: ActorRef,
): Promise<void> {
  await sql`
    insert into contract_states (contract_id, state, actor_kind, actor_id, reason)
    values (${id}, ${state}, ${actor.kind}, ${actor.id}, '')
  `.execute(db)
}

export const statesOf = (db: Db, id: number): Promise<ContractHistory> =>
  all(
    db,
    sql<ContractHistory[number]>`
      select s.id, s.state, s.reason, s.at,
             json_build_object('kind', s.actor_kind, 'id', s.actor_id,
               'name', coalesce((select a.name from agents a where s.actor_kind = 'agent' and a.id = s.actor_id), '')) as actor
      from contract_states s where s.contract_id = ${id} order by s.id
    `,
  )
