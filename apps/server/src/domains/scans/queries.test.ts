import { afterAll, beforeAll, expect, test } from 'vitest'
import { inTransaction, sql } from '../../platform/postgres/db.ts'
import { type TestDatabase, testDatabase } from '../../testing/database.ts'
import { takeDue } from './queries.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

test('what is due at this moment is taken at this moment', async () => {
  const sha256 = Buffer.alloc(32, 1)
  await sql`insert into files (sha256, size, scan) values (${sha256}, 1, 'waiting')`.execute(t.db)
  const taken = await inTransaction(t.db, async (trx) => {
    const found: number[] = []
    // The time of a transaction stands; each of these has its own fraction of a millisecond.
    for (let micros = 0; micros < 1000; micros += 100) {
      const due = sql`date_trunc('milliseconds', now()) + make_interval(secs => ${micros / 1e6})`
      await sql`update files set scan_due = ${due} where sha256 = ${sha256}`.execute(trx)
      found.push((await takeDue(trx, 10, 60)).length)
    }
    return found
  })
  expect(taken).toEqual(Array.from({ length: 10 }, () => 1))
})
