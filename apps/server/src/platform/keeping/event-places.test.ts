import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../testing/database.ts'
import { backUpTest, restoreTest, testFolder } from '../../testing/keeping.ts'
import { type Cursor, isPlace, presentCursor, readEvents, recordEvent, system } from '../events/log.ts'
import { all, type Db, inTransaction, sql } from '../postgres/db.ts'
import { type Opened, openAlone } from './places.ts'

/** More than the transactions that a cluster has counted when it has just been made. */
const overtakings = 3000

let t: TestDatabase
let folder: Awaited<ReturnType<typeof testFolder>>
let fresh: Opened
beforeAll(async () => {
  t = await testDatabase()
  folder = await testFolder()
  fresh = await openAlone({ dataDir: join(folder.path, 'data'), databaseUrl: undefined }, t.log)
})
afterAll(async () => {
  await fresh?.close()
  await t.close()
  await folder.remove()
})

async function readAll(db: Db, from: Cursor): Promise<number[]> {
  const seen: number[] = []
  for (let cursor = from; ; ) {
    const page = await readEvents(db, cursor, 1000)
    seen.push(...page.events.map(({ id }) => id))
    if (page.events.length === 0) return seen
    cursor = page.cursor
  }
}

test('a log of a cluster that has counted far is read in the same order in a fresh one, by each reader from where it stood', async () => {
  // Each transaction writes two events, and each was overtaken by the next: the ids of later ones are smaller.
  await sql`
    insert into events (id, xact, kind, actor_kind) overriding system value
    select 2 * (${overtakings}::int - i) - 2 + n, (48000000 + 7 * i)::text::xid8, 'ticket.changed', 'system'
    from generate_series(0, ${overtakings}::int - 1) i, generate_series(1, 2) n
  `.execute(t.db)
  await sql`
    insert into event_readers (name, xact, id) values
      ('new', '0', 0), ('behind', '48000700', ${2 * (overtakings - 100) - 1}), ('between', '48001404', 0), ('done', '48999999', 0)
  `.execute(t.db)
  await sql`select setval('events_id_seq', ${2 * overtakings})`.execute(t.db)
  const inOrder = (await all(t.db, sql<{ id: number }>`select id from events order by events.xact, id`)).map(
    ({ id }) => id,
  )
  const unread = { new: 6000, behind: 6000 - 201, between: 6000 - 402, done: 0 }

  const file = join(folder.path, 'log.tar.zst')
  await backUpTest(t, file)
  await restoreTest(fresh, file, join(folder.path, 'data'))

  const { db } = fresh.postgres
  expect(await readAll(db, '0.0')).toEqual(inOrder)
  for (const [name, count] of Object.entries(unread)) {
    const [at] = await all(
      db,
      sql<{
        cursor: Cursor
      }>`select xact::text || '.' || id as cursor from event_readers where name = ${name}`,
    )
    expect((await readAll(db, at?.cursor as Cursor)).length, name).toBe(count)
    expect(await readAll(db, at?.cursor as Cursor), name).toEqual(inOrder.slice(6000 - count))
  }
  expect((await readEvents(db, '0.0', 1)).pending).toBe(false)

  // What happens after that comes after all of it, once.
  const present = await presentCursor(db)
  await inTransaction(db, (trx) => recordEvent(trx, { kind: 'ticket.changed', actor: system }))
  const later = await readAll(db, present)
  expect(later).toHaveLength(1)
  expect(await readAll(db, '0.0')).toEqual([...inOrder, ...later])
  expect(later[0]).toBeGreaterThan(2 * overtakings)

  // A cursor that a browser brings along from the old cluster names no event of this log.
  expect(await isPlace(db, `48000700.${BigInt(inOrder[200] ?? 0)}`)).toBe(false)
  expect(await isPlace(db, present)).toBe(true)
  const readers = sql<{ name: string }>`select name from event_readers order by name`
  expect(await all(db, readers)).toEqual(await all(t.db, readers))
})
