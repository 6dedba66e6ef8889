import { randomUUID } from 'node:crypto'
import { gunzipSync } from 'node:zlib'
import { unseen } from '@podpora/contract/filtering'
import { api } from '@podpora/contract/routes'
import type { Message, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { makePolicy } from '../../testing/clocks.ts'
import { contractOf, plan, visitOf } from '../../testing/contracts.ts'
import { bringIn } from '../../testing/imports.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { exportArchive, exportLines } from './exporting.ts'

type Line = Record<string, unknown> & { type: string; id: number }

let from: TestServer
let to: TestServer
let agent: Visitor
beforeAll(async () => {
  ;[from, to] = await Promise.all([testServer(), testServer()])
  agent = await from.colleague('agent', { name: 'Jan' })
  await fill()
})
afterAll(() => Promise.all([from.close(), to.close()]))

/** A ticket with an answer, a note, a picture in the text and a file; a solved one; hard characters. */
async function fill(): Promise<void> {
  const hard = 'tab\t, "quotes", \\ Łódź, Москва, 🖨️'
  const picture = { file: await from.files.put(Buffer.from('a picture')), type: 'image/png' }
  const { ticketId } = await receive(from.db, {
    subject: hard.replace('\t', ' '),
    text: hard,
    html: '<p>Look: <img src="cid:pic@x" /></p>',
    cc: ['brother@x.example'],
    attachments: [
      { ...picture, name: 'a.png', contentId: 'pic@x', inline: true },
      { ...picture, name: 'zażółć.png', contentId: null, inline: false },
    ],
  })
  for (const [kind, html] of [
    ['public', '<p>Have you tried <b>water</b>?</p>'],
    ['note', '<p>Secret</p>'],
  ])
    await agent.post<Message>(`/tickets/${ticketId}/messages`, { clientId: randomUUID(), kind, html })
  const { version } = (await from.owner.get<TicketView>(`/tickets/${ticketId}`)).body.ticket
  const changes = {
    tags: ['vip', 'Łódź'],
    priority: 'high',
    kind: 'bug',
    assigneeId: from.owner.id,
    status: 'solved',
  }
  await from.owner.patch(`/tickets/${ticketId}`, { version, changes })
  const jan = { address: 'jan@customer.example', name: 'Jan' }
  await receive(from.db, { subject: 'Another', from: jan, language: 'pl', groupId: null })
}

async function linesOf(t: TestServer, hidden?: ReadonlySet<string>): Promise<Line[]> {
  const client = await t.postgres.dedicated()
  const lines: Line[] = []
  for await (const line of exportLines(client, undefined, hidden)) lines.push(JSON.parse(line) as Line)
  await client.end()
  return lines
}

/** What is said, without the numbers that each installation gives by itself. */
function withoutIds(lines: Line[]) {
  const named = new Map(lines.map((line) => [`${line.type} ${line.id}`, line.name]))
  return lines
    .filter(({ type }) => type === 'customer' || type === 'ticket')
    .map(({ id: _, reference: _reference, brandId, groupId, assigneeId, customerId, messages, ...line }) => ({
      ...line,
      brand: named.get(`brand ${brandId}`),
      group: named.get(`group ${groupId}`),
      assignee: named.get(`agent ${assigneeId}`),
      customer: named.get(`customer ${customerId}`),
      messages: (messages as Record<string, unknown>[] | undefined)?.map(
        ({ id: _, author, attachments, ...message }) => ({
          ...message,
          author: { ...(author as object), id: null },
          attachments: (attachments as object[]).map((a) => ({ ...a, id: null })),
        }),
      ),
    }))
}

async function archiveOf(t: TestServer): Promise<Buffer> {
  const client = await t.postgres.dedicated()
  const parts: Buffer[] = []
  for await (const part of exportArchive(client, t.files)) parts.push(part)
  await client.end()
  return Buffer.concat(parts)
}

describe('everything', () => {
  test('is exported, and brought into an empty installation it is the same', async () => {
    const done = await bringIn(to, { source: 'podpora', contents: { 'podpora.tar': await archiveOf(from) } })
    expect(done).toMatchObject({ state: 'finished', problems: 0 })
    const before = withoutIds(await linesOf(from))
    const after = withoutIds(await linesOf(to))
    // Only the owner has an account in both; of the other agent the name is left. Mails that were waiting are not sent again.
    const known = JSON.stringify(after)
    expect(JSON.parse(known)).toEqual(
      JSON.parse(JSON.stringify(before), (key, value) =>
        key === 'contentId' || key === 'from' ? expect.anything() : value,
      ),
    )
  })

  test('has the files, and the picture in the text shows one of them', async () => {
    const { items } = (await to.owner.get<{ items: { id: number }[] }>('/tickets?view=solved')).body
    const { messages } = (await to.owner.get<TicketView>(`/tickets/${items[0]?.id}`)).body
    const [picture, file] = messages[0]?.attachments ?? []
    expect(messages[0]?.html).toContain(`src="${picture?.url}"`)
    expect(file?.name).toBe('zażółć.png')
    const content = await to.owner.get<string>(String(file?.url).slice(api.length))
    expect(content).toMatchObject({ status: 200, body: 'a picture' })
    expect(messages.map((m) => m.author.name)).toEqual(['Anna Nowak', 'Jan', 'Jan'])
  })

  test('exported from there and brought in once more changes nothing', async () => {
    const contents = { 'podpora.tar': await archiveOf(from) }
    const { results } = await bringIn(to, { source: 'podpora', contents })
    expect(results).toMatchObject({
      tickets: { made: 0, updated: 0, unchanged: 2 },
      messages: { made: 0, unchanged: 4 },
    })
  })
})

test('the company’s own fields, their values and checklists go along, but for those that one must not see', async () => {
  for (const key of ['cost', 'credit']) await from.owner.post('/fields', { type: 'number', key, name: key })
  const { ticketId } = await receive(from.db, { subject: 'With fields' })
  const { version } = (await from.owner.get<TicketView>(`/tickets/${ticketId}`)).body.ticket
  await from.owner.patch(`/tickets/${ticketId}`, { version, changes: { custom: { cost: 5, credit: 7 } } })
  const items = [{ clientId: randomUUID(), text: 'Call back' }]
  await from.owner.post(`/tickets/${ticketId}/checklist`, { items })
  const lines = await linesOf(from, new Set(['credit']))
  expect(lines.filter(({ type }) => type === 'field')).toMatchObject([{ key: 'cost', valueType: 'number' }])
  expect(lines.find(({ type, id }) => type === 'ticket' && id === ticketId)).toMatchObject({
    custom: { cost: 5 },
    checklist: [{ text: 'Call back', doneAt: null }],
  })
  expect(JSON.stringify(lines)).not.toContain('credit')
})

/** A plan with visits, of which a company's customer has had one; views, of which one is somebody's own. */
async function sell(t: TestServer): Promise<void> {
  const visits = { monthly: 2, rollOver: 0, overage: 'block', overPrice: null } as const
  const { body: made } = await t.owner.post<{ id: number }>('/plans', plan({ visits }))
  const company = { name: 'Ltd', parentId: null, domains: ['customer.example'], note: '' }
  const { body: ltd } = await t.owner.post<{ id: number }>('/companies', company)
  const holder = { customerId: null, companyId: ltd.id }
  await t.owner.post('/contracts', contractOf(null, made.id, holder))
  const pack = { ...holder, unit: 'visits', amount: 3, expiresOn: null, price: null, note: '' }
  await t.owner.post('/packs', pack)
  const from = { address: 'anna@customer.example', name: 'Anna' }
  const { ticketId } = await receive(t.db, { from })
  expect((await t.owner.post(`/tickets/${ticketId}/visits`, visitOf())).status).toBe(200)
  await sql`
    insert into views (name, filter, sort, columns, owner_id, shared_with)
    values ('For all', '[]', '-updated', '{subject}', 1, 'everyone'), ('Mine', '[]', '-updated', '{subject}', 1, 'me')
  `.execute(t.db)
}

test('who works in a group and how tickets hang together go along, but for what stays here', async () => {
  const whole = await receive(from.db, { subject: 'Whole' })
  const { ticketId: id } = await receive(from.db, { subject: 'Part' })
  const hidden = await receive(from.db, { subject: 'Hidden' })
  await sql`
    insert into ticket_links (from_id, to_id, kind) values (${id}, ${whole.ticketId}, 'child'), (${id}, ${hidden.ticketId}, 'related')
  `.execute(from.db)
  await sql`update tickets set concealed_from = '{1}' where id = ${hidden.ticketId}`.execute(from.db)
  const lines = await linesOf(from)
  expect(lines.find((line) => line.type === 'ticket' && line.id === id)).toMatchObject({
    links: [{ kind: 'child', ticketId: whole.ticketId }],
  })
  expect(lines.find(({ type }) => type === 'group')).toMatchObject({
    memberIds: expect.arrayContaining([agent.id]),
  })
})

test('how the company works goes along, and a hidden field is named by no rule', async () => {
  const t = await testServer()
  for (const key of ['serial', 'discreet']) await t.owner.post('/fields', { type: 'text', key, name: key })
  for (const key of ['serial', 'discreet'])
    await t.owner.post('/escalation-rules', {
      name: 'About one of them',
      enabled: true,
      happens: 'changed',
      times: 1,
      words: [],
      filter: [{ field: `custom.${key}`, op: 'is', values: ['x'] }],
      groupId: 1,
      shares: 'note',
    })
  await t.owner.post('/products', { name: 'Kettle', freeSupport: false })
  await t.owner.put('/account/signatures', { brandId: null, html: '<p>Olga</p>' })
  await makePolicy(t.owner, 'vip')
  await sell(t)
  const lines = await linesOf(t, new Set(['discreet']))
  const of = (type: string) => lines.filter((line) => line.type === type)
  expect(of('product')).toMatchObject([{ name: 'Kettle' }])
  expect(of('signature')).toMatchObject([{ agentId: t.owner.id, html: '<p>Olga</p>' }])
  expect(of('policy')).toMatchObject([{ conditions: [{ field: 'tags', op: 'any', values: ['vip'] }] }])
  expect(of('routing_settings')).toHaveLength(1)
  expect(of('project_settings')).toMatchObject([{ brandId: 1, progressLink: expect.any(Boolean) }])
  const [plan] = of('plan')
  expect(plan).toMatchObject({ terms: { visits: { monthly: 2 } } })
  expect(of('company')).toMatchObject([{ name: 'Ltd', domains: ['customer.example'] }])
  expect(of('contract')).toMatchObject([{ planId: plan?.id, terms: { visits: { monthly: 2 } } }])
  expect(of('pack')).toMatchObject([{ unit: 'visits', amount: 3 }])
  expect(of('ticket')).toMatchObject([{ time: [{ visit: true, counted: 1, billable: true }], expenses: [] }])
  expect(of('view')).toMatchObject([{ name: 'For all' }])
  expect(of('escalation_rule').map(({ filter }) => filter)).toEqual([
    [{ field: 'custom.serial', op: 'is', values: ['x'] }],
    [unseen],
  ])
  // It is read, and nothing of it is brought in: what would it be where there are other groups and people?
  const again = await testServer()
  const contents = { 'podpora.jsonl': lines.map((line) => `${JSON.stringify(line)}\n`).join('') }
  expect(await bringIn(again, { source: 'podpora', contents })).toMatchObject({
    state: 'finished',
    problems: 0,
  })
  await Promise.all([t.close(), again.close()])
})

/** Of each table whether the export has it, so that a new one is either taken along or left here for a reason. */
const goesAlong = `
  settings groups group_members brands agents fields products checklist_templates calendars calendar_versions lines
  passing_reasons level_policies routing_settings skills group_routing agent_routing agent_skills intake_rules
  escalation_rules urgent_door project_settings plans companies company_domains contracts packs views macros canned_answers
  regulations materials material_plans signatures customers identities tickets ticket_links messages attachments files
  checklist_items side_conversations side_participants projects project_parts part_needs time_entries expenses`
const staysHere = {
  'a secret, or nothing without one': `api_tokens entry_tokens dkim_keys mail_grants mail_providers mail_sign_ins push_keys
    sessions webhooks webhook_deliveries services`,
  'of the server and its mail': `mailboxes mailbox_aliases mailbox_folders mailbox_pasts mailbox_slots mail_endings
    inbound_mails outgoing_mails attempts awaited_messages scheduled_messages sender_lists file_scanning forgotten_files
    uploads idempotency_keys last_backup processes demo demo_rows`,
  'somebody’s own': `drafts notification_settings notifications push_subscriptions view_arrangements timers ticket_followers
    presence`,
  'worked out of the rest, or under way': `events event_readers clocks clock_runs routing_queue agent_experience simulations
    search_backlog search_customers search_rebuild search_tickets search_words draws bulk_items bulk_runs
    import_files import_links import_problems import_records imports`,
  'what was before what stands in its line': `assignments passages participants urgent_calls regulation_versions
    contract_notices contract_states ticket_merges`,
  'for those who may read them': 'complaints',
}
const tablesIn = (text: string): string[] => text.trim().split(/\s+/)

test('of each table it is decided whether it goes along', async () => {
  const tables = await all(
    from.db,
    sql<{ name: string }>`
      select table_name as name from information_schema.tables
      where table_schema = 'public' and table_type = 'BASE TABLE' and table_name <> 'migrations'
    `,
  )
  const decided = [goesAlong, ...Object.values(staysHere)].flatMap(tablesIn)
  expect(tables.map(({ name }) => name).toSorted()).toEqual(decided.toSorted())
})

test('the download is for those who may take everything, and holds no secret', async () => {
  expect((await agent.get('/export')).status).toBe(403)
  const response = await from.podpora.app.inject({
    url: `${api}/export`,
    headers: { cookie: from.owner.cookie, host: 'localhost' },
  })
  expect(response.headers['content-disposition']).toMatch(/podpora-\d{4}-\d\d-\d\d\.jsonl\.gz/)
  const text = gunzipSync(response.rawPayload).toString()
  expect(text.split('\n').length).toBeGreaterThan(8)
  expect(text).not.toMatch(/password|argon2|token/i)
})
