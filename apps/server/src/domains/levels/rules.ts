import { matches } from '@podpora/contract/filtering'
import type { BreachCause, ClockState, ClockTarget, CountedTime } from '@podpora/contract/level-kinds'
import type { Policy, PolicyAction, PolicyTarget } from '@podpora/contract/levels'
import type { Line } from '@podpora/contract/lines'
import type { TicketRow } from '@podpora/contract/tickets'
import type { WorkingTime } from '../calendars/access.ts'
import type { Cycle, Phase } from './cycles.ts'

const minute = 60_000

/** By what a promise is counted. A finished one keeps the terms that it was made by. */
export interface Terms {
  policyId: number | null
  calendarId: number | null
  minutes: number
  time: CountedTime
  pausedIn: readonly string[]
  warnAt: readonly number[]
}

export interface Interval {
  state: 'running' | 'paused'
  status: Phase['status']
  from: number
  to: number | null
  countedMs: number
}

/** A clock as its cycle, its terms and what was noted of it come to. Times in ms. */
export interface ClockFacts {
  target: ClockTarget
  cycle: number
  terms: Terms
  state: ClockState
  startedAt: number
  dueAt: number | null
  endedAt: number | null
  breachedAt: number | null
  warned: number
  nextAt: number | null
  intervals: Interval[]
}

/** What was noted of a clock before, and is not told by its history. */
export interface Noted {
  warned: number
  breachedAt: number | null
}

/** The policy for a ticket: the first that fits. That it is set aside or deleted for now makes no difference. */
export function policyFor(policies: readonly Policy[], ticket: TicketRow, now: number): Policy | undefined {
  const row = { ...ticket, snoozedAt: null, deletedAt: null }
  const nobody = { id: 0, groupIds: [] }
  return policies.find(({ enabled, conditions }) => enabled && matches(conditions, row, nobody, now))
}

/** The terms of a target for a ticket; undefined where nothing is promised. */
export function termsFor(
  policy: Policy | undefined,
  target: ClockTarget,
  priority: TicketRow['priority'],
): Terms | undefined {
  const promised = policy?.targets.find((one) => one.target === target)
  const minutes = promised?.minutes[priority]
  if (!policy || !promised || !minutes) return undefined
  const { time, warnAt } = promised
  return {
    policyId: policy.id,
    calendarId: time === 'business' ? policy.calendarId : null,
    minutes,
    time,
    pausedIn: restsIn(promised),
    warnAt: warnAt.toSorted((a, b) => a - b),
  }
}

/** What a line promises to whoever passes something to it; the policy says by which hours. */
export function lineTermsFor(
  line: Pick<Line, 'acceptMinutes' | 'answerMinutes' | 'returnMinutes'> | undefined,
  target: ClockTarget,
  policy: Policy | undefined,
): Terms | undefined {
  const minutes =
    target === 'line_acceptance'
      ? line?.acceptMinutes
      : target === 'line_answer'
        ? line?.answerMinutes
        : target === 'line_return'
          ? line?.returnMinutes
          : undefined
  if (!minutes) return undefined
  const calendarId = policy?.calendarId ?? null
  return {
    policyId: policy?.id ?? null,
    calendarId,
    minutes,
    time: calendarId === null ? 'calendar' : 'business',
    pausedIn: [],
    warnAt: [80],
  }
}

/** Whoever waits for us does not wait while we wait for them. */
const restsIn = ({ target, pausedIn }: PolicyTarget): string[] =>
  target === 'requester_wait' ? [...new Set([...pausedIn, 'pending'])] : [...pausedIn]

const restsAlways = new Set<Phase['status']>(['solved', 'closed', 'gone'])

/** The stretches in which a cycle runs or rests; those of one kind that follow each other are one. */
export function intervalsOf(
  cycle: Cycle,
  phases: readonly Phase[],
  { pausedIn }: Pick<Terms, 'pausedIn'>,
  time: WorkingTime,
): Interval[] {
  const intervals: Interval[] = []
  const end = cycle.to ?? Number.POSITIVE_INFINITY
  phases.forEach(({ status, from: begins }, i) => {
    const from = Math.max(begins, cycle.from)
    const to = Math.min(phases[i + 1]?.from ?? Number.POSITIVE_INFINITY, end)
    if (to <= from) return
    const rests = restsAlways.has(status) || pausedIn.includes(status)
    const state = rests ? 'paused' : 'running'
    const last = intervals.at(-1)
    if (last?.state === state) last.to = to
    else intervals.push({ state, status, from, to, countedMs: 0 })
  })
  return intervals.map((one) => ({
    ...one,
    to: one.to === Number.POSITIVE_INFINITY ? null : one.to,
    countedMs:
      one.state === 'running' && one.to !== Number.POSITIVE_INFINITY
        ? time.between(one.from, one.to as number)
        : 0,
  }))
}

/** When so much has been counted over these stretches; null where that is not yet, and nothing runs. */
function reached(intervals: readonly Interval[], ms: number, time: WorkingTime): number | null {
  let left = ms
  for (const { state, from, to, countedMs } of intervals) {
    if (state === 'paused') continue
    // Kept to the very moment is kept: what ends exactly at its due time goes on to the next stretch.
    if (to === null || countedMs > left) return time.after(from, Math.max(0, left))
    left -= countedMs
  }
  return null
}

