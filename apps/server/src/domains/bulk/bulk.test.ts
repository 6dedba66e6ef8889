import { randomUUID } from 'node:crypto'
import type { BulkActions } from '@podpora/contract/actions'
import { builtInFilters } from '@podpora/contract/builtin'
import type { BulkItem, BulkRun } from '@podpora/contract/bulk'
import type { Problem } from '@podpora/contract/errors'
import type { TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { all, one, sql } from '../../platform/postgres/db.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { runBatch } from './running.ts'

let t: TestServer
let agent: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent')
})
afterAll(() => t.close())

const make = async (count: number, more: object = {}) => {
  const made = await Promise.all(Array.from({ length: count }, () => receive(t.db, more)))
  return made.map((arrival) => arrival.ticketId).sort((a, b) => a - b)
}
const start = (ids: number[], actions: BulkActions, who = agent, clientId: string = randomUUID()) =>
  who.post<BulkRun & Problem>('/bulk-runs', { clientId, tickets: { ids }, actions })
const runOf = async (id: number, who = agent) => (await who.get<BulkRun>(`/bulk-runs/${id}`)).body
const report = async (id: number, query = '', who = agent) =>
  (await who.get<{ items: BulkItem[] }>(`/bulk-runs/${id}/tickets?limit=100${query}`)).body.items
const ticket = async (id: number, who = t.owner) => (await who.get<TicketView>(`/tickets/${id}`)).body
const batch = (id: number, patient = false) => runBatch(t.db, id, {}, patient)

/** As the worker does it, batch after batch. */
async function finish(id: number): Promise<BulkRun> {
  while ((await runOf(id, t.owner)).state === 'running') await batch(id)
  return runOf(id, t.owner)
}
async function changed(ids: number[], actions: BulkActions, who = agent): Promise<BulkRun> {
  const { body, status } = await start(ids, actions, who)
  expect(status).toBe(202)
  return finish(body.id)
}

test('each ticket is changed, left as it is, or refused with the reason', async () => {
  const [open, solved, closed] = (await make(3)) as [number, number, number]
  await changed([solved], { status: 'solved', assigneeId: 'me' })
  await sql`update tickets set status = 'closed' where id = ${closed}`.execute(t.db)
  const run = await changed([open, solved, closed, 999_999], { status: 'solved', assigneeId: 'me' })
  expect(run).toMatchObject({ state: 'done', total: 4, done: 1, unchanged: 1, refused: 2 })
  expect(await report(run.id)).toMatchObject([
    { ticketId: open, outcome: 'done', subject: 'The printer is on fire' },
    { ticketId: solved, outcome: 'unchanged' },
    { ticketId: closed, outcome: 'refused', code: 'ticket_closed' },
    { ticketId: 999_999, outcome: 'refused', code: 'not_found', subject: null },
  ])
  expect((await ticket(open)).ticket).toMatchObject({ status: 'solved', assigneeId: agent.id })
  expect((await ticket(open)).history.at(-1)?.actor).toMatchObject({ kind: 'agent', id: agent.id })
})

test('tags are added and taken away beside those that are there', async () => {
  const [first, second] = (await make(2)) as [number, number]
  await changed([first], { addTags: ['old', 'kept'] })
  await changed([first, second], { addTags: ['new'], removeTags: ['old'] })
  expect((await ticket(first)).ticket.tags).toEqual(['kept', 'new'])
  expect((await ticket(second)).ticket.tags).toEqual(['new'])
})

test('an answer speaks to each customer by name, and a refused one leaves the ticket as it was', async () => {
  const anna = await receive(t.db)
  const jan = await receive(t.db, { from: { address: 'jan@customer.example', name: '' } })
  const nobody = await receive(t.db, { from: { address: 'x@customer.example', name: 'X' } })
  await sql`delete from identities where address = 'x@customer.example'`.execute(t.db)
  const ids = [anna, jan, nobody].map((arrival) => arrival.ticketId)
  const answer = '<p>Dear {{customer.first_name|customer}}, about #{{ticket.number}}.</p>'
  const run = await changed(ids, { answer, status: 'pending', note: '<p>told</p>' })
  expect(run).toMatchObject({ done: 2, refused: 1 })
  const { messages } = await ticket(anna.ticketId)
  expect(messages.map((m) => m.text)).toEqual(['Please help.', `Dear Anna, about #${anna.ticketId}.`, 'told'])
  expect((await ticket(jan.ticketId)).messages[1]?.text).toContain('Dear customer,')
  const refused = await ticket(nobody.ticketId)
  expect(refused.messages).toHaveLength(1)
  expect(refused.ticket).toMatchObject({ status: 'new', version: 1 })
  expect(await report(run.id, '&outcome=refused')).toMatchObject([{ code: 'no_recipient' }])
})

