import type { Calendar, CalendarRules } from '@podpora/contract/calendars'
import { all, type Db, first, one, sql, type Trx } from '../../platform/postgres/db.ts'

/** What holds now is what stands there last: a version that is planned is part of it. */
const shape = sql`
  c.id, c.version, c.name,
  (select v.rules from calendar_versions v where v.calendar_id = c.id order by v.version desc limit 1) as rules,
  (select json_agg(json_build_object('version', v.version, 'from', v.valid_from) order by v.version)
   from calendar_versions v where v.calendar_id = c.id) as versions
`

/** JSON has PostgreSQL's own way of writing times. */
const withTimes = (calendar: Calendar): Calendar => ({
  ...calendar,
  versions: calendar.versions.map(({ version, from }) => ({
    version,
    from: from && new Date(from).toISOString(),
  })),
})

export const selectCalendars = async (db: Db): Promise<Calendar[]> =>
  (await all(db, sql<Calendar>`select ${shape} from calendars c order by lower(c.name)`)).map(withTimes)

export async function selectCalendar(db: Db, id: number): Promise<Calendar | undefined> {
  const calendar = await first(db, sql<Calendar>`select ${shape} from calendars c where c.id = ${id}`)
  return calendar && withTimes(calendar)
}

/** Its version, and nobody else's to change until the transaction ends. */
export const lockCalendar = (db: Db, id: number): Promise<{ version: number } | undefined> =>
  first(db, sql<{ version: number }>`select version from calendars where id = ${id} for update`)

export const insertCalendar = (db: Db, name: string): Promise<{ id: number }> =>
  one(db, sql<{ id: number }>`insert into calendars (name) values (${name}) returning id`)

export async function updateCalendar(db: Db, id: number, name: string): Promise<void> {
  await sql`update calendars set name = ${name}, version = version + 1 where id = ${id}`.execute(db)
}

/** From a moment on; what was planned for later is replaced by it. */
export async function insertVersion(
  db: Db,
  id: number,
  { version, from, rules }: { version: number; from: Date | null; rules: CalendarRules },
): Promise<void> {
  await sql`
    with replaced as (delete from calendar_versions where calendar_id = ${id} and valid_from >= ${from}::timestamptz)
    insert into calendar_versions (calendar_id, version, valid_from, rules)
    values (${id}, ${version}, ${from}::timestamptz, ${JSON.stringify(rules)}::jsonb)
  `.execute(db)
}

/** Whether it is there; it does not go, or change, until the transaction ends. */
export const holdCalendar = (trx: Trx, id: number): Promise<{ id: number } | undefined> =>
  first(trx, sql<{ id: number }>`select id from calendars where id = ${id} for key share`)

export async function deleteCalendar(db: Db, id: number): Promise<void> {
  await sql`delete from calendars where id = ${id}`.execute(db)
}

/** All that a calendar says, oldest first. */
export const selectVersions = (
  db: Db,
  ids: number[],
): Promise<{ calendarId: number; mark: string; validFrom: string | null; rules: CalendarRules }[]> =>
  all(
    db,
    sql<{ calendarId: number; mark: string; validFrom: string | null; rules: CalendarRules }>`
      select calendar_id, mark, valid_from, rules from calendar_versions
      where calendar_id = any(${ids}::bigint[]) order by calendar_id, version
    `,
  )

/** The mark of the last version of each: as long as it stays, so does all that the calendar says. */
export const selectMarks = (db: Db, ids: number[]): Promise<{ id: number; mark: string }[]> =>
  all(
    db,
    sql<{ id: number; mark: string }>`
      select distinct on (calendar_id) calendar_id as id, mark from calendar_versions
      where calendar_id = any(${ids}::bigint[]) order by calendar_id, version desc
    `,
  )
