import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listening } from '../../../apps/server/src/testing/browser.ts'
import { receive } from '../../../apps/server/src/testing/mail.ts'
import { type TestServer, testServer } from '../../../apps/server/src/testing/server.ts'
import { clientTypes, type Document } from '../../../scripts/client-types.ts'
import { type Client, createClient } from './client.ts'

let t: TestServer
let podpora: Client
beforeAll(async () => {
  t = await testServer()
  const url = `http://127.0.0.1:${await listening(t)}`
  const made = await t.owner.post<{ secret: string }>('/tokens', {
    name: 'Client',
    scopes: ['ticket.read', 'ticket.note', 'group.manage'],
  })
  podpora = createClient({ url, token: made.body.secret })
})
afterAll(() => t.close())

test('the types are those of the API: run npm run client', async () => {
  const { body } = await t.stranger.get<Document>('/openapi.json')
  const there = await readFile(new URL('api.ts', import.meta.url), 'utf8')
  expect(there === clientTypes(body, '/api/v1')).toBe(true)
})

test('a ticket is read and written to', async () => {
  const { ticketId: id } = await receive(t.db)
  const body = { clientId: randomUUID(), kind: 'note', html: '<p>Seen</p>' } as const
  const note = await podpora.call('POST /tickets/{id}/messages', { path: { id }, body })
  const { ticket, messages } = await podpora.call('GET /tickets/{id}', { path: { id } })
  expect(ticket.subject).toBe('The printer is on fire')
  expect(messages.at(-1)).toEqual(note)
})

test('a list is read page after page', async () => {
  for (let i = 0; i < 5; i++) await receive(t.db)
  const ids: number[] = []
  for await (const ticket of podpora.pages('GET /tickets', { query: { view: 'open', limit: 2 } }))
    ids.push(ticket.id)
  expect(ids.length).toBeGreaterThanOrEqual(5)
  expect(new Set(ids).size).toBe(ids.length)
})

test('a request under the same key is done once, and a refusal is an error with its problem', async () => {
  const group = { body: { name: 'Sales' }, idempotencyKey: 'sales' }
  const made = await podpora.call('POST /groups', group)
  expect(await podpora.call('POST /groups', group)).toEqual(made)
  await expect(podpora.call('POST /groups', { body: { name: 'Sales' } })).rejects.toMatchObject({
    problem: { status: 409, code: 'name_taken' },
  })
  expect(await podpora.call('DELETE /groups/{id}', { path: { id: made.id } })).toBeNull()
})
