/* Days as `2026-11-22`, in UTC. A contract of three months from the 15th ends on the 14th. */

const at = (day: string): Date => new Date(`${day}T00:00:00Z`)
const dayOf = (date: Date): string => date.toISOString().slice(0, 10)

export function nextDay(day: string): string {
  const date = at(day)
  date.setUTCDate(date.getUTCDate() + 1)
  return dayOf(date)
}

/** The last day of so many months that begin on a day. In a shorter month its last day stands for a missing one. */
export function lastDay(startsOn: string, months: number): string {
  const start = at(startsOn)
  if (Number.isNaN(start.getTime())) return startsOn
  const date = new Date(Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + months, 1))
  const days = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate()
  date.setUTCDate(Math.min(start.getUTCDate(), days))
  date.setUTCDate(date.getUTCDate() - 1)
  return dayOf(date)
}

/** How many whole months a period has; null where it has none. */
export const monthsBetween = (startsOn: string, endsOn: string): number | null =>
  [3, 6, 12].find((months) => lastDay(startsOn, months) === endsOn) ?? null
