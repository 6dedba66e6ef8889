import { all, type Db, first, sql } from '../../platform/postgres/db.ts'
import { holderName } from './contract-queries.ts'

export interface Told {
  id: number
  holderName: string
  planName: string
  endsOn: string | null
  responsibleId: number | null
}

const shape = sql`
  k.id, ${holderName} as holder_name, p.name as plan_name, k.ends_on::text as ends_on, k.responsible_id
`
const joined = sql`
  contracts k join plans p on p.id = k.plan_id left join customers c on c.id = k.customer_id
  left join companies o on o.id = k.company_id
`

/** Contracts whose last day was before this one, for this transaction alone. */
export const claimOutlived = (db: Db, day: string, limit: number): Promise<Told[]> =>
  all(
    db,
    sql<Told>`
      select ${shape} from ${joined} where k.state = 'active' and k.ends_on < ${day}::date
      order by k.ends_on, k.id limit ${limit} for no key update of k skip locked
    `,
  )

/** Contracts that end within so many days and of which nobody has been told yet. */
export const claimEnding = (db: Db, day: string, days: number, limit: number): Promise<Told[]> =>
  all(
    db,
    sql<Told>`
      with told as (
        update contracts set told_ending = true where id in (
          select id from contracts
          where state = 'active' and not told_ending and ends_on between ${day}::date and ${day}::date + ${days}::integer
          order by ends_on, id limit ${limit} for no key update skip locked)
        returning id
      )
      select ${shape} from ${joined} where k.id in (select id from told) order by k.ends_on, k.id
    `,
  )

/** Undefined: it was told this month already. */
export const claimLow = (db: Db, id: number, month: string, ofVisits: boolean): Promise<Told | undefined> => {
  const mark = ofVisits ? sql`told_low_visits_in` : sql`told_low_in`
  return first(
    db,
    sql<Told>`
      with told as (
        update contracts set ${mark} = ${month}::date
        where id = ${id} and ${mark} is distinct from ${month}::date returning id
      )
      select ${shape} from ${joined} where k.id in (select id from told)
    `,
  )
}

/** Who looks after a contract; where nobody does, those who run the installation. */
export const readersOf = (
  db: Db,
  responsibleId: number | null,
): Promise<{ name: string; email: string; language: string }[]> =>
  all(
    db,
    sql<{ name: string; email: string; language: string }>`
      with chosen as (select id from agents where id = ${responsibleId}::bigint and state = 'active')
      select name, email, language from agents
      where state = 'active'
        and (id in (select id from chosen) or (not exists (select from chosen) and role in ('owner', 'admin')))
      order by id
    `,
  )
