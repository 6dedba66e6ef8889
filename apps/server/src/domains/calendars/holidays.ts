import { createRequire } from 'node:module'
import type { CalendarRules, HolidayCountry, SpecialDay } from '@podpora/contract/calendars'
import type Holidays from 'date-holidays'
import { Temporal } from 'temporal-polyfill'
import { isNewYear, movesByLaw, transfersOf } from './transfers.ts'

/** The rules of the whole world take 34 MB: read when somebody looks at holidays, and most installations never do. */
const holidaysOf = (...place: string[]): Holidays =>
  new (createRequire(import.meta.url)('date-holidays') as typeof Holidays)(...(place as [string, string]))

type Place = NonNullable<CalendarRules['holidays']>
/** A day on which a country does not work as its weekday says. */
export type PublicDay = Pick<SpecialDay, 'date' | 'name'> & { kind: Exclude<SpecialDay['kind'], 'exception'> }

const isWeekend = (date: string): boolean => Temporal.PlainDate.from(date).dayOfWeek > 5

const known = new Map<string, Map<string, PublicDay>>()

/** The public holidays of a year, transferred days included, by date. They are the same for everybody: worked out once. */
export function publicDays(place: Place, year: number): ReadonlyMap<string, PublicDay> {
  const key = `${place.country} ${place.region} ${year}`
  const days = known.get(key) ?? workedOut(place, year)
  known.set(key, days)
  return days
}

function workedOut({ country, region }: Place, year: number): Map<string, PublicDay> {
  const days = new Map<string, PublicDay>()
  for (const { date, name } of officialHolidays(country, region, year))
    days.set(date, { date, name, kind: 'holiday' })
  const decreed = transfersOf(country, year)
  for (const date of decreed?.off ?? [])
    if (!days.has(date)) days.set(date, { date, name: decreed?.source ?? '', kind: 'transferred_off' })
  for (const date of decreed?.working ?? [])
    days.set(date, { date, name: decreed?.source ?? '', kind: 'transferred_working' })
  if (!decreed && movesByLaw(country)) moveFromWeekends(days)
  return days
}

function officialHolidays(country: string, region: string | null, year: number) {
  const found = region ? holidaysOf(country, region) : holidaysOf(country)
  return found.getHolidays(year).flatMap(({ type, date, name, start, end }) => {
    if (type !== 'public') return []
    // Some last several days. They begin and end at midnight of the place, so the difference is whole days.
    const days = Math.max(1, Math.round((end.getTime() - start.getTime()) / 86_400_000))
    const first = Temporal.PlainDate.from(date.slice(0, 10))
    return Array.from({ length: days }, (_, i) => ({ date: first.add({ days: i }).toString(), name }))
  })
}

/** A holiday at a weekend moves to the next day that is a working one. */
function moveFromWeekends(days: Map<string, PublicDay>): void {
  for (const { date, name } of [...days.values()]) {
    if (!isWeekend(date) || isNewYear(date)) continue
    let next = Temporal.PlainDate.from(date).add({ days: 1 })
    // The library has moved this one itself.
    if (days.get(next.toString())?.name === name) continue
    while (isWeekend(next.toString()) || days.has(next.toString())) next = next.add({ days: 1 })
    days.set(next.toString(), { date: next.toString(), name, kind: 'transferred_off' })
  }
}

/** Countries whose holidays are known, with their regions. */
export function knownCountries(): HolidayCountry[] {
  const all = holidaysOf()
  countries ??= Object.keys(all.getCountries()).map((country) => ({
    country,
    regions: Object.entries(all.getStates(country) ?? {}).map(([region, name]) => ({ region, name })),
  }))
  return countries
}

let countries: HolidayCountry[] | undefined

/** Whether holidays of that place are known. */
export function isKnownPlace({ country, region }: Place): boolean {
  const all = holidaysOf()
  if (!(country in all.getCountries())) return false
  return region === null || region in (all.getStates(country) ?? {})
}
