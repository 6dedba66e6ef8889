import { randomUUID } from 'node:crypto'
import type { DraftsOfTicket } from '@podpora/contract/drafts'
import type { OutgoingMail } from '@podpora/contract/mail'
import type { Message, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { receive } from '../../testing/mail.ts'
import { mailOf, mailTo, officeWithRelay, type PostOffice, type Relay } from './testing/post.ts'

let relay: Relay
let office: PostOffice
let close: () => Promise<void>
beforeAll(async () => {
  ;({ office, relay, close } = await officeWithRelay())
})
afterAll(() => close())

const answer = (more: object) => ({
  ...{ clientId: randomUUID(), kind: 'public', html: '<p>Look at this</p>' },
  ...more,
})

test('a blind copy goes out, stands in no header, and colleagues see it', async () => {
  const { ticketId } = await receive(office.db, { from: { address: 'ewa@customer.example', name: 'Ewa' } })
  const copies = { cc: ['boss@customer.example'], bcc: ['Lawyer@law.example', 'boss@customer.example'] }
  const { body } = await office.owner.post<Message>(`/tickets/${ticketId}/messages`, answer(copies))
  expect(body).toMatchObject({ cc: ['boss@customer.example'], bcc: ['lawyer@law.example'] })
  const sent = await mailTo(relay, 'lawyer@law.example')
  expect(sent.to).toEqual(['ewa@customer.example', 'boss@customer.example', 'lawyer@law.example'])
  expect(sent.raw).not.toMatch(/law\.example|^bcc:/im)
  const { items } = (await office.owner.get<{ items: OutgoingMail[] }>('/outbox')).body
  expect(items.find(({ messageId }) => messageId === body.id)?.bcc).toEqual(['lawyer@law.example'])
})

test('whoever had it takes no part by that: their answer opens a ticket beside', async () => {
  const { ticketId } = await receive(office.db, { from: { address: 'jan@customer.example', name: 'Jan' } })
  await office.owner.post(`/tickets/${ticketId}/messages`, answer({ bcc: ['quiet@law.example'] }))
  const { raw } = await mailTo(relay, 'quiet@law.example')
  const name = /^Message-ID: *(\S+)/im.exec(raw)?.[1]
  const head = {
    From: 'quiet@law.example',
    Subject: 'Re: The printer',
    'In-Reply-To': name,
    References: name,
  }
  await office.post(mailOf(head), { from: 'quiet@law.example' })
  await office.settled()
  const made = (await office.inbound())[0]?.ticketId
  const { body } = await office.owner.get<TicketView>(`/tickets/${made}`)
  expect(body.ticket).toMatchObject({ previousTicketId: ticketId })
})

test('an answer that is taken back keeps its blind copies in the draft', async () => {
  const { ticketId } = await receive(office.db)
  const copies = { bcc: ['lawyer@law.example'], undoSeconds: 30 }
  const { body } = await office.owner.post<Message>(`/tickets/${ticketId}/messages`, answer(copies))
  await office.owner.post(`/messages/${body.id}/take-back`, {})
  const drafts = await office.owner.get<DraftsOfTicket>(`/tickets/${ticketId}/draft`)
  expect(drafts.body.items).toMatchObject([{ bcc: ['lawyer@law.example'] }])
})
