import type { Channel } from '@podpora/contract/customers'
import type {
  GroupRouting,
  GroupRoutingChange,
  RoutingSettings,
  Skill,
  SkillInput,
} from '@podpora/contract/routing'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

// How a group's tickets find somebody --------------------------------------------------------------------------

const groupShape = sql`
  r.group_id, r.version, r.mode, r.profile, r.weights, r.relax, r.offer_seconds, r.fairness_hours, r.leaving,
  r.paid_ratio
`
export const selectGroupRouting = (db: Db, groupId: number): Promise<GroupRouting | undefined> =>
  first(db, sql<GroupRouting>`select ${groupShape} from group_routing r where r.group_id = ${groupId}`)

/** Of all groups that somebody has set. */
export const selectAllGroupRouting = (db: Db): Promise<GroupRouting[]> =>
  all(db, sql<GroupRouting>`select ${groupShape} from group_routing r order by r.group_id`)

/**
 * The groups whose tickets are given out together: the group itself first; and where paid requests come before free ones
 * in one of them, all that are reached through the people they share. Empty: its tickets are not given out by themselves.
 */
export const selectPool = (db: Db, groupId: number): Promise<GroupRouting[]> =>
  all(
    db,
    sql<GroupRouting>`
      with recursive pool (group_id) as (
        select group_id from group_routing where group_id = ${groupId} and mode = 'push'
        union
        select r.group_id from pool p join group_members m on m.group_id = p.group_id
        join group_members o on o.agent_id = m.agent_id
        join group_routing r on r.group_id = o.group_id and r.mode = 'push'
        where exists (select from group_routing where paid_ratio is not null)
      ), counted as (
        select from group_routing join pool using (group_id) where paid_ratio is not null
      )
      select ${groupShape} from group_routing r join pool using (group_id)
      where r.group_id = ${groupId} or exists (select from counted)
      order by r.group_id <> ${groupId}, r.group_id
    `,
  )

/** The groups that do not leave it to people, among these. */
export const routedGroups = (db: Db): Promise<Pick<GroupRouting, 'groupId' | 'mode'>[]> =>
  all(
    db,
    sql<Pick<GroupRouting, 'groupId' | 'mode'>>`
      select group_id, mode from group_routing where mode <> 'manual'
    `,
  )

/** Only over the version that the change is based on; 0 where there was none. Gives whether it was. */
export async function putGroupRouting(
  db: Db,
  groupId: number,
  { version, ...r }: GroupRoutingChange,
): Promise<boolean> {
  const put = sql`
    insert into group_routing as r (group_id, mode, profile, weights, relax, offer_seconds, fairness_hours, leaving,
                                     paid_ratio)
    select ${groupId}, ${r.mode}, ${r.profile}, ${JSON.stringify(r.weights)}::jsonb, ${JSON.stringify(r.relax)}::jsonb,
           ${r.offerSeconds}::integer, ${r.fairnessHours}::integer, ${r.leaving}, ${r.paidRatio}::smallint
    where ${version} = 0 or exists (select from group_routing where group_id = ${groupId})
    on conflict (group_id) do update
    set mode = excluded.mode, profile = excluded.profile, weights = excluded.weights, relax = excluded.relax,
        offer_seconds = excluded.offer_seconds, fairness_hours = excluded.fairness_hours, leaving = excluded.leaving,
        paid_ratio = excluded.paid_ratio, version = r.version + 1
    where r.version = ${version}
    returning 1
  `
  return (await first(db, put)) !== undefined
}

// What holds for all groups ------------------------------------------------------------------------------------

/** What was set; the rest stands as it comes (`standards.ts`). */
export type StoredSettings = Pick<RoutingSettings, 'version' | 'awayAfterMinutes'> & {
  units: Partial<Record<Channel, number>>
  effort: Partial<RoutingSettings['effort']>
}

export const selectSettings = (db: Db): Promise<StoredSettings> =>
  one(db, sql<StoredSettings>`select version, units, effort, away_after_minutes from routing_settings`)

export async function updateSettings(db: Db, s: RoutingSettings): Promise<boolean> {
  const updated = sql`
    update routing_settings
    set units = ${JSON.stringify(s.units)}::jsonb, effort = ${JSON.stringify(s.effort)}::jsonb,
        away_after_minutes = ${s.awayAfterMinutes}, version = version + 1
    where version = ${s.version} returning 1
  `
  return (await first(db, updated)) !== undefined
}

// Skills -------------------------------------------------------------------------------------------------------

const skillShape = sql`s.id, s.version, s.name, s.level, s.conditions`

export const selectSkills = (db: Db): Promise<Skill[]> =>
  all(db, sql<Skill>`select ${skillShape} from skills s order by lower(s.name)`)

export const selectSkill = (db: Db, id: number): Promise<Skill | undefined> =>
  first(db, sql<Skill>`select ${skillShape} from skills s where s.id = ${id}`)

export const insertSkill = (db: Db, s: SkillInput): Promise<Skill> =>
  one(
    db,
    sql<Skill>`
      insert into skills as s (name, level, conditions)
      values (${s.name}, ${s.level}, ${JSON.stringify(s.conditions)}::jsonb) returning ${skillShape}
    `,
  )

/** Only over the version that the change is based on. Gives whether it was. */
export async function updateSkill(db: Db, id: number, version: number, s: SkillInput): Promise<boolean> {
  const updated = sql`
    update skills set name = ${s.name}, level = ${s.level}, conditions = ${JSON.stringify(s.conditions)}::jsonb,
                      version = version + 1
    where id = ${id} and version = ${version} returning 1
  `
  return (await first(db, updated)) !== undefined
}

/** False: there was none. */
export const deleteSkill = async (db: Db, id: number): Promise<boolean> =>
  (await first(db, sql`delete from skills where id = ${id} returning 1`)) !== undefined
