import { randomUUID } from 'node:crypto'
import type {
  CustomerHit,
  SearchAsFilter,
  SearchPage,
  SearchState,
  TicketHit,
} from '@podpora/contract/search'
import type { TicketRow } from '@podpora/contract/tickets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type LoggedEvent, placeOf, readEvents } from '../../platform/events/log.ts'
import { all, inTransaction, sql } from '../../platform/postgres/db.ts'
import { eventsSince } from '../../testing/events.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { tellChange } from '../imports/progress.ts'
import { readCursor } from './index-queries.ts'
import { indexEvents, rebuildNext, workOffBacklog } from './indexing.ts'

let t: TestServer
let agent: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent', { name: 'Ada Agent' })
})
afterAll(() => t.close())

const nextPage = async () => readEvents(t.db, await readCursor(t.db), 500)

/** Does what the indexer does, now: until the log is read to its end. */
async function catchUp(): Promise<void> {
  for (;;) {
    const page = await nextPage()
    if (page.events.length > 0) await indexEvents(t.db, page.events, page.cursor)
    else if (!page.pending && !(await workOffBacklog(t.db))) return
  }
}

const find = async (q: string, who: Visitor = t.owner): Promise<SearchPage> => {
  const { status, body } = await who.get<SearchPage>(`/search?q=${encodeURIComponent(q)}`)
  expect(status).toBe(200)
  return body
}
const tickets = (page: SearchPage): TicketHit[] => page.items.filter((hit) => hit.kind === 'ticket')
const ids = async (q: string, who?: Visitor): Promise<number[]> =>
  tickets(await find(q, who)).map((hit) => hit.ticket.id)
const markedIn = ({ text, marks }: TicketHit['excerpt']): string[] =>
  marks.map(([from, to]) => text.slice(from, to))

async function ticket(
  subject: string,
  text: string,
  more: Parameters<typeof receive>[1] = {},
): Promise<number> {
  const { ticketId } = await receive(t.db, { subject, text, ...more })
  await catchUp()
  return ticketId
}
const note = async (id: number, text: string): Promise<void> => {
  const body = { clientId: randomUUID(), kind: 'note', html: `<p>${text}</p>` }
  expect((await t.owner.post(`/tickets/${id}/messages`, body)).status).toBe(201)
  await catchUp()
}
const change = async (id: number, changes: object): Promise<void> => {
  const { body } = await t.owner.get<{ ticket: TicketRow }>(`/tickets/${id}`)
  const answer = await t.owner.patch(`/tickets/${id}`, { version: body.ticket.version, changes })
  expect(answer.status).toBe(200)
  await catchUp()
}

describe('fields of the company’s own', () => {
  test('are asked for by their keys, alone and beside words', async () => {
    await t.owner.post('/fields', {
      key: 'cause',
      type: 'choice',
      name: 'Cause',
      choices: [{ name: 'Wear' }, { name: 'Water damage', translations: { pl: 'Zalanie' } }],
    })
    await t.owner.post('/fields', { key: 'cost', type: 'number', name: 'Cost' })
    await t.owner.post('/fields', { key: 'checker', type: 'person', name: 'Checker' })
    const wet = await ticket('Grinder', 'The grinder is wet.')
    const worn = await ticket('Grinder again', 'The grinder is worn.')
    await change(wet, { custom: { cause: 'water_damage', cost: 12.5, checker: agent.id } })
    await change(worn, { custom: { cause: 'wear', cost: 3 } })
    for (const q of [
      'cause:water_damage',
      'cause:"water damage"',
      'cause:zalanie grinder',
      'cost:10..',
      'checker:ada',
    ])
      expect(await ids(q), q).toEqual([wet])
    expect((await ids('grinder -cause:wear')).toSorted()).toEqual([wet])
    expect((await ids('cause:wear cause:water_damage')).toSorted()).toEqual([wet, worn])
    expect(await ids('cause:wear cost:10..')).toEqual([])
    expect(await ids('cause:-  grinder')).toEqual([])
  })

  test('and the other filters make a view that holds what was found', async () => {
    const q = 'cause:wear -tag:vip from:customer to:me'
    await change((await ids('cause:wear'))[0] as number, { assigneeId: t.owner.id })
    const { body } = await t.owner.get<SearchAsFilter>(`/search/filter?q=${encodeURIComponent(q)}`)
    expect(body.lost).toEqual([])
    const listed = await t.owner.get<{ items: TicketRow[] }>(
      `/tickets?filter=${encodeURIComponent(JSON.stringify(body.filter))}`,
    )
    expect(listed.body.items.map(({ id }) => id)).toEqual(await ids(q))
    expect(listed.body.items).toHaveLength(1)
  })

  test('that the reader doesn’t see are words, as if there were none', async () => {
    const audience = { roles: ['supervisor'], groupIds: [] }
    await t.owner.post('/fields', { key: 'risk', type: 'text', name: 'Risk', audience })
    const id = await ticket('Kettle', 'The kettle risk: high as ever')
    const other = await ticket('Toaster', 'The toaster is hot.')
    await change(other, { custom: { risk: 'high' } })
    expect(await ids('risk:high')).toEqual([other])
    expect(await ids('risk:high', agent)).toEqual([id])
    const theirs = await agent.get<SearchAsFilter>('/search/filter?q=risk:high')
    expect(theirs.body).toEqual({ filter: [], lost: [{ typed: 'risk:high', why: 'words' }] })
  })
})

