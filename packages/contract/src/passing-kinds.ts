// Apart from their schemas, so that the desk needs no schema library to know them.

/** How a ticket is passed on: to a higher line, back to a lower one, outside the lines or along one; or returned. */
export const passingWays = ['up', 'down', 'aside', 'return'] as const
export type PassingWay = (typeof passingWays)[number]

/** What people from outside the company see of a ticket that is passed to them. */
export const shares = ['note', 'conversation'] as const
export type Share = (typeof shares)[number]

/** Up, down or aside: what the levels of two lines say; null stands for a group outside the lines. */
export function wayBetween(from: number | null, to: number | null): Exclude<PassingWay, 'return'> {
  if (from === null || to === null || from === to) return 'aside'
  return to > from ? 'up' : 'down'
}
