import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import type { Customer } from '@podpora/contract/customers'
import type { Import } from '@podpora/contract/imports'
import type { TicketView } from '@podpora/contract/tickets'
import { pack } from 'tar-stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { bringIn, dryRun, type Given, work } from '../../testing/imports.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import { sweepForgottenFiles } from '../tickets/sweeping.ts'
import { discardImport, startImport } from './actions.ts'
import { guessMapping } from './columns.ts'
import { deleteOldFiles, insertImportFile, selectProblems } from './queries.ts'

let t: TestServer
beforeAll(async () => {
  t = await testServer()
})
afterAll(() => t.close())

const fixture = (name: string) => readFile(join(import.meta.dirname, 'fixtures', name))
const contentsOf = async (...names: string[]): Promise<Given['contents']> =>
  Object.fromEntries(await Promise.all(names.map(async (name) => [name, await fixture(name)] as const)))
const problemsOf = async ({ id }: Import): Promise<string[]> =>
  (await selectProblems(t.db, id, null, 100)).map(
    ({ place, code, skipped }) => `${place} ${code}${skipped ? ' !' : ''}`,
  )
const ticketOf = async (origin: string, externalId: string): Promise<TicketView> => {
  const [link] = await all(
    t.db,
    sql<{ id: number }>`
      select local_id as id from import_links where origin = ${origin} and kind = 'ticket' and external_id = ${externalId}`,
  )
  return (await t.owner.get<TicketView>(`/tickets/${link?.id}`)).body
}
const everything = () =>
  all(
    t.db,
    sql`
      select (select count(*) from tickets) as tickets, (select count(*) from messages) as messages,
             (select count(*) from customers) as customers, (select count(*) from identities) as identities,
             (select count(*) from events where ticket_id is not null) as history,
             (select md5(string_agg(t::text, '' order by id)) from tickets t) as hash
    `,
  )