test('a wrong variable, no ticket, or one person’s token start nothing', async () => {
  const [id] = (await make(1)) as [number]
  const wrong = await start([id], { note: '<p>{{customer.nmae}}</p>' })
  expect(wrong.body.fields).toEqual([
    { field: 'actions/note', rule: 'variable', params: { name: 'customer.nmae' } },
  ])
  expect((await start([], { priority: 'high' })).status).toBe(400)
  const light = await t.colleague('light')
  expect((await start([id], { priority: 'high' }, light)).status).toBe(403)
})

test('what the maker may not see is refused as not found, and runs are their maker’s', async () => {
  const { body: group } = await t.owner.post<{ id: number }>('/groups', { name: 'Closed', memberIds: [] })
  const hidden = await receive(t.db, { groupId: group.id })
  const [seen] = (await make(1)) as [number]
  const run = await changed([hidden.ticketId, seen], { priority: 'urgent' })
  expect(run).toMatchObject({ done: 1, refused: 1 })
  expect((await ticket(hidden.ticketId)).ticket.priority).toBe('normal')
  const other = await t.colleague('agent')
  expect((await other.get(`/bulk-runs/${run.id}`)).status).toBe(404)
  expect((await other.post(`/bulk-runs/${run.id}/undo`)).status).toBe(404)
  expect((await t.owner.get(`/bulk-runs/${run.id}`)).status).toBe(200)
  const mine = await other.get<{ items: BulkRun[] }>('/bulk-runs')
  expect(mine.body.items).toEqual([])
})

test('all of a view are the tickets that its reader sees in it', async () => {
  const reader = await t.colleague('agent', { groupIds: [] })
  const { body: group } = await t.owner.post<{ id: number }>('/groups', {
    name: 'Own',
    memberIds: [reader.id],
  })
  const ids = await make(3, { groupId: group.id })
  const tickets = { filter: builtInFilters.groups }
  const count = await reader.post('/bulk-runs/count', { tickets })
  expect(count.body).toEqual({ count: 3, more: false })
  const { body } = await reader.post<BulkRun>('/bulk-runs', {
    clientId: randomUUID(),
    tickets,
    actions: { kind: 'task' },
  })
  expect(await finish(body.id)).toMatchObject({ total: 3, done: 3 })
  expect((await report(body.id, '', reader)).map((item) => item.ticketId)).toEqual(
    ids.toSorted((a, b) => a - b),
  )
})

test('asked for twice, also at once, it is one run', async () => {
  const ids = await make(2)
  const clientId = randomUUID()
  const asked = await Promise.all([1, 2, 3].map(() => start(ids, { addTags: ['once'] }, agent, clientId)))
  expect(new Set(asked.map((a) => a.body.id)).size).toBe(1)
})

test('two runs and four workers over the same tickets change each ticket once a run', async () => {
  const ids = await make(30)
  const one_ = (await start(ids, { note: '<p>first</p>', priority: 'high' })).body.id
  const two = (await start(ids, { note: '<p>second</p>', kind: 'task' })).body.id
  await Promise.all([one_, two, one_, two].map((id) => batch(id)))
  for (const id of [one_, two]) expect(await finish(id)).toMatchObject({ done: 30, refused: 0 })
  const notes = await all(
    t.db,
    sql<{ text: string; count: number }>`
      select text, count(*) as count from messages where ticket_id = any(${ids}::bigint[]) and kind = 'note' group by text
    `,
  )
  expect(notes.toSorted((a, b) => a.text.localeCompare(b.text))).toEqual([
    { text: 'first', count: 30 },
    { text: 'second', count: 30 },
  ])
})

