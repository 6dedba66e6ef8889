import { csrfHeader, sessionCookie } from '@podpora/contract/routes'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { all, one, sql } from '../../platform/postgres/db.ts'
import { ownerSetup, type TestServer, testServer } from '../../testing/server.ts'
import { createSessions } from './sessions.ts'
import { setupKey } from './setting-up.ts'

let server: TestServer | undefined
let first: string
beforeEach(async () => {
  await server?.close()
  server = await testServer()
  first = server.owner.cookie.split('=')[1] as string
})
afterAll(() => server?.close())

const running = (): TestServer => server as TestServer

/** A request with a token; gives the status and the token that came back, if one did. */
async function call(token: string) {
  const response = await running().podpora.app.inject({
    url: '/api/v1/session',
    headers: { cookie: `${sessionCookie}=${token}` },
  })
  const cookie = response.cookies.find((c) => c.name === sessionCookie)
  return { status: response.statusCode, cookie, next: cookie?.value }
}

/** As if so much time had gone by since the session was last touched. */
const later = (by: string) =>
  sql`
    update sessions set rotated_at = rotated_at - ${by}::interval, seen_at = seen_at - ${by}::interval,
                        expires_at = expires_at - ${by}::interval
  `.execute(running().db)

test('the cookie is out of reach of scripts and other sites', async () => {
  await later('25 hours')
  const { cookie } = await call(first)
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 30 * 24 * 60 * 60 })
  expect(cookie?.secure).toBeUndefined()
})

test('by https it never travels in the clear', async () => {
  await running().close()
  server = await testServer({ setUp: false, settings: { PUBLIC_URL: 'https://support.example.com' } })
  const response = await server.podpora.app.inject({
    method: 'POST',
    url: '/api/v1/setup',
    payload: { ...ownerSetup, key: setupKey(server) },
  })
  expect(response.cookies).toEqual([expect.objectContaining({ name: sessionCookie, secure: true })])
})

test('tokens are stored as hashes only', async () => {
  const row = await one(running().db, sql<{ tokenHash: Buffer }>`select token_hash from sessions`)
  expect(row.tokenHash).toHaveLength(32)
  expect(row.tokenHash.toString('base64url')).not.toBe(first)
})

test('a day later there is a new token, and the old one is taken while requests are under way', async () => {
  await later('23 hours')
  expect(await call(first)).toMatchObject({ status: 200, next: undefined })
  await later('2 hours')

  const { next } = await call(first)
  expect(next).toMatch(/^[\w-]{43}$/)
  expect(await call(first)).toMatchObject({ status: 200, next: undefined })
  expect(await call(next as string)).toMatchObject({ status: 200, next: undefined })
  await later('61 seconds')
  expect((await call(first)).status).toBe(401)
  expect((await call(next as string)).status).toBe(200)
})

test('of many requests at once one gets the new token, and all are answered', async () => {
  await later('25 hours')
  const answers = await Promise.all(Array.from({ length: 12 }, () => call(first)))
  expect(answers.filter((answer) => answer.status === 200)).toHaveLength(12)
  expect(answers.filter((answer) => answer.next)).toHaveLength(1)
})

test('a new token that got lost on its way is replaced by another', async () => {
  await later('25 hours')
  await call(first)
  await later('1 hour')
  const again = await call(first)
  expect(again.status).toBe(200)
  expect((await call(again.next as string)).status).toBe(200)
  await later('61 seconds')
  expect((await call(first)).status).toBe(401)
})

test('a session ends after thirty days without use, and each use puts that off', async () => {
  await later('29 days')
  const { next } = await call(first)
  await later('29 days')
  const kept = await call(next as string)
  expect(kept.status).toBe(200)
  await later('30 days')
  expect((await call(kept.next as string)).status).toBe(401)
})

test('when it was last seen is written once a minute at most', async () => {
  const version = () => one(running().db, sql<{ xmin: string }>`select xmin::text as xmin from sessions`)
  await call(first)
  const before = await version()
  await call(first)
  expect(await version()).toEqual(before)
  await later('61 seconds')
  await call(first)
  expect(await version()).not.toEqual(before)
})

test('a change needs the session’s own token beside the cookie', async () => {
  const patch = async (csrf?: string) => {
    const response = await running().podpora.app.inject({
      method: 'PATCH',
      url: '/api/v1/account',
      headers: { cookie: `${sessionCookie}=${first}`, ...(csrf !== undefined && { [csrfHeader]: csrf }) },
      payload: { name: 'Olga' },
    })
    return response.statusCode
  }
  const sessions = createSessions(running())
  const id = (await sessions.signedInByToken(first))?.sessionId as number
  expect(await patch()).toBe(403)
  expect(await patch('')).toBe(403)
  expect(await patch(sessions.csrfToken(id + 1))).toBe(403)
  expect(await patch(sessions.csrfToken(id))).toBe(200)
})

test('a socket is let in by the same token, and is told when the session ends', async () => {
  const sessions = createSessions(running())
  const signedIn = await sessions.signedInByToken(first)
  expect(signedIn).toMatchObject({ kind: 'agent', role: 'owner', groupIds: [1] })
  expect(await sessions.signedInByToken('something else')).toBeNull()

  const { sessionId } = signedIn as { sessionId: number }
  expect(await sessions.signedInBySession(sessionId)).toEqual(signedIn)
  await running().owner.delete('/session')
  expect(await sessions.signedInBySession(sessionId)).toBeNull()
  expect(await all(running().db, sql`select from sessions`)).toEqual([])
})
