import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../testing/database.ts'
import { type Db, inTransaction, sql } from '../postgres/db.ts'
import { openFeed } from './feed.ts'
import { type Follower, followEvents } from './follow.ts'
import { isBefore, presentCursor, recordEvents, system } from './log.ts'
import { placeOfReader, startReader, takeOnce } from './readers.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
  await sql`insert into event_readers (name) values ('tests')`.execute(t.db)
})
afterAll(() => t.close())

const write = (...ids: number[]) =>
  inTransaction(t.db, (trx) =>
    recordEvents(
      trx,
      ids.map((subjectId) => ({ kind: 'ticket.changed', actor: system, subjectId })),
    ),
  )
/** Another cluster's old transactions may hold events back: the cursor of the beginning may lie before what earlier tests wrote. */
const from200 = (ids: number[]): number[] => ids.filter((id) => id >= 200)
const isEven = ({ subjectId }: { subjectId: number | null }): boolean => (subjectId ?? 1) % 2 === 0

/** A process that takes what is even, and notes it where the transaction does. */
const reading = (taken: number[], feed = t.feed, seen: number[] = []): Promise<Follower> =>
  startReader(
    { ...t, feed },
    {
      name: 'tests',
      wanted(events) {
        seen.push(...events.map(({ subjectId }) => subjectId as number))
        return events.filter(isEven)
      },
      take: (events) =>
        takeOnce(t.db, 'tests', events, async (_trx, fresh) => {
          taken.push(...fresh.map(({ subjectId }) => subjectId as number))
        }),
    },
  )

test('of several processes one takes each event that is wanted; the place of all moves on', async () => {
  const taken: number[] = []
  const feeds = [openFeed(t.postgres, t.log), openFeed(t.postgres, t.log)]
  const readers = await Promise.all(feeds.map((feed) => reading(taken, feed)))
  for (let id = 100; id < 140; id += 2) await write(id, id + 1)
  await expect.poll(() => taken.length).toBe(20)
  await Promise.all(readers.map((one) => one.stop()))
  await Promise.all(feeds.map((feed) => feed.stop()))
  expect(taken.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, n) => 100 + n * 2))
})

test('what is passed by costs no transaction, and is written down when the process stops at the latest', async () => {
  const taken: number[] = []
  const seen: number[] = []
  const before = await placeOfReader(t.db, 'tests')
  const one = await reading(taken, t.feed, seen)
  await write(1, 3, 5)
  await expect.poll(() => seen.at(-1)).toBe(5)
  await one.stop()
  expect(isBefore(before, one.cursor)).toBe(true)
  expect(await placeOfReader(t.db, 'tests')).toBe(one.cursor)
  expect(taken).toEqual([])
})

test('however many follow, the log is read once', async () => {
  // Looks that bring nothing don't count: transactions of other tests on this server may hold events back for a while.
  const brought: number[] = []
  const db: Db = {
    ...t.db,
    async run(text, values) {
      const answer = await t.db.run(text, values)
      if (text.includes('from events e') && answer.rows.length > 0) brought.push(answer.rows.length)
      return answer
    },
  }
  const feed = openFeed({ ...t.postgres, db }, t.log)
  const from = await presentCursor(t.db)
  const seen = Array.from({ length: 8 }, () => [] as number[])
  const followers = seen.map((mine) =>
    followEvents({
      feed,
      from,
      each: async (events) => void mine.push(...events.map(({ subjectId }) => subjectId as number)),
      log: t.log,
    }),
  )
  await write(200)
  await expect.poll(() => seen.every((mine) => mine.includes(200))).toBe(true)
  brought.length = 0
  await write(201, 202)
  await expect.poll(() => seen.every((mine) => mine.includes(202))).toBe(true)
  expect(brought).toEqual([2])
  for (const mine of seen) expect(from200(mine)).toEqual([200, 201, 202])
  await Promise.all(followers.map((one) => one.stop()))
  await feed.stop()
})

test('who is further behind than is kept in memory misses nothing', async () => {
  const feed = openFeed(t.postgres, t.log)
  const from = await presentCursor(t.db)
  const unwatch = feed.watch(() => {})
  for (let n = 0; n < 6; n++) await write(...Array.from({ length: 300 }, (_, i) => 1000 + n * 300 + i))
  const seen: number[] = []
  const late = followEvents({
    feed,
    from,
    pageSize: 70,
    each: async (events) => void seen.push(...events.map(({ subjectId }) => subjectId as number)),
    log: t.log,
  })
  await expect.poll(() => seen.at(-1)).toBe(2799)
  expect(seen.filter((id) => id >= 1000)).toEqual(Array.from({ length: 1800 }, (_, i) => 1000 + i))
  await late.stop()
  unwatch()
  await feed.stop()
})

test('a place never moves back, whoever is slow', async () => {
  const seen: number[] = []
  const slow = await reading([], t.feed, seen)
  await write(7)
  await expect.poll(() => seen.at(-1)).toBe(7)
  // Another process is far ahead before this one has written where it stands.
  const further = '9000000000.1'
  await sql`update event_readers set xact = '9000000000'::xid8, id = 1 where name = 'tests'`.execute(t.db)
  await slow.stop()
  expect(await placeOfReader(t.db, 'tests')).toBe(further)
})
