import { randomUUID } from 'node:crypto'
import type { Problem } from '@podpora/contract/errors'
import type { IntakeRule } from '@podpora/contract/intake'
import type { Clock } from '@podpora/contract/levels'
import type { Project, ProjectSettings, TicketProject } from '@podpora/contract/projects'
import type { TicketRouting, WaitingTicket } from '@podpora/contract/routing'
import type { Message, TicketRow, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, inTransaction, one, sql } from '../../platform/postgres/db.ts'
import { countAll, inMinutes, makePolicy, promise } from '../../testing/clocks.ts'
import { receive } from '../../testing/mail.ts'
import { queueAll, routeAll, setRouting } from '../../testing/routing.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { exportLines } from '../exports/exporting.ts'
import { askForBrief } from './briefing.ts'
import { settle } from './settling.ts'
import { progressToken } from './signing.ts'

let t: TestServer
let agent: Visitor
let elsewhere: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent', { name: 'Adam' })
  elsewhere = await t.colleague('agent', { name: 'Ewa', groupIds: [] })
})
afterAll(() => t.close())

const view = async (id: number) => (await t.owner.get<TicketView>(`/tickets/${id}`)).body
const rowOf = async (id: number) => (await view(id)).ticket
const kinds = async (id: number) => (await view(id)).history.map(({ kind }) => kind)
const projectOf = async (id: number, who = t.owner) =>
  (await who.get<TicketProject>(`/tickets/${id}/project`)).body
const partsOf = async (id: number) => ((await projectOf(id)).project as Project).parts
const start = (id: number, brief: string | null = null, clientId: string = randomUUID()) =>
  t.owner.post<TicketProject & Problem>(`/tickets/${id}/project`, { clientId, brief })

async function made(): Promise<number> {
  const { ticketId } = await receive(t.db, { subject: 'A new shop' })
  expect((await start(ticketId)).status).toBe(200)
  return ticketId
}

const part = (title: string, more: object = {}) => ({
  clientId: randomUUID(),
  title,
  html: '',
  kind: 'task',
  priority: 'normal',
  productId: null,
  groupId: 1,
  lineId: null,
  shown: true,
  after: [],
  ...more,
})
/** Adds a part and gives its ticket. */
async function add(id: number, title: string, more: object = {}): Promise<number> {
  const { status, body } = await t.owner.post<TicketProject>(
    `/tickets/${id}/project/parts`,
    part(title, more),
  )
  expect([status, body]).toMatchObject([200, {}])
  return (body.project as Project).parts.at(-1)?.ticketId as number
}
const changePart = (id: number, partId: number, change: object) =>
  t.owner.patch<TicketProject & Problem>(`/tickets/${id}/project/parts/${partId}`, change)

/** Changes a ticket, and does what the job that it asks for would do. */
async function change(id: number, changes: object): Promise<number> {
  const { version, partOf } = await rowOf(id)
  const { status } = await t.owner.patch(`/tickets/${id}`, { version, changes })
  if (partOf !== null) await settle(t.db, partOf)
  return status
}
const solve = (id: number) => change(id, { status: 'solved' })
const write = (who: Visitor, id: number, kind: string, html = '<p>So it is</p>') =>
  who.post<Message & Problem>(`/tickets/${id}/messages`, { clientId: randomUUID(), kind, html })
const mailsOf = (ids: number[]) =>
  all(t.db, sql`select subject from outgoing_mails where ticket_id = any(${ids}::bigint[])`)

