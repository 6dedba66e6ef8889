import { randomUUID } from 'node:crypto'
import type { TicketLink } from '@podpora/contract/operations'
import type { TicketRow, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'

let t: TestServer
let agent: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent')
})
afterAll(() => t.close())

const view = async (id: number) => (await agent.get<TicketView>(`/tickets/${id}`)).body
const texts = async (id: number) => (await view(id)).messages.map((m) => m.text)
const split = (id: number, body: object) =>
  agent.post<TicketRow & { code?: string }>(`/tickets/${id}/split`, {
    clientId: randomUUID(),
    andLater: false,
    subject: 'Another matter',
    customer: 'ticket',
    ...body,
  })
async function conversation() {
  const { ticketId, messageId } = await receive(t.db, { text: 'one' })
  const file = await t.files.put(Buffer.from('a picture'))
  const attachments = [{ file, name: 'a.png', type: 'image/png', contentId: null, inline: false }]
  const second = await receive(t.db, { text: 'two', claims: [ticketId], attachments })
  const third = await receive(t.db, { text: 'three', claims: [ticketId] })
  return { id: ticketId, one: messageId, two: second.messageId, three: third.messageId }
}

test('a message becomes a ticket of the same customer, with its files, linked to where it was', async () => {
  const { id, two } = await conversation()
  const { status, body } = await split(id, { messageId: two })
  expect(status).toBe(201)
  const made = await view(body.id)
  expect(made.ticket).toMatchObject({ subject: 'Another matter', status: 'open', excerpt: 'two', groupId: 1 })
  expect(made.messages).toMatchObject([{ text: 'two', attachments: [{ name: 'a.png' }] }])
  expect(await texts(id)).toEqual(['one', 'three'])
  const { body: links } = await agent.get<TicketLink[]>(`/tickets/${id}/links`)
  expect(links).toMatchObject([{ relation: 'split_into', ticket: { id: body.id } }])
})

test('with all after it; the same request again makes nothing new, even at once', async () => {
  const { id, two } = await conversation()
  const body = { messageId: two, andLater: true, clientId: randomUUID() }
  const made = await Promise.all([split(id, body), split(id, body), split(id, body)])
  expect(new Set(made.map((r) => r.body.id)).size).toBe(1)
  expect(await texts(id)).toEqual(['one'])
  expect(await texts(made[0]?.body.id as number)).toEqual(['two', 'three'])
})

test('of the one who wrote it, where that was somebody else', async () => {
  const { id } = await conversation()
  const from = { address: 'jan@other.example', name: 'Jan' }
  await receive(t.db, { text: 'hello', claims: [id], cc: [from.address] })
  const { messageId } = await receive(t.db, { text: 'mine is another', from, claims: [id] })
  const { body } = await split(id, { messageId, customer: 'sender' })
  expect(body.customerName).toBe('Jan')
})

test('something must stay; what stands in another ticket cannot be split from here', async () => {
  const { id, one } = await conversation()
  const other = await conversation()
  expect((await split(id, { messageId: one, andLater: true })).body.code).toBe('split_everything')
  expect((await split(id, { messageId: other.two })).status).toBe(400)
  expect(await texts(id)).toEqual(['one', 'two', 'three'])
})

test('merged back, all is as it was', async () => {
  const { id, two } = await conversation()
  const { body } = await split(id, { messageId: two })
  await agent.post(`/tickets/${body.id}/merge`, { into: id })
  expect(await texts(id)).toEqual(['one', 'two', 'three'])
})
