import { refuseField } from './refusal.ts'

/** A page from one row more than it holds: that one says whether there is a next page. */
export function pageOf<T>(
  found: T[],
  limit: number,
  cursorOf: (item: T) => string,
): { items: T[]; next: string | null } {
  const items = found.slice(0, limit)
  const last = items.at(-1)
  return { items, next: found.length > limit && last ? cursorOf(last) : null }
}

/** `after` of a list in the order of ids. @throws Refusal naming `after` */
export function idCursor(after: string | undefined): number | null {
  if (after === undefined) return null
  if (!/^\d{1,15}$/.test(after)) throw refuseField('after', 'invalid')
  return Number(after)
}

/** A place in a list that is sorted by a time and, between equals, by id: `2026-10-01T10:00:00.000Z_17`. */
export interface TimeCursor {
  at: string
  id: number
}

/** @throws Refusal naming `after` */
export function timeCursor(after: string | undefined): TimeCursor | null {
  if (after === undefined) return null
  const match = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)_(\d{1,15})$/.exec(after)
  if (!match?.[1] || Number.isNaN(Date.parse(match[1]))) throw refuseField('after', 'invalid')
  return { at: match[1], id: Number(match[2]) }
}
