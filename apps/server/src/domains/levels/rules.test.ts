import type { Policy } from '@podpora/contract/levels'
import type { TicketStatus } from '@podpora/contract/tickets'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { always } from '../calendars/access.ts'
import { cyclesOf, type Fact, type History, phasesOf } from './cycles.ts'
import {
  advanced,
  type ClockFacts,
  clockOf,
  duesOf,
  lineTermsFor,
  raised,
  stepAt,
  type Terms,
} from './rules.ts'

const minute = 60_000
const at = (minutes: number) => minutes * minute
const customer = (minutes: number, messageId = minutes + 1): Fact => ({
  at: at(minutes),
  kind: 'customer',
  messageId,
})
const answer = (minutes: number, messageId = minutes + 1): Fact => ({
  at: at(minutes),
  kind: 'answer',
  messageId,
})
const becomes = (minutes: number, status: TicketStatus): Fact => ({ at: at(minutes), kind: 'status', status })
const fact = (minutes: number, kind: 'gone' | 'back' | 'accepted'): Fact => ({ at: at(minutes), kind })
const history = (...facts: Fact[]): History => ({ startedAt: 0, firstStatus: 'new', facts })

const terms = (more: Partial<Terms> = {}): Terms => ({
  policyId: 1,
  calendarId: null,
  minutes: 60,
  time: 'calendar',
  pausedIn: [],
  warnAt: [],
  ...more,
})
const clocks = (past: History, more: Partial<Terms> = {}): ClockFacts[] =>
  cyclesOf(past).map((cycle) =>
    clockOf(cycle, phasesOf(past), terms(more), always, { warned: 0, breachedAt: null }),
  )
const said = (past: History, target: ClockFacts['target'], more: Partial<Terms> = {}) =>
  clocks(past, more)
    .filter((clock) => clock.target === target)
    .map(({ state, startedAt, endedAt, dueAt }) => [
      state,
      startedAt / minute,
      endedAt === null ? null : endedAt / minute,
      dueAt === null ? null : dueAt / minute,
    ])

describe('the first response', () => {
  test('begins with the customer’s first message and ends with the first answer', () => {
    expect(said(history(customer(0)), 'first_response')).toEqual([['running', 0, null, 60]])
    expect(said(history(customer(0), answer(50)), 'first_response')).toEqual([['met', 0, 50, 60]])
    expect(said(history(customer(0), answer(61)), 'first_response')).toEqual([['breached', 0, 61, 60]])
    expect(said(history(customer(0), answer(60)), 'first_response')).toEqual([['met', 0, 60, 60]])
  })

  test('of a ticket that we wrote ourselves waits for the customer to say something', () => {
    expect(said(history(answer(0)), 'first_response')).toEqual([])
    expect(said(history(answer(0), customer(100), answer(130)), 'first_response')).toEqual([
      ['met', 100, 130, 160],
    ])
  })

  test('of what was solved without an answer is cancelled, and goes on where it is opened again', () => {
    const solved = [customer(0), becomes(10, 'solved')]
    expect(said(history(...solved), 'first_response')).toEqual([['cancelled', 0, 10, 60]])
    expect(said(history(...solved, becomes(40, 'open')), 'first_response')).toEqual([
      ['running', 0, null, 90],
    ])
    // The customer writes again: that is a new question.
    expect(said(history(...solved, customer(40), becomes(40, 'open')), 'first_response')).toEqual([
      ['cancelled', 0, 10, 60],
      ['running', 40, null, 100],
    ])
  })
})

describe('the next response', () => {
  test('counts from the oldest message without an answer: several messages are one clock', () => {
    const past = history(customer(0), answer(10), customer(20), customer(25), answer(40), customer(50))
    expect(said(past, 'next_response')).toEqual([
      ['met', 20, 40, 80],
      ['running', 50, null, 110],
    ])
  })
})

describe('the update', () => {
  test('counts from each of our answers, until it is solved', () => {
    const past = history(customer(0), answer(10), answer(40), becomes(50, 'solved'))
    expect(said(past, 'update')).toEqual([
      ['met', 10, 40, 70],
      ['cancelled', 40, 50, 100],
    ])
  })
})

