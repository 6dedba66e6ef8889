import type { ClockTarget } from '@podpora/contract/level-kinds'
import type { TicketStatus } from '@podpora/contract/tickets'

/** Something that happened in a ticket and that promises are about. Times in ms. */
export type Fact = { at: number } & (
  | { kind: 'customer'; messageId: number }
  | { kind: 'answer'; messageId: number; by?: number | null }
  | { kind: 'note'; by: number | null }
  | { kind: 'status'; status: TicketStatus }
  /** Deleted or merged away, and back again. */
  | { kind: 'gone' | 'back' }
  /** A part of a project that waits for others, and no longer. */
  | { kind: 'held' | 'free' }
  /** To another line, by whom; what is handed back to whoever had it need not be accepted. */
  | { kind: 'passed'; eventId: number; by?: number | null; accepted?: boolean }
  | { kind: 'accepted' }
  /** Somebody is needed at once; somebody comes; it was not so. */
  | { kind: 'called'; eventId: number }
  | { kind: 'answered_call' | 'dismissed' }
)

/** What is known of a ticket. */
export interface History {
  startedAt: number
  firstStatus: TicketStatus
  facts: Fact[]
}

/** How a ticket stood from a moment on, until the next; `gone` as well while nobody can work on it. */
export interface Phase {
  from: number
  status: TicketStatus | 'gone'
}

/** One run of a promise: from what began it to what ended it. */
export interface Cycle {
  target: ClockTarget
  /** Tells it from others of its target: the message or event that began it, or 0 for the ticket itself. */
  key: number
  from: number
  /** Null: it goes on. */
  to: number | null
  /** Ended without having been kept: nobody waits for it any more. */
  cancelled: boolean
}

const isOver = (status: Phase['status']): boolean =>
  status === 'solved' || status === 'closed' || status === 'gone'

/** What comes first of one moment: a customer's message, then the state that it brings about, then an answer to it. */
const rank: Record<Fact['kind'], number> = {
  back: 0,
  free: 0,
  customer: 1,
  answer: 2,
  note: 2,
  accepted: 2,
  called: 2,
  answered_call: 3,
  dismissed: 3,
  passed: 3,
  status: 4,
  gone: 5,
  held: 5,
}

/** In their order. */
export const inTime = (facts: Fact[]): Fact[] =>
  facts.toSorted((a, b) => a.at - b.at || rank[a.kind] - rank[b.kind])

/** How a ticket stood from its beginning on. */
export function phasesOf({ startedAt, firstStatus, facts }: History): Phase[] {
  const phases: Phase[] = [{ from: Number.NEGATIVE_INFINITY, status: firstStatus }]
  let status: TicketStatus = firstStatus
  let gone = false
  let held = false
  for (const fact of inTime(facts)) {
    if (fact.kind === 'status') status = fact.status
    else if (fact.kind === 'gone' || fact.kind === 'back') gone = fact.kind === 'gone'
    else if (fact.kind === 'held' || fact.kind === 'free') held = fact.kind === 'held'
    else continue
    phases.push({ from: Math.max(fact.at, startedAt), status: gone || held ? 'gone' : status })
  }
  return phases
}

interface Open {
  key: number
  from: number
}

const linePromises = ['line_acceptance', 'line_answer', 'line_return'] as const

/** All runs of all promises in a ticket, from what happened in it alone: asked again, they come out the same. */
export function cyclesOf(history: History): Cycle[] {
  const cycles: Cycle[] = []
  const open = new Map<ClockTarget, Open>()
  /** Since when the ticket is solved or gone: what is open rests, and is cancelled if it does not come back. */
  let overSince: number | null = isOver(history.firstStatus) ? history.startedAt : null
  let answered = false
  let passedBy: number | null | undefined

  const begin = (target: ClockTarget, key: number, from: number): void => {
    if (!open.has(target)) open.set(target, { key, from })
  }
  const end = (target: ClockTarget, to: number, cancelled = false): void => {
    const one = open.get(target)
    if (!one) return
    cycles.push({ target, ...one, to: Math.max(one.from, to), cancelled })
    open.delete(target)
  }

  for (const target of ['resolution', 'requester_wait'] as const) begin(target, 0, history.startedAt)
  const statuses = phasesOf(history)
  let phase = 1
  for (const fact of inTime(history.facts)) {
    switch (fact.kind) {
      case 'customer':
        // What was solved without an answer is over; this message is a new question.
        if (overSince !== null)
          for (const target of ['first_response', 'next_response'] as const) end(target, overSince, true)
        begin(answered ? 'next_response' : 'first_response', fact.messageId, fact.at)
        break
      case 'answer':
        answered ||= open.has('first_response')
        for (const target of ['first_response', 'next_response', 'update'] as const) end(target, fact.at)
        if (overSince === null) begin('update', fact.messageId, fact.at)
        if (fact.by !== passedBy) end('line_answer', fact.at)
        break
      // The hand-over note is no answer to it.
      case 'note':
        if (fact.by !== passedBy) end('line_answer', fact.at)
        break
      case 'passed':
        passedBy = fact.by
        end('line_return', fact.at)
        for (const target of linePromises) end(target, fact.at, true)
        for (const target of fact.accepted ? [] : linePromises) begin(target, fact.eventId, fact.at)
        break
      case 'accepted':
        end('line_acceptance', fact.at)
        break
      case 'called':
        begin('urgent_acceptance', fact.eventId, fact.at)
        break
      case 'answered_call':
      case 'dismissed':
        end('urgent_acceptance', fact.at, fact.kind === 'dismissed')
        break
      default: {
        const over = isOver((statuses[phase++] as Phase).status)
        if (over && overSince === null) overSince = fact.at
        if (over) end('line_return', fact.at)
        if (!over) overSince = null
      }
    }
  }
  const { status } = statuses.at(-1) as Phase
  for (const [target, { key, from }] of open) {
    const kept = (target === 'resolution' || target === 'requester_wait') && status !== 'gone'
    cycles.push({
      target,
      key,
      from,
      to: overSince === null ? null : Math.max(from, overSince),
      cancelled: overSince !== null && !kept,
    })
  }
  return cycles
}
