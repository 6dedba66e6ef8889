import type { PlanTerms } from '@podpora/contract/contracts'
import type { CountedUnit } from '@podpora/contract/entitlement-kinds'

/* What is left, and of what a use is taken. Days are `2026-11-22`, months `2026-11-01`; amounts whole minutes, tickets or visits. */

/** What is given to be used: the allowance of a month, or a pack. */
export interface Grant {
  month: string | null
  packId: number | null
  left: number
}

export interface Part extends Omit<Grant, 'left'> {
  amount: number
}

export const monthOf = (day: string): string => `${day.slice(0, 7)}-01`

/** The month so many after another. */
export function monthsOn(month: string, count: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  const months = year * 12 + number - 1 + count
  return `${String(Math.floor(months / 12)).padStart(4, '0')}-${String((months % 12) + 1).padStart(2, '0')}-01`
}

/** At most so many months back are looked at; no contract lives longer unused. */
const mostMonths = 600

/** The allowances of a contract that can be used on a day, oldest first. `drawn`: what was taken of each month's. */
export function allowances(
  {
    unit,
    monthly,
    rollOver,
  }: Pick<PlanTerms, 'monthly' | 'rollOver'> & { unit: PlanTerms['unit'] | CountedUnit },
  startsOn: string,
  day: string,
  drawn: ReadonlyMap<string, number>,
): Grant[] {
  if (unit === 'unlimited' || day < startsOn) return []
  const now = monthOf(day)
  const first = monthOf(startsOn)
  const grants: Grant[] = []
  for (let back = 0; back <= Math.min(rollOver ?? mostMonths, mostMonths); back++) {
    const month = monthsOn(now, -back)
    if (month < first) break
    grants.unshift({ month, packId: null, left: Math.max(0, monthly - (drawn.get(month) ?? 0)) })
  }
  return grants
}

/** Takes an amount of what is given, in its order. What could not be taken is `over`. */
export function take(amount: number, grants: readonly Grant[]): { parts: Part[]; over: number } {
  const parts: Part[] = []
  let over = amount
  for (const { month, packId, left } of grants) {
    const taken = Math.min(over, left)
    if (taken > 0) parts.push({ month, packId, amount: taken })
    over -= taken
  }
  return { parts, over }
}

export const sumLeft = (grants: readonly Grant[]): number => grants.reduce((sum, { left }) => sum + left, 0)

/** Minutes that count: in whole steps, each begun one as a whole, times the rate. */
export const counted = (minutes: number, roundTo: number, percent: number): number =>
  Math.ceil((Math.ceil(minutes / roundTo) * roundTo * percent) / 100)

/** What so many minutes cost at a price an hour, rounded to the smallest unit, half up. Whole numbers throughout. */
export const priceOfMinutes = (minutes: number, hour: number): number =>
  Number((BigInt(minutes) * BigInt(hour) * 2n + 60n) / 120n)
