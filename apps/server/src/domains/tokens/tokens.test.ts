import { randomUUID } from 'node:crypto'
import type { MadeToken, Service, Token } from '@podpora/contract/api'
import type { Problem } from '@podpora/contract/errors'
import type { Message, TicketRow, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, one, sql } from '../../platform/postgres/db.ts'
import { receive } from '../../testing/mail.ts'
import { program, type TestServer, testServer, type Visitor } from '../../testing/server.ts'

let t: TestServer
let agent: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent', { name: 'Agata' })
})
afterAll(() => t.close())

const tokenOf = async (who: Visitor, scopes: string[], more = {}): Promise<MadeToken> =>
  (await who.post<MadeToken>('/tokens', { name: 'Script', scopes, ...more })).body
async function serviceWith(name: string, permissions: string[]) {
  const { body: service } = await t.owner.post<Service>('/services', { name, permissions })
  const { body } = await t.owner.post<MadeToken>(`/services/${service.id}/tokens`, { name: 'first' })
  return { service, token: body, bot: program(t.podpora, body.secret) }
}
const answer = (kind: 'public' | 'note', html = '<p>Hello</p>') => ({ clientId: randomUUID(), kind, html })

describe('a personal token', () => {
  test('acts as its person, within its scopes, without a cookie or a session’s token', async () => {
    const { ticketId } = await receive(t.db)
    const { secret, token } = await tokenOf(agent, ['ticket.read', 'ticket.note'])
    expect(secret.startsWith(token.prefix)).toBe(true)
    const script = program(t.podpora, secret)
    const note = await script.post<Message>(`/tickets/${ticketId}/messages`, answer('note'))
    expect(note.body.author).toMatchObject({ kind: 'agent', id: agent.id, name: 'Agata' })
    expect((await script.post<Problem>(`/tickets/${ticketId}/messages`, answer('public'))).body.code).toBe(
      'forbidden',
    )
    expect((await script.get<Problem>('/customers/1')).body.code).toBe('forbidden')
  })

  test('has never more than its person has at this moment', async () => {
    const person = await t.colleague('supervisor')
    const script = program(t.podpora, (await tokenOf(person, ['mail.watch', 'ticket.read'])).secret)
    expect((await script.get('/outbox')).status).toBe(200)
    await t.owner.patch(`/agents/${person.id}`, { role: 'light' })
    expect((await script.get('/outbox')).status).toBe(403)
    expect((await script.get('/tickets')).status).toBe(200)
    await t.owner.patch(`/agents/${person.id}`, { state: 'disabled' })
    expect((await script.get('/tickets')).status).toBe(401)
  })

  test('cannot be given what its maker may not do, nor make tokens', async () => {
    const refused = await agent.post<Problem>('/tokens', { name: 'More', scopes: ['brand.manage'] })
    expect(refused.body.fields).toMatchObject([{ field: 'scopes' }])
    for (const scope of ['token.own', 'service.manage', 'account.own', 'agent.manage', 'mailbox.manage'])
      expect((await t.owner.post('/tokens', { name: 'More', scopes: [scope] })).status).toBe(400)
    const script = program(t.podpora, (await tokenOf(t.owner, ['webhook.manage'])).secret)
    expect((await script.post('/tokens', { name: 'Child', scopes: ['ticket.read'] })).status).toBe(403)
    expect((await script.get('/session')).status).toBe(403)
  })

  test('is stored as a hash, ends on its day, and is gone when revoked', async () => {
    const { secret, token } = await tokenOf(agent, ['ticket.read'], { expiresInDays: 1 })
    const stored = await one(t.db, sql<object>`select * from api_tokens where id = ${token.id}`)
    expect(JSON.stringify(stored)).not.toContain(secret.slice(12))
    const script = program(t.podpora, secret)
    expect((await script.get('/tickets')).status).toBe(200)
    await sql`update api_tokens set expires_at = now() - interval '1 second' where id = ${token.id}`.execute(
      t.db,
    )
    expect((await script.get('/tickets')).status).toBe(401)
    const other = await tokenOf(agent, ['ticket.read'])
    expect((await t.owner.delete(`/tokens/${other.token.id}`)).status).toBe(404)
    expect((await agent.delete(`/tokens/${other.token.id}`)).status).toBe(204)
    expect((await program(t.podpora, other.secret).get('/tickets')).status).toBe(401)
  })

  test('notes its use, at most once a minute', async () => {
    const { secret, token } = await tokenOf(agent, ['ticket.read'])
    const script = program(t.podpora, secret)
    const used = async () =>
      (await agent.get<{ items: Token[] }>('/tokens')).body.items.find((x) => x.id === token.id)?.lastUsedAt
    expect(await used()).toBeNull()
    await script.get('/tickets')
    const at = await used()
    expect(at).not.toBeNull()
    await script.get('/tickets')
    expect(await used()).toBe(at)
  })

  test('counts instead of a cookie, also where it is wrong', async () => {
    const wrong = program(t.podpora, 'pod_nobody', { cookie: agent.cookie })
    expect((await wrong.get('/tickets')).status).toBe(401)
  })

  test('says how many requests it has left', async () => {
    const script = program(t.podpora, (await tokenOf(agent, ['ticket.read'])).secret)
    const { headers } = await script.get('/tickets')
    expect(headers['ratelimit-policy']).toBe('"token";q=600;w=60')
    expect(headers.ratelimit).toMatch(/^"token";r=599;t=(60|59)$/)
    for (let i = 0; i < 599; i++) await script.get('/tickets?after=bad')
    const refused = await script.get<Problem>('/tickets')
    expect(refused).toMatchObject({ status: 429, body: { code: 'too_many_requests' } })
    expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0)
  })
})

