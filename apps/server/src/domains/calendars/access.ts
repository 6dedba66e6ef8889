import type { Calendar } from '@podpora/contract/calendars'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { publicDays } from './holidays.ts'
import { selectCalendar, selectVersionNumbers, selectVersions } from './queries.ts'
import { calendarTime, type Version } from './rules.ts'
import type { WorkingTime } from './timeline.ts'

export { holdCalendar, selectCalendars as allCalendars } from './queries.ts'
export type { WorkingTime } from './timeline.ts'
export { always } from './timeline.ts'

/** @throws Refusal not_found */
export async function loadCalendar(db: Db, id: number): Promise<Calendar> {
  const calendar = await selectCalendar(db, id)
  if (!calendar) throw new Refusal('not_found')
  return calendar
}

export const calendarExists = async (db: Db, id: number): Promise<boolean> =>
  (await selectVersionNumbers(db, [id])).length > 0

/** Worked out years, kept by calendar and version: another version is another entry, so none of them can be outdated. */
const known = new Map<string, WorkingTime>()
const mostKnown = 200

/** The working times of calendars, by their ids. One whose version is worked out already costs nothing but the look. */
export async function workingTimes(db: Db, ids: number[]): Promise<Map<number, WorkingTime>> {
  if (ids.length === 0) return new Map()
  const calendars = (await selectVersionNumbers(db, ids)).map((one) => ({
    ...one,
    key: `${one.id}:${one.version}`,
  }))
  const missing = calendars.filter(({ key }) => !known.has(key))
  if (missing.length > 0) {
    const rows = await selectVersions(
      db,
      missing.map(({ id }) => id),
    )
    for (const { id, key } of missing) {
      if (known.size >= mostKnown) known.clear()
      known.set(key, calendarTime(versionsFrom(rows.filter((row) => row.calendarId === id)), publicDays))
    }
  }
  return new Map(calendars.map(({ id, key }) => [id, known.get(key) as WorkingTime]))
}

const versionsFrom = (rows: Awaited<ReturnType<typeof selectVersions>>): Version[] =>
  rows.map(({ validFrom, rules }) => ({
    from: validFrom === null ? Number.NEGATIVE_INFINITY : Date.parse(validFrom),
    rules,
  }))