describe('a ticket becomes a project', () => {
  test('with a brief that is sent once, and received with the customer’s next word', async () => {
    const { ticketId: id } = await receive(t.db, { subject: 'A new <shop>', language: 'pl' })
    const draft = (await agent.get<{ html: string }>(`/tickets/${id}/project/brief`)).body.html
    expect(draft).toContain(`Państwa zgłoszenie ${id} „A new &lt;shop&gt;”`)
    expect(draft).not.toContain('{{')
    const clientId = randomUUID()
    const [first, again] = [await start(id, draft, clientId), await start(id, draft, clientId)]
    expect([first.status, again.status]).toEqual([200, 200])
    expect(await rowOf(id)).toMatchObject({ status: 'pending', waitingSince: null })
    expect((await start(id, draft)).body.code).toBe('already_sent')
    const { messages } = await view(id)
    expect(messages.filter(({ direction }) => direction === 'out')).toHaveLength(1)
    expect((await projectOf(id)).project?.brief).toMatchObject({
      messageId: messages.at(-1)?.id,
      receivedAt: null,
    })

    await receive(t.db, { claims: [id], automatic: true, text: 'I am away' })
    expect((await projectOf(id)).project?.brief.receivedAt).toBeNull()
    await receive(t.db, { claims: [id], text: 'We want to sell more' })
    expect((await projectOf(id)).project?.brief.receivedAt).not.toBeNull()
    expect((await rowOf(id)).status).toBe('open')
    await receive(t.db, { claims: [id], text: 'And cheaper' })
    expect(
      (await kinds(id)).filter((kind) => kind.startsWith('ticket.brief') || kind.includes('project')),
    ).toEqual(['ticket.project_started', 'ticket.brief_asked', 'ticket.brief_received'])
  })

  test('and an ordinary one again, as long as it has no parts', async () => {
    const id = await made()
    expect((await t.owner.delete(`/tickets/${id}/project`)).status).toBe(200)
    expect(await rowOf(id)).toMatchObject({ projectAt: null })
    expect(await kinds(id)).toContain('ticket.project_ended')
    await start(id)
    const partId = await add(id, 'Plan')
    expect((await t.owner.delete<Problem>(`/tickets/${id}/project`)).body.code).toBe('project_has_parts')
    await t.owner.delete(`/tickets/${partId}`)
    expect((await t.owner.delete(`/tickets/${id}/project`)).status).toBe(200)
    // What was deleted comes back as a ticket of its own.
    await t.owner.post(`/tickets/${partId}/restore`)
    expect(await rowOf(partId)).toMatchObject({ partOf: null, waitsFor: [] })
  })

  test('by a rule of the intake, and a machine makes none', async () => {
    const { body: rule } = await t.owner.post<IntakeRule>('/intake-rules', {
      ...{ name: 'Projects', enabled: true, filter: [], words: ['implement'], senders: [] },
      ...{
        lineId: null,
        groupId: null,
        productId: null,
        kind: null,
        priority: null,
        addTags: [],
        project: true,
      },
    })
    expect(rule.project).toBe(true)
    const arrival = await receive(t.db, { text: 'Please implement a shop for us' })
    expect(arrival).toMatchObject({ outcome: 'created', project: true })
    const ask = () => inTransaction(t.db, (trx) => askForBrief(trx, arrival.ticketId, {}))
    await ask()
    await ask()
    const { messages, ticket } = await view(arrival.ticketId)
    expect(ticket).toMatchObject({ status: 'pending', projectAt: expect.any(String) })
    expect(messages.filter(({ automatic, direction }) => automatic && direction === 'out')).toHaveLength(1)
    const machine = await receive(t.db, { text: 'Implemented', automatic: true })
    expect(await rowOf(machine.ticketId)).toMatchObject({ projectAt: null })
    await t.owner.delete(`/intake-rules/${rule.id}`)
  })

  test('but no complaint, no part, and nothing that is closed', async () => {
    const id = await made()
    const partId = await add(id, 'Plan')
    expect((await start(partId)).body.code).toBe('part_of_project')
    expect((await t.owner.post<Problem>(`/tickets/${partId}/project/parts`, part('x'))).body.code).toBe(
      'not_a_project',
    )
  })
})

