import type { UrgentCircle, UrgentDoor } from '@podpora/contract/urgent'

/** Who could be alarmed for a ticket: people's ids. */
export interface OnCall {
  /** Of the ticket's group, or of everybody who works on tickets where it is in none. */
  members: readonly number[]
  /** Of these, who is at work now. */
  present: readonly number[]
  supervisors: readonly number[]
  groups: ReadonlyMap<number, readonly number[]>
}

/** The circles as they are alarmed one after another; those in which nobody is are left out. */
export function circlesOf(
  circles: UrgentCircle[],
  { members, present, supervisors, groups }: OnCall,
): number[][] {
  const chosen = circles.map(({ groupIds, agentIds }) => [
    ...groupIds.flatMap((id) => groups.get(id) ?? []),
    ...agentIds,
  ])
  const standing = [present, members, supervisors]
  return (circles.length > 0 ? chosen : standing)
    .map((circle) => [...new Set(circle)].sort((a, b) => a - b))
    .filter((circle) => circle.length > 0)
}

/**
 * Whom the next alarm goes to: a circle so many times, then the next one as well, and at last all of them, until somebody
 * accepts. `told`: how many alarms there were.
 */
export function alarmed(
  circles: number[][],
  told: number,
  { rounds }: Pick<UrgentDoor, 'rounds'>,
): { circle: number; people: number[] } {
  const circle = Math.min(Math.floor(told / rounds), Math.max(0, circles.length - 1))
  const people = new Set(circles.slice(0, circle + 1).flat())
  return { circle, people: [...people].sort((a, b) => a - b) }
}

/** Whether the door is shut for a customer who has misused it so often within a year. */
export const isShut = (misused: number, { misuses }: Pick<UrgentDoor, 'misuses'>): boolean =>
  misuses > 0 && misused >= misuses
