import type { PlanNotices } from '@podpora/contract/contracts'

/* When a renewal is offered (R11). Pure. Days are `2026-11-22`. */

/** An offer is sent up to so many days late, where nothing ran or the plan began to offer only now. */
export const mostLate = 7

const dayMs = 86_400_000
export const daysFrom = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / dayMs

/**
 * Which offer is due on a day: so many days from the end, negative before it; null: none. Of several that have come due it is
 * the last, and after the end none that was meant for before it.
 */
export function dueOffer(
  { before, after }: Pick<PlanNotices, 'before' | 'after'>,
  endsOn: string,
  day: string,
): number | null {
  const passed = daysFrom(endsOn, day)
  const due = [...before.map((days) => -days), ...after].filter(
    (days) => days <= passed && passed - days <= mostLate && (days > 0 || passed <= 0),
  )
  return due.length === 0 ? null : Math.max(...due)
}