test('a worker killed in the middle of a ticket leaves it undone, and the next one goes on', async () => {
  const ids = await make(6)
  const { id } = (await start(ids, { note: '<p>once</p>' })).body
  // The database takes the connection away in the middle of the fourth ticket, as it does when a process dies.
  await sql`
    create function die() returns trigger language plpgsql as $$ begin
      if (select count(*) from messages where text = 'once') = 3 then
        perform pg_terminate_backend(pg_backend_pid());
      end if;
      return new;
    end $$
  `.execute(t.db)
  await sql`create trigger die before insert on messages for each row execute function die()`.execute(t.db)
  await expect(batch(id, true)).rejects.toThrow()
  await sql`drop trigger die on messages`.execute(t.db)
  expect(await finish(id)).toMatchObject({ done: 6 })
  const { count } = await one(
    t.db,
    sql<{ count: number }>`select count(*) as count from messages where text = 'once'`,
  )
  expect(count).toBe(6)
})

test('a fault of ours that stays is told of its ticket, and the others go on', async () => {
  const ids = await make(3)
  const { id } = (await start(ids, { note: '<p>x</p>' })).body
  await sql`create function fail() returns trigger language plpgsql as $$ begin raise 'broken'; end $$`.execute(
    t.db,
  )
  await sql`
    create trigger fail before insert on messages for each row when (new.ticket_id = ${sql.raw(String(ids[1]))})
    execute function fail()
  `.execute(t.db)
  await expect(batch(id, true)).rejects.toThrow('broken')
  expect(await finish(id)).toMatchObject({ done: 2, refused: 1 })
  await sql`drop trigger fail on messages`.execute(t.db)
  expect(await report(id, '&outcome=refused')).toMatchObject([{ ticketId: ids[1], code: 'internal' }])
})

test('cancelled, it changes nothing more; its maker gone, neither', async () => {
  const ids = await make(3)
  const { id } = (await start(ids, { priority: 'low' })).body
  expect((await agent.post<BulkRun>(`/bulk-runs/${id}/cancel`)).body.state).toBe('cancelled')
  await batch(id)
  expect((await ticket(ids[0] as number)).ticket.priority).toBe('normal')
  const leaver = await t.colleague('agent')
  const theirs = (await start(ids, { priority: 'low' }, leaver)).body
  await t.owner.patch(`/agents/${leaver.id}`, { state: 'disabled' })
  await batch(theirs.id)
  expect(await runOf(theirs.id, t.owner)).toMatchObject({ state: 'cancelled', done: 0 })
})

test('undo puts back what nobody has changed since, even where the ticket was moved out of sight', async () => {
  const { body: group } = await t.owner.post<{ id: number }>('/groups', { name: 'Far', memberIds: [] })
  const [plain, touched, closed] = (await make(3)) as [number, number, number]
  const run = await changed([plain, touched, closed], {
    groupId: group.id,
    priority: 'urgent',
    status: 'solved',
  })
  expect((await agent.get(`/tickets/${plain}`)).status).toBe(404)
  const { ticket: now } = await ticket(touched)
  await t.owner.patch(`/tickets/${touched}`, { version: now.version, changes: { priority: 'low' } })
  await sql`update tickets set status = 'closed' where id = ${closed}`.execute(t.db)
  const asked = await Promise.all([1, 2].map(() => agent.post<BulkRun>(`/bulk-runs/${run.id}/undo`)))
  expect(new Set(asked.map((a) => a.body.id)).size).toBe(1)
  const undo = await finish((asked[0] as (typeof asked)[0]).body.id)
  expect(undo).toMatchObject({ undoOf: run.id, done: 2, refused: 1 })
  expect((await ticket(plain)).ticket).toMatchObject({ groupId: 1, priority: 'normal', status: 'new' })
  expect((await ticket(touched)).ticket).toMatchObject({ groupId: 1, priority: 'low', status: 'new' })
  expect((await runOf(run.id)).undoneBy).toBe(undo.id)
  // And an undo is a run like any other.
  const again = await agent.post<BulkRun>(`/bulk-runs/${undo.id}/undo`)
  await finish(again.body.id)
  expect((await ticket(plain)).ticket).toMatchObject({
    groupId: group.id,
    priority: 'urgent',
    status: 'solved',
  })
})

test('the report is a table, too', async () => {
  const ids = await make(1)
  const run = await changed([...ids, 999_998], { priority: 'high' })
  const { body, headers } = await agent.get<string>(`/bulk-runs/${run.id}/report.csv`)
  expect(headers['content-type']).toContain('text/csv')
  expect(body).toBe(`ticket,outcome,reason,fields\r\n${ids[0]},done,,\r\n999998,refused,not_found,\r\n`)
})

