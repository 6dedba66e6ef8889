import type { Calendar, CalendarRules } from '@podpora/contract/calendars'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { publicDays } from './holidays.ts'
import { selectCalendar, selectMarks, selectVersions } from './queries.ts'
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
  (await selectMarks(db, [id])).length > 0

/** Worked out years, kept by what the calendar says: as long as its mark is the same, none of them can be outdated. */
const known = new Map<string, WorkingTime>()
const mostKnown = 200

/** The working times of calendars, by their ids. One that is worked out already costs nothing but the look at its mark. */
export async function workingTimes(db: Db, ids: number[]): Promise<Map<number, WorkingTime>> {
  if (ids.length === 0) return new Map()
  const times = new Map<number, WorkingTime>()
  const missing: number[] = []
  for (const { id, mark } of await selectMarks(db, ids)) {
    const time = known.get(mark)
    if (time) times.set(id, time)
    else missing.push(id)
  }
  if (missing.length > 0) for (const [id, time] of await workedOut(db, missing)) times.set(id, time)
  return times
}

/** Kept by the marks that were read with the rules: a calendar may have changed since one looked which are missing. */
async function workedOut(db: Db, ids: number[]): Promise<Map<number, WorkingTime>> {
  const versions = Map.groupBy(await selectVersions(db, ids), ({ calendarId }) => calendarId)
  const times = new Map<number, WorkingTime>()
  for (const [id, rows] of versions) {
    const time = calendarTime(rows.map(asVersion), publicDays)
    if (known.size >= mostKnown) known.clear()
    known.set((rows.at(-1) as (typeof rows)[number]).mark, time)
    times.set(id, time)
  }
  return times
}

const asVersion = ({ validFrom, rules }: { validFrom: string | null; rules: CalendarRules }): Version => ({
  from: validFrom === null ? Number.NEGATIVE_INFINITY : Date.parse(validFrom),
  rules,
})
