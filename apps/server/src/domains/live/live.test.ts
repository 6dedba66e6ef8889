import { randomUUID } from 'node:crypto'
import { builtInFilters } from '@podpora/contract/builtin'
import { type EventKind, eventKinds, type LiveEvent, movingKinds } from '@podpora/contract/events'
import { matches } from '@podpora/contract/filtering'
import type { Directory } from '@podpora/contract/people'
import type { TicketProject } from '@podpora/contract/projects'
import { applyToDirectory, applyToRows, applyToTicket, applyToViews } from '@podpora/contract/state'
import type { Message, SideView, TicketRow, TicketView } from '@podpora/contract/tickets'
import type { TicketTime } from '@podpora/contract/time'
import type { UrgentCall, UrgentDoor } from '@podpora/contract/urgent'
import type { OwnViews, SavedView } from '@podpora/contract/views'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { recordEvent, recordEvents, system } from '../../platform/events/log.ts'
import { inTransaction, one, sql } from '../../platform/postgres/db.ts'
import { type Browser, listening, openBrowser } from '../../testing/browser.ts'
import { inMinutes, makePolicy, promise } from '../../testing/clocks.ts'
import { contractOf, plan, timeOf } from '../../testing/contracts.ts'
import { askForImport, bringIn } from '../../testing/imports.ts'
import { receive } from '../../testing/mail.ts'
import { routeAll, setRouting } from '../../testing/routing.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { setDelivery } from '../tickets/delivering.ts'
import { alarm } from '../urgent/alarming.ts'

let t: TestServer
let port: number
let live: { stop(): Promise<void> }
let agent: Visitor
beforeAll(async () => {
  t = await testServer()
  port = await listening(t)
  live = await t.podpora.startLive()
  agent = await t.colleague('agent')
})
afterAll(async () => {
  await live.stop()
  await t.close()
})

/** Everything that a browser keeps and that events change. */
interface State {
  directory: Directory
  ticket: TicketView
  rows: TicketRow[]
  views: SavedView[]
}
async function fetchState(ticketId: number): Promise<State> {
  const [directory, ticket, rows, views] = await Promise.all([
    t.owner.get<Directory>('/directory'),
    t.owner.get<TicketView>(`/tickets/${ticketId}`),
    t.owner.get<{ items: TicketRow[] }>('/tickets?view=open&limit=100'),
    t.owner.get<OwnViews>('/views'),
  ])
  return {
    directory: directory.body,
    ticket: ticket.body,
    rows: rows.body.items,
    views: views.body.saved,
  }
}
const startProject = (id: number, brief: string | null = null) =>
  t.owner.post(`/tickets/${id}/project`, { clientId: randomUUID(), brief })

/** Asks somebody outside about a ticket, and gives the conversation. */
async function openSide(id: number): Promise<number> {
  const body = {
    clientId: randomUUID(),
    subject: 'A part',
    html: '<p>When?</p>',
    to: ['vendor@parts.example'],
  }
  return (await agent.post<SideView>(`/tickets/${id}/sides`, body)).body.side.id
}

/** Adds a part after these, and gives its ticket. */
async function addPart(id: number, after: number[] = []): Promise<number> {
  await startProject(id)
  const own = {
    clientId: randomUUID(),
    title: 'Plan',
    html: '',
    kind: 'task',
    priority: 'normal',
    shown: true,
  }
  const place = { groupId: 1, lineId: null, productId: null, after }
  const { body } = await t.owner.post<TicketProject>(`/tickets/${id}/project/parts`, { ...own, ...place })
  return body.project?.parts.at(-1)?.ticketId ?? 0
}
const apply = (state: State, event: LiveEvent): State => ({
  directory: applyToDirectory(state.directory, event),
  ticket: applyToTicket(state.ticket, event),
  rows: applyToRows(state.rows, event, (row) =>
    matches(builtInFilters.open, row, { id: t.owner.id, groupIds: [1] }, Date.now()),
  ),
  views: applyToViews(state.views, event),
})

