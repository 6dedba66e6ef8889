import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../testing/database.ts'
import { inTransaction, sql } from '../postgres/db.ts'
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
    const slow = await t.db.startTransaction().execute()
    await recordEvents(slow, [event(1)]) // takes the smaller id, commits later
    await inTransaction(t.db, (trx) => recordEvents(trx, [event(2)]))

    const early = await readEvents(t.db, start, 10)
    expect(early).toMatchObject({ events: [], cursor: start, pending: true })

    await slow.commit().execute()
    const late = await readEvents(t.db, start, 10)
    expect(late.events.map((e) => e.subjectId)).toEqual([1, 2])
    expect(late.pending).toBe(false)
  })

  test('forgets what was rolled back', async () => {
    const start = await presentCursor(t.db)
    const work = inTransaction(t.db, async (trx) => {
      await recordEvents(trx, [event(3)])
      throw new Error('no')
    })
    await expect(work).rejects.toThrow('no')
    expect((await readEvents(t.db, start, 10)).events).toEqual([])
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
      const seen = await reader.until(all)
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
      done.resolve()
    })
    await inTransaction(t.db, (trx) => recordEvents(trx, [event(7), event(8)]))
    await done.promise
    expect(seen).toEqual([7, 8])
    await follower.stop()
  })

  function follow(from: Cursor, each: (events: LoggedEvent[]) => Promise<void>): Follower {
    return followEvents({ db: t.db, listen: () => t.postgres.dedicated(), from, each, log: t.log })
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
            if (seen.length >= count) resolve(seen)
          }
          check()
        }),
      stop: () => follower.stop(),
    }
  }
})