describe('a service', () => {
  test('writes under its own name as a bot, takes no ticket, and nobody’s waiting ends', async () => {
    const { ticketId } = await receive(t.db)
    const { service, bot } = await serviceWith('Shop', [
      'ticket.read_all',
      'ticket.read',
      'ticket.note',
      'ticket.reply',
      'ticket.change',
    ])
    const waiting = (await bot.get<TicketView>(`/tickets/${ticketId}`)).body.ticket.waitingSince
    expect(waiting).not.toBeNull()
    const said = await bot.post<Message>(`/tickets/${ticketId}/messages`, answer('public'))
    expect(said.body.author).toEqual({ kind: 'bot', id: service.id, name: 'Shop' })
    const { body } = await t.owner.get<TicketView>(`/tickets/${ticketId}`)
    expect(body.ticket).toMatchObject({ assigneeId: null, waitingSince: waiting })
    const changed = await bot.patch<TicketRow>(`/tickets/${ticketId}`, {
      version: body.ticket.version,
      changes: { priority: 'high' },
    })
    expect(changed.status).toBe(200)
    const { history } = (await t.owner.get<TicketView>(`/tickets/${ticketId}`)).body
    expect(history.at(-1)?.actor).toEqual({ kind: 'bot', id: service.id, name: 'Shop' })
  })

  test('sends files of its own', async () => {
    const { ticketId } = await receive(t.db)
    const { token, bot } = await serviceWith('Files', ['ticket.read', 'ticket.read_all', 'ticket.note'])
    const payload = [
      '--x',
      'content-disposition: form-data; name="file"; filename="a.txt"',
      '',
      'hi',
      '--x--',
      '',
    ].join('\r\n')
    const upload = await t.podpora.app.inject({
      method: 'POST',
      url: '/api/v1/uploads',
      headers: { authorization: `Bearer ${token.secret}`, 'content-type': 'multipart/form-data; boundary=x' },
      payload,
    })
    const { id } = upload.json<{ id: string }>()
    const path = `/tickets/${ticketId}/messages`
    expect((await t.owner.post(path, { ...answer('note'), uploads: [id] })).status).toBe(400)
    const note = await bot.post<Message>(path, { ...answer('note'), uploads: [id] })
    expect(note.body.attachments).toMatchObject([{ name: 'a.txt', size: 2 }])
  })

  test('keeps its name on what it wrote after it has ended', async () => {
    const { ticketId } = await receive(t.db)
    const { service, bot } = await serviceWith('Old', ['ticket.read', 'ticket.read_all', 'ticket.note'])
    await bot.post(`/tickets/${ticketId}/messages`, answer('note'))
    expect((await t.owner.delete(`/services/${service.id}`)).status).toBe(204)
    expect((await bot.get('/tickets')).status).toBe(401)
    const { messages } = (await t.owner.get<TicketView>(`/tickets/${ticketId}`)).body
    expect(messages.at(-1)?.author.name).toBe('Old')
    expect((await t.owner.post('/services', { name: 'Old', permissions: ['ticket.read'] })).status).toBe(201)
  })

  test('is changed at once, and each of its tokens can be revoked alone', async () => {
    const { service, token, bot } = await serviceWith('Reader', ['ticket.read'])
    await t.owner.patch(`/services/${service.id}`, { permissions: ['customer.read'] })
    expect((await bot.get('/tickets')).status).toBe(403)
    const { body: next } = await t.owner.post<MadeToken>(`/services/${service.id}/tokens`, { name: 'next' })
    await t.owner.delete(`/services/${service.id}/tokens/${token.token.id}`)
    expect((await bot.get('/customers/1')).status).toBe(401)
    expect((await program(t.podpora, next.secret).get('/customers/1')).status).toBe(200)
    const listed = (await t.owner.get<{ items: Service[] }>('/services')).body.items[0]
    expect(listed?.tokens).toMatchObject([{ name: 'next', scopes: ['customer.read'] }])
  })
})