/** How each kind comes about, by the API where people cause it. A new kind does not compile without one. */
const causes: Record<EventKind, (ticketId: number) => Promise<unknown>> = {
  'ticket.created': () => receive(t.db),
  'ticket.changed': (id) => change(id, { priority: 'high', tags: ['vip'], assigneeId: agent.id }),
  'ticket.followers_changed': (id) => agent.put(`/tickets/${id}/followers/${agent.id}`, {}),
  'ticket.snoozed': (id) => agent.put(`/tickets/${id}/snooze`, { until: null, on: ['customer'] }),
  'ticket.woken': async (id) => {
    await agent.put(`/tickets/${id}/snooze`, { until: '2099-01-01T09:00:00.000Z', on: [] })
    await agent.delete(`/tickets/${id}/snooze`)
  },
  'ticket.linked': async (id) => link(id, (await receive(t.db)).ticketId),
  'ticket.unlinked': async (id) => {
    const { ticketId } = await receive(t.db)
    await link(id, ticketId)
    await agent.delete(`/tickets/${id}/links/${ticketId}`)
  },
  'ticket.merged': async (id) => merge((await receive(t.db)).ticketId, id),
  'ticket.unmerged': async (id) => {
    const { ticketId } = await receive(t.db)
    await merge(ticketId, id)
    await agent.delete(`/tickets/${ticketId}/merge`)
  },
  'ticket.split': async (id) => {
    const { messages } = (await t.owner.get<TicketView>(`/tickets/${id}`)).body
    const body = { clientId: randomUUID(), messageId: messages.at(-1)?.id, andLater: true }
    await agent.post(`/tickets/${id}/split`, { ...body, subject: 'Another matter', customer: 'ticket' })
  },
  'ticket.deleted': (id) => t.owner.delete(`/tickets/${id}`),
  'ticket.restored': async (id) => {
    await t.owner.delete(`/tickets/${id}`)
    await t.owner.post(`/tickets/${id}/restore`)
  },
  'ticket.purged': async () => {
    const { ticketId } = await receive(t.db)
    await t.owner.delete(`/tickets/${ticketId}`)
    await t.owner.delete(`/tickets/${ticketId}/for-good`)
  },
  'ticket.escalated': async (id) => pass(id, await groupOnLine(3)),
  'ticket.handed_back': async (id) => {
    await pass(id, await groupOnLine(3))
    await pass(id, await groupOnLine(1))
  },
  'ticket.returned': async (id) => {
    const { version } = await pass(id, await groupOnLine(3))
    const body = { clientId: randomUUID(), version, reasonId: null, html: '<p>Not ours</p>' }
    await t.owner.post(`/tickets/${id}/return`, body)
  },
  'ticket.accepted': async (id) => {
    await pass(id, await groupOnLine(3))
    await t.owner.post(`/tickets/${id}/accept`)
  },
  'ticket.side_opened': (id) => openSide(id),
  'ticket.side_changed': async (id) => {
    const sideId = await openSide(id)
    const body = { clientId: randomUUID(), html: '<p>Any news?</p>', to: ['vendor@parts.example'] }
    await agent.post(`/sides/${sideId}/messages`, body)
  },
  'ticket.side_done': async (id) => {
    await agent.patch(`/sides/${await openSide(id)}`, { state: 'done' })
  },
  'ticket.side_reopened': async (id) => {
    const sideId = await openSide(id)
    await agent.patch(`/sides/${sideId}`, { state: 'done' })
    await receive(t.db, { from: { address: 'vendor@parts.example', name: 'Vera' }, sides: [sideId] })
  },
  'clock.changed': (id) => promised(id, 1),
  'clock.warned': (id) => promised(id, 40),
  'clock.breached': (id) => promised(id, 90),
  'message.created': (id) =>
    agent.post(`/tickets/${id}/messages`, { clientId: randomUUID(), kind: 'note', html: '<p>Seen</p>' }),
  'message.withdrawn': async (id) => {
    const body = { clientId: randomUUID(), kind: 'public', html: '<p>Hello</p>', undoSeconds: 30 }
    const { body: sent } = await agent.post<Message>(`/tickets/${id}/messages`, body)
    await agent.post(`/messages/${sent.id}/take-back`, {})
  },
  'message.changed': async (claim) => {
    const externalId = `<${randomUUID()}@customer.example>`
    await receive(t.db, { externalId, claims: [claim], mailboxes: ['support@example.com'] })
    await receive(t.db, { externalId, mailboxes: ['sales@example.com'] })
  },
  'message.delivery_changed': async (id) => {
    const body = { clientId: randomUUID(), kind: 'public', html: '<p>Hello</p>' }
    const { body: sent } = await agent.post<Message>(`/tickets/${id}/messages`, body)
    const delivery = {
      state: 'sent',
      attempts: 1,
      error: null,
      nextAt: null,
      sentAt: '2026-11-01T10:00:00.000Z',
    } as const
    await inTransaction(t.db, (trx) => setDelivery(trx, sent.id, delivery))
  },
  'customer.created': () =>
    t.owner.post('/customers', { name: 'Ewa', address: `${randomUUID()}@customer.example` }),
  'customer.changed': async (id) => {
    const { ticket } = (await t.owner.get<TicketView>(`/tickets/${id}`)).body
    await t.owner.patch(`/customers/${ticket.customerId}`, { name: `Renamed ${randomUUID()}` })
  },
  'company.created': () => newCompany(),
  'company.changed': async (id) => {
    const { body } = await newCompany()
    const { ticket } = (await t.owner.get<TicketView>(`/tickets/${id}`)).body
    await t.owner.patch(`/customers/${ticket.customerId}`, { companyId: body.id })
    await t.owner.put(`/companies/${body.id}`, { ...company(), version: 1 })
  },
  'company.deleted': async () => {
    const { body } = await newCompany()
    await t.owner.delete(`/companies/${body.id}`)
  },
  'plan.changed': () => t.owner.post('/plans', plan()),
  'contract.changed': async (id) => {
    const { body } = await t.owner.post<{ id: number }>('/plans', plan())
    const { ticket } = (await t.owner.get<TicketView>(`/tickets/${id}`)).body
    await t.owner.post('/contracts', contractOf(ticket.customerId, body.id))
  },
  'ticket.agreement_answered': async (id) => {
    const { ticket } = (await t.owner.get<TicketView>(`/tickets/${id}`)).body
    const { body } = await t.owner.post<{ id: number }>('/plans', plan({ monthly: 0, overage: 'ask' }))
    const { body: contract } = await t.owner.post<{ id: number }>(
      '/contracts',
      contractOf(ticket.customerId, body.id),
    )
    await t.owner.put(`/tickets/${id}/entitlement`, { contractId: contract.id })
    const { body: time } = await t.owner.post<TicketTime>(`/tickets/${id}/time`, timeOf(30))
    await t.owner.put(`/overages/${time.entries[0]?.asked}`, { bill: true })
  },
  'time.changed': (id) => t.owner.post(`/tickets/${id}/time`, timeOf(30)),
  'agent.created': () => t.owner.post('/agents', { name: 'Jan', email: 'jan@example.com', role: 'agent' }),
  'agent.changed': () => t.owner.patch(`/agents/${agent.id}`, { name: `Another ${randomUUID()}` }),
  'group.created': () => t.owner.post('/groups', { name: 'Second', memberIds: [agent.id] }),
  'group.changed': () => t.owner.patch('/groups/1', { memberIds: [t.owner.id, agent.id] }),
  'group.deleted': async () => {
    const { body } = await t.owner.post<{ id: number }>('/groups', { name: 'Short-lived' })
    await t.owner.delete(`/groups/${body.id}`)
  },
  'brand.created': () => t.owner.post('/brands', { name: 'Brand Two', language: 'pl' }),
  'brand.changed': () => t.owner.patch('/brands/1', { signature: 'Yours' }),
  'line.created': () => t.owner.post('/lines', line()),
  'line.changed': async () => {
    const { body } = await t.owner.post<{ id: number; version: number }>('/lines', line())
    await t.owner.put(`/lines/${body.id}`, { ...line(), version: body.version, groupIds: [1] })
  },
  'line.deleted': async () => {
    const { body } = await t.owner.post<{ id: number }>('/lines', line())
    await t.owner.delete(`/lines/${body.id}`)
  },
  'product.created': () => t.owner.post('/products', { name: 'Desk' }),
  'product.changed': async () => {
    const { body } = await t.owner.post<{ id: number }>('/products', { name: 'Lamp' })
    await t.owner.put(`/products/${body.id}`, { version: 1, name: 'Floor lamp', archived: true })
  },
  'mailbox.created': () => t.owner.post('/mailboxes', mailbox('two@example.com')),
  'mailbox.changed': () => t.owner.patch('/mailboxes/1', { name: 'Help' }),
  'mailbox.deleted': async () => {
    const { body } = await t.owner.post<{ id: number }>('/mailboxes', mailbox('three@example.com'))
    await t.owner.delete(`/mailboxes/${body.id}`)
  },
  'mail_trust.changed': () => t.owner.post('/dkim-keys', { domain: 'example.com' }),
  'view.created': () => savedView(),
  'view.changed': async () => {
    const view = await savedView()
    await t.owner.patch(`/views/${view.id}`, { version: view.version, changes: { name: 'Renamed' } })
  },
  'view.deleted': async () => {
    const { id } = await savedView()
    await t.owner.delete(`/views/${id}`)
  },
  'settings.changed': () => t.owner.patch('/settings', { closeAfterDays: 7 }),
  'field.created': () => t.owner.post('/fields', { type: 'text', name: 'Order' }),
  'field.changed': async () => {
    const { body } = await t.owner.post<{ id: number }>('/fields', { type: 'text', name: 'Serial number' })
    await t.owner.patch(`/fields/${body.id}`, { help: 'On the back' })
  },
  'checklist.changed': (id) =>
    agent.post(`/tickets/${id}/checklist`, { items: [{ clientId: randomUUID(), text: 'Call back' }] }),
  'checklist_template.changed': () =>
    t.owner.post('/checklist-templates', { name: 'Return', items: ['Label sent'] }),
  'outgoing_mail.changed': (id) =>
    agent.post(`/tickets/${id}/messages`, { clientId: randomUUID(), kind: 'public', html: '<p>Out</p>' }),
  'inbound_mail.changed': async () => {
    const file = await t.files.put(Buffer.from('From: a@b.example\r\n\r\nhello'))
    await sql`insert into files (sha256, size) values (${file.sha256}, ${file.size})`.execute(t.db)
    const { id } = await one(
      t.db,
      sql<{ id: number }>`
        insert into inbound_mails (source, sha256, state) values ('smtp', ${file.sha256}, 'failed') returning id
      `,
    )
    await t.owner.post(`/inbound-mails/${id}/retry`)
  },
  'import.changed': () => askForImport(t, { source: 'csv_customers', ...customers }),
  'availability.changed': async () => {
    await agent.put('/routing/me/availability', { availability: 'away' })
    await agent.put('/routing/me/availability', { availability: 'online' })
  },
  'routing.changed': () => setRouting(t.owner, 1, { mode: 'pull' }),
  'ticket.offered': (id) => offered(id),
  'ticket.offer_ended': async (id) => {
    await offered(id)
    await setRouting(t.owner, 1, { mode: 'manual' })
  },
  'regulation.changed': () =>
    t.owner.post('/regulations', {
      title: 'Refunds',
      html: '<p>Ask Jan</p>',
      filter: [],
      ownerId: t.owner.id,
      reviewOn: null,
    }),
  'material.changed': () =>
    t.owner.post('/materials', {
      title: 'Cleaning',
      language: 'en',
      html: '<p>With water</p>',
      state: 'published',
      readers: 'everyone',
      planIds: [],
      filter: [],
    }),
  'ticket.project_started': (id) => startProject(id),
  'ticket.project_ended': async (id) => {
    await startProject(id)
    await t.owner.delete(`/tickets/${id}/project`)
  },
  'ticket.project_progress': (id) => addPart(id),
  'ticket.brief_asked': (id) => startProject(id, '<p>What do you wish?</p>'),
  'ticket.brief_received': async (id) => {
    await startProject(id, '<p>What do you wish?</p>')
    await receive(t.db, { claims: [id] })
  },
  'ticket.part_added': (id) => addPart(id),
  'ticket.part_changed': async (id) => {
    const first = await addPart(id)
    await t.owner.patch(`/tickets/${id}/project/parts/${first}`, { shown: false })
  },
  'ticket.part_waits': async (id) => addPart(id, [await addPart(id)]),
  'ticket.part_ready': async (id) => {
    const second = await addPart(id, [await addPart(id)])
    await t.owner.patch(`/tickets/${id}/project/parts/${second}`, { after: [] })
  },
  'ticket.urgent_called': (id) => t.owner.post(`/tickets/${id}/urgent`),
  'ticket.urgent_refused': async () => {
    const door = (await t.owner.get<UrgentDoor>('/urgent-door')).body
    const entitled = [{ field: 'tags', op: 'any', values: ['entitled'] }]
    await t.owner.put('/urgent-door', { ...door, entitled })
    await receive(t.db, { door: 'urgent' })
  },
  'ticket.urgent_alarmed': async (id) => {
    const { body } = await t.owner.post<UrgentCall>(`/tickets/${id}/urgent`)
    await alarm(t, id, body.id)
  },
  'ticket.urgent_accepted': async (id) => {
    await t.owner.post(`/tickets/${id}/urgent`)
    await agent.post(`/tickets/${id}/urgent/accept`)
  },
  'ticket.urgent_dismissed': async (id) => {
    await t.owner.post(`/tickets/${id}/urgent`)
    await agent.post(`/tickets/${id}/urgent/dismiss`, { clientId: randomUUID(), html: '<p>It can wait</p>' })
  },
  'ticket.complained': async () => {
    await letterToManager()
  },
  'ticket.concealed': async () => {
    const { ticketId } = await letterToManager()
    const { id } = await t.colleague('agent')
    await t.owner.post(`/tickets/${ticketId}/complaint/people`, { agentIds: [id] })
  },
  'import.finished': () => bringIn(t, { source: 'csv_customers', ...customers }),
}
const customers = { contents: { 'c.csv': 'email\nx@import.example' }, mapping: { email: 'email' } }
const letterToManager = () => receive(t.db, { door: 'complaints', text: 'I am not content' })
async function groupOnLine(level: number): Promise<number> {
  const name = randomUUID()
  const { body } = await t.owner.post<{ id: number }>('/groups', { name, memberIds: [] })
  await t.owner.post('/lines', { ...line(), level, groupIds: [body.id] })
  return body.id
}
async function pass(id: number, groupId: number): Promise<TicketRow> {
  const { version } = (await t.owner.get<TicketView>(`/tickets/${id}`)).body.ticket
  const body = { clientId: randomUUID(), version, groupId, reasonId: null, html: '<p>All is known</p>' }
  return (await t.owner.post<TicketRow>(`/tickets/${id}/pass`, body)).body
}
const line = () => ({
  name: `Line ${randomUUID()}`,
  level: 2,
  acceptMinutes: 30,
  answerMinutes: null,
  returnMinutes: null,
  noteRequired: true,
  hourCost: { amount: 4000, currency: 'EUR' },
  groupIds: [],
})
const company = () => ({ name: `Company ${randomUUID()}`, parentId: null, domains: [], note: '' })
const newCompany = () => t.owner.post<{ id: number }>('/companies', company())
const mailbox = (address: string) => ({ address, brandId: 1, groupId: null, imap: null, smtp: null })