describe('words', () => {
  test('are found in their other forms, in three languages, and marked where they stand', async () => {
    const ru = await ticket('Вопрос', 'Добрый день. Где посмотреть историю моих заявок и счетов?')
    const pl = await ticket('Pytanie', 'Dzień dobry, na fakturze jest błędna kwota zamówienia.')
    const en = await ticket('Question', 'Two invoices were delivered twice.')
    for (const q of ['заявка', 'заявки', 'счёт', 'СЧЕТА', 'заяв']) expect(await ids(q), q).toEqual([ru])
    for (const q of ['faktura', 'faktury', 'zamówienie', 'zamowieniem', 'błędny', 'faktu'])
      expect(await ids(q), q).toEqual([pl])
    for (const q of ['invoice', 'Invoiced', 'delivered invoice']) expect(await ids(q), q).toEqual([en])
    const [hit] = tickets(await find('zamówienie faktura'))
    expect(hit).toMatchObject({ from: 'message', messageId: expect.any(Number) })
    expect(markedIn(hit?.excerpt as TicketHit['excerpt'])).toEqual(['fakturze', 'zamówienia'])
  })

  test('may stand in different messages, in notes, in the subject and in the names of files', async () => {
    const file = await t.files.put(Buffer.from('a picture'))
    const photo = { file, name: 'photo-of-leakage.jpg', type: 'image/jpeg', contentId: null, inline: false }
    const id = await ticket('Broken kettle', 'It leaks.', { attachments: [photo] })
    await note(id, 'Sounds like the gasket again')
    expect(await ids('kettle gasket')).toEqual([id])
    expect(await ids('leakage')).toEqual([id])
    expect(tickets(await find('gasket'))[0]).toMatchObject({ from: 'note' })
    expect(tickets(await find('leakage'))[0]).toMatchObject({ from: 'file' })
  })

  test('in quotation marks stand in a row; with a minus they are not there', async () => {
    const a = await ticket('Radiator', 'The valve does not turn.')
    const b = await ticket('Radiator', 'Turn the valve, does it not?')
    expect(await ids('"does not turn"')).toEqual([a])
    expect((await ids('radiator valve')).toSorted()).toEqual([a, b])
    expect(await ids('radiator -"does not turn"')).toEqual([b])
  })

  test('with typing errors lead to the nearest that is known, and it is said', async () => {
    const pl = await ticket('Reklamacja', 'Proszę o zwrot za zamówienie.')
    const ru = await ticket('Подписка', 'Прошу отменить подписку')
    const polish = await find('rekalmacja')
    expect(polish.corrections).toEqual([{ typed: 'rekalmacja', used: 'reklamacja' }])
    expect(tickets(polish).map((hit) => hit.ticket.id)).toEqual([pl])
    expect(await ids('падписка')).toEqual([ru])
    // Two slips from what was written, one from the word itself.
    await ticket('Kiosk', 'Na lotniskach nie ma nikogo.')
    expect((await find('lotnizko')).corrections).toEqual([{ typed: 'lotnizko', used: 'lotnisko' }])
    expect(await find('qqqqqqqq')).toEqual({ items: [], next: null, corrections: [], behind: false })
  })

  test('what came in a moment ago is said to be on its way until it is found', async () => {
    const { ticketId } = await receive(t.db, { subject: 'Zeppelin', text: 'It does not rise.' })
    expect(await find('zeppelin')).toMatchObject({ items: [], behind: true })
    const page = await nextPage()
    // Read, but put aside.
    await sql`insert into search_backlog (kind, id) values ('ticket', ${ticketId})`.execute(t.db)
    await indexEvents(t.db, page.events, page.cursor)
    expect(await find('zeppelin')).toMatchObject({ behind: true })
    await catchUp()
    const found = await find('zeppelin')
    expect(found.behind).toBe(false)
    expect(tickets(found).map((hit) => hit.ticket.id)).toEqual([ticketId])
  })

  test('strange input finds nothing and breaks nothing', async () => {
    for (const q of ["'", '\\', "a' | 'b", ':*', '!!!', '<->', '\u0000x', '('.repeat(400), '💥', 'a\u0301'])
      expect((await t.owner.get(`/search?q=${encodeURIComponent(q)}`)).status, q).toBe(200)
  })
})

