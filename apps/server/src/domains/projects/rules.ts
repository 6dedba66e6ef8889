import type { PartState } from '@podpora/contract/projects'
import type { TicketRow } from '@podpora/contract/tickets'
import type { PartRow } from './queries.ts'

/** A part as decisions see it: its ticket as it is now, and what is known of it beside. */
export interface Part extends Omit<PartRow, 'ticketId'> {
  row: Pick<
    TicketRow,
    'id' | 'status' | 'assigneeId' | 'partNumber' | 'waitsFor' | 'readyAt' | 'deletedAt' | 'mergedInto'
  >
}

/** Deleted, or merged into another ticket: nobody waits for it, and it counts nowhere. */
export const isGone = ({ row }: Part): boolean => row.deletedAt !== null || row.mergedInto !== null
const isSolved = ({ row }: Part): boolean => row.status === 'solved' || row.status === 'closed'
/** Nothing of it is left to do. */
export const isOver = (part: Part): boolean => isGone(part) || isSolved(part)
/** Somebody has it, or has done something with it. */
const isBegun = ({ row }: Part): boolean => row.assigneeId !== null || row.status !== 'new'

export function stateOf(part: Part): PartState {
  if (isSolved(part)) return part.dropped ? 'dropped' : 'done'
  if (part.row.waitsFor.length > 0) return 'waits'
  return isBegun(part) ? 'working' : 'ready'
}

/** How much of a project is done; what is dropped or gone is no part of it. */
export function progressOf(parts: readonly Part[]): { done: number; total: number } {
  const counted = parts.filter((part) => !isGone(part) && stateOf(part) !== 'dropped')
  return { done: counted.filter(isSolved).length, total: counted.length }
}

/**
 * For which parts each part waits, by their numbers: the parts before it that are not over. One that could be begun and was
 * goes on, also where an earlier part is opened again; one that nobody has touched waits again. `judged` are parts whose
 * order was changed by hand: for these the new order holds, whatever was begun.
 */
export function waitingOf(
  parts: readonly Part[],
  judged: ReadonlySet<number> = new Set(),
): Map<number, number[]> {
  const byId = new Map(parts.map((part) => [part.row.id, part]))
  return new Map(
    parts.map((part) => {
      const { row, after } = part
      const goesOn = row.readyAt !== null && isBegun(part) && !judged.has(row.id)
      if (isOver(part) || goesOn) return [row.id, []]
      const open = after.flatMap((id) => {
        const before = byId.get(id)
        return before && !isOver(before) ? [before.row.partNumber ?? 0] : []
      })
      return [row.id, open.sort((a, b) => a - b)]
    }),
  )
}

/** Whether a part would come before itself, if it came after these. */
export function closesCircle(
  parts: readonly Pick<Part, 'row' | 'after'>[],
  partId: number,
  after: readonly number[],
): boolean {
  const needs = new Map(parts.map(({ row, after: before }) => [row.id, before]))
  const seen = new Set<number>()
  const reaches = (id: number): boolean => {
    if (id === partId) return true
    if (seen.has(id)) return false
    seen.add(id)
    return (needs.get(id) ?? []).some(reaches)
  }
  return after.some(reaches)
}