/** A first answer is promised within an hour, and so many minutes go by. */
async function promised(id: number, minutes: number): Promise<void> {
  const warned = promise('first_response', 60, { warnAt: [50] })
  const { id: policy } = await makePolicy(t.owner, 'promised', { targets: [warned] })
  await change(id, { tags: ['promised'] })
  await inMinutes(t, minutes)
  await t.owner.delete(`/levels/policies/${policy}`)
}

const merge = (id: number, into: number) => agent.post(`/tickets/${id}/merge`, { into })
const link = (id: number, other: number) =>
  agent.post(`/tickets/${id}/links`, { ticketId: other, relation: 'related' })

async function offered(id: number): Promise<void> {
  await change(id, { assigneeId: null })
  await setRouting(t.owner, 1, { mode: 'push', offerSeconds: 60 })
  await routeAll(t.db)
}

async function savedView(): Promise<SavedView> {
  const view = {
    name: 'Urgent',
    filter: [{ field: 'priority', op: 'is', values: ['urgent'] }],
    sort: '-updated',
    groupBy: null,
    columns: ['subject'],
    layout: 'list',
    sharedWith: 'everyone',
    groupId: null,
  }
  return (await t.owner.post<SavedView>('/views', view)).body
}

async function change(id: number, changes: object): Promise<void> {
  const { ticket } = (await t.owner.get<TicketView>(`/tickets/${id}`)).body
  await t.owner.patch(`/tickets/${id}`, { version: ticket.version, changes })
}

