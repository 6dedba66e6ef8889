import type { Brief, ProjectSettingsChange } from '@podpora/contract/projects'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

/** Whether the ticket was none before. */
export const setProject = async (db: Db, ticketId: number, by: 'agent' | 'rule'): Promise<boolean> => {
  const made = await first(
    db,
    sql`
      update tickets set project_at = clock_timestamp(), updated_at = greatest(updated_at, clock_timestamp())
      where id = ${ticketId} and project_at is null returning 1
    `,
  )
  if (made)
    await sql`
      insert into projects (ticket_id, started_by) values (${ticketId}, ${by})
      on conflict (ticket_id) do update set started_by = excluded.started_by
    `.execute(db)
  return made !== undefined
}

/** Parts that are deleted or merged away are tickets of their own from then on. */
export async function unsetProject(db: Db, ticketId: number): Promise<void> {
  await sql`
    with parts as (
      update tickets set part_of_id = null, part_number = null, waits_for = '{}', ready_at = null
      where part_of_id = ${ticketId} returning id
    ), links as (
      delete from ticket_links l using parts where l.from_id = parts.id and l.to_id = ${ticketId} and l.kind = 'child'
    )
    delete from project_parts p using parts where p.ticket_id = parts.id
  `.execute(db)
  await sql`
    update tickets set project_at = null, parts_done = 0, parts_total = 0,
                       updated_at = greatest(updated_at, clock_timestamp())
    where id = ${ticketId}
  `.execute(db)
}

export interface ProjectRow extends Brief {
  startedBy: 'agent' | 'rule'
}

export const selectProject = (db: Db, ticketId: number): Promise<ProjectRow | undefined> =>
  first(
    db,
    sql<ProjectRow>`
      select started_by, brief_asked_at as asked_at, brief_received_at as received_at, brief_message_id as message_id
      from projects where ticket_id = ${ticketId}
    `,
  )

/** Whether the customer had not been asked before. */
export const setBriefAsked = async (db: Db, ticketId: number, messageId: number): Promise<boolean> =>
  (await first(
    db,
    sql`
      update projects set brief_asked_at = clock_timestamp(), brief_message_id = ${messageId}, brief_received_at = null
      where ticket_id = ${ticketId} and brief_asked_at is null returning 1
    `,
  )) !== undefined

/** Whether this is the first answer since. */
export const setBriefReceived = async (db: Db, ticketId: number): Promise<boolean> =>
  (await first(
    db,
    sql`
      update projects set brief_received_at = clock_timestamp()
      where ticket_id = ${ticketId} and brief_asked_at is not null and brief_received_at is null returning 1
    `,
  )) !== undefined

/** What is known of a part beside its ticket. */
export interface PartRow {
  ticketId: number
  shown: boolean
  dropped: boolean
  after: number[]
}

/** The parts of a project in their order, deleted and merged ones too. */
export const selectParts = (db: Db, projectId: number): Promise<PartRow[]> =>
  all(
    db,
    sql<PartRow>`
      select p.ticket_id, p.shown, p.dropped_at is not null as dropped,
             array(select n.needs_id from part_needs n where n.part_id = p.ticket_id order by n.needs_id) as after
      from tickets t join project_parts p on p.ticket_id = t.id
      where t.part_of_id = ${projectId} order by t.part_number, t.id
    `,
  )

/** Holds the parts of a project, in the order of their numbers as everybody does who holds several tickets. */
export async function lockParts(db: Db, projectId: number): Promise<void> {
  await sql`select id from tickets where part_of_id = ${projectId} order by id for update`.execute(db)
}

/** What of a project is still to be done. */
export const selectOpenParts = (
  db: Db,
  projectId: number,
): Promise<{ ticketId: number; number: number; title: string }[]> =>
  all(
    db,
    sql<{ ticketId: number; number: number; title: string }>`
      select t.id as ticket_id, t.part_number as number, t.subject as title from tickets t
      where t.part_of_id = ${projectId} and t.status not in ('solved', 'closed')
        and t.deleted_at is null and t.merged_into_id is null
      order by t.part_number
    `,
  )

/** Whether a project has parts that are there. */
export const hasParts = async (db: Db, projectId: number): Promise<boolean> =>
  (
    await one(
      db,
      sql<{ found: boolean }>`
        select exists (select from tickets t where t.part_of_id = ${projectId} and t.deleted_at is null
                                               and t.merged_into_id is null) as found
      `,
    )
  ).found