describe('the resolution', () => {
  test('ends when it is solved; opened again it goes on, and the time between does not count', () => {
    const past = [customer(0), becomes(30, 'solved')]
    expect(said(history(...past), 'resolution')).toEqual([['met', 0, 30, 60]])
    expect(said(history(...past, becomes(100, 'open')), 'resolution')).toEqual([['running', 0, null, 130]])
    expect(said(history(...past, becomes(100, 'open'), becomes(131, 'solved')), 'resolution')).toEqual([
      ['breached', 0, 131, 130],
    ])
  })

  test('rests in the states that the policy names, and every stretch is kept', () => {
    const past = history(customer(0), becomes(20, 'pending'), becomes(90, 'open'))
    const [clock] = clocks(past, { pausedIn: ['pending'] }).filter(({ target }) => target === 'resolution')
    expect(clock).toMatchObject({ state: 'running', dueAt: at(130) })
    expect(clock?.intervals).toMatchObject([
      { state: 'running', status: 'new', from: 0, to: at(20), countedMs: at(20) },
      { state: 'paused', status: 'pending', from: at(20), to: at(90), countedMs: 0 },
      { state: 'running', status: 'open', from: at(90), to: null },
    ])
    expect(
      said(history(customer(0), becomes(20, 'pending')), 'resolution', { pausedIn: ['pending'] }),
    ).toEqual([['paused', 0, null, null]])
  })

  test('paused after its time was up, it was broken all the same', () => {
    const past = history(customer(0), becomes(70, 'pending'))
    expect(said(past, 'resolution', { pausedIn: ['pending'] })).toEqual([['breached', 0, null, 60]])
  })

  test('of a ticket that is deleted or merged away is cancelled, and goes on if it comes back', () => {
    expect(said(history(customer(0), fact(10, 'gone')), 'resolution')).toEqual([['cancelled', 0, 10, 60]])
    expect(said(history(customer(0), fact(10, 'gone'), fact(30, 'back')), 'resolution')).toEqual([
      ['running', 0, null, 80],
    ])
  })
})

test('what is passed on to another line is accepted, or passed on again', () => {
  const past = history({ at: at(5), kind: 'passed', eventId: 9 }, fact(20, 'accepted'), {
    at: at(50),
    kind: 'passed',
    eventId: 12,
  })
  expect(said(past, 'line_acceptance')).toEqual([
    ['met', 5, 20, 65],
    ['running', 50, null, 110],
  ])
})

describe('what a line promises to whoever passes something to it', () => {
  const note = (minutes: number, by: number): Fact => ({ at: at(minutes), kind: 'note', by })
  const passed = (minutes: number, by: number, accepted = false): Fact => ({
    at: at(minutes),
    kind: 'passed',
    eventId: minutes,
    by,
    accepted,
  })

  test('an answer is what somebody else says; the hand-over note is none', () => {
    expect(said(history(note(5, 1), passed(5, 1), note(10, 1), note(30, 2)), 'line_answer')).toEqual([
      ['met', 5, 30, 65],
    ])
  })

  test('it is returned when it goes on, back, or is solved; what came back is nobody’s to accept', () => {
    expect(said(history(passed(5, 1), passed(40, 2, true)), 'line_return')).toEqual([['met', 5, 40, 65]])
    expect(said(history(passed(5, 1), becomes(90, 'solved')), 'line_return')).toEqual([
      ['breached', 5, 90, 65],
    ])
    expect(said(history(passed(5, 1), passed(40, 2, true)), 'line_acceptance')).toEqual([
      ['cancelled', 5, 40, 65],
    ])
  })

  test('by the hours of the policy where there is one, else by the clock; nothing where the line promises nothing', () => {
    const line = { acceptMinutes: 30, answerMinutes: null, returnMinutes: 600 }
    expect(lineTermsFor(line, 'line_acceptance', undefined)).toMatchObject({ minutes: 30, time: 'calendar' })
    expect(lineTermsFor(line, 'line_answer', undefined)).toBeUndefined()
    expect(lineTermsFor(line, 'line_return', { id: 3, calendarId: 7 } as Policy)).toMatchObject({
      minutes: 600,
      time: 'business',
      calendarId: 7,
    })
    expect(lineTermsFor(line, 'resolution', undefined)).toBeUndefined()
  })
})

