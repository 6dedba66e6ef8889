import { afterAll, beforeAll, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import { currentSettings } from './access.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

test('some settings change, the others stay', async () => {
  const others = { language: 'en', junkScore: 8, junkDays: 30 }
  const before = { ...others, company: 'Example Ltd', closeAfterDays: 14, attachmentLimitMb: 25 }
  expect((await server.owner.get('/settings')).body).toEqual(before)
  const changes = [{ closeAfterDays: 30 }, { attachmentLimitMb: 50 }, { company: 'Example & Co' }]
  await Promise.all(changes.map((change) => server.owner.patch('/settings', change)))

  const after = { ...others, company: 'Example & Co', closeAfterDays: 30, attachmentLimitMb: 50 }
  expect(await currentSettings(server.db)).toEqual(after)
  const events = await all(
    server.db,
    sql`select data from events where kind = 'settings.changed' order by id`,
  )
  expect(events).toHaveLength(4)
  expect(events).toContainEqual({ data: { fields: ['closeAfterDays'] } })
})

test('what cannot be is refused, and changes nothing', async () => {
  const refused = await server.owner.patch('/settings', { company: 'New', closeAfterDays: 0 })
  expect(refused).toMatchObject({
    status: 400,
    body: { fields: [{ field: 'closeAfterDays', rule: 'minimum' }] },
  })
  expect((await currentSettings(server.db))?.company).toBe('Example & Co')
})

test('there are none before the set-up', async () => {
  const empty = await testServer({ setUp: false })
  expect(await currentSettings(empty.db)).toBeUndefined()
  await empty.close()
})
