import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '../../testing/database.ts'
import { openWatchPort } from './port.ts'

let t: TestDatabase
beforeAll(async () => {
  t = await testDatabase()
})
afterAll(() => t.close())

test('says that the process lives, whether it can work, and nothing else', async () => {
  const metrics = async () => ({ type: 'text/plain', text: 'up 1\n' })
  const watch = await openWatchPort({ host: '127.0.0.1', port: 0, db: t.db, metrics })
  const ask = async (path: string, method = 'GET') => {
    const answer = await fetch(`http://127.0.0.1:${watch.port}${path}`, { method })
    return [answer.status, await answer.text()]
  }
  expect(await ask('/health')).toEqual([200, '{"ok":true}'])
  expect(await ask('/ready')).toEqual([200, '{"ok":true}'])
  expect(await ask('/metrics')).toEqual([200, 'up 1\n'])
  expect((await ask('/constructor'))[0]).toBe(404)
  expect((await ask('/health', 'POST'))[0]).toBe(404)
  await watch.stop()
})

test('is not ready without its database', async () => {
  const away = await testDatabase()
  const watch = await openWatchPort({ host: '127.0.0.1', port: 0, db: away.db })
  await away.close()
  expect((await fetch(`http://127.0.0.1:${watch.port}/ready`)).status).toBe(503)
  await watch.stop()
})
