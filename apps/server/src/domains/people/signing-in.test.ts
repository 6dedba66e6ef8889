import { hash } from '@node-rs/argon2'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { all, one, sql } from '../../platform/postgres/db.ts'
import { ownerSetup, type TestServer, testServer, visitor } from '../../testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

let count = 0
/** An address of their own for each test, so that none counts against another. */
const newIp = (): string => `198.51.100.${++count}`

async function signIn(login: { email?: string; password?: string }, remoteAddress: string, cookie = '') {
  const response = await server.podpora.app.inject({
    method: 'POST',
    url: '/api/v1/session',
    remoteAddress,
    headers: { cookie },
    payload: { email: ownerSetup.email, password: ownerSetup.password, ...login },
  })
  const { code, retryAfter } = response.json() as { code?: string; retryAfter?: number }
  const set = response.cookies.at(-1)
  return { status: response.statusCode, code, retryAfter, cookie: set ? `${set.name}=${set.value}` : '' }
}

const times = <T>(n: number, work: (i: number) => Promise<T>) =>
  Promise.all(Array.from({ length: n }, (_, i) => work(i)))

test('signs in, whatever the case of the address', async () => {
  expect((await signIn({ email: 'OLGA@Example.com' }, newIp())).status).toBe(200)
})

test('says the same of a wrong password, an unknown address, and an invitation not yet answered', async () => {
  await server.owner.post('/agents', { name: 'Ivo', email: 'ivo@example.com', role: 'agent' })
  const ip = newIp()
  const answers = [
    await signIn({ password: 'wrong' }, ip),
    await signIn({ email: 'nobody@example.com' }, ip),
    await signIn({ email: 'ivo@example.com', password: '' }, ip),
    await signIn({ email: 'ivo@example.com', password: 'x' }, ip),
  ]
  expect(answers.map((answer) => answer.code)).toEqual([
    'wrong_credentials',
    'wrong_credentials',
    'validation_failed',
    'wrong_credentials',
  ])
})

test('after ten wrong passwords even the right one waits, from there', async () => {
  const ip = newIp()
  const codes = (await times(30, () => signIn({ password: 'wrong' }, ip))).map((answer) => answer.code)
  expect(codes.filter((code) => code === 'wrong_credentials')).toHaveLength(10)
  expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(20)

  const refused = await signIn({}, ip)
  expect(refused.code).toBe('too_many_requests')
  expect(refused.retryAfter).toBeGreaterThan(14 * 60)
  expect(refused.retryAfter).toBeLessThanOrEqual(15 * 60)
  expect((await signIn({}, newIp())).status).toBe(200)

  await sql`update attempts set at = at - interval '15 minutes'`.execute(server.db)
  expect((await signIn({}, ip)).status).toBe(200)
})

/** As if what has just been tried had been tried so many times. */
async function asIfTried(n: number): Promise<void> {
  await sql`insert into attempts (key) select key from attempts, generate_series(2, ${n}::int)`.execute(
    server.db,
  )
}

test('from one place fifty addresses can be tried, an IPv6 network being one place', async () => {
  await sql`delete from attempts`.execute(server.db)
  const guess = async (name: string, ip: string) => (await signIn({ email: `${name}@example.com` }, ip)).code
  await guess('first', '2001:db8:1:1::1')
  await asIfTried(49)
  expect(await guess('fiftieth', '2001:db8:1:1::2')).toBe('wrong_credentials')
  expect(await guess('next', '2001:db8:1:1::3')).toBe('too_many_requests')
  expect((await signIn({}, '2001:db8:1:1::4')).code).toBe('too_many_requests')
  expect((await signIn({}, '2001:db8:1:2::1')).status).toBe(200)
})

test('against one address a hundred are tried in all, from wherever', async () => {
  await sql`delete from attempts`.execute(server.db)
  const guess = async (ip: string) => (await signIn({ password: 'wrong' }, ip)).code
  await guess(newIp())
  await asIfTried(99)
  expect(await guess(newIp())).toBe('wrong_credentials')
  expect(await guess(newIp())).toBe('too_many_requests')
  await sql`delete from attempts`.execute(server.db)
})

test('right passwords do not count', async () => {
  const ip = newIp()
  for (let i = 0; i < 12; i++) expect((await signIn({}, ip)).status).toBe(200)
})

test('attempts are kept without addresses', async () => {
  await signIn({ password: 'wrong' }, newIp())
  const keys = await all(server.db, sql<{ key: string }>`select distinct key from attempts`)
  expect(keys.length).toBeGreaterThan(0)
  for (const { key } of keys) expect(key).toMatch(/^[a-z2-7]{16}$/)
})

test('a hash of older parameters is replaced at the next sign-in', async () => {
  const old = await hash(ownerSetup.password, { memoryCost: 8192, timeCost: 1 })
  await sql`update agents set password_hash = ${old} where id = ${server.owner.id}`.execute(server.db)
  expect((await signIn({}, newIp())).status).toBe(200)
  const { hashed } = await one(
    server.db,
    sql<{ hashed: string }>`select password_hash as hashed from agents where id = ${server.owner.id}`,
  )
  expect(hashed).toContain('m=19456,t=2,p=1')
  expect((await signIn({}, newIp())).status).toBe(200)
})

test('signing in again ends what the browser had before', async () => {
  const earlier = await signIn({}, newIp())
  const later = await signIn({}, newIp(), earlier.cookie)
  const devices = async (cookie: string) =>
    (await server.podpora.app.inject({ url: '/api/v1/devices', headers: { cookie } })).statusCode
  expect([await devices(earlier.cookie), await devices(later.cookie)]).toEqual([401, 200])
})

test('one sees one’s own devices and can sign them out', async () => {
  const person = await server.colleague('agent')
  const elsewhere = visitor(server.podpora)
  const [{ email }] = (await all(server.db, sql`select email from agents where id = ${person.id}`)) as [
    { email: string },
  ]
  await elsewhere.enter('/session', 'POST', { email, password: 'a good password' })

  type Shown = { id: number; current: boolean }[]
  const devices = (await person.get<Shown>('/devices')).body
  expect(devices).toHaveLength(2)
  expect(devices.filter((device) => device.current)).toHaveLength(1)
  const other = devices.find((device) => !device.current)

  expect((await server.owner.delete(`/devices/${other?.id}`)).status).toBe(404)
  expect((await person.delete(`/devices/${other?.id}`)).status).toBe(204)
  expect((await elsewhere.get('/session')).status).toBe(401)

  await elsewhere.enter('/session', 'POST', { email, password: 'a good password' })
  expect((await person.delete('/devices')).status).toBe(204)
  expect((await elsewhere.get('/session')).status).toBe(401)
  expect((await person.get('/session')).status).toBe(200)

  expect((await person.delete('/session')).status).toBe(204)
  expect((await person.get('/session')).status).toBe(401)
})
