import type { Contract } from '@podpora/contract/contracts'
import type { Money } from '@podpora/contract/money'
import type { StatementLine } from '@podpora/contract/time'

/* Money of statements: whole numbers of the smallest unit, each currency by itself. Months are `2026-11`. */

/** The last day of a month. */
export const lastDayOf = (month: string): string => {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
}

const monthNumber = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))

/** What a month costs by itself: nothing outside of the contract, while it is a draft, and for its first free months (R11). */
export function feeFor(
  {
    terms,
    startsOn,
    endsOn,
    freeMonths,
    state,
  }: Pick<Contract, 'terms' | 'startsOn' | 'endsOn' | 'freeMonths' | 'state'>,
  month: string,
): Money | null {
  const since = monthNumber(month) - monthNumber(startsOn)
  const within = since >= 0 && (endsOn === null || month <= endsOn.slice(0, 7))
  return within && since >= freeMonths && state !== 'draft' ? terms.monthPrice : null
}

/** All that is to be paid, a sum for each currency. */
export function totalsOf(fee: Money | null, lines: Pick<StatementLine, 'price'>[]): Money[] {
  const sums = new Map<string, number>()
  for (const price of [fee, ...lines.map((line) => line.price)])
    if (price) sums.set(price.currency, (sums.get(price.currency) ?? 0) + price.amount)
  return [...sums]
    .map(([currency, amount]) => ({ amount, currency }))
    .sort((a, b) => (a.currency < b.currency ? -1 : 1))
}

/** The last so many months of a contract, the newest first. */
export function statementMonths(
  { startsOn, endsOn }: Pick<Contract, 'startsOn' | 'endsOn'>,
  now: Date,
  most: number,
): string[] {
  const today = now.toISOString().slice(0, 10)
  const newest = endsOn !== null && endsOn < today ? endsOn : today
  return Array.from({ length: most }, (_, back) => {
    const [year = 0, number = 1] = newest.split('-').map(Number)
    return new Date(Date.UTC(year, number - 1 - back, 1)).toISOString().slice(0, 7)
  }).filter((month) => month >= startsOn.slice(0, 7))
}