describe('an export of Zendesk', () => {
  const files = ['zendesk-tickets.ndjson', 'zendesk-users.json', 'zendesk-organizations.json']
  let done: Import

  test('is read whole before anything is brought in', async () => {
    const before = await everything()
    const read = await dryRun(t, { source: 'zendesk', origin: 'dry', contents: await contentsOf(...files) })
    expect(read).toMatchObject({ state: 'ready', error: null })
    expect(read.plan).toEqual({
      customers: { found: 3, made: 3, changed: 0, known: 0, skipped: 0 },
      tickets: { found: 4, made: 3, changed: 0, known: 0, skipped: 1 },
      messages: { found: 6, made: 5, changed: 0, known: 0, skipped: 1 },
      newGroups: ['Second line'],
      unknownAgents: ['Gone Colleague'],
    })
    expect(await problemsOf(read)).toEqual([
      'zendesk-tickets.ndjson:3 not_readable !',
      'zendesk-tickets.ndjson:4 deleted !',
      'zendesk-tickets.ndjson:6 bad_date',
      'zendesk-tickets.ndjson:6 bad_date !',
      'zendesk-tickets.ndjson:7 unknown_status',
      'zendesk-tickets.ndjson:7 unknown_priority',
      'zendesk-users.json:6 bad_email',
      'zendesk-tickets.ndjson:5 unknown_customer !',
    ])
    expect(await everything()).toEqual(before)
  })

  test('is brought in with its people, times and notes', async () => {
    done = await bringIn(t, { source: 'zendesk', contents: await contentsOf(...files) })
    expect(done).toMatchObject({ state: 'finished', done: done.total })
    expect(done.results.tickets).toEqual({ made: 3, updated: 0, unchanged: 0, kept: 0, skipped: 1 })
    const { ticket, messages, history } = await ticketOf('zendesk', '101')
    expect(ticket).toMatchObject({
      subject: 'Printer is on fire',
      status: 'closed',
      priority: 'urgent',
      kind: 'bug',
      tags: ['printer', 'fire'],
      customerName: 'Anna Kowalska',
      assigneeId: t.owner.id,
      createdAt: '2024-03-01T09:00:00.000Z',
      updatedAt: '2024-03-02T10:00:00.000Z',
      excerpt: 'Please leave the room',
      lastFrom: 'agent',
    })
    expect(
      messages.map(({ kind, direction, author }) => [kind, direction, author.kind, author.id, author.name]),
    ).toEqual([
      ['public', 'in', 'customer', ticket.customerId, 'Anna Kowalska'],
      ['note', 'internal', 'agent', t.owner.id, 'Olga Owner'],
      ['public', 'out', 'agent', null, 'Gone Colleague'],
    ])
    expect(messages[0]?.html).toContain('<b>everywhere</b>')
    expect(messages[0]?.html).toContain('[smoke.jpg]')
    expect(messages[0]?.html).not.toContain('script')
    expect(messages.map((m) => m.createdAt)).toEqual(
      ['00', '05', '10'].map((minute) => `2024-03-01T09:${minute}:00.000Z`),
    )
    expect(history).toMatchObject([
      { at: '2024-03-01T09:00:00.000Z', data: { import: { origin: 'zendesk', reference: '101' } } },
    ])
    const customer = (await t.owner.get<Customer>(`/customers/${ticket.customerId}`)).body
    expect(customer).toMatchObject({
      language: 'pl',
      note: 'Customer Sp. z o.o.\n+48 600 000 000\nPrefers Polish',
    })
    expect((await ticketOf('zendesk', '102')).ticket).toMatchObject({
      status: 'open',
      waitingSince: '2024-05-01T09:00:00.000Z',
    })
    // An agent of there who asked something is a customer as well.
    expect((await ticketOf('zendesk', '106')).ticket).toMatchObject({
      customerName: 'Olga Owner',
      status: 'open',
    })
  })

  test('brought in again it changes nothing', async () => {
    const before = await everything()
    const again = await bringIn(t, { source: 'zendesk', contents: await contentsOf(...files) })
    expect(again.results).toMatchObject({
      customers: { made: 0, updated: 0, unchanged: 3 },
      tickets: { made: 0, updated: 0, unchanged: 3, skipped: 1 },
      messages: { made: 0, unchanged: 5, skipped: 1 },
    })
    expect(again.plan?.tickets).toMatchObject({ made: 0, known: 3 })
    expect(await everything()).toEqual(before)
  })

  test('what is new there comes along; what was touched here stays as it is', async () => {
    const text = String(await fixture('zendesk-tickets.ndjson'))
    const touched = (await ticketOf('zendesk', '102')).ticket
    await t.owner.patch(`/tickets/${touched.id}`, { version: touched.version, changes: { priority: 'low' } })
    const [first = '', ...rest] = text.split('\n')
    const burnt = JSON.parse(first) as { comments: object[] }
    const comment = {
      id: 90009,
      author_id: 2001,
      body: 'Too late',
      public: true,
      created_at: '2024-03-03T09:00:00Z',
    }
    const changed = { ...burnt, subject: 'Printer has burnt down', comments: [...burnt.comments, comment] }
    const later = [JSON.stringify(changed), ...rest].join('\n').replace('"Zażółć gęślą jaźń"', '"Another"')
    const contents = { ...(await contentsOf(...files.slice(1))), 't.ndjson': later }
    const done = await bringIn(t, { source: 'zendesk', contents })
    expect(done.results.tickets).toMatchObject({ made: 0, updated: 1, kept: 1, unchanged: 1 })
    const { ticket, messages, history } = await ticketOf('zendesk', '101')
    expect(ticket).toMatchObject({ subject: 'Printer has burnt down', version: 2 })
    expect(messages.map((m) => m.text).at(-1)).toBe('Too late')
    expect(history.at(-1)?.data.changes).toMatchObject({ subject: { to: 'Printer has burnt down' } })
    expect((await ticketOf('zendesk', '102')).ticket).toMatchObject({
      subject: 'Zażółć gęślą jaźń',
      priority: 'low',
    })
    expect(await problemsOf(done)).toContain('t.ndjson:2 touched_here')
  })
})