describe('parts', () => {
  test('wait for each other in no queue, and are given to different people when they can be begun', async () => {
    await setRouting(t.owner, 1, { mode: 'pull' })
    const id = await made()
    const first = await add(id, 'Plan')
    const second = await add(id, 'Build', { after: [first], html: '<p>As planned</p>' })
    const third = await add(id, 'Teach', { after: [first, second] })
    expect((await rowOf(first)).waitsFor).toEqual([])
    expect(await rowOf(third)).toMatchObject({ partOf: id, partNumber: 3, waitsFor: [1, 2], readyAt: null })
    await queueAll(t.db)
    const queued = () =>
      all(
        t.db,
        sql`select ticket_id from routing_queue where ticket_id = any(${[first, second, third]}::bigint[]) order by 1`,
      )
    expect(await queued()).toEqual([{ ticketId: first }])
    const why = (await t.owner.get<TicketRouting>(`/tickets/${third}/routing`)).body.waits
    expect(why).toMatchObject({ reason: 'parts', waitsFor: [1, 2] })
    const { items } = (await t.owner.get<{ items: WaitingTicket[] }>('/routing/waiting?limit=100')).body
    expect(items.find(({ ticketId }) => ticketId === second)).toMatchObject({
      reason: 'parts',
      waitsFor: [1],
    })

    expect(await solve(first)).toBe(200)
    expect(await rowOf(second)).toMatchObject({ waitsFor: [], readyAt: expect.any(String) })
    expect((await rowOf(third)).waitsFor).toEqual([2])
    await routeAll(t.db)
    expect(await queued()).toEqual([{ ticketId: second }])
    expect(await kinds(second)).toContain('ticket.part_ready')
    expect(await rowOf(id)).toMatchObject({ partsDone: 1, partsTotal: 3 })
    await setRouting(t.owner, 1, { mode: 'manual' })
  })

  test('that wait break no promise; it runs from when they can be begun', async () => {
    await makePolicy(t.owner, 'parts', {
      conditions: [{ field: 'part', op: 'is', values: [true] }],
      targets: [promise('resolution', 60)],
    })
    const id = await made()
    const first = await add(id, 'Plan')
    const second = await add(id, 'Build', { after: [first] })
    await inMinutes(t, 300)
    const clock = async (ticketId: number) =>
      (await t.owner.get<Clock[]>(`/tickets/${ticketId}/clocks`)).body.find(
        ({ target }) => target === 'resolution',
      )
    expect((await clock(first))?.state).toBe('breached')
    expect((await clock(second))?.state).not.toMatch(/running|breached/)
    await solve(first)
    await countAll(t)
    const { readyAt, dueAt } = await rowOf(second)
    expect((await clock(second))?.state).toBe('running')
    const minutes = (Date.parse(dueAt ?? '') - Date.parse(readyAt ?? '')) / 60_000
    expect(Math.round(minutes)).toBe(60)
  })

  test('opened again, hold up those that nobody has begun, and open the project', async () => {
    const id = await made()
    const first = await add(id, 'Plan')
    const begun = await add(id, 'Build', { after: [first] })
    const untouched = await add(id, 'Teach', { after: [first] })
    await solve(first)
    await change(begun, { assigneeId: agent.id })
    await change(first, { status: 'open' })
    expect((await rowOf(begun)).waitsFor).toEqual([])
    expect((await rowOf(untouched)).waitsFor).toEqual([1])
    for (const one of [first, begun, untouched]) await solve(one)
    expect(await solve(id)).toBe(200)
    await change(begun, { status: 'open' })
    expect(await rowOf(id)).toMatchObject({ status: 'open', partsDone: 2, partsTotal: 3 })
  })

  test('settled again and again, or after a crash, end where they ended', async () => {
    const id = await made()
    const first = await add(id, 'Plan')
    const second = await add(id, 'Build', { after: [first] })
    const { version } = await rowOf(first)
    await t.owner.patch(`/tickets/${first}`, { version, changes: { status: 'solved' } })
    const asked = sql`select from graphile_worker._private_jobs where key = ${`projects.settle:${id}`}`
    expect(await all(t.db, asked)).toHaveLength(1)
    expect((await rowOf(second)).waitsFor).toEqual([1])
    await Promise.all(Array.from({ length: 6 }, () => settle(t.db, id)))
    expect((await rowOf(second)).waitsFor).toEqual([])
    expect((await kinds(second)).filter((kind) => kind === 'ticket.part_ready')).toHaveLength(1)
    expect((await kinds(id)).filter((kind) => kind === 'ticket.project_progress')).toHaveLength(3)
  })

  test('never come before themselves, also where two say so at once', async () => {
    const id = await made()
    const [a, b] = [await add(id, 'A'), await add(id, 'B')]
    const answers = await Promise.all([changePart(id, a, { after: [b] }), changePart(id, b, { after: [a] })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect(answers.find(({ status }) => status === 409)?.body.code).toBe('part_cycle')
    const other = await add(await made(), 'Elsewhere')
    expect((await changePart(id, a, { after: [other] })).body.code).toBe('validation_failed')
  })

  test('added twice by the same request are one; ten at once are ten with ten numbers', async () => {
    const id = await made()
    const same = part('Plan')
    await Promise.all([1, 2, 3].map(() => t.owner.post(`/tickets/${id}/project/parts`, same)))
    expect(await partsOf(id)).toHaveLength(1)
    await Promise.all(Array.from({ length: 9 }, (_, i) => add(id, `Part ${i}`)))
    expect((await partsOf(id)).map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
  })

  test('are put into an order, and what waits says the new numbers', async () => {
    const id = await made()
    const [a, b] = [await add(id, 'A'), await add(id, 'B')]
    await changePart(id, a, { after: [b] })
    expect((await rowOf(a)).waitsFor).toEqual([2])
    await t.owner.put(`/tickets/${id}/project/order`, { ticketIds: [b, a] })
    expect(await rowOf(a)).toMatchObject({ partNumber: 2, waitsFor: [1] })
  })

  test('that are dropped, deleted or merged away hold up nobody and count nowhere', async () => {
    const id = await made()
    const [a, b, c] = [await add(id, 'A'), await add(id, 'B'), await add(id, 'C')]
    const last = await add(id, 'Last', { after: [a, b, c] })
    await changePart(id, a, { dropped: true })
    expect(await rowOf(a)).toMatchObject({ status: 'solved' })
    expect((await rowOf(last)).waitsFor).toEqual([2, 3])
    await t.owner.delete(`/tickets/${b}`)
    await settle(t.db, id)
    await t.owner.post(`/tickets/${c}/merge`, { into: last })
    await settle(t.db, id)
    expect((await rowOf(last)).waitsFor).toEqual([])
    expect(await rowOf(id)).toMatchObject({ partsDone: 0, partsTotal: 1 })
    // Taken up again, it comes first again; nobody had begun what comes after it.
    await changePart(id, a, { dropped: false })
    expect((await rowOf(last)).waitsFor).toEqual([1])
    expect(await rowOf(id)).toMatchObject({ partsTotal: 2 })
    await t.owner.post(`/tickets/${b}/restore`)
    await settle(t.db, id)
    expect((await rowOf(last)).waitsFor).toEqual([1, 2])
  })

  test('are linked to their project, and stay so', async () => {
    const id = await made()
    const partId = await add(id, 'Plan')
    expect((await t.owner.delete<Problem>(`/tickets/${id}/links/${partId}`)).body.code).toBe(
      'part_of_project',
    )
    const link = { ticketId: partId, relation: 'related' }
    expect((await t.owner.post<Problem>(`/tickets/${id}/links`, link)).body.code).toBe('part_of_project')
  })
})

test('a project is solved, deleted or merged only when nothing of it is left open', async () => {
  const id = await made()
  const partId = await add(id, 'Plan')
  const { version } = await rowOf(id)
  const refused = await t.owner.patch<Problem>(`/tickets/${id}`, { version, changes: { status: 'solved' } })
  expect(refused.body).toMatchObject({
    code: 'parts_open',
    current: [{ ticketId: partId, number: 1, title: 'Plan' }],
  })
  const body = { clientId: randomUUID(), kind: 'public', html: '<p>Done</p>', status: 'solved' }
  expect((await t.owner.post<Problem>(`/tickets/${id}/messages`, body)).body.code).toBe('parts_open')
  expect((await t.owner.delete<Problem>(`/tickets/${id}`)).body.code).toBe('parts_open')
  const { ticketId: other } = await receive(t.db)
  expect((await t.owner.post<Problem>(`/tickets/${id}/merge`, { into: other })).body.code).toBe(
    'project_has_parts',
  )
  await solve(partId)
  expect(await solve(id)).toBe(200)
  expect((await t.owner.delete(`/tickets/${id}`)).status).toBe(200)
  expect((await t.owner.delete(`/tickets/${id}/for-good`)).status).toBe(204)
  expect(await rowOf(partId)).toMatchObject({ partOf: null, partNumber: null })
})

test('the customer has one conversation: a part writes no mail, whatever is done in it', async () => {
  const id = await made()
  const first = await add(id, 'Plan', { html: '<p>See the drawings</p>' })
  const second = await add(id, 'Build', { after: [first] })
  expect((await write(agent, first, 'public')).body.code).toBe('part_of_project')
  expect((await write(agent, first, 'note')).status).toBe(201)
  const later = {
    clientId: randomUUID(),
    kind: 'public',
    html: '<p>x</p>',
    sendAt: '2099-01-01T09:00:00.000Z',
  }
  expect((await agent.post<Problem>(`/tickets/${first}/messages`, later)).body.code).toBe('part_of_project')
  await change(first, { assigneeId: agent.id })
  await solve(first)
  await changePart(id, second, { dropped: true })
  // Somebody knows the number of a part and writes to it: it is said where the customer is spoken with.
  const arrival = await receive(t.db, { claims: [first], text: 'And in blue' })
  expect(arrival).toMatchObject({ outcome: 'appended', ticketId: id })
  expect(await mailsOf([first, second])).toEqual([])
  const said = sql<{ count: number }>`
    select count(*)::int as count from messages where ticket_id = any(${[first, second]}::bigint[]) and kind = 'public'`
  expect(await one(t.db, said)).toEqual({ count: 0 })
  expect((await write(agent, id, 'public')).status).toBe(201)
  expect(await mailsOf([id])).toHaveLength(1)
})

test('whoever reads the project knows of all parts, and opens those that they may', async () => {
  const { body: group } = await t.owner.post<{ id: number }>('/groups', {
    name: 'Builders',
    memberIds: [elsewhere.id],
  })
  const id = await made()
  const here = await add(id, 'Plan')
  const there = await add(id, 'Build', { groupId: group.id })
  const seen = (await projectOf(id, agent)).project?.parts.map(({ title, readable }) => [title, readable])
  expect(seen).toEqual([
    ['Plan', true],
    ['Build', false],
  ])
  expect((await agent.get(`/tickets/${there}`)).status).toBe(404)
  expect((await elsewhere.get(`/tickets/${id}/project`)).status).toBe(404)
  expect((await projectOf(there, elsewhere)).partOf).toEqual({ ticketId: id, number: 2, subject: null })
  expect((await projectOf(here, agent)).partOf).toMatchObject({ subject: 'A new shop' })
})

describe('the page for the customer', () => {
  const open = (token: string) => t.podpora.app.inject(`/progress/${token}`)

  test('shows how it goes, names nobody, and hides what is not shown', async () => {
    const id = await made()
    const plan = await add(id, 'Plan <b>')
    await add(id, 'Secret work', { shown: false })
    await add(id, 'Build', { after: [plan] })
    await change(plan, { assigneeId: agent.id })
    await solve(plan)
    const page = await open(progressToken(t.secrets, id))
    expect(page.statusCode).toBe(200)
    expect(page.headers['cache-control']).toBe('no-store')
    expect(page.body).toContain('Steps done: 1 of 3')
    expect(page.body).toContain('Plan &lt;b&gt;')
    expect(page.body).toContain('More steps on our side: 1')
    for (const hidden of ['Secret', 'Adam', '<b>']) expect(page.body).not.toContain(hidden)
    const { project } = await projectOf(id)
    expect(project?.page).toContain(progressToken(t.secrets, id))
  })

  test('opens by its own signature alone, and not without a project', async () => {
    const id = await made()
    const token = progressToken(t.secrets, id)
    const other = progressToken(t.secrets, id + 1).split('.')[1]
    for (const wrong of [`p${id}.${other}`, `p${id}`, 'x', token.toUpperCase().slice(0, -1)])
      expect((await open(wrong)).statusCode).toBe(404)
    await t.owner.delete(`/tickets/${id}/project`)
    expect((await open(token)).statusCode).toBe(404)
  })

  test('stands under each answer in a project, unless the brand wishes otherwise', async () => {
    const link = async (id: number) => {
      await write(agent, id, 'public')
      const mail = sql<{
        html: string
      }>`select html from outgoing_mails where ticket_id = ${id} order by id desc limit 1`
      return (await one(t.db, mail)).html.includes('/progress/')
    }
    const id = await made()
    expect(await link(id)).toBe(true)
    expect(await link((await receive(t.db)).ticketId)).toBe(false)
    const [settings] = (await t.owner.get<ProjectSettings[]>('/project-settings')).body
    const { brandId, ready: _, ...values } = settings as ProjectSettings
    const save = (change: object) =>
      t.owner.put<ProjectSettings & Problem>(`/project-settings/${brandId}`, { ...values, ...change })
    expect((await save({ progressLink: false })).status).toBe(200)
    expect(await link(id)).toBe(false)
    expect((await save({})).body.code).toBe('changed_meanwhile')
    const wrong = await save({ version: 1, brief: { ...values.brief, ru: '{{customer.salary}}' } })
    expect(wrong.body.fields).toMatchObject([{ field: 'brief/ru', rule: 'variable' }])
    const own = await save({
      version: 1,
      brief: { ...values.brief, en: '<p>Tell {{brand.name}}<script>x</script></p>' },
    })
    expect(own.body.brief.en).toBe('<p>Tell {{brand.name}}</p>')
    const { html } = (await agent.get<{ html: string }>(`/tickets/${id}/project/brief`)).body
    expect(html).toBe('<p>Tell Example</p>')
  })

  test('may be opened so often', async () => {
    const token = progressToken(t.secrets, await made())
    const codes = await Promise.all(Array.from({ length: 40 }, async () => (await open(token)).statusCode))
    expect(codes).toContain(429)
  })
})

test('lists find projects and their parts, and an export takes them along', async () => {
  const id = await made()
  const first = await add(id, 'Plan')
  const second = await add(id, 'Build', { after: [first] })
  const found = async (field: string) => {
    const filter = encodeURIComponent(JSON.stringify([{ field, op: 'is', values: [true] }]))
    const { items } = (await t.owner.get<{ items: TicketRow[] }>(`/tickets?filter=${filter}&limit=100`)).body
    return items.map((row) => row.id)
  }
  expect(await found('project')).toContain(id)
  expect(await found('part')).toEqual(expect.arrayContaining([first, second]))
  expect(await found('part')).not.toContain(id)

  const client = await t.postgres.dedicated()
  const lines: { type: string; id: number; project?: unknown; part?: unknown }[] = []
  for await (const line of exportLines(client)) lines.push(JSON.parse(line))
  await client.end()
  const ticket = (wanted: number) => lines.find((line) => line.type === 'ticket' && line.id === wanted)
  expect(ticket(id)).toMatchObject({ project: { by: 'agent' }, part: null })
  expect(ticket(second)).toMatchObject({
    project: null,
    part: { of: id, number: 2, shown: true, after: [first] },
  })
})