/** As a person would who, refused, looks at what is so now and wishes it again. */
async function changeAnyway(id: number, changes: object): Promise<void> {
  const path = `/tickets/${id}`
  let { version } = (await t.owner.get<TicketView>(path)).body.ticket
  for (;;) {
    const { status, body } = await t.owner.patch<{ current: TicketRow }>(path, { version, changes })
    if (status === 200) return
    version = body.current.version
  }
}

/** Where the thing of an event can be fetched, and how it is found there. */
const fetched: Partial<Record<keyof LiveEvent, { path: (id: number) => string; inList?: boolean }>> = {
  customer: { path: (id) => `/customers/${id}` },
  mailbox: { path: () => '/mailboxes', inList: true },
  settings: { path: () => '/settings' },
  outgoingMail: { path: () => '/outbox', inList: true },
  inboundMail: { path: () => '/inbound-mails', inList: true },
  import: { path: (id) => `/imports/${id}` },
}

describe('old state + event = what a fetch gives', () => {
  test.each(eventKinds)('%s', async (kind) => {
    const { ticketId } = await receive(t.db)
    await causes['message.created'](ticketId)
    const browser = await openBrowser(port, t.owner)
    // What was written before comes late where transactions of other tests hold the log back.
    await marker(browser)
    const earlier = browser.events.length
    const before = await fetchState(ticketId)
    await causes[kind](ticketId)
    const told = () => browser.events.slice(earlier).find((e) => e.kind === kind)
    await expect.poll(told).toBeDefined()
    await marker(browser)
    const events = browser.events.slice(earlier)
    const after = events.reduce(apply, before)
    // What a browser fetches anew by itself: see `movingKinds`.
    if (events.some((e) => e.ticketId === ticketId && movingKinds.includes(e.kind)))
      after.ticket = { ...(await fetchState(ticketId)).ticket, history: after.ticket.history }
    expect(after).toEqual(await fetchState(ticketId))
    // Twice, or all of it once more, makes no difference.
    expect(events.reduce(apply, after)).toEqual(after)
    await expectSameThing(told() as LiveEvent)
    await browser.close()
  })
})