test('Zammad’s lists and assets become tickets that answers by mail find', async () => {
  const files = await contentsOf('zammad-tickets.json', 'zammad-assets.json')
  const packer = pack()
  for (const [name, content] of Object.entries(files))
    packer.entry({ name: `export/${name}` }, content as Buffer)
  packer.finalize()
  const parts: Buffer[] = []
  for await (const part of packer) parts.push(part as Buffer)
  const done = await bringIn(t, {
    source: 'zammad',
    contents: { 'zammad.tar.gz': gzipSync(Buffer.concat(parts)) },
  })
  expect(done).toMatchObject({ state: 'finished', results: { tickets: { made: 2 }, messages: { made: 3 } } })
  expect(await problemsOf(done)).toEqual(['zammad-assets.json:1 no_ticket !'])
  const { ticket, messages, history } = await ticketOf('zammad', '11')
  expect(ticket).toMatchObject({
    subject: 'Kettle leaks',
    priority: 'high',
    status: 'closed',
    closedAt: '2023-01-03T10:00:00.000Z',
  })
  expect(messages.map(({ kind, direction, text }) => [kind, direction, text])).toEqual([
    ['public', 'in', 'It leaks.'],
    ['note', 'internal', 'Check the gasket'],
    ['public', 'out', 'A new gasket is on its way'],
  ])
  expect(messages[0]?.cc).toEqual(['brother@home.example'])
  expect(history[0]?.data).toMatchObject({ import: { reference: '2023010100017' } })
  const [{ found } = { found: 0 }] = await all(
    t.db,
    sql<{
      found: number
    }>`select count(*) as found from messages where channel = 'mail' and external_id = '<kettle-1@home.example>'`,
  )
  expect(found).toBe(1)
})

test('a table of tickets in windows-1251, a row a message', async () => {
  const content = await fixture('tickets-1251.csv')
  const [header = ''] = new TextDecoder('windows-1251').decode(content).split('\n')
  const mapping = guessMapping('csv_tickets', header.split(';'))
  expect(mapping).toMatchObject({
    Заявка: 'ticket',
    'Почта клиента': 'customer_email',
    'Дата создания': 'created_at',
  })
  const done = await bringIn(t, { source: 'csv_tickets', contents: { 'old.csv': content }, mapping })
  expect(done.results).toMatchObject({ tickets: { made: 2 }, messages: { made: 4 } })
  expect(await problemsOf(done)).toEqual(['old.csv:5 bad_email', 'old.csv:5 bad_email !'])
  const { ticket, messages } = await ticketOf('csv_tickets', '17')
  expect(ticket).toMatchObject({
    subject: 'Не приходит счёт',
    status: 'open',
    priority: 'high',
    customerName: 'Иван Петров',
  })
  expect(messages.map(({ direction, author }) => [direction, author.name])).toEqual([
    ['in', 'Иван Петров'],
    ['out', 'Olga Owner'],
    ['internal', 'Olga Owner'],
  ])
  expect((await ticketOf('csv_tickets', '19')).messages[0]?.text).toBe('Две\nстроки')
})

test('customers who are known by an address get what is missing, and no twin', async () => {
  await t.owner.post('/customers', { name: 'Known', address: 'known@table.example' })
  const table =
    'Name,E-mail,Notes\nOther name,KNOWN@table.example,VIP\nTwin,twin@table.example,\nTwin,twin@table.example,\n,,\n'
  const mapping = { Name: 'name', 'E-mail': 'email', Notes: 'note' }
  const done = await bringIn(t, { source: 'csv_customers', contents: { 'c.csv': table }, mapping })
  expect(done.results.customers).toEqual({ made: 1, updated: 1, unchanged: 0, kept: 0, skipped: 0 })
  const { body } = await t.owner.get<{ items: Customer[] }>('/customers?query=known@table.example')
  expect(body.items).toMatchObject([{ name: 'Known', note: 'VIP' }])
})

test('what was uploaded for nothing, or for an import that was discarded, is swept', async () => {
  const lone = await t.files.put(Buffer.from('uploaded and left'))
  await insertImportFile(t.db, { ...lone, name: 'left.csv', agentId: null })
  const { id } = await dryRun(t, {
    source: 'csv_customers',
    contents: { 'c.csv': 'E-mail\nlone@swept.example\n' },
    mapping: { 'E-mail': 'email' },
  })
  const [used] = await all(
    t.db,
    sql<{ sha256: Buffer }>`select sha256 from import_files where import_id = ${id}`,
  )
  await sql`update import_files set created_at = now() - interval '8 days'`.execute(t.db)
  await sql`update files set put_at = now() - interval '2 hours'`.execute(t.db)
  await deleteOldFiles(t.db)
  await sweepForgottenFiles(t.db, t.files)
  const isThere = async (sha256: Buffer) =>
    (await all(t.db, sql`select from files where sha256 = ${sha256}`)).length > 0
  expect(await isThere(lone.sha256)).toBe(false)
  expect(await isThere(used?.sha256 as Buffer)).toBe(true)
  await discardImport(t.db, id)
  await sweepForgottenFiles(t.db, t.files)
  expect(await isThere(used?.sha256 as Buffer)).toBe(false)
})

