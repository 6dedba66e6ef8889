import { randomUUID } from 'node:crypto'
import type { Mailbox } from '@podpora/contract/mail'
import type { Agent } from '@podpora/contract/people'
import type { Message, TicketRow, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { intakeMail } from './intake.ts'
import { fixture, type PostOffice, postOffice } from './testing/post.ts'
import { messageIdFor, replyAddress } from './threading.ts'

let office: PostOffice
beforeAll(async () => {
  office = await postOffice({ worker: false })
  const brand = { brandId: 1, imap: null, smtp: null }
  const { body: group } = await office.owner.post<{ id: number }>('/groups', { name: 'Sales' })
  for (const address of ['sales@example.com', 'complaints@example.com'])
    await office.owner.post<Mailbox>('/mailboxes', {
      ...brand,
      address,
      groupId: address.startsWith('sales') ? group.id : null,
      door: address.startsWith('complaints') ? 'complaints' : null,
    })
})
afterAll(() => office.close())

const someone = () => `${randomUUID()}@customer.example`
const aName = () => `<${randomUUID()}@customer.example>`
const view = async (id: number): Promise<TicketView> =>
  (await office.owner.get<TicketView>(`/tickets/${id}`)).body

/** A fixture with its holes filled. */
function mail(name: string, holes: Record<string, string> = {}): string {
  const filled = { from: 'anna@example.ru', to: 'support@example.com', subject: 'Printer', id: aName() }
  const all: Record<string, string> = { ...filled, answers: '', references: '', ...holes }
  return fixture(`threads/${name}`)
    .toString()
    .replace(/\{\{(\w+)\}\}/g, (_, hole: string) => all[hole] ?? '')
    .replace(/\r?\n/g, '\r\n')
}

/** Sends a mail and gives the ticket that it is in. */
async function arrive(raw: string, to = 'support@example.com'): Promise<TicketView> {
  expect(await office.post(raw, { from: senderOf(raw), to })).toBe(250)
  const [newest] = await waiting()
  await intakeMail(office, newest as number, false)
  const taken = (await office.inbound()).find(({ id }) => id === newest)
  return view(taken?.ticketId as number)
}
const senderOf = (raw: string): string => /^From:.*<([^>]+)>/m.exec(raw)?.[1] ?? ''

/** Mails that have not been taken in, newest first: those for complaints stand in no list. */
const waiting = async (): Promise<number[]> =>
  (
    await all(
      office.db,
      sql<{ id: number }>`select id from inbound_mails where state = 'received' order by id desc`,
    )
  ).map(({ id }) => id)
const takeAllIn = async () => Promise.all((await waiting()).map((id) => intakeMail(office, id, false)))

type Known = Record<'from' | 'to' | 'answers' | 'references', string>

/** A ticket of somebody with an answer of ours, and all by which that can be answered. */
async function conversation(more: Record<string, string> = {}) {
  const from = someone()
  const { ticket } = await arrive(mail('first', { from, ...more }))
  const { body: answer } = await office.owner.post<Message>(`/tickets/${ticket.id}/messages`, {
    clientId: randomUUID(),
    kind: 'public',
    html: '<p>Please try again</p>',
  })
  const answers = messageIdFor(office.secrets, ticket.id, answer.id, 'example.com')
  const to = replyAddress(office.secrets, 'support@example.com', ticket.id)
  return { ticket, answer, known: { from, to, answers, references: answers } }
}
const addressOf = async (id: number): Promise<string> =>
  (await office.owner.get<{ agents: Agent[] }>('/directory')).body.agents.find((agent) => agent.id === id)
    ?.email ?? ''
const setStatus = (id: number, status: 'solved' | 'closed') =>
  sql`
    update tickets set status = ${status}, solved_at = now(), closed_at = case when ${status} = 'closed' then now() end
    where id = ${id}
  `.execute(office.db)
const reply = (known: Known) => arrive(mail('reply', known), known.to)

describe('an answer to a ticket that is no more what it was', () => {
  test('merged: it is in the one that has its messages', async () => {
    const { ticket: old, known } = await conversation()
    const { ticket: other } = await arrive(mail('first', { from: known.from }))
    await office.owner.post(`/tickets/${old.id}/merge`, { into: other.id })
    expect((await reply(known)).ticket.id).toBe(other.id)
  })

  test('split: an answer to what was moved follows it, though the address names the old ticket', async () => {
    const { ticket: old, answer, known } = await conversation()
    const body = { clientId: randomUUID(), messageId: answer.id, andLater: false }
    const { body: apart } = await office.owner.post<TicketRow>(`/tickets/${old.id}/split`, {
      ...body,
      subject: 'Another matter',
      customer: 'ticket',
    })
    expect((await reply(known)).ticket.id).toBe(apart.id)
    const first = messageIdFor(office.secrets, old.id, 0, 'example.com')
    const toTheFirst = await reply({ ...known, answers: first, references: first })
    expect(toTheFirst.ticket.id).toBe(old.id)
  })

  test('closed: a new ticket, linked to it', async () => {
    const { ticket: old, known } = await conversation()
    await setStatus(old.id, 'closed')
    const { ticket } = await reply(known)
    expect(ticket.previousTicketId).toBe(old.id)
  })

  test('deleted: a new ticket, and the old one stays deleted', async () => {
    const { ticket: old, known } = await conversation()
    await office.owner.delete(`/tickets/${old.id}`)
    const { ticket } = await reply(known)
    expect(ticket.id).not.toBe(old.id)
    expect((await view(old.id)).ticket.deletedAt).not.toBeNull()
  })

  test('purged: a new ticket that follows none', async () => {
    const { ticket: old, known } = await conversation()
    await office.owner.delete(`/tickets/${old.id}`)
    await office.owner.delete(`/tickets/${old.id}/for-good`)
    expect((await reply(known)).ticket).toMatchObject({ previousTicketId: null, status: 'new' })
  })

  test('solved: it is open again; an old mail used for a new matter is a new ticket', async () => {
    const { ticket: old, known } = await conversation()
    await setStatus(old.id, 'solved')
    const fresh = await arrive(mail('new-matter', known), known.to)
    expect(fresh.ticket).toMatchObject({ previousTicketId: old.id, status: 'new' })
    expect((await view(old.id)).ticket.status).toBe('solved')
    expect((await reply(known)).ticket).toMatchObject({ id: old.id, status: 'open' })
  })

  test('still open: another subject is no other matter', async () => {
    const { ticket: old, known } = await conversation()
    expect((await arrive(mail('new-matter', known), known.to)).ticket.id).toBe(old.id)
  })
})

describe('servers that give our mails other names', () => {
  test.each(['ses-reply', 'exchange-reply', 'gateway-reply'])('%s', async (name) => {
    const { ticket: old, known } = await conversation()
    const whole = messageIdFor(office.secrets, old.id, 0, 'example.com')
    const bare = known.answers.replace(/[<>]/g, '')
    const found = await arrive(mail(name, { ...known, references: whole, bare }))
    expect(found.ticket.id).toBe(old.id)
  })

  test('all our mails name the conversation in their References', async () => {
    const { ticket } = await conversation()
    const rows = await all(
      office.db,
      sql<{ headers: Record<string, string>; rfcId: string }>`
        select headers, rfc_id from outgoing_mails where ticket_id = ${ticket.id} and kind = 'answer'
      `,
    )
    const whole = messageIdFor(office.secrets, ticket.id, 0, 'example.com')
    expect(rows).toHaveLength(1)
    expect(rows[0]?.headers.References).toContain(whole)
    expect(rows[0]?.headers['X-Podpora-Message-ID']).toBe(rows[0]?.rfcId)
  })
})

describe('who answers', () => {
  test('a stranger with a valid address gets a ticket of their own, linked', async () => {
    const { ticket: old, known } = await conversation()
    const { ticket } = await reply({ ...known, from: someone() })
    expect(ticket).toMatchObject({ previousTicketId: old.id })
    expect((await view(old.id)).messages).toHaveLength(2)
  })

  test('whoever was copied, from the address that was copied or one with a plus', async () => {
    const { ticket: old, known } = await conversation()
    await office.owner.post(`/tickets/${old.id}/messages`, {
      clientId: randomUUID(),
      kind: 'public',
      html: '<p>With copy</p>',
      cc: ['boss.of.anna@gmail.com'],
    })
    for (const from of ['boss.of.anna@gmail.com', 'bossofanna+work@googlemail.com'])
      expect((await reply({ ...known, from })).ticket.id).toBe(old.id)
  })

  test('the customer from another address of theirs', async () => {
    const { ticket: old, known } = await conversation()
    const alias = someone()
    const channel = { channel: 'mail', address: alias }
    await office.owner.post(`/customers/${old.customerId}/identities`, channel)
    const { ticket, messages } = await reply({ ...known, from: alias })
    expect(ticket.id).toBe(old.id)
    expect(messages.at(-1)?.author.id).toBe(old.customerId)
  })

  test('a colleague from their own address writes a note, and the customer waits on', async () => {
    const { ticket: old, known } = await conversation()
    const sonia = await office.colleague('agent', { name: 'Sonia' })
    const email = await addressOf(sonia.id)
    const before = (await reply(known)).ticket
    const { ticket, messages } = await reply({ ...known, from: email })
    expect(ticket).toMatchObject({
      id: old.id,
      waitingSince: before.waitingSince,
      lastFrom: 'customer',
    })
    expect(messages.at(-1)).toMatchObject({
      kind: 'note',
      direction: 'internal',
      author: { kind: 'agent', id: sonia.id },
      from: email,
    })
  })

  test('a colleague who may not read the ticket is a stranger there', async () => {
    const { ticket: old, known } = await conversation()
    const outside = await office.colleague('contractor', { name: 'Conrad', groupIds: [] })
    const email = await addressOf(outside.id)
    const { ticket } = await reply({ ...known, from: email })
    expect(ticket.previousTicketId).toBe(old.id)
  })
})

describe('one mail to two of our mailboxes', () => {
  const both = ['support@example.com', 'sales@example.com']

  test.each([
    ['one after the other', both],
    ['the other first', both.toReversed()],
  ])('is one ticket in the first one’s group, with the other noted: %s', async (_, order) => {
    const raw = mail('two-mailboxes', { from: someone() })
    for (const to of order) await arrive(raw, to)
    const [second, first] = await office.inbound()
    expect(second?.ticketId).toBe(first?.ticketId)
    const { ticket, messages } = await view(first?.ticketId as number)
    const { body: boxes } = await office.owner.get<Mailbox[]>('/mailboxes')
    const sales = boxes.find(({ address }) => address === 'sales@example.com')
    expect(ticket.groupId).toBe(sales?.groupId)
    expect(messages).toMatchObject([{ alsoTo: ['support@example.com'] }])
  })

  test('at once, by many workers', async () => {
    const raw = mail('two-mailboxes', { from: someone() })
    for (const to of both) await office.post(raw, { to })
    const ids = await waiting()
    await Promise.all([...ids, ...ids].map((id) => intakeMail(office, id, false)))
    const taken = (await office.inbound()).slice(0, 2)
    expect(taken.map(({ state }) => state).sort()).toEqual(['duplicate', 'processed'])
    expect(taken[0]?.ticketId).toBe(taken[1]?.ticketId)
  })

  test('one of them in blind copy: noted when that one comes', async () => {
    const raw = mail('first', { from: someone() })
    const { ticket } = await arrive(raw)
    expect((await arrive(raw, 'sales@example.com')).ticket.id).toBe(ticket.id)
    expect((await view(ticket.id)).messages).toMatchObject([{ alsoTo: ['sales@example.com'] }])
    await arrive(raw, 'sales@example.com')
    expect((await view(ticket.id)).messages).toMatchObject([{ alsoTo: ['sales@example.com'] }])
  })

  test('a blind copy to those who look after complaints is a complaint, whoever else had it', async () => {
    const raw = mail('first', { from: someone() })
    const { ticket } = await arrive(raw)
    await office.post(raw, { to: 'complaints@example.com' })
    await takeAllIn()
    const complaints = await all(
      office.db,
      sql<{ id: number }>`
        select id from tickets where customer_id = ${ticket.customerId} and concealed_from is not null
      `,
    )
    expect(complaints).toHaveLength(1)
  })
})

describe('two mails of a newcomer in the same second', () => {
  test('are two tickets of one customer', async () => {
    const from = someone()
    await Promise.all(
      [1, 2].map((n) => office.post(mail('first', { from, subject: `Matter ${n}` }), { from })),
    )
    await takeAllIn()
    const [a, b] = await office.inbound()
    const [one, two] = [await view(a?.ticketId as number), await view(b?.ticketId as number)]
    expect(one.ticket.id).not.toBe(two.ticket.id)
    expect(one.ticket.customerId).toBe(two.ticket.customerId)
  })

  test.each([
    ['in order', (ids: number[]) => ids.toReversed()],
    ['the answer first', (ids: number[]) => ids],
  ])('of which one answers the other are one ticket: %s', async (_, ordered) => {
    const [from, first] = [someone(), aName()]
    await office.post(mail('first', { from, id: first }))
    await office.post(mail('reply', { from, answers: first, references: first }))
    for (const id of ordered(await waiting())) await intakeMail(office, id, false)
    const [one, two] = await office.inbound()
    expect(one).toMatchObject({ state: 'processed', ticketId: two?.ticketId })
  })

  test('of which each answers the other, by two workers at once', async () => {
    const [from, one, two] = [someone(), aName(), aName()]
    await office.post(mail('reply', { from, id: one, answers: two, references: two }))
    await office.post(mail('reply', { from, id: two, answers: one, references: one }))
    await takeAllIn()
    const [a, b] = await office.inbound()
    expect(a).toMatchObject({ state: 'processed', ticketId: b?.ticketId })
  })
})