/** Whether one of these tickets is a part of the other. */
export const belongTogether = async (db: Db, a: number, b: number): Promise<boolean> =>
  (
    await one(
      db,
      sql<{ found: boolean }>`
        select exists (select from tickets t where (t.id = ${a} and t.part_of_id = ${b})
                                                or (t.id = ${b} and t.part_of_id = ${a})) as found
      `,
    )
  ).found

/** Makes a ticket the last part of a project. */
export async function insertPart(
  db: Db,
  part: { ticketId: number; projectId: number; shown: boolean },
): Promise<void> {
  const { ticketId, projectId, shown } = part
  await sql`
    update tickets set part_of_id = ${projectId},
      part_number = (select coalesce(max(part_number), 0) + 1 from tickets where part_of_id = ${projectId})
    where id = ${ticketId}
  `.execute(db)
  await sql`insert into project_parts (ticket_id, shown) values (${ticketId}, ${shown})`.execute(db)
  await sql`
    insert into ticket_links (from_id, to_id, kind) values (${ticketId}, ${projectId}, 'child') on conflict do nothing
  `.execute(db)
}

export async function setNeeds(db: Db, partId: number, needs: number[]): Promise<void> {
  await sql`delete from part_needs where part_id = ${partId} and needs_id <> all(${needs}::bigint[])`.execute(
    db,
  )
  await sql`
    insert into part_needs (part_id, needs_id) select ${partId}, unnest(${needs}::bigint[]) on conflict do nothing
  `.execute(db)
}

export async function setShown(db: Db, partId: number, shown: boolean): Promise<void> {
  await sql`update project_parts set shown = ${shown} where ticket_id = ${partId}`.execute(db)
}

export async function setDropped(db: Db, partIds: number[], dropped: boolean): Promise<void> {
  await sql`
    update project_parts set dropped_at = case when ${dropped} then now() end
    where ticket_id = any(${partIds}::bigint[])
  `.execute(db)
}

/** Numbers the parts in this order. */
export async function setNumbers(db: Db, ids: number[]): Promise<void> {
  await sql`
    update tickets t set part_number = o.place, updated_at = greatest(t.updated_at, clock_timestamp())
    from unnest(${ids}::bigint[]) with ordinality as o (id, place)
    where t.id = o.id and t.part_number is distinct from o.place
  `.execute(db)
}

/** What a part waits for; with nothing it can be begun, from now on if it could not before. */
export async function setWaiting(db: Db, partId: number, numbers: number[]): Promise<void> {
  await sql`
    update tickets
    set waits_for = ${numbers}::int[], updated_at = greatest(updated_at, clock_timestamp()),
        ready_at = case when cardinality(${numbers}::int[]) = 0 then coalesce(ready_at, clock_timestamp()) end
    where id = ${partId}
  `.execute(db)
}

export async function setProgress(
  db: Db,
  projectId: number,
  { done, total }: { done: number; total: number },
): Promise<void> {
  await sql`
    update tickets set parts_done = ${done}, parts_total = ${total},
                       updated_at = greatest(updated_at, clock_timestamp())
    where id = ${projectId}
  `.execute(db)
}

export type SettingsRow = ProjectSettingsChange & { brandId: number }
const shape = sql`brand_id, version, progress_link, brief`

export const selectSettings = (db: Db): Promise<SettingsRow[]> =>
  all(db, sql<SettingsRow>`select ${shape} from project_settings`)

export const selectSettingsOf = (db: Db, brandId: number): Promise<SettingsRow | undefined> =>
  first(db, sql<SettingsRow>`select ${shape} from project_settings where brand_id = ${brandId}`)

/** Only over the version that the change is based on; 0: nothing was set before. */
export const putSettings = (
  db: Db,
  brandId: number,
  { version, progressLink, brief }: ProjectSettingsChange,
): Promise<SettingsRow | undefined> =>
  first(
    db,
    version === 0
      ? sql<SettingsRow>`
          insert into project_settings (brand_id, progress_link, brief)
          values (${brandId}, ${progressLink}, ${JSON.stringify(brief)}::jsonb)
          on conflict do nothing returning ${shape}
        `
      : sql<SettingsRow>`
          update project_settings
          set progress_link = ${progressLink}, brief = ${JSON.stringify(brief)}::jsonb, version = version + 1
          where brand_id = ${brandId} and version = ${version} returning ${shape}
        `,
  )