test('a file that was brought in is swept a week after, and its name stays', async () => {
  const done = await bringIn(t, {
    source: 'csv_customers',
    contents: { 'old.csv': 'E-mail\nfinished@swept.example\n' },
    mapping: { 'E-mail': 'email' },
  })
  const contents = () =>
    all(t.db, sql`select from import_files where import_id = ${done.id} and sha256 is not null`)
  const stored = () => all(t.db, sql<{ sha256: Buffer }>`select sha256 from files`)
  await sql`update files set put_at = now() - interval '2 hours'`.execute(t.db)
  await deleteOldFiles(t.db)
  expect(await contents()).toHaveLength(1)
  await sql`update imports set finished_at = now() - interval '8 days' where id = ${done.id}`.execute(t.db)
  const before = await stored()
  await deleteOldFiles(t.db)
  await sweepForgottenFiles(t.db, t.files)
  expect(await contents()).toHaveLength(0)
  expect(before.length - (await stored()).length).toBe(1)
  const { body } = await t.owner.get<Import>(`/imports/${done.id}`)
  expect(body).toMatchObject({ state: 'finished', files: ['old.csv'] })
})

test('nothing is sent and no job waits because of an import', async () => {
  const [row] = await all(
    t.db,
    sql`select (select count(*) from outgoing_mails) as mails,
               (select count(*) from events where kind in ('ticket.created', 'message.created') and xact > '0'::xid8) as events`,
  )
  expect(row).toEqual({ mails: 0, events: 0 })
})

test('files of another desk, or none that can be read, are told', async () => {
  const nothing = await dryRun(t, { source: 'zammad', contents: { 'x.json': '{"users":[]}' } })
  expect(nothing).toMatchObject({ state: 'failed', error: 'empty' })
  const cut = gzipSync(Buffer.alloc(100_000, 'x')).subarray(0, 80)
  const damaged = await dryRun(t, { source: 'zammad', contents: { 'x.json.gz': cut } })
  expect(damaged).toMatchObject({ state: 'failed', error: 'damaged' })
  let deep: Buffer = Buffer.from('{"users":[]}')
  for (let i = 0; i < 8; i++) deep = gzipSync(deep)
  const endless = await dryRun(t, { source: 'zammad', contents: { 'x.json.gz': deep } })
  expect(endless).toMatchObject({ state: 'failed', error: 'damaged' })
})

test('stopped and gone on with, it ends as one that was not', async () => {
  const rows = Array.from(
    { length: 900 },
    (_, i) => `${i},Subject ${i},c${i % 50}@many.example,2024-01-01,Text ${i}`,
  )
  const table = ['ticket,subject,customer_email,created_at,message', ...rows].join('\n')
  const mapping = guessMapping('csv_tickets', table.split('\n')[0]?.split(',') ?? [])
  const read = await dryRun(t, {
    source: 'csv_tickets',
    origin: 'many',
    contents: { 't.csv': table },
    mapping,
  })
  await startImport(t.db, read.id)
  let batches = 0
  const { workOn } = await import('./working.ts')
  await workOn(
    t,
    read.id,
    (html) => ({ html, remotePictures: false }),
    () => batches >= 4,
    async () => void batches++,
  )
  const half = (await t.owner.get<Import>(`/imports/${read.id}`)).body
  expect(half.state).toBe('running')
  expect(half.results.tickets.made).toBeGreaterThan(0)
  expect(half.results.tickets.made).toBeLessThan(900)
  const stopped = await t.owner.post<Import>(`/imports/${read.id}/stop`)
  expect(stopped.body.state).toBe('stopped')
  expect((await t.owner.post(`/imports/${read.id}/stop`)).status).toBe(409)
  await t.owner.post(`/imports/${read.id}/start`)
  const whole = await work(t, read.id)
  expect(whole.results).toMatchObject({
    customers: { made: 50 },
    tickets: { made: 900 },
    messages: { made: 900 },
  })
})