describe('numbers and people', () => {
  test('a number is a ticket, or a number in a text', async () => {
    const a = await ticket('By number', 'x')
    const b = await ticket('Other', `It goes on from ${a}.`)
    expect(await ids(`#${a}`)).toEqual([a])
    expect(await ids(String(a))).toEqual([a, b])
  })

  test('customers are found by name and address, and so are their tickets', async () => {
    const id = await ticket('Hello', 'x', {
      from: { name: 'Zofia Wiśniewska', address: 'zofia@kwiaty.example' },
    })
    for (const q of ['zofia', 'Wisniewska', 'zofia@kwiaty.example', 'kwiaty']) {
      const page = await find(q)
      expect((page.items[0] as CustomerHit).customer.name, q).toBe('Zofia Wiśniewska')
      expect(tickets(page).map((hit) => hit.ticket.id)).toEqual([id])
    }
  })
})

test('filters leave what passes all of them', async () => {
  const vip = await ticket('Filtered', 'pears', { from: { name: 'Fil Ter', address: 'fil@ter.example' } })
  const other = await ticket('Filtered', 'pears')
  await change(vip, {
    tags: ['vip', 'Przelew'],
    status: 'pending',
    priority: 'high',
    kind: 'bug',
    assigneeId: agent.id,
  })
  const all: [string, number[]][] = [
    ['pears tag:vip', [vip]],
    ['pears -tag:vip', [other]],
    ['pears is:pending', [vip]],
    ['pears is:new is:pending priority:high', [vip]],
    ['pears is:unassigned', [other]],
    ['pears from:fil', [vip]],
    ['pears from:fil@ter.example kind:bug', [vip]],
    ['pears to:ada', [vip]],
    ['pears is:solved', []],
    ['pears before:2000-01-01', []],
    ['pears after:2000-01-01 tag:vip', [vip]],
    ['pears has:attachment', []],
    ['tag:vip', [vip]],
    ['przelew', [vip]],
    ['pears brand:example group:nowhere', []],
  ]
  for (const [q, expected] of all) expect(await ids(q), q).toEqual(expected)
  expect(await ids('pears is:mine', agent)).toEqual([vip])
})

test('nobody finds what they may not read, nor learns of it from a correction', async () => {
  const { body: group } = await t.owner.post<{ id: number }>('/groups', { name: 'Secret', memberIds: [] })
  const id = await ticket('Acquisition', 'Codename brontosaurus', { groupId: group.id })
  await note(id, 'Nobody says brontosaurus aloud')
  expect(await ids('brontosaurus')).toEqual([id])
  for (const q of ['brontosaurus', 'brontosaurs', `#${id}`, String(id), 'acquisition', 'group:secret'])
    expect(await find(q, agent), q).toMatchObject({ items: [], corrections: [] })
  await change(id, { assigneeId: agent.id })
  expect(await ids('brontosaurus', agent)).toEqual([id])
})

