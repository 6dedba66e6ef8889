import { csrfHeader, sessionCookie } from '@podpora/contract/routes'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { all, one, sql } from '../../platform/postgres/db.ts'
import { ownerSetup, type TestServer, testServer, visitor } from '../../testing/server.ts'
import { createSessions } from './sessions.ts'
import { setupKey } from './setting-up.ts'

let server: TestServer
let owner: ReturnType<typeof visitor>
let first: string
beforeAll(async () => {
  server = await testServer()
})
beforeEach(async () => {
  await sql`delete from sessions`.execute(server.db)
  owner = visitor(server.podpora)
  await owner.enter('/session', 'POST', { email: ownerSetup.email, password: ownerSetup.password })
  first = owner.cookie.split('=')[1] as string
})
afterAll(() => server.close())

/** A request with a token; gives the status and the token that came back, if one did. */
async function call(token: string) {
  const response = await server.podpora.app.inject({
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
  `.execute(server.db)

test('the cookie is out of reach of scripts and other sites', async () => {
  await later('25 hours')
  const { cookie } = await call(first)
  expect(cookie).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/', maxAge: 30 * 24 * 60 * 60 })
  expect(cookie?.secure).toBeUndefined()
})

test('by https it never travels in the clear', async () => {
  const secure = await testServer({ setUp: false, settings: { PUBLIC_URL: 'https://support.example.com' } })
  const response = await secure.podpora.app.inject({
    method: 'POST',
    url: '/api/v1/setup',
    payload: { ...ownerSetup, key: setupKey(secure) },
  })
  expect(response.cookies).toEqual([expect.objectContaining({ name: sessionCookie, secure: true })])
  await secure.close()
})

test('tokens are stored as hashes only', async () => {
  const row = await one(server.db, sql<{ tokenHash: Buffer }>`select token_hash from sessions`)
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
  expect(await call(first)).toMatchObject({ status: 200, next: undefined })
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
  const version = () => one(server.db, sql<{ xmin: string }>`select xmin::text as xmin from sessions`)
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
    const response = await server.podpora.app.inject({
      method: 'PATCH',
      url: '/api/v1/account',
      headers: { cookie: `${sessionCookie}=${first}`, ...(csrf !== undefined && { [csrfHeader]: csrf }) },
      payload: { name: 'Olga' },
    })
    return response.statusCode
  }
  const sessions = createSessions(server)
  const id = (await sessions.signedInByToken(first))?.sessionId as number
  expect(await patch()).toBe(403)
  expect(await patch('')).toBe(403)
  expect(await patch(sessions.csrfToken(id + 1))).toBe(403)
  expect(await patch(sessions.csrfToken(id))).toBe(200)
})

test('a socket is let in by the same token, and is told when the session ends', async () => {
  const sessions = createSessions(server)
  const signedIn = await sessions.signedInByToken(first)
  expect(signedIn).toMatchObject({ kind: 'agent', role: 'owner', groupIds: [1] })
  expect(await sessions.signedInByToken('something else')).toBeNull()

  const { sessionId } = signedIn as { sessionId: number }
  expect(await sessions.signedInBySession(sessionId)).toEqual(signedIn)
  await owner.delete('/session')
  expect(await sessions.signedInBySession(sessionId)).toBeNull()
  expect(await all(server.db, sql`select from sessions`)).toEqual([])
})
