import { randomUUID } from 'node:crypto'
import type { DraftToSave, SavedDraft } from '@podpora/contract/drafts'
import type { Problem } from '@podpora/contract/errors'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'

let t: TestServer
let agent: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent')
})
afterAll(() => t.close())

const draft = (more: Partial<DraftToSave> = {}): DraftToSave => ({
  kind: 'public',
  clientId: randomUUID(),
  html: '<p>Dear Anna</p>',
  cc: [],
  mentions: [],
  uploads: [],
  seen: 0,
  base: 0,
  ...more,
})
const save = (id: number, body: DraftToSave) => agent.put<SavedDraft & Problem>(`/tickets/${id}/draft`, body)
const kept = async (id: number, who = agent) =>
  (await who.get<{ items: SavedDraft[] }>(`/tickets/${id}/draft`)).body.items
const marked = async (who = agent) => (await who.get<{ ticketIds: number[] }>('/drafts')).body.ticketIds

test('is there on another device, and nobody else’s', async () => {
  const { ticketId } = await receive(t.db)
  const saved = await save(ticketId, draft({ cc: ['boss@customer.example'] }))
  expect(saved.body).toMatchObject({ revision: 1, html: '<p>Dear Anna</p>', cc: ['boss@customer.example'] })
  await save(ticketId, draft({ kind: 'note', html: '<p>Ask Jan</p>' }))
  expect((await kept(ticketId)).map((d) => d.kind).sort()).toEqual(['note', 'public'])
  expect(await marked()).toContain(ticketId)
  expect(await kept(ticketId, t.owner)).toEqual([])
  expect(await marked(t.owner)).toEqual([])
})

test('two devices at once: one is saved, the other is told of it', async () => {
  const { ticketId } = await receive(t.db)
  const clientId = randomUUID()
  const sent = await Promise.all(
    ['One', 'Two', 'Three'].map((html) => save(ticketId, draft({ html, clientId }))),
  )
  expect(sent.map((s) => s.status).sort()).toEqual([200, 409, 409])
  const [now] = await kept(ticketId)
  const refused = sent.find((s) => s.status === 409)
  expect(refused?.body).toMatchObject({
    code: 'changed_meanwhile',
    current: { html: now?.html, revision: 1 },
  })
  const next = await save(ticketId, draft({ html: 'Four', base: 1 }))
  expect(next.body.revision).toBe(2)
})

test('goes with the message, in whatever order sending and saving meet', async () => {
  const { ticketId } = await receive(t.db)
  for (let i = 0; i < 8; i++) {
    const one = draft()
    const { body } = await save(ticketId, one)
    const message = { clientId: one.clientId, kind: 'public', html: one.html }
    const [sent, late] = await Promise.all([
      agent.post<{ id: number }>(`/tickets/${ticketId}/messages`, message),
      save(ticketId, { ...one, base: body.revision, html: 'Later' }),
    ])
    expect(sent.status).toBe(201)
    if (late.status === 409) expect(late.body.current).toBeNull()
    expect(await kept(ticketId)).toEqual([])
  }
  expect(await marked()).not.toContain(ticketId)
})

test('stays when the message is refused', async () => {
  const { ticketId, messageId } = await receive(t.db)
  const one = draft({ seen: messageId })
  await save(ticketId, one)
  const answer = { clientId: randomUUID(), kind: 'public', html: '<p>First</p>' }
  await t.owner.post(`/tickets/${ticketId}/messages`, answer)
  const late = { clientId: one.clientId, kind: 'public', html: one.html, seen: messageId }
  expect((await agent.post(`/tickets/${ticketId}/messages`, late)).status).toBe(409)
  expect(await kept(ticketId)).toHaveLength(1)
})

test('is thrown away only as it was seen', async () => {
  const { ticketId } = await receive(t.db)
  await save(ticketId, draft())
  expect((await agent.delete(`/tickets/${ticketId}/draft?kind=public&base=7`)).status).toBe(409)
  expect((await agent.delete(`/tickets/${ticketId}/draft?kind=public&base=1`)).status).toBe(204)
  expect(await kept(ticketId)).toEqual([])
})

test('is not for who may not see the ticket', async () => {
  const { body: group } = await t.owner.post<{ id: number }>('/groups', { name: 'Closed', memberIds: [] })
  const { ticketId } = await receive(t.db, { groupId: group.id })
  expect((await save(ticketId, draft())).status).toBe(404)
  expect((await agent.get(`/tickets/${ticketId}/draft`)).status).toBe(404)
})

test('keeps its files from being swept', async () => {
  const { ticketId } = await receive(t.db)
  const file = await t.files.put(Buffer.from('a file'))
  await sql`insert into files (sha256, size) values (${file.sha256}, ${file.size}) on conflict do nothing`.execute(
    t.db,
  )
  const uploads = await all(
    t.db,
    sql<{ id: string }>`
      insert into uploads (agent_id, sha256, name, type, created_at)
      select ${agent.id}, ${file.sha256}, 'a.txt', 'text/plain', now() - interval '8 days' from generate_series(1, 2)
      returning id
    `,
  )
  const [first] = uploads as [{ id: string }]
  await save(ticketId, draft({ uploads: [first.id] }))
  const sweep = t.podpora.jobs.find((set) => set.handlers['uploads.forget_unsent'])
  await sweep?.handlers['uploads.forget_unsent']?.({}, { number: 1, last: false })
  const left = await all(t.db, sql<{ id: string }>`select id from uploads`)
  expect(left).toEqual([{ id: first.id }])
  expect((await kept(ticketId))[0]?.uploads).toMatchObject([{ id: first.id, name: 'a.txt', size: 6 }])
})
