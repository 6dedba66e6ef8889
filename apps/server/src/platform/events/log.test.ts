import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../testing/database.ts'
import { inTransaction, overClient, sql } from '../postgres/db.ts'
import { type Follower, followEvents } from './follow.ts'
import { type Cursor, type LoggedEvent, presentCursor, readEvents, recordEvents, system } from './log.ts'

const event = (id: number) => ({ kind: 'ticket.changed', actor: system, subjectId: id }) as const

describe('the event log', () => {
  let t: TestDatabase
  beforeAll(async () => {
    t = await testDatabase()
  })
  afterAll(() => t.close())

  test('holds back what came after a transaction that is still open', async () => {
    const start = await presentCursor(t.db)
    const slow = await t.postgres.dedicated()
    await slow.query('begin')
    await recordEvents(overClient(slow), [event(1)]) // takes the smaller id, commits later
    await inTransaction(t.db, (trx) => recordEvents(trx, [event(2)]))

    const early = await readEvents(t.db, start, 10)
    expect(early).toMatchObject({ events: [], cursor: start, pending: true })

    await slow.query('commit')
    await slow.end()
    expect(await nextEvents(start)).toEqual([1, 2])
  })

  test('forgets what was rolled back', async () => {
    const start = await presentCursor(t.db)
    const work = inTransaction(t.db, async (trx) => {
      await recordEvents(trx, [event(3)])
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    await inTransaction(t.db, (trx) => recordEvents(trx, [event(4)]))
    expect(await nextEvents(start)).not.toContain(3)
  })

  test('no reader misses or repeats an event of many concurrent, slow writers', async () => {
    const start = await presentCursor(t.db)
    const writers = 12
    const rounds = 15
    const all = writers * rounds * 2
    const readers = [collect(start), collect(start), collect(start)]
    const write = async (writer: number) => {
      for (let round = 0; round < rounds; round++)
        await inTransaction(t.db, async (trx) => {
          const id = 1000 + (writer * rounds + round) * 2
          await recordEvents(trx, [event(id)])
          await sql`select pg_sleep(random() * 0.01)`.execute(trx) // lets others overtake
          await recordEvents(trx, [event(id + 1)])
        })
    }
    await Promise.all(Array.from({ length: writers }, (_, writer) => write(writer)))
    const expected = Array.from({ length: all }, (_, i) => 1000 + i)
    for (const reader of readers) {
      // The cursor of the beginning may lie before what earlier tests wrote.
      const seen = (await reader.until(all)).filter((id) => id >= 1000)
      expect([...seen].sort((a, b) => a - b)).toEqual(expected)
      await reader.stop()
    }
  })

  test('a failing reader gets the same page again', async () => {
    const start = await presentCursor(t.db)
    let failures = 2
    const seen: number[] = []
    const done = Promise.withResolvers<void>()
    const follower = follow(start, async (events) => {
      if (failures-- > 0) throw new Error('not yet')
      seen.push(...events.map((e) => e.subjectId ?? 0))
      if (seen.includes(8)) done.resolve()
    })
    await inTransaction(t.db, (trx) => recordEvents(trx, [event(7), event(8)]))
    await done.promise
    expect(seen.filter((id) => id >= 7 && id < 1000)).toEqual([7, 8])
    await follower.stop()
  })

  function follow(from: Cursor, each: (events: LoggedEvent[]) => Promise<void>): Follower {
    return followEvents({ feed: t.feed, from, each, log: t.log })
  }

  /** What comes after `from`, once nothing is held back: transactions of other tests on this server hold back as well. */
  async function nextEvents(from: Cursor): Promise<(number | null)[]> {
    for (;;) {
      const { events, pending } = await readEvents(t.db, from, 100)
      if (!pending) return events.map((e) => e.subjectId)
    }
  }

  /** Collects what a reader is given, and tells when it has been given so many. */
  function collect(from: Cursor) {
    const seen: number[] = []
    let check = () => {}
    const follower = follow(from, async (events) => {
      seen.push(...events.map((e) => e.subjectId ?? 0))
      check()
    })
    return {
      until: (count: number) =>
        new Promise<number[]>((resolve) => {
          check = () => {
            if (seen.filter((id) => id >= 1000).length >= count) resolve(seen)
          }
          check()
        }),
      stop: () => follower.stop(),
    }
  }
})
