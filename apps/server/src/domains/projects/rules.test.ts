import type { TicketStatus } from '@podpora/contract/tickets'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { closesCircle, isOver, type Part, progressOf, stateOf, waitingOf } from './rules.ts'

/** A part numbered as its ticket: `more` is what the test is about. */
const part = (
  id: number,
  after: number[] = [],
  more: Partial<Part['row']> & { dropped?: boolean } = {},
): Part => {
  const { dropped = false, ...row } = more
  return {
    shown: true,
    dropped,
    after,
    row: {
      id,
      status: 'new',
      assigneeId: null,
      partNumber: id,
      waitsFor: [],
      readyAt: null,
      deletedAt: null,
      mergedInto: null,
      ...row,
    },
  }
}
const ready = '2026-11-22T10:00:00.000Z'
const waits = (parts: Part[], judged?: Set<number>) => [...waitingOf(parts, judged).values()]

describe('a part waits', () => {
  test('for those before it that are not done, by their numbers', () => {
    expect(waits([part(1), part(2, [1]), part(3, [1, 2])])).toEqual([[], [1], [1, 2]])
    expect(waits([part(1, [], { status: 'solved' }), part(2, [1]), part(3, [1, 2])])).toEqual([[], [], [2]])
  })

  test('not for what is dropped, deleted or merged away', () => {
    const gone = [
      part(1, [], { status: 'solved', dropped: true }),
      part(2, [], { deletedAt: ready }),
      part(3, [], { status: 'closed', mergedInto: 9 }),
    ]
    expect(waits([...gone, part(4, [1, 2, 3])]).at(-1)).toEqual([])
  })

  test('again where an earlier one is opened again and nobody has begun it; what is begun goes on', () => {
    const reopened = part(1, [], { status: 'open', readyAt: ready })
    expect(waits([reopened, part(2, [1], { readyAt: ready })])).toEqual([[], [1]])
    expect(waits([reopened, part(2, [1], { readyAt: ready, assigneeId: 7 })])).toEqual([[], []])
    expect(waits([reopened, part(2, [1], { readyAt: ready, status: 'pending' })])).toEqual([[], []])
  })

  test('also begun, where somebody has just said what comes before it', () => {
    const begun = part(2, [1], { readyAt: ready, assigneeId: 7 })
    expect(waits([part(1), begun], new Set([2]))).toEqual([[], [1]])
  })

  test('although somebody was given it beforehand', () => {
    expect(waits([part(1), part(2, [1], { assigneeId: 7, waitsFor: [1] })])).toEqual([[], [1]])
  })
})

test('progress counts what is not dropped, deleted or merged away', () => {
  const parts = [
    part(1, [], { status: 'solved' }),
    part(2, [], { status: 'closed' }),
    part(3, [], { assigneeId: 7 }),
    part(4, [], { status: 'solved', dropped: true }),
    part(5, [], { deletedAt: ready }),
  ]
  expect(progressOf(parts)).toEqual({ done: 2, total: 3 })
  expect(parts.slice(0, 4).map(stateOf)).toEqual(['done', 'done', 'working', 'dropped'])
  expect([part(6), part(7, [], { waitsFor: [6] })].map(stateOf)).toEqual(['ready', 'waits'])
  // Opened again, it is dropped no more.
  expect(stateOf(part(8, [], { status: 'open', dropped: true }))).toBe('working')
})

const statuses: TicketStatus[] = ['new', 'open', 'pending', 'on_hold', 'solved', 'closed']
/** Projects as people make them: each order that is refused for closing a circle is left out. */
const projects = fc
  .record({
    parts: fc.array(
      fc.record({
        status: fc.constantFrom(...statuses),
        assigneeId: fc.option(fc.integer({ min: 1, max: 3 })),
        readyAt: fc.option(fc.constant(ready)),
        deletedAt: fc.option(fc.constant(ready), { freq: 5 }),
      }),
      { minLength: 1, maxLength: 8 },
    ),
    wishes: fc.array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 30 }),
  })
  .map(({ parts: rows, wishes }) => {
    const parts = rows.map((row, i) => part(i + 1, [], row))
    for (const [a, b] of wishes) {
      const one = parts[a % parts.length] as Part
      const other = parts[b % parts.length] as Part
      if (one === other || closesCircle(parts, one.row.id, [...one.after, other.row.id])) continue
      one.after = [...new Set([...one.after, other.row.id])]
    }
    return parts
  })

describe('whatever people put before what', () => {
  test('something of an unfinished project can always be worked on: it never waits for itself', () => {
    fc.assert(
      fc.property(projects, (parts) => {
        const waiting = waitingOf(parts)
        const open = parts.filter((one) => !isOver(one))
        if (open.length > 0) expect(open.some(({ row }) => waiting.get(row.id)?.length === 0)).toBe(true)
      }),
    )
  })

  test('asked again, it comes out the same', () => {
    fc.assert(
      fc.property(projects, (parts) => {
        const settled = parts.map((one) => {
          const waitsFor = waitingOf(parts).get(one.row.id) ?? []
          const readyAt = waitsFor.length > 0 ? null : (one.row.readyAt ?? ready)
          return { ...one, row: { ...one.row, waitsFor, readyAt } }
        })
        expect(waitingOf(settled)).toEqual(waitingOf(parts))
      }),
    )
  })

  test('a part waits only for parts that come before it and are not over', () => {
    fc.assert(
      fc.property(projects, (parts) => {
        for (const [id, numbers] of waitingOf(parts)) {
          const { after } = parts.find(({ row }) => row.id === id) as Part
          for (const number of numbers) {
            expect(after).toContain(number)
            expect(isOver(parts.find(({ row }) => row.id === number) as Part)).toBe(false)
          }
        }
      }),
    )
  })
})

test('what comes after itself over others closes a circle', () => {
  const parts = [part(1), part(2, [1]), part(3, [2])]
  expect(closesCircle(parts, 1, [3])).toBe(true)
  expect(closesCircle(parts, 1, [1])).toBe(true)
  expect(closesCircle(parts, 3, [1, 2])).toBe(false)
})
