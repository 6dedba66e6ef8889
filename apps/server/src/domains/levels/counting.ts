import { isDeepStrictEqual } from 'node:util'
import type { Policy } from '@podpora/contract/levels'
import type { Line } from '@podpora/contract/lines'
import { type NewEvent, recordEvents, system } from '../../platform/events/log.ts'
import type { Db, Trx } from '../../platform/postgres/db.ts'
import { always, type WorkingTime, workingTimes } from '../calendars/access.ts'
import { allLines } from '../lines/access.ts'
import { type Cycle, cyclesOf, phasesOf } from './cycles.ts'
import { type Known, readHistories } from './facts.ts'
import {
  type ClockRow,
  clocksOfTickets,
  dropClocks,
  lockClocks,
  saveClocks,
  saveDues,
  selectPolicies,
  type TicketDues,
} from './queries.ts'
import {
  advanced,
  type ClockFacts,
  clockOf,
  duesOf,
  guessedCause,
  lineTermsFor,
  policyFor,
  stepAt,
  type Terms,
  termsFor,
} from './rules.ts'

export type Times = (calendarId: number | null) => WorkingTime

/** The working times that policies and stored clocks count by. A calendar that is gone counts every minute. */
export async function timesOf(
  db: Db,
  policies: readonly Pick<Policy, 'calendarId'>[],
  stored: readonly Pick<ClockRow, 'calendarId'>[],
): Promise<Times> {
  const ids = [...new Set([...policies, ...stored].map((one) => one.calendarId))].filter((id) => id !== null)
  const times = await workingTimes(db, ids)
  return (id) => (id === null ? always : (times.get(id) ?? always))
}

/** What counting is to look at besides the tickets. */
export interface Counting {
  policies: readonly Policy[]
  lines: readonly Line[]
  times: Times
  now: number
  /**
   * By the policies as they are now, whatever was noted before: what has broken by them in the past is noted without
   * anything being done about it.
   */
  anew: boolean
}

/** Since when something is new in a ticket, in ms: what was over before was looked at before. */
export type News = ReadonlyMap<number, number>

const promises = ({ acceptMinutes, answerMinutes, returnMinutes }: Line): boolean =>
  (acceptMinutes ?? answerMinutes ?? returnMinutes) !== null

const keyOf = ({ target, cycle }: { target: string; cycle: number }): string => `${target} ${cycle}`
const isSettled = ({ endedAt, breachedAt }: ClockRow): boolean => endedAt !== null || breachedAt !== null

/** All clocks of a ticket as they are to be. Pure: what is stored goes in only as the terms and notes of what was settled. */
export function countTicket(
  { ticket, history }: Known,
  stored: readonly ClockRow[],
  { policies, lines, times, now, anew }: Counting,
  newsSince = Number.POSITIVE_INFINITY,
): ClockFacts[] {
  const known = new Map(stored.map((row) => [keyOf(row), row]))
  const policy = policyFor(policies, ticket, now)
  const line = lines.find(({ id }) => id === ticket.lineId)
  const phases = phasesOf(history)
  return cyclesOf(history).flatMap((cycle: Cycle) => {
    const row = known.get(keyOf({ target: cycle.target, cycle: cycle.key }))
    // Settled once, it stays what it was: a promise that was kept, or broken, is not made another by a later policy.
    const kept = row && isSettled(row) && !(anew && row.endedAt === null)
    const terms: Terms | undefined = kept
      ? row
      : (termsFor(policy, cycle.target, ticket.priority) ?? lineTermsFor(line, cycle.target, policy))
    // What was over before anybody promised it was not promised.
    if (!terms || (!row && cycle.to !== null && cycle.to < newsSince)) return []
    const time = times(terms.calendarId)
    const noted = kept || (row && !anew) ? row : { warned: 0, breachedAt: null }
    const clock = clockOf(cycle, phases, terms, time, noted)
    const step = anew ? stepAt(clock, time, now) : undefined
    return [step ? advanced(clock, step, time) : clock]
  })
}

const rowOf = (
  ticketId: number,
  { terms, ...clock }: ClockFacts,
  cause: string | null,
): Omit<ClockRow, 'id'> => ({
  ticketId,
  ...clock,
  policyId: terms.policyId,
  calendarId: terms.calendarId,
  minutes: terms.minutes,
  time: terms.time,
  pausedIn: [...terms.pausedIn],
  warnAt: [...terms.warnAt],
  cause,
})

