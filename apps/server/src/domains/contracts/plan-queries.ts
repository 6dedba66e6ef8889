import type { Plan, PlanChange, PlanInput, PlanName, PlanNotices } from '@podpora/contract/contracts'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const shape = sql`id, version, name, line_id, terms, notices, archived_at`
const json = (notices: PlanNotices | undefined) => (notices === undefined ? null : JSON.stringify(notices))

export const selectPlans = (db: Db): Promise<Plan[]> =>
  all(db, sql<Plan>`select ${shape} from plans order by archived_at nulls first, lower(name)`)

export const selectPlanNames = (db: Db): Promise<PlanName[]> =>
  all(db, sql<PlanName>`select id, name, archived_at from plans order by lower(name)`)

export const selectPlan = (db: Db, id: number): Promise<Plan | undefined> =>
  first(db, sql<Plan>`select ${shape} from plans where id = ${id}`)

/** What a new plan tells customers, as long as nobody has said otherwise: nothing. */
const silent: PlanNotices = { on: false, before: [30, 7], after: [7] }

export const insertPlan = (db: Db, p: PlanInput): Promise<Plan> =>
  one(
    db,
    sql<Plan>`
      insert into plans (name, line_id, terms, notices)
      values (${p.name}, ${p.lineId}, ${JSON.stringify(p.terms)}::jsonb, coalesce(${json(p.notices)}::jsonb, ${JSON.stringify(silent)}::jsonb))
      returning ${shape}
    `,
  )

/** Whether a line or a calendar stands in the terms of a plan, or of a contract that is not over. */
export async function termsName(
  db: Db,
  { lineId, calendarId }: { lineId?: number; calendarId?: number },
): Promise<boolean> {
  const ways = lineId ? [{ lineIds: [lineId] }, { rates: [{ lineId }] }] : [{ calendarId }]
  const named = sql`terms @> any(${ways.map((way) => JSON.stringify(way))}::jsonb[])`
  return (
    (await first(
      db,
      sql`
        select 1 from plans where ${named}
        union all select 1 from contracts where state in ('draft', 'active') and ${named} limit 1
      `,
    )) !== undefined
  )
}

/** Only over the version that the change is based on. */
export const updatePlan = (db: Db, id: number, p: PlanChange): Promise<Plan | undefined> =>
  first(
    db,
    sql<Plan>`
      update plans set name = ${p.name}, line_id = ${p.lineId}, terms = ${JSON.stringify(p.terms)}::jsonb,
        notices = coalesce(${json(p.notices)}::jsonb, notices), archived_at = case when ${p.archived} then coalesce(archived_at, now()) end, version = version + 1
      where id = ${id} and version = ${p.version} returning ${shape}
    `,
  )
