import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../testing/database.ts'
import { DatabaseTooNew } from '../startup-errors.ts'
import { sql, toRfc3339 } from './db.ts'
import { isMigrated, migrate } from './migrate.ts'

describe('migrations', () => {
  let t: TestDatabase
  beforeAll(async () => {
    t = await testDatabase()
  })
  afterAll(() => t.close())

  test('run once, also when several processes start together', async () => {
    await Promise.all([migrate(t.db), migrate(t.db), migrate(t.db)])
    expect(await isMigrated(t.db)).toBe(true)
  })

  test('of a newer program are named, and nothing is touched', async () => {
    await sql`insert into migrations (name, timestamp) values ('9999_from_the_future', '')`.execute(t.db)
    const refused = migrate(t.db)
    await expect(refused).rejects.toThrow(DatabaseTooNew)
    await expect(refused).rejects.toThrow('9999_from_the_future')
  })
})

test('times leave the database as RFC 3339 with three digits, so that they sort as text', () => {
  expect(toRfc3339('2026-11-21 20:51:36+00')).toBe('2026-11-21T20:51:36.000Z')
  expect(toRfc3339('2026-11-21 20:51:36.1+00')).toBe('2026-11-21T20:51:36.100Z')
  expect(toRfc3339('2026-11-21 20:51:36.123456+00')).toBe('2026-11-21T20:51:36.123Z')
})
