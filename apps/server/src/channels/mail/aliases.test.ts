import { randomUUID } from 'node:crypto'
import type { TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { senderFor } from './composing.ts'
import { mailOf, mailTo, officeWithRelay, type PostOffice, type Relay } from './testing/post.ts'

let office: PostOffice
let relay: Relay
let close: () => Promise<void>
beforeAll(async () => {
  ;({ office, relay, close } = await officeWithRelay())
  const aliases = [{ address: 'sales@example.com', name: 'Sales', groupId: 1 }]
  await office.owner.patch('/mailboxes/1', { aliases, groupId: null })
})
afterAll(() => close())

test('mail to another address of a mailbox comes in for its group, and is answered from there', async () => {
  expect(await office.post(mailOf({ To: 'sales@example.com' }), { to: 'sales@example.com' })).toBe(250)
  await office.settled()
  const [inbound] = await office.inbound()
  const { body } = await office.owner.get<TicketView>(`/tickets/${inbound?.ticketId}`)
  expect(body.ticket).toMatchObject({ groupId: 1 })

  await office.owner.post(`/tickets/${body.ticket.id}/messages`, {
    clientId: randomUUID(),
    kind: 'public',
    html: '<p>It costs ten.</p>',
    cc: [],
    uploads: [],
  })
  const answer = await vi.waitFor(
    () => {
      const found = relay.mails.find(({ raw }) => raw.includes('It costs ten.'))
      expect(found).toBeDefined()
      return found
    },
    { timeout: 30_000 },
  )
  expect(answer?.from).toBe('sales@example.com')
  expect(answer?.raw).toMatch(/^From: .*Sales.*<sales@example\.com>/m)
  expect(answer?.raw).toMatch(/^Reply-To: <?sales\+t/m)
})

test.each([
  ['Sales <sales@example.com>', 'sales@example.com', 'Sales'],
  ['help@example.com', 'help@example.com', 'Example'],
  ['support@example.com', 'support@example.com', 'Example'],
  ['SUPPORT+shop@example.com, help@example.com', 'support@example.com', 'Example'],
])('a request to %s is confirmed from %s', async (to, address, name) => {
  const aliases = [
    { address: 'sales@example.com', name: 'Sales', groupId: 1 },
    { address: 'help@example.com', name: '', groupId: null },
  ]
  await office.owner.patch('/mailboxes/1', { aliases, groupId: null })
  const from = `${randomUUID()}@customer.example`
  expect(await office.post(mailOf({ From: from, To: to }), { from, to: address })).toBe(250)
  await office.settled()
  const { raw: confirmation } = await mailTo(relay, from)
  const local = address.split('@')[0] as string
  expect(confirmation).toMatch(new RegExp(`^From: .*${name}.*<${address}>`, 'm'))
  expect(confirmation).toMatch(new RegExp(`^Reply-To: <?${local}\\+t`, 'm'))
})

test('a ticket of another group, or of none, is answered from the mailbox itself', () => {
  const box = {
    address: 'support@example.com',
    name: 'Support',
    aliases: [{ address: 'sales@example.com', name: '', groupId: 1 }],
  }
  expect(senderFor(box, 1)).toEqual({ address: 'sales@example.com', name: 'Support' })
  expect(senderFor(box, 2)).toMatchObject({ address: 'support@example.com' })
  expect(senderFor(box, null)).toMatchObject({ address: 'support@example.com' })
})