/** What an event carries beside tickets and the directory is the thing as a fetch gives it. */
async function expectSameThing(event: LiveEvent): Promise<void> {
  for (const [field, { path, inList }] of Object.entries(fetched)) {
    const thing = event[field as 'customer'] as { id: number; text?: unknown } | undefined
    if (!thing) continue
    const { body } = await t.owner.get<{ items?: { id: number }[] }>(path(thing.id))
    const list = body.items ?? (body as unknown as { id: number }[])
    const found = inList ? list.find((item) => item.id === thing.id) : body
    expect(found).toMatchObject({ ...thing, ...('text' in thing && { text: expect.anything() }) })
  }
}

/** Waits until the browser has had everything that was written before. */
async function marker(browser: Browser): Promise<void> {
  const id = Math.floor(Math.random() * 1e9)
  await inTransaction(t.db, (trx) =>
    recordEvent(trx, { kind: 'settings.changed', actor: system, subjectId: 1, data: { id } }),
  )
  await browser.event((e) => e.data.id === id)
}

describe('a browser', () => {
  test('that was away catches up by its cursor: nothing is missing, nothing stands twice', async () => {
    const { ticketId } = await receive(t.db)
    const first = await openBrowser(port, t.owner)
    const { cursor } = first
    const before = await fetchState(ticketId)
    await first.close()
    for (const subject of ['One', 'Two', 'Three']) await change(ticketId, { subject })
    const again = await openBrowser(port, t.owner, cursor)
    await marker(again)
    expect(again.events.filter((e) => e.kind === 'ticket.changed')).toHaveLength(3)
    expect(new Set(again.events.map((e) => e.id)).size).toBe(again.events.length)
    expect(again.events.reduce(apply, before)).toEqual(await fetchState(ticketId))
    await again.close()
  })

  test('that was away for very long is told to fetch anew', async () => {
    const first = await openBrowser(port, t.owner)
    await first.close()
    const many = Array.from({ length: 1100 }, () => ({ kind: 'settings.changed', actor: system }) as const)
    await inTransaction(t.db, (trx) => recordEvents(trx, many))
    const again = await openBrowser(port, t.owner, first.cursor)
    expect(await again.frame(() => true)).toMatchObject({ type: 'reset' })
    await again.close()
  })

  test('misses nothing while it joins in the middle of many changes', async () => {
    const { ticketId } = await receive(t.db)
    const { cursor, close } = await openBrowser(port, t.owner)
    await close()
    const changes = Array.from({ length: 40 }, (_, i) => `Subject ${i}`)
    const writing = (async () => {
      for (const subject of changes) await change(ticketId, { subject })
    })()
    const browsers = await Promise.all(Array.from({ length: 8 }, () => openBrowser(port, t.owner, cursor)))
    await writing
    for (const browser of browsers) {
      await marker(browser)
      const seen = browser.events.flatMap(
        (e) => (e.data.changes as { subject?: { to: string } })?.subject?.to ?? [],
      )
      expect([...new Set(seen)]).toEqual(changes)
      await browser.close()
    }
  })

  test('ends where all others do after fifty concurrent changes, and that is what a fetch gives', async () => {
    const { ticketId } = await receive(t.db)
    const before = await fetchState(ticketId)
    const browsers = await Promise.all(Array.from({ length: 5 }, () => openBrowser(port, t.owner)))
    const wishes = Array.from({ length: 50 }, (_, i) =>
      i % 3 === 0
        ? { subject: `Subject ${i}` }
        : i % 3 === 1
          ? { tags: [`tag-${i}`] }
          : { priority: i % 2 ? 'high' : 'low' },
    )
    await Promise.all(wishes.map((changes) => changeAnyway(ticketId, changes)))
    const now = await fetchState(ticketId)
    for (const browser of browsers) {
      await marker(browser)
      expect(browser.events.reduce(apply, before)).toEqual(now)
      await browser.close()
    }
  })

  test('sees only what its person may see, and a ticket that is taken from them goes', async () => {
    const { body: group } = await t.owner.post<{ id: number }>('/groups', { name: 'Secret', memberIds: [] })
    const { ticketId } = await receive(t.db)
    const theirs = await openBrowser(port, agent)
    const mine = await openBrowser(port, t.owner)
    await change(ticketId, { groupId: group.id, assigneeId: null })
    const gone = await theirs.event((e) => e.ticketId === ticketId && e.kind === 'ticket.changed')
    expect(gone).toMatchObject({ ticket: null, data: {}, actor: { name: '' } })
    await t.owner.post(`/tickets/${ticketId}/messages`, {
      clientId: randomUUID(),
      kind: 'note',
      html: '<p>x</p>',
    })
    await t.owner.patch('/mailboxes/1', { name: 'Not for agents' })
    await marker(mine)
    await receive(t.db, { subject: 'For everybody' })
    await theirs.event((e) => e.ticket?.subject === 'For everybody')
    expect(theirs.events.some((e) => e.message?.kind === 'note' || e.mailbox)).toBe(false)
    await theirs.close()
    await mine.close()
  })

  test('of nobody, or of another site’s page, gets no socket', async () => {
    await expect(openBrowser(port, t.stranger)).rejects.toThrow('closed')
    const { WebSocket } = await import('ws')
    const foreign = new WebSocket(`ws://127.0.0.1:${port}/api/v1/live`, {
      headers: { cookie: t.owner.cookie, origin: 'https://evil.example' },
    })
    const status = await new Promise((resolve) => {
      foreign.on('unexpected-response', (_request, response) => resolve(response.statusCode))
      foreign.on('open', () => resolve(101))
    })
    expect(status).toBe(403)
  })
})
