import type { CountedUnit } from '@podpora/contract/entitlement-kinds'
import type { Expense, NewExpense, TimeEntry } from '@podpora/contract/time'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const entryShape = sql`
  e.id, e.agent_id, e.visit, e.started_at, e.minutes, e.billable, e.counted, e.note,
  coalesce((select sum(d.amount)::int from draws d where d.time_entry_id = e.id and d.over), 0) as over,
  (select min(d.id) from draws d where d.time_entry_id = e.id and d.state = 'asked') as asked,
  exists (select from draws d where d.time_entry_id = e.id and d.state = 'declined') as declined
`
const expenseShape = sql`
  x.id, x.agent_id, x.day::text as day, json_build_object('amount', x.amount, 'currency', x.currency) as sum, x.billable, x.note
`

export const entriesOf = (db: Db, ticketId: number): Promise<TimeEntry[]> =>
  all(
    db,
    sql<TimeEntry>`select ${entryShape} from time_entries e where e.ticket_id = ${ticketId} order by e.id desc limit 500`,
  )

export const expensesOf = (db: Db, ticketId: number): Promise<Expense[]> =>
  all(
    db,
    sql<Expense>`select ${expenseShape} from expenses x where x.ticket_id = ${ticketId} order by x.id desc limit 500`,
  )

export const entryById = (db: Db, id: number): Promise<TimeEntry | undefined> =>
  first(db, sql<TimeEntry>`select ${entryShape} from time_entries e where e.id = ${id}`)

export const entryByClientId = (db: Db, clientId: string): Promise<{ id: number } | undefined> =>
  first(db, sql<{ id: number }>`select id from time_entries where client_id = ${clientId}::uuid`)

export interface Booked {
  ticketId: number
  customerId: number
  contractId: number | null
  lineId: number | null
  agentId: number
}

export interface NewEntry
  extends Pick<TimeEntry, 'visit' | 'startedAt' | 'minutes' | 'billable' | 'counted' | 'note'> {
  clientId: string
  /** At what the line costs at this moment. */
  cost: { amount: number; currency: string } | null
}

/** Undefined: it stands there already. */
export const insertEntry = (db: Db, b: Booked, e: NewEntry): Promise<{ id: number } | undefined> =>
  first(
    db,
    sql<{ id: number }>`
      insert into time_entries (client_id, ticket_id, customer_id, contract_id, line_id, agent_id, visit, started_at,
                                minutes, billable, counted, note, cost_amount, cost_currency)
      values (${e.clientId}::uuid, ${b.ticketId}, ${b.customerId}, ${b.contractId}, ${b.lineId}, ${b.agentId},
              ${e.visit}, ${e.startedAt}::timestamptz, ${e.minutes}, ${e.billable}, ${e.counted}, ${e.note},
              ${e.cost?.amount ?? null}, ${e.cost?.currency ?? null})
      on conflict (client_id) do nothing returning id
    `,
  )

export const insertExpense = (db: Db, b: Booked, x: NewExpense): Promise<{ id: number } | undefined> =>
  first(
    db,
    sql<{ id: number }>`
      insert into expenses (client_id, ticket_id, customer_id, contract_id, line_id, agent_id, day, amount, currency,
                            billable, note)
      values (${x.clientId}::uuid, ${b.ticketId}, ${b.customerId}, ${b.contractId}, ${b.lineId}, ${b.agentId},
              ${x.day}::date, ${x.sum.amount}, ${x.sum.currency}, ${x.billable}, ${x.note})
      on conflict (client_id) do nothing returning id
    `,
  )

/** What was taken for it goes back with it. Of somebody's own, or of anybody's. */
export const deleteEntry = (db: Db, ticketId: number, id: number, agentId: number | null): Promise<unknown> =>
  first(
    db,
    sql`
      delete from time_entries where id = ${id} and ticket_id = ${ticketId}
        and ${agentId === null ? sql`true` : sql`agent_id = ${agentId}`} returning id
    `,
  )

export const deleteExpense = (
  db: Db,
  ticketId: number,
  id: number,
  agentId: number | null,
): Promise<unknown> =>
  first(
    db,
    sql`
      delete from expenses where id = ${id} and ticket_id = ${ticketId}
        and ${agentId === null ? sql`true` : sql`agent_id = ${agentId}`} returning id
    `,
  )

/** Contracts and packs that something was taken of for an entry. */
export const sourcesOfEntry = (db: Db, id: number): Promise<{ contractIds: number[]; packIds: number[] }> =>
  one(
    db,
    sql<{ contractIds: number[]; packIds: number[] }>`
      select array(select distinct contract_id from draws where time_entry_id = ${id} and contract_id is not null) as contract_ids,
             array(select distinct pack_id from draws where time_entry_id = ${id} and pack_id is not null) as pack_ids
    `,
  )

export const tieDraws = async (db: Db, drawIds: number[], entryId: number): Promise<void> => {
  await sql`update draws set time_entry_id = ${entryId} where id = any(${drawIds}::bigint[])`.execute(db)
}

interface Answered {
  ticketId: number | null
  unit: CountedUnit
  amount: number
}

/** Gives the ticket of a question that is still open, and what was asked for. */
export const answerAsked = (db: Db, drawId: number, bill: boolean): Promise<Answered | undefined> =>
  first(
    db,
    sql<Answered>`
      update draws set state = ${bill ? 'done' : 'declined'} where id = ${drawId} and state = 'asked'
      returning ticket_id, unit, amount
    `,
  )

// The clock ----------------------------------------------------------------------------------------------------

export interface Timer {
  ticketId: number
  startedAt: string
}

export const timerOf = (db: Db, agentId: number): Promise<Timer | undefined> =>
  first(db, sql<Timer>`select ticket_id, started_at from timers where agent_id = ${agentId}`)

/** False: one runs already. */
export const insertTimer = async (db: Db, agentId: number, ticketId: number): Promise<boolean> =>
  (await first(
    db,
    sql`
      insert into timers (agent_id, ticket_id) values (${agentId}, ${ticketId}) on conflict (agent_id) do nothing
      returning agent_id
    `,
  )) !== undefined

export async function deleteTimer(db: Db, agentId: number, ticketId: number): Promise<void> {
  await sql`delete from timers where agent_id = ${agentId} and ticket_id = ${ticketId}`.execute(db)
}
