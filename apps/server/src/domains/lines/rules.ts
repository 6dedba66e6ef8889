import type { LineStanding } from '@podpora/contract/line-board'
import type { Line } from '@podpora/contract/lines'
import type { Passage } from '@podpora/contract/passing'
import type { Message } from '@podpora/contract/tickets'

/** The steps by which a ticket came to these groups or left them. */
export const passedTo = (passages: Passage[], groupIds: readonly number[]): Passage[] =>
  passages.filter(
    ({ toGroupId, fromGroupId }) =>
      (toGroupId !== null && groupIds.includes(toGroupId)) ||
      (fromGroupId !== null && groupIds.includes(fromGroupId)),
  )

/**
 * Whether a message was passed on to people from outside: a hand-over note, what they wrote themselves, and the
 * conversation with the customer where it was passed with the ticket. Notes of others never are.
 */
export function isPassedOn(
  { id, kind, author }: Pick<Message, 'id' | 'kind' | 'author'>,
  passages: Pick<Passage, 'messageId' | 'shares'>[],
  colleagueIds: number[],
): boolean {
  if (passages.some(({ messageId }) => messageId === id)) return true
  if (author.kind === 'agent' && author.id !== null && colleagueIds.includes(author.id)) return true
  return kind === 'public' && passages.some(({ shares }) => shares === 'conversation')
}

interface Queue {
  lineId: number
  assigneeId: number | null
  waiting: number
  oldestAt: string
}
type Counted = { count: number }

/** The queues without parts of projects that nobody can begin yet. */
export const withoutHeld = (
  queues: readonly Queue[],
  held: readonly Pick<Queue, 'lineId' | 'assigneeId' | 'waiting'>[],
): Queue[] =>
  queues
    .map((part) => {
      const of = held.find((one) => one.lineId === part.lineId && one.assigneeId === part.assigneeId)
      return { ...part, waiting: part.waiting - (of?.waiting ?? 0) }
    })
    .filter(({ waiting }) => waiting > 0)

/** A line's numbers. Solved at a level is what needed no higher one; a ticket that was handed back counts where it had to go. */
export function standingsOf(
  lines: Pick<Line, 'id' | 'level'>[],
  queues: Queue[],
  unaccepted: (Counted & { lineId: number })[],
  solved: (Counted & { level: number })[],
): LineStanding[] {
  const sum = (parts: number[]) => parts.reduce((all, part) => all + part, 0)
  return lines.map(({ id, level }) => {
    const own = queues.filter(({ lineId }) => lineId === id)
    const nobodys = own.filter(({ assigneeId }) => assigneeId === null)
    return {
      lineId: id,
      waiting: sum(own.map(({ waiting }) => waiting)),
      unassigned: sum(nobodys.map(({ waiting }) => waiting)),
      unaccepted: unaccepted.find(({ lineId }) => lineId === id)?.count ?? 0,
      oldestAt: own.map(({ oldestAt }) => oldestAt).toSorted()[0] ?? null,
      load: own
        .flatMap(({ assigneeId, waiting }) => (assigneeId === null ? [] : [{ agentId: assigneeId, waiting }]))
        .sort((a, b) => b.waiting - a.waiting || a.agentId - b.agentId),
      reached: sum(solved.filter((one) => one.level >= level).map(({ count }) => count)),
      solvedHere: sum(solved.filter((one) => one.level === level).map(({ count }) => count)),
    }
  })
}
