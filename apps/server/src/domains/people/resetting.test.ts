import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { type TestServer, testServer, type Visitor, visitor } from '../../testing/server.ts'
import { peopleJobs } from './jobs.ts'
import { resetJob } from './resetting.ts'

let server: TestServer
let person: Visitor
let email: string
const password = 'a good password'
beforeAll(async () => {
  server = await testServer()
})
beforeEach(async () => {
  await sql`truncate attempts, outgoing_mails, entry_tokens`.execute(server.db)
  person = await server.colleague('agent')
  email = (await person.get<{ me: { email: string } }>('/session')).body.me.email
})
afterAll(() => server.close())

const ask = async (address: string) =>
  (await server.stranger.post('/password-resets', { email: address })).status

/** Does the jobs that requests have left; gives the token of each mail that is in the outbox then. */
async function tokens(): Promise<string[]> {
  const asked = await all(
    server.db,
    sql<{ payload: Record<string, unknown> }>`
      delete from graphile_worker._private_jobs j using graphile_worker._private_tasks t
      where t.id = j.task_id and t.identifier = ${resetJob} returning j.payload
    `,
  )
  const handler = peopleJobs(server).handlers[resetJob]
  for (const { payload } of asked) await handler?.(payload, { number: 1, last: false })
  const mails = await all(
    server.db,
    sql<{ text: string }>`select text from outgoing_mails where kind = 'password_reset' order by id`,
  )
  return mails.map(({ text }) => /\/reset\/([\w-]{43})/.exec(text)?.[1] as string)
}

const reset = (token: string | undefined) =>
  server.stranger.put(`/password-resets/${token}`, { password: 'a new password' })

test('a reset sets the password, once, and ends all sessions', async () => {
  expect(await ask(email.toUpperCase())).toBe(204)
  const [token] = await tokens()
  expect((await person.get('/session')).status).toBe(200)

  const answers = await Promise.all(Array.from({ length: 5 }, () => reset(token)))
  expect(answers.map((answer) => answer.status).sort()).toEqual([204, 410, 410, 410, 410])
  expect((await person.get('/session')).status).toBe(401)
  const signIn = (tried: string) => server.stranger.post('/session', { email, password: tried })
  expect((await signIn(password)).status).toBe(401)
  expect((await signIn('a new password')).status).toBe(200)
})

test('nobody learns from the answer who works here; mail goes to active people only', async () => {
  await server.owner.post('/agents', { name: 'Ivo', email: 'ivo@example.com', role: 'agent' })
  const gone = await server.colleague('agent')
  const [{ email: goneEmail }] = (await all(
    server.db,
    sql`update agents set state = 'disabled' where id = ${gone.id} returning email`,
  )) as [{ email: string }]
  expect(await Promise.all(['ivo@example.com', goneEmail, 'nobody@example.com'].map(ask))).toEqual([
    204, 204, 204,
  ])
  expect(await tokens()).toEqual([])
})

test('only the last link works, and for two hours', async () => {
  await ask(email)
  await ask(email)
  const [first, second] = await tokens()
  expect((await reset(first)).status).toBe(410)
  await sql`update entry_tokens set expires_at = expires_at - interval '2 hours'`.execute(server.db)
  expect((await reset(second)).status).toBe(410)
})

test('a link does not outlive its account or a change of the password', async () => {
  await ask(email)
  const [token] = await tokens()
  await person.put('/account/password', { current: password, password: 'changed meanwhile' })
  expect((await reset(token)).status).toBe(410)
})

test('the sixth mail in a quarter of an hour has to wait, known or not', async () => {
  const tries = (address: string) => Promise.all(Array.from({ length: 6 }, () => ask(address)))
  const expected = [204, 204, 204, 204, 204, 429]
  expect((await tries(email)).sort()).toEqual(expected)
  expect((await tries('nobody@example.com')).sort()).toEqual(expected)
})

test('a changed password ends all other sessions and the token of this one', async () => {
  const elsewhere = visitor(server.podpora)
  await elsewhere.enter('/session', 'POST', { email, password })
  const stolen = person.cookie
  const change = (current: string) => person.put('/account/password', { current, password: 'a new password' })

  expect((await change('not this')).body).toMatchObject({ code: 'wrong_credentials' })
  expect((await change(password)).status).toBe(204)
  expect((await person.get('/session')).status).toBe(200)
  expect((await elsewhere.get('/session')).status).toBe(401)
  const withStolen = await server.podpora.app.inject({ url: '/api/v1/session', headers: { cookie: stolen } })
  expect(withStolen.statusCode).toBe(401)
})

test('one’s own password cannot be guessed at will from an open desk', async () => {
  const guesses = Array.from({ length: 12 }, () =>
    person.put('/account/password', { current: 'guess', password: 'a new password' }),
  )
  const statuses = (await Promise.all(guesses)).map((answer) => answer.status)
  expect(statuses.filter((status) => status === 429)).toHaveLength(2)
})

test('what has run out is cleared away, and the rest stays', async () => {
  await ask(email)
  await tokens()
  await server.owner.post('/agents', { name: 'Ina', email: 'ina@example.com', role: 'agent' })
  await sql`update entry_tokens set expires_at = now() - interval '1 second' where purpose = 'password_reset'`.execute(
    server.db,
  )
  await sql`insert into attempts (key, at) values ('old', now() - interval '61 minutes')`.execute(server.db)
  const handlers = peopleJobs(server).handlers
  await handlers['people.clean_up']?.({}, { number: 1, last: false })

  expect(await all(server.db, sql`select purpose from entry_tokens`)).toEqual([{ purpose: 'invitation' }])
  expect(await all(server.db, sql`select from attempts where key = 'old'`)).toEqual([])
  expect((await all(server.db, sql`select from attempts`)).length).toBeGreaterThan(0)
  expect((await person.get('/session')).status).toBe(200)
})