describe('what is to be done', () => {
  const running = (warned = 0) =>
    clockOf(
      { target: 'resolution', key: 0, from: 0, to: null, cancelled: false },
      phasesOf(history()),
      terms({ warnAt: [50, 80] }),
      always,
      { warned, breachedAt: null },
    )

  test('warnings in their order, then the breach; of several that have passed, the last', () => {
    expect(running().nextAt).toBe(at(30))
    expect(stepAt(running(), always, at(29))).toBeUndefined()
    expect(stepAt(running(), always, at(30))).toEqual({ kind: 'warn', share: 50 })
    expect(stepAt(running(), always, at(50))).toEqual({ kind: 'warn', share: 80 })
    expect(stepAt(running(80), always, at(50))).toBeUndefined()
    expect(stepAt(running(), always, at(60))).toEqual({ kind: 'breach', at: at(60) })
    const warned = advanced(running(), { kind: 'warn', share: 50 }, always)
    expect(warned).toMatchObject({ warned: 50, nextAt: at(48) })
    expect(advanced(warned, { kind: 'breach', at: at(60) }, always)).toMatchObject({
      state: 'breached',
      nextAt: null,
    })
  })

  test('the ticket’s row says what breaks first', () => {
    const past = history(customer(0), answer(10), customer(20))
    expect(duesOf(clocks(past))).toEqual({ dueAt: at(60), dueTarget: 'resolution', breached: false })
    expect(duesOf([])).toEqual({ dueAt: null, dueTarget: null, breached: false })
  })
})

test('a priority is raised by one, to the most urgent', () => {
  expect((['low', 'normal', 'high', 'urgent'] as const).map(raised)).toEqual([
    'normal',
    'high',
    'urgent',
    'urgent',
  ])
})

describe('whatever happens in a ticket', () => {
  const anything = fc
    .array(
      fc.tuple(
        fc.integer({ min: 0, max: 500 }),
        fc.constantFrom(
          'customer',
          'answer',
          'pending',
          'open',
          'on_hold',
          'solved',
          'gone',
          'back',
          'passed',
          'accepted',
        ),
      ),
      { maxLength: 25 },
    )
    .map((steps) =>
      history(
        ...steps.map(([minutes, kind], i): Fact => {
          const time = at(minutes)
          if (kind === 'customer' || kind === 'answer') return { at: time, kind, messageId: i + 1 }
          if (kind === 'passed') return { at: time, kind, eventId: i + 1 }
          if (kind === 'gone' || kind === 'back' || kind === 'accepted') return { at: time, kind }
          return { at: time, kind: 'status', status: kind as TicketStatus }
        }),
      ),
    )
  const anyTerms = fc.record({
    minutes: fc.integer({ min: 1, max: 400 }),
    pausedIn: fc.subarray(['new', 'open', 'pending', 'on_hold']),
    warnAt: fc.subarray([25, 50, 80]),
  })

  test('no two clocks are the same one, and stretches follow each other from beginning to end', () => {
    fc.assert(
      fc.property(anything, anyTerms, (past, more) => {
        const all = clocks(past, more)
        const keys = all.map(({ target, cycle }) => `${target} ${cycle}`)
        expect(new Set(keys).size).toBe(keys.length)
        for (const { intervals, startedAt, endedAt } of all) {
          if (endedAt === startedAt) continue
          expect([intervals[0]?.from, intervals.at(-1)?.to]).toEqual([startedAt, endedAt])
          intervals.forEach((one, i) => {
            const next = intervals[i + 1]
            if (next) expect([one.to, next.state === one.state]).toEqual([next.from, false])
          })
        }
      }),
    )
  })

  test('broken is exactly what has counted more than was promised', () => {
    fc.assert(
      fc.property(anything, anyTerms, (past, more) => {
        for (const { intervals, terms: own, breachedAt, dueAt, state } of clocks(past, more)) {
          const counted = intervals.reduce((sum, { countedMs }) => sum + countedMs, 0)
          expect(breachedAt !== null).toBe(counted > own.minutes * minute)
          if (breachedAt !== null) expect(dueAt).toBe(breachedAt)
          if (state === 'running') {
            const { from } = intervals.at(-1) as { from: number }
            expect(counted + (dueAt as number) - from).toBe(own.minutes * minute)
          }
        }
      }),
    )
  })

  test('what has passed stays: later events change no clock that had ended before, unless they open it again', () => {
    fc.assert(
      fc.property(anything, anyTerms, (past, more) => {
        const upTo = (minutes: number) => ({
          ...past,
          facts: past.facts.filter((one) => one.at <= at(minutes)),
        })
        const early = clocks(upTo(200), more).filter(({ state }) => state === 'met')
        const late = clocks(past, more)
        for (const clock of early) {
          const again = late.find((one) => one.target === clock.target && one.cycle === clock.cycle)
          if (clock.target !== 'resolution' && clock.target !== 'requester_wait') expect(again).toEqual(clock)
          else expect(again?.startedAt).toBe(clock.startedAt)
        }
      }),
    )
  })
})