/** Where it would be due if its last stretch had gone on: for one that was kept. */
function wouldBeDue(intervals: readonly Interval[], ms: number, time: WorkingTime): number | null {
  const last = intervals.findLast(({ state }) => state === 'running')
  if (!last) return null
  const before = intervals.filter((one) => one !== last).reduce((sum, { countedMs }) => sum + countedMs, 0)
  return time.after(last.from, Math.max(0, ms - before))
}

/** A clock, from its cycle and the terms of it. */
export function clockOf(
  cycle: Cycle,
  phases: readonly Phase[],
  terms: Terms,
  time: WorkingTime,
  noted: Noted,
): ClockFacts {
  const intervals = intervalsOf(cycle, phases, terms, time)
  const target = terms.minutes * minute
  const due = reached(intervals, target, time)
  const endedBy = cycle.to
  // Broken within a stretch that is over, or by what somebody has noted of the one that runs.
  const over = intervals.filter(({ to }) => to !== null)
  const breachedAt = noted.breachedAt !== null ? due : reached(over, target, time)
  const rests = intervals.at(-1)?.state === 'paused'
  const state: ClockState =
    breachedAt !== null
      ? 'breached'
      : cycle.cancelled
        ? 'cancelled'
        : endedBy !== null
          ? 'met'
          : rests
            ? 'paused'
            : 'running'
  const base = { target: cycle.target, cycle: cycle.key, terms, state, startedAt: cycle.from, intervals }
  return {
    ...base,
    endedAt: endedBy,
    breachedAt,
    warned: noted.warned,
    dueAt: due ?? (endedBy === null ? null : wouldBeDue(intervals, target, time)),
    nextAt: state === 'running' ? nextStep(base, due, noted.warned, time) : null,
  }
}

/** When there is something to do for a clock that runs: the next warning, or the breach. */
function nextStep(
  { terms, intervals }: Pick<ClockFacts, 'terms' | 'intervals'>,
  due: number | null,
  warned: number,
  time: WorkingTime,
): number | null {
  const share = terms.warnAt.find((one) => one > warned)
  const at = share === undefined ? null : reached(intervals, shareOf(terms.minutes, share), time)
  return at ?? due
}

const shareOf = (minutes: number, share: number): number => Math.floor((minutes * minute * share) / 100)

/** What is to be done for a clock by now. */
export type Step = { kind: 'warn'; share: number } | { kind: 'breach'; at: number }

/** Of several warnings that have passed the last is given; a breach goes before all of them. */
export function stepAt(clock: ClockFacts, time: WorkingTime, now: number): Step | undefined {
  if (clock.state !== 'running') return undefined
  if (clock.dueAt !== null && clock.dueAt <= now) return { kind: 'breach', at: clock.dueAt }
  const passed = clock.terms.warnAt.filter((share) => {
    if (share <= clock.warned) return false
    const at = reached(clock.intervals, shareOf(clock.terms.minutes, share), time)
    return at !== null && at <= now
  })
  const share = passed.at(-1)
  return share === undefined ? undefined : { kind: 'warn', share }
}

/** A clock after a step was done for it. */
export const advanced = (clock: ClockFacts, step: Step, time: WorkingTime): ClockFacts =>
  step.kind === 'breach'
    ? { ...clock, state: 'breached', breachedAt: step.at, nextAt: null }
    : { ...clock, warned: step.share, nextAt: nextStep(clock, clock.dueAt, step.share, time) }

/** What a ticket's row says of its clocks. */
export interface Dues {
  dueAt: number | null
  dueTarget: ClockTarget | null
  breached: boolean
}

/** The promise that breaks first, of those that run or are broken and not yet made good. */
export function duesOf(clocks: readonly ClockFacts[]): Dues {
  const [first] = clocks
    .filter(({ state, endedAt }) => endedAt === null && (state === 'running' || state === 'breached'))
    .toSorted((a, b) => (a.dueAt ?? 0) - (b.dueAt ?? 0))
  return {
    dueAt: first?.dueAt ?? null,
    dueTarget: first?.target ?? null,
    breached: clocks.some(({ breachedAt }) => breachedAt !== null),
  }
}

/** Why a promise was probably broken, as the ticket is at that moment. People may know better. */
export function guessedCause(
  ticket: Pick<TicketRow, 'assigneeId' | 'status'> & { passedAt?: string | null },
): BreachCause {
  if (ticket.passedAt) return 'other_line'
  if (ticket.assigneeId === null) return 'unassigned'
  return ticket.status === 'on_hold' ? 'on_hold' : 'workload'
}

/** What a policy does by itself at such a moment. */
export const stepsFor = (
  actions: readonly PolicyAction[],
  on: PolicyAction['on'],
  target: ClockTarget,
): PolicyAction['step'][] =>
  actions
    .filter((action) => action.on === on && (action.targets.length === 0 || action.targets.includes(target)))
    .map(({ step }) => step)

const ladder = ['low', 'normal', 'high', 'urgent'] as const

/** One step more urgent; the most urgent stays. */
export const raised = (priority: TicketRow['priority']): TicketRow['priority'] =>
  ladder[Math.min(ladder.indexOf(priority) + 1, ladder.length - 1)] as TicketRow['priority']
