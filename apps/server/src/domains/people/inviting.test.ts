import type { Agent, Invitation } from '@podpora/contract/people'
import type { Static } from 'typebox'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { type TestServer, testServer, visitor } from '../../testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const answer = { name: 'Iwona', password: 'a good password', language: 'pl' }
let count = 0

async function invite(more: object = {}) {
  const email = `invited${++count}@example.com`
  const input = { name: 'Invited', email, role: 'agent', groupIds: [1], ...more }
  const { status, body } = await server.owner.post<{ agent: Agent; link: string; code?: string }>(
    '/agents',
    input,
  )
  const token = String(body.link).split('/').at(-1) as string
  return { status, ...body, email, token, path: `/invitations/${token}` }
}

test('an invitation goes out by mail, and its link comes back', async () => {
  const { agent, link, email } = await invite({ name: 'Ivo $t(setup.firstGroup)' })
  expect(agent).toMatchObject({ state: 'invited', role: 'agent', groupIds: [1], email })
  expect(link).toMatch(/^http:\/\/localhost:3000\/invitation\/[\w-]{43}$/)

  const mails = await all(
    server.db,
    sql<{ text: string }>`
      select kind, subject, text from outgoing_mails where ${email} = any(to_addresses)
    `,
  )
  expect(mails).toEqual([
    { kind: 'invitation', subject: 'Your invitation to Example Ltd support', text: expect.any(String) },
  ])
  expect(mails[0]?.text).toContain(link)
  expect(mails[0]?.text).toContain('Hello Ivo $t(setup.firstGroup),')
  expect(mails[0]?.text).toContain('Olga Owner invites you')
})

test('answering it signs in, and works once', async () => {
  const { path, agent, email } = await invite()
  const shown = await server.stranger.get<Static<typeof Invitation>>(path)
  expect(shown.body).toEqual({ name: 'Invited', email, company: 'Example Ltd', language: 'en' })

  const visitors = Array.from({ length: 5 }, () => visitor(server.podpora))
  const answers = await Promise.allSettled(visitors.map((person) => person.enter(path, 'PUT', answer)))
  const winner = visitors[answers.findIndex((result) => result.status === 'fulfilled')]
  expect(answers.filter((result) => result.status === 'fulfilled')).toHaveLength(1)
  expect((await winner?.get('/session'))?.body).toMatchObject({
    me: { id: agent.id, name: 'Iwona', language: 'pl', role: 'agent' },
    company: 'Example Ltd',
  })
  expect((await server.stranger.get(path)).status).toBe(410)
  expect((await server.stranger.put(path, answer)).status).toBe(410)
})

test('a second invitation ends the first; none is sent to who has come', async () => {
  const first = await invite()
  const again = await server.owner.post<{ link: string }>(`/agents/${first.agent.id}/invitation`)
  expect(again.status).toBe(200)
  expect((await server.stranger.get(first.path)).status).toBe(410)
  const token = again.body.link.split('/').at(-1)
  expect((await server.stranger.put(`/invitations/${token}`, answer)).status).toBe(200)

  const late = await server.owner.post(`/agents/${first.agent.id}/invitation`)
  expect(late).toMatchObject({ status: 409, body: { current: { id: first.agent.id, state: 'active' } } })
})

test('after seven days it is too old', async () => {
  const { path } = await invite()
  await sql`update entry_tokens set expires_at = expires_at - interval '7 days'`.execute(server.db)
  expect((await server.stranger.get(path)).body).toMatchObject({ code: 'token_invalid' })
  expect((await server.stranger.put(path, answer)).body).toMatchObject({ code: 'token_invalid' })
})

test('tokens are stored as hashes only, and open no other door', async () => {
  const { token } = await invite()
  const stored = await all(server.db, sql<{ tokenHash: Buffer }>`select token_hash from entry_tokens`)
  expect(stored.map((row) => row.tokenHash.toString('base64url'))).not.toContain(token)
  const reset = await server.stranger.put(`/password-resets/${token}`, { password: 'another password' })
  expect(reset.status).toBe(410)
})

test('an address is taken once, whatever its case', async () => {
  const { email } = await invite()
  expect((await invite({ email: email.toUpperCase() })).code).toBe('email_taken')
})

test('an unknown group leaves nobody half-invited', async () => {
  const email = 'half@example.com'
  expect(await invite({ email, groupIds: [99] })).toMatchObject({ status: 400, code: 'validation_failed' })
  expect(await all(server.db, sql`select from agents where email = ${email}`)).toEqual([])
})

test('only an owner invites owners, the first time and again', async () => {
  const admin = await server.colleague('admin')
  const wanted = { name: 'Oda', email: 'oda@example.com', role: 'owner' }
  expect((await admin.post('/agents', wanted)).status).toBe(403)
  expect((await admin.post('/agents', { ...wanted, email: 'ada@example.com', role: 'admin' })).status).toBe(
    201,
  )
  const { agent } = await invite({ role: 'owner' })
  expect((await admin.post(`/agents/${agent.id}/invitation`)).status).toBe(403)
})