test('own fields are set and put back one by one, each where nobody has touched it since', async () => {
  for (const key of ['cost', 'due'])
    await t.owner.post('/fields', { key, name: key, type: key === 'cost' ? 'number' : 'date' })
  const [one, other] = (await make(2)) as [number, number]
  await changed([other], { custom: { cost: 1 } })
  const run = await changed([one, other], { custom: { cost: 7, due: '2026-10-05' } })
  expect((await ticket(other)).ticket.custom).toEqual({ cost: 7, due: '2026-10-05' })
  await changed([one], { custom: { due: '2026-12-24' } })
  const { body: undo } = await agent.post<BulkRun>(`/bulk-runs/${run.id}/undo`)
  await finish(undo.id)
  expect((await ticket(one)).ticket.custom).toEqual({ due: '2026-12-24' })
  expect((await ticket(other)).ticket.custom).toEqual({ cost: 1 })
  const unknown = await start([one], { custom: { nothing: 1 } })
  expect(unknown.body.fields).toMatchObject([{ field: 'actions/custom/nothing', rule: 'unknown' }])
})

test('tickets are snoozed, followed and given a checklist; undo wakes them and follows no more', async () => {
  const { body: list } = await t.owner.post<{ id: number }>('/checklist-templates', {
    name: 'Return',
    items: ['Ask for the number'],
    required: false,
    kinds: [],
  })
  const [one, two] = (await make(2)) as [number, number]
  const run = await changed([one, two], {
    snooze: { hours: 48, on: ['linked_solved'] },
    follow: true,
    checklistId: list.id,
    priority: 'low',
  })
  expect(run).toMatchObject({ done: 2, refused: 0 })
  const { ticket: asleep } = await ticket(one)
  expect(asleep).toMatchObject({ snoozedBy: agent.id, checklistTotal: 1, priority: 'low' })
  expect(Date.parse(asleep.snoozedUntil ?? '') - Date.now()).toBeGreaterThan(47 * 3_600_000)
  expect((await agent.get(`/tickets/${two}/followers`)).body).toEqual([{ agentId: agent.id }])
  const { body: undo } = await agent.post<BulkRun>(`/bulk-runs/${run.id}/undo`)
  expect(await finish(undo.id)).toMatchObject({ done: 2, refused: 0 })
  expect((await ticket(one)).ticket).toMatchObject({
    snoozedAt: null,
    priority: 'normal',
    checklistTotal: 1,
  })
  expect((await agent.get(`/tickets/${two}/followers`)).body).toEqual([])
})

test('who may delete deletes many at once, and undo restores them; nobody else, and no macro', async () => {
  const supervisor = await t.colleague('supervisor')
  const ids = await make(3)
  expect((await start(ids, { delete: true })).status).toBe(403)
  const run = await changed(ids, { note: '<p>spam</p>', delete: true }, supervisor)
  expect(run).toMatchObject({ done: 3, refused: 0 })
  expect((await ticket(ids[0] as number)).ticket.deletedAt).not.toBeNull()
  expect((await agent.get(`/tickets/${ids[0]}`)).status).toBe(404)
  const { body: undo } = await supervisor.post<BulkRun>(`/bulk-runs/${run.id}/undo`)
  expect(await finish(undo.id)).toMatchObject({ done: 3, refused: 0 })
  expect((await ticket(ids[0] as number)).ticket.deletedAt).toBeNull()
  const macro = { name: 'Away', actions: { delete: true }, scope: 'private', groupId: null }
  expect((await supervisor.post('/macros', macro)).status).toBe(400)
})

test('solving many refuses those where a field is demanded, and names it', async () => {
  await t.owner.post('/fields', { key: 'cause', name: 'Cause', type: 'text', requiredOn: ['solved'] })
  const [without, filled] = (await make(2)) as [number, number]
  await changed([filled], { custom: { cause: 'cable' } })
  const run = await changed([without, filled], { status: 'solved', assigneeId: 'me' })
  expect(run).toMatchObject({ done: 1, refused: 1 })
  expect(await report(run.id, '&outcome=refused')).toMatchObject([
    { ticketId: without, code: 'fields_required', fields: [{ field: 'custom/cause', rule: 'required' }] },
  ])
  expect((await ticket(without)).ticket).toMatchObject({ status: 'new', assigneeId: null })
  expect((await ticket(filled)).ticket.status).toBe('solved')
})
