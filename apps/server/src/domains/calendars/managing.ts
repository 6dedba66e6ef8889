import { isDeepStrictEqual } from 'node:util'
import type {
  Calendar,
  CalendarChange,
  CalendarInput,
  CalendarPreview,
  CalendarRules,
} from '@podpora/contract/calendars'
import { Temporal } from 'temporal-polyfill'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import {
  brokenReference,
  brokenUnique,
  type Db,
  inTransaction,
  type Trx,
} from '../../platform/postgres/db.ts'
import { isZone } from '../../platform/zones.ts'
import { loadCalendar } from './access.ts'
import { isKnownPlace, publicDays } from './holidays.ts'
import { deleteCalendar, insertCalendar, insertVersion, lockCalendar, updateCalendar } from './queries.ts'
import { calendarTime, inOrder, specialDays, weekMinutes, wrongIn } from './rules.ts'
import { transfersKnownUntil } from './transfers.ts'

/** @throws Refusal name_taken; validation_failed naming the field */
export function createCalendar(db: Db, { name, rules }: CalendarInput): Promise<Calendar> {
  const checked = checkedRules(rules)
  return named(() =>
    inTransaction(db, async (trx) => {
      const { id } = await insertCalendar(trx, name.trim())
      await insertVersion(trx, id, { version: 1, from: null, rules: checked })
      return loadCalendar(trx, id)
    }),
  )
}

/** What is counted by a calendar, and by whom, calendars need not know. */
export type CalendarChanged = (trx: Trx, calendarId: number) => Promise<void>
/** Whether something goes by it of which the database does not know. */
export type CalendarNamed = (trx: Trx, calendarId: number) => Promise<boolean>

/**
 * Changes a calendar from a moment on, at once where none is said. What was counted before is counted so for ever; what was
 * planned for later is replaced.
 * `changed` is told within the same transaction: others count by calendars.
 * @throws Refusal not_found; changed_meanwhile with the calendar as it is now; name_taken; validation_failed naming the field
 */
export function changeCalendar(
  db: Db,
  id: number,
  { version, name, rules, from }: CalendarChange,
  changed: CalendarChanged,
  now = new Date(),
): Promise<Calendar> {
  const checked = checkedRules(rules)
  const begins = from ? new Date(from) : now
  if (begins < now) throw refuseField('from', 'past')
  return named(() =>
    inTransaction(db, async (trx) => {
      const held = await lockCalendar(trx, id)
      if (!held) throw new Refusal('not_found')
      const current = await loadCalendar(trx, id)
      if (held.version !== version) throw new Refusal('changed_meanwhile', { current })
      await updateCalendar(trx, id, name.trim())
      if (!(isDeepStrictEqual(checked, current.rules) && isBegun(current, begins))) {
        await insertVersion(trx, id, { version: version + 1, from: begins, rules: checked })
        await changed(trx, id)
      }
      return loadCalendar(trx, id)
    }),
  )
}

/** Whether nothing is planned for after a moment: the rules that stand there last hold at it. */
const isBegun = ({ versions }: Calendar, at: Date): boolean =>
  versions.every(({ from }) => from === null || Date.parse(from) <= at.getTime())

/** @throws Refusal calendar_in_use while levels, shifts, brands, plans or running contracts go by it */
export async function removeCalendar(db: Db, id: number, isNamed: CalendarNamed): Promise<void> {
  try {
    await inTransaction(db, async (trx) => {
      await lockCalendar(trx, id)
      if (await isNamed(trx, id)) throw new Refusal('calendar_in_use')
      await deleteCalendar(trx, id)
    })
  } catch (error) {
    if (brokenReference(error)) throw new Refusal('calendar_in_use')
    throw error
  }
}

const weeksAhead = 52

/** What rules come to: whether it is open now, and the days of the next year that are not as their weekday says. */
export function previewCalendar(rules: CalendarRules, now = new Date()): CalendarPreview {
  const checked = checkedRules(rules)
  const time = calendarTime([{ from: Number.NEGATIVE_INFINITY, rules: checked }], publicDays)
  const at = now.getTime()
  const open = time.between(at, at + 1) > 0
  const today = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(checked.zone).toPlainDate()
  const end = today.add({ weeks: weeksAhead }).toString()
  const days = specialDays(checked, [today.year, today.year + 1], publicDays)
  return {
    open,
    changesAt: changeAfter(time, at, open),
    weekMinutes: weekMinutes(checked),
    days: [...days.values()]
      .filter(({ date }) => date >= today.toString() && date < end)
      .sort((a, b) => a.date.localeCompare(b.date)),
    transfersUntil: checked.holidays && transfersKnownUntil(checked.holidays.country),
  }
}

/** When it closes, or opens: found by halving, for hours may go on over midnight. */
function changeAfter(time: ReturnType<typeof calendarTime>, now: number, open: boolean): string | null {
  if (!open) return new Date(time.after(now, 1) - 1).toISOString()
  let [low, high] = [0, weeksAhead * 7 * 86_400_000]
  if (time.between(now, now + high) === high) return null
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (time.between(now, now + middle) === middle) low = middle
    else high = middle
  }
  return new Date(now + low).toISOString()
}

function checkedRules(rules: CalendarRules): CalendarRules {
  const sorted = inOrder(rules)
  if (!isZone(sorted.zone)) throw refuseField('rules/zone', 'unknown')
  if (sorted.holidays && !isKnownPlace(sorted.holidays)) throw refuseField('rules/holidays', 'unknown')
  const wrong = wrongIn(sorted)
  if (wrong) throw refuseField(`rules/${wrong.field}`, wrong.rule)
  return sorted
}

async function named(work: () => Promise<Calendar>): Promise<Calendar> {
  try {
    return await work()
  } catch (error) {
    if (brokenUnique(error) === 'calendars_name') throw refuseField('name', 'taken')
    throw error
  }
}