describe('the index', () => {
  const contents = () =>
    all(
      t.db,
      sql`select ticket_id as id, words::text from search_tickets
          union all select -customer_id, words::text from search_customers order by 1`,
    )

  test('follows changes and renames', async () => {
    const from = { name: 'Old Name', address: 'renamed@customer.example' }
    const id = await ticket('Before', 'x', { from })
    await change(id, { subject: 'Afterwards' })
    expect(await ids('afterwards')).toEqual([id])
    expect(await ids('before')).not.toContain(id)
    const [customer] = (await find('renamed@customer.example')).items as CustomerHit[]
    await t.owner.patch(`/customers/${customer?.customer.id}`, { name: 'Marvellous Newname' })
    await catchUp()
    const page = await find('newname')
    expect(page.items.map((hit) => hit.kind)).toEqual(['customer', 'ticket'])
    expect((await find('"old name"')).items).toEqual([])
  })

  test('has what own fields say as long as everybody sees them', async () => {
    const { body: field } = await t.owner.post<{ id: number; key: string }>('/fields', {
      type: 'text',
      name: 'Serial number',
    })
    const id = await ticket('Printer', 'x')
    await change(id, { custom: { [field.key]: 'Quokka 7731' } })
    expect(await ids('quokka')).toEqual([id])
    await t.owner.patch(`/fields/${field.id}`, { audience: { roles: ['supervisor'], groupIds: [] } })
    await catchUp()
    while (await rebuildNext(t.db));
    expect(await ids('quokka')).toEqual([])
  })

  test('built anew is the same, and says how far it is', async () => {
    const before = await contents()
    await sql`truncate search_tickets, search_customers`.execute(t.db)
    const { body: begun } = await t.owner.post<SearchState>('/search/rebuild')
    expect(begun).toMatchObject({ rebuilding: true, indexed: 0 })
    expect(begun.total).toBeGreaterThan(10)
    while (await rebuildNext(t.db));
    expect(await contents()).toEqual(before)
    const { body: done } = await t.owner.get<SearchState>('/search/state')
    expect(done).toMatchObject({ rebuilding: false, indexed: begun.total, behind: 0 })
  })

  test('a page that was cut off in the middle is done again to the same end', async () => {
    const cursor = await readCursor(t.db)
    const { ticketId } = await receive(t.db, { subject: 'Twice', text: 'interrupted' })
    await receive(t.db, { claims: [ticketId], text: 'and continued' })
    await catchUp()
    const once = await contents()
    const [xact, id] = cursor.split('.') as [string, string]
    await sql`update event_readers set xact = ${xact}::xid8, id = ${id} where name = 'search'`.execute(t.db)
    await catchUp()
    expect(await contents()).toEqual(once)
  })

  test('has what is written now, however much an import has brought just before', async () => {
    const brought: number[] = []
    for (const n of Array.from({ length: 3 }).keys())
      brought.push((await receive(t.db, { subject: `Imported ${n}`, text: 'yesteryear' })).ticketId)
    await catchUp()
    await sql`delete from search_tickets where ticket_id = any(${brought})`.execute(t.db)
    await inTransaction(t.db, (trx) => tellChange(trx, 1, { tickets: brought }))
    const { ticketId } = await receive(t.db, { subject: 'Now', text: 'contemporary' })
    const events = await eventsSince(t.db, await readCursor(t.db))
    await indexEvents(t.db, events, placeOf(events.at(-1) as LoggedEvent))
    expect(await ids('contemporary')).toEqual([ticketId])
    expect(await ids('yesteryear')).toEqual([])
    const { body } = await t.owner.get<SearchState>('/search/state')
    expect(body.behind).toBe(brought.length)
    await catchUp()
    expect((await ids('yesteryear')).toSorted()).toEqual(brought)
    expect((await t.owner.get<SearchState>('/search/state')).body.behind).toBe(0)
  })

  test('is kept by one process while others stand by, and follows within a moment', async () => {
    const first = t.podpora.startIndexer()
    const second = t.podpora.startIndexer()
    const { ticketId } = await receive(t.db, { subject: 'Momentary', text: 'x' })
    await expect.poll(() => ids('momentary'), { interval: 20 }).toEqual([ticketId])
    await first.stop()
    await second.stop()
  })
})

// No ticket comes before these any more, from here to the end.
test('of many tickets the newest are asked first, and what is older is found as well', async () => {
  const old = await ticket('Sporadic noise of long ago', 'x')
  await sql`select setval('tickets_id_seq', 5000000)`.execute(t.db)
  const between = await ticket('Sporadic noise, later', 'x')
  await sql`select setval('tickets_id_seq', 10000000)`.execute(t.db)
  const newest = await ticket('Sporadic noise, now', 'x')
  expect((await ids('sporadic noise')).toSorted((a, b) => a - b)).toEqual([old, between, newest])
})

describe('a word that is common among the newest of very many tickets', () => {
  test('is found in them, newest first, by those who may read them', async () => {
    const old = await ticket('Ubiquity of long ago', 'ubiquity')
    await sql`select setval('tickets_id_seq', 2000000000)`.execute(t.db)
    const [open, vip] = [await ticket('Ubiquity, open', 'x'), await ticket('Ubiquity, marked', 'x')]
    await change(vip, { tags: ['marked'] })
    expect((await ids('ubiquity')).toSorted((a, b) => a - b)).toEqual([old, open, vip])
    expect(await ids('ubiquity tag:marked')).toEqual([vip])
    expect(await ids('ubiquity')).toEqual(await ids('ubiqui'))

    const outsider = await t.colleague('agent', { groupIds: [] })
    expect(await ids('ubiquity', outsider)).toEqual([])
    expect(await find('ubiqity', outsider)).toMatchObject({ items: [], corrections: [] })
    expect((await find('ubiqity')).corrections).toEqual([{ typed: 'ubiqity', used: 'ubiquity' }])
  })
})