const isSame = (row: ClockRow | undefined, wanted: Omit<ClockRow, 'id'>): boolean => {
  if (!row) return false
  const { id: _, cause: __, ...before } = row
  const { cause: ___, ...after } = wanted
  return isDeepStrictEqual(before, after)
}

/** What is to be written of one ticket, and told. */
export interface Outcome {
  rows: Omit<ClockRow, 'id'>[]
  dropped: number[]
  dues: TicketDues
  /** Keys of clocks that broke and were made good before anybody looked. */
  late: ClockFacts[]
}

/** What of a ticket's clocks is different from what is stored. */
export function outcomeOf(known: Known, before: readonly ClockRow[], clocks: readonly ClockFacts[]): Outcome {
  const { id } = known.ticket
  const rows = new Map(before.map((row) => [keyOf(row), row]))
  const keys = new Set(clocks.map(keyOf))
  const changed = clocks.flatMap((clock) => {
    const cause = clock.breachedAt === null ? null : guessedCause(known.ticket)
    const wanted = rowOf(id, clock, cause)
    return isSame(rows.get(keyOf(clock)), wanted) ? [] : [{ clock, wanted }]
  })
  return {
    rows: changed.map(({ wanted }) => wanted),
    dropped: before.filter((row) => !keys.has(keyOf(row)) && row.endedAt === null).map((row) => row.id),
    dues: { ticketId: id, ...duesOf(clocks) },
    late: changed
      .filter(({ clock }) => clock.breachedAt !== null && !rows.get(keyOf(clock))?.breachedAt)
      .map(({ clock }) => clock),
  }
}

/**
 * Counts the clocks of tickets from what happened in them, writes those that are different, and tells of it. Part of the
 * caller's transaction, which holds these tickets' clocks from here on.
 */
export async function countClocks(
  trx: Trx,
  news: News,
  { anew, now }: { anew: boolean; now: number },
): Promise<void> {
  const ids = [...news.keys()].toSorted((a, b) => a - b)
  await lockClocks(trx, ids)
  const [policies, lines, stored] = await Promise.all([
    selectPolicies(trx),
    allLines(trx),
    clocksOfTickets(trx, ids),
  ])
  if (stored.length === 0 && !policies.some(({ enabled }) => enabled) && !lines.some(promises)) return
  const [histories, times] = await Promise.all([readHistories(trx, ids), timesOf(trx, policies, stored)])
  const storedBy = Map.groupBy(stored, ({ ticketId }) => ticketId)
  const outcomes = histories.map((known) => {
    const before = storedBy.get(known.ticket.id) ?? []
    const counting = { policies, lines, times, now, anew }
    return outcomeOf(known, before, countTicket(known, before, counting, news.get(known.ticket.id)))
  })
  await save(trx, outcomes, anew)
}

/** Writes what is different, and tells of it. Gives how to find a clock's id. */
export async function save(
  trx: Trx,
  outcomes: Outcome[],
  anew: boolean,
): Promise<(ticketId: number, clock: ClockFacts) => number | null> {
  const rows = outcomes.flatMap((outcome) => outcome.rows)
  await dropClocks(
    trx,
    outcomes.flatMap(({ dropped }) => dropped),
  )
  const saved = rows.length > 0 ? await saveClocks(trx, rows) : []
  const moved = new Set(
    await saveDues(
      trx,
      outcomes.map(({ dues }) => dues),
    ),
  )
  const idOf = new Map(saved.map((row) => [`${row.ticketId} ${keyOf(row)}`, row.id]))
  const find = (ticketId: number, clock: ClockFacts) => idOf.get(`${ticketId} ${keyOf(clock)}`) ?? null
  const events = outcomes.flatMap(({ dues: { ticketId }, rows, dropped, late }): NewEvent[] => {
    const changed = rows.length > 0 || dropped.length > 0 || moved.has(ticketId)
    const told = anew ? [] : late
    return [
      ...told.map((clock): NewEvent => {
        const subjectId = find(ticketId, clock)
        const dueAt = new Date(clock.breachedAt as number).toISOString()
        const data = { target: clock.target, dueAt, late: true }
        return { kind: 'clock.breached', actor: system, ticketId, subjectId, data }
      }),
      ...(changed ? [{ kind: 'clock.changed', actor: system, ticketId } as const] : []),
    ]
  })
  await recordEvents(trx, events)
  return find
}