describe('an idempotency key', () => {
  const body = { name: 'Sales', memberIds: [] }
  const groups = async (name: string) =>
    (await all(t.db, sql`select 1 from groups where name = ${name}`)).length

  test('gives the same answer to the same request and refuses another', async () => {
    const { secret } = await tokenOf(t.owner, ['group.manage'])
    const keyed = program(t.podpora, secret, { 'idempotency-key': 'one' })
    const made = await keyed.post('/groups', body)
    const again = await keyed.post('/groups', body)
    expect([made.status, again.status]).toEqual([201, 201])
    expect(again.body).toEqual(made.body)
    expect(again.headers['idempotency-replayed']).toBe('true')
    expect(await groups('Sales')).toBe(1)
    expect((await keyed.post<Problem>('/groups', { ...body, name: 'Other' })).body.code).toBe(
      'idempotency_reused',
    )
    const other = program(t.podpora, (await tokenOf(t.owner, ['group.manage'])).secret)
    expect((await other.post<Problem>('/groups', body)).body.code).toBe('name_taken')
    const row = await one(
      t.db,
      sql<{ answer: string }>`select answer from idempotency_keys where key = 'one'`,
    )
    expect(row.answer).not.toContain('Sales')
  })

  test('lets one of many at once through', async () => {
    const { secret } = await tokenOf(t.owner, ['group.manage'])
    const keyed = program(t.podpora, secret, { 'idempotency-key': 'many' })
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => keyed.post('/groups', { name: 'Many' })),
    )
    const statuses = answers.map((a) => a.status)
    expect(statuses).toContain(201)
    expect(statuses.every((status) => status === 201 || status === 409)).toBe(true)
    expect(await groups('Many')).toBe(1)
  })

  test('of a process that died is free for the same request once its lease is over', async () => {
    const { secret } = await tokenOf(t.owner, ['group.manage'])
    const keyed = program(t.podpora, secret, { 'idempotency-key': 'died' })
    expect((await keyed.post('/groups', { name: 'Died' })).status).toBe(201)
    // As it stands where the process was killed before the work.
    await sql`delete from groups where name = 'Died'`.execute(t.db)
    const held = sql`
      update idempotency_keys set status = null, answer = null, leased_until = now() + interval '30 s' where key = 'died'
    `
    await held.execute(t.db)
    expect((await keyed.post<Problem>('/groups', { name: 'Died' })).body.code).toBe('idempotency_pending')
    await sql`update idempotency_keys set leased_until = now() - interval '1 s' where key = 'died'`.execute(
      t.db,
    )
    expect((await keyed.post<Problem>('/groups', { name: 'Else' })).body.code).toBe('idempotency_reused')
    const answers = await Promise.all([1, 2, 3].map(() => keyed.post('/groups', { name: 'Died' })))
    expect(answers.filter(({ status }) => status === 201).length).toBeGreaterThan(0)
    expect(await groups('Died')).toBe(1)
  })

  test('is free again after a refusal, and after a day', async () => {
    const { secret } = await tokenOf(t.owner, ['group.manage'])
    const keyed = program(t.podpora, secret, { 'idempotency-key': 'late' })
    expect((await keyed.post('/groups', { name: 'Sales' })).status).toBe(409)
    expect((await keyed.post('/groups', { name: 'Late' })).status).toBe(201)
    await sql`update idempotency_keys set created_at = now() - interval '25 hours'`.execute(t.db)
    expect((await keyed.post<Problem>('/groups', { name: 'Late' })).body.code).toBe('name_taken')
  })
})
