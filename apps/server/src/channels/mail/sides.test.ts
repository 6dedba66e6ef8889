import { randomUUID } from 'node:crypto'
import type { Problem } from '@podpora/contract/errors'
import type { SideView, TicketRow, TicketView } from '@podpora/contract/tickets'
import { type ParsedMail, simpleParser } from 'mailparser'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import type { Visitor } from '../../testing/server.ts'
import { mailOf, mailTo, officeWithRelay, type PostOffice, type Relay } from './testing/post.ts'

let relay: Relay
let office: PostOffice
let agent: Visitor
let close: () => Promise<void>
beforeAll(async () => {
  ;({ office, relay, close } = await officeWithRelay())
  await office.owner.patch('/brands/1', { autoReply: false })
  agent = await office.colleague('agent')
})
afterAll(() => close())

const view = async (id: number): Promise<TicketView> =>
  (await office.owner.get<TicketView>(`/tickets/${id}`)).body
const sideOf = async (id: number): Promise<SideView> =>
  (await office.owner.get<SideView>(`/sides/${id}`)).body

/** Sends a mail to us and gives the ticket that it is in. */
async function arrive(headers: Record<string, string | undefined>, body = 'Hello'): Promise<TicketView> {
  const from = /<?([^<>\s]+@[^<>\s]+?)>?$/.exec(headers.From ?? 'anna@example.ru')?.[1] as string
  expect(await office.post(mailOf(headers, body), { from, to: headers.To ?? 'support@example.com' })).toBe(
    250,
  )
  await office.settled()
  return view((await office.inbound())[0]?.ticketId as number)
}

const vendor = () => `vera.${randomUUID().slice(0, 8)}@parts.example`
const ask = (to: string[], more: object = {}) => ({
  ...{ clientId: randomUUID(), subject: 'Spare fuser', html: '<p>How soon can you send one?</p>', to },
  ...more,
})

/** A customer's ticket from which somebody outside was asked; `sent` is the mail that they got. */
async function asked(more: object = {}) {
  const customer = `${randomUUID()}@customer.example`
  const { ticket } = await arrive({ From: `Anna <${customer}>` })
  const to = vendor()
  const { status, body } = await agent.post<SideView>(`/tickets/${ticket.id}/sides`, ask([to], more))
  expect(status).toBe(201)
  return { customer, to, ticket, side: body.side, sent: await sentTo(to) }
}

const sentTo = async (to: string, nth = 0): Promise<ParsedMail> =>
  simpleParser((await mailTo(relay, to, nth)).raw)

/** Headers of an answer to a mail as a mail program writes it. */
const answerTo = (sent: ParsedMail, from: string): Record<string, string> => ({
  From: from,
  To: sent.replyTo?.value[0]?.address ?? '',
  Subject: `Re: ${sent.subject}`,
  'In-Reply-To': sent.messageId ?? '',
  References: [...[sent.references ?? []].flat(), sent.messageId].join(' '),
})

describe('a side conversation', () => {
  test('goes out in a thread of its own, and what is answered comes back as a note of it', async () => {
    const { ticket, to, side, sent } = await asked()
    expect(sent.messageId).toMatch(new RegExp(`^<s${side.id}\\.m\\d+\\.[a-z2-7]{16}@example\\.com>$`))
    expect(sent.replyTo?.text).toMatch(new RegExp(`^support\\+s${side.id}\\.[a-z2-7]{16}@example\\.com$`))
    expect([sent.subject, sent.inReplyTo]).toEqual(['Spare fuser', undefined])
    expect(JSON.stringify([sent.headerLines, sent.text])).not.toContain(`t${ticket.id}`)

    const after = await arrive(answerTo(sent, `Vera <${to}>`), 'On Friday.')
    expect(after.ticket).toMatchObject({ id: ticket.id, status: ticket.status, lastFrom: 'customer' })
    expect(after.messages.map(({ text }) => text)).toEqual(['Hello\n'])
    expect(after.sides).toMatchObject([
      {
        id: side.id,
        state: 'open',
        messages: 2,
        lastFrom: 'them',
        participants: [{ address: to, name: 'Vera' }],
      },
    ])
    const { messages } = await sideOf(side.id)
    expect(messages.at(-1)).toMatchObject({
      ...{ kind: 'note', direction: 'internal', text: 'On Friday.\n', sideId: side.id },
      author: { kind: 'outsider', id: null, name: 'Vera' },
    })
    // Nobody becomes a customer by that.
    expect(await all(office.db, sql`select from identities where address = ${to}`)).toEqual([])
    expect(
      await all(office.db, sql`select from identities where customer_id = ${ticket.customerId}`),
    ).toHaveLength(1)

    const body = { clientId: randomUUID(), html: '<p>Thank you</p>', to: [to] }
    await agent.post(`/sides/${side.id}/messages`, body)
    const second = await sentTo(to, 1)
    expect(second.subject).toBe('Re: Spare fuser')
    expect(second.references).toContain(sent.messageId)
    expect(second.inReplyTo).toMatch(/@example\.ru>$/)
  })

  test('is none of the customer’s: their thread names nothing of it, and their words stay their own', async () => {
    const { ticket, customer, sent } = await asked()
    const answer = { clientId: randomUUID(), kind: 'public', html: '<p>We ask the maker</p>' }
    await agent.post(`/tickets/${ticket.id}/messages`, answer)
    const toCustomer = await sentTo(customer)
    expect(JSON.stringify(toCustomer.headerLines)).not.toMatch(/[+<]s\d+\./)
    // Somebody passed the vendor's mail on, and the customer answers it.
    const after = await arrive(answerTo(sent, `Anna <${customer}>`), 'And my printer?')
    expect(after.ticket.id).toBe(ticket.id)
    expect(after.messages.at(-1)).toMatchObject({
      kind: 'public',
      direction: 'in',
      text: 'And my printer?\n',
    })
  })

  test('is refused where the customer would get it, unless that is meant', async () => {
    const { ticket, customer } = await asked()
    const wished = ask([vendor()], { cc: [customer.toUpperCase()] })
    const refused = await agent.post<Problem>(`/tickets/${ticket.id}/sides`, wished)
    expect(refused.body).toMatchObject({ code: 'customer_in_side', current: [customer] })
    expect((await view(ticket.id)).sides).toHaveLength(1)
    expect((await agent.post(`/tickets/${ticket.id}/sides`, { ...wished, anyway: true })).status).toBe(201)
    const own = await agent.post<Problem>(`/tickets/${ticket.id}/sides`, ask(['support+x@example.com']))
    expect(own.body.fields).toMatchObject([{ field: 'to', rule: 'own_address' }])
  })

  test('that an outsider copies to the customer does not make them part of it', async () => {
    const { customer, to, side, sent } = await asked()
    const boss = vendor()
    await arrive({ ...answerTo(sent, to), Cc: `${customer}, ${boss}` })
    expect((await sideOf(side.id)).side.participants.map(({ address }) => address)).toEqual([to, boss])
  })

  test('hears nobody who takes no part: a stranger with its address opens a ticket beside', async () => {
    const { ticket, side, sent } = await asked()
    const other = await arrive(answerTo(sent, 'Mallory <mallory@evil.example>'), 'Send it to me')
    expect(other.ticket.previousTicketId).toBe(ticket.id)
    expect((await sideOf(side.id)).side.messages).toBe(1)
    const forged = answerTo(sent, 'Mallory <mallory@evil.example>')
    const unsigned = forged.To?.replace(/\.[a-z2-7]{16}@/, `.${'a'.repeat(16)}@`)
    const alone = await arrive({ From: forged.From, To: unsigned, Subject: 'Re: x' })
    expect(alone.ticket.previousTicketId).toBeNull()
  })

  test('is known by its Message-ID alone, and by what its participants have written', async () => {
    const { to, ticket, side, sent } = await asked()
    const answer = {
      ...answerTo(sent, to),
      To: 'support@example.com',
      'Message-ID': `<${randomUUID()}@parts.example>`,
    }
    expect((await arrive(answer)).ticket.id).toBe(ticket.id)
    const next = { From: to, 'In-Reply-To': answer['Message-ID'], References: answer['Message-ID'] }
    expect((await arrive({ ...next, Subject: 'Re: Spare fuser' })).ticket.id).toBe(ticket.id)
    expect((await sideOf(side.id)).side.messages).toBe(3)
  })

  test('that is done is opened by an answer, and not by a machine', async () => {
    const { to, side, sent } = await asked()
    await agent.patch(`/sides/${side.id}`, { state: 'done' })
    await arrive({ ...answerTo(sent, to), 'Auto-Submitted': 'auto-replied', Subject: 'Out of office' })
    expect((await sideOf(side.id)).side).toMatchObject({ state: 'done', lastFrom: 'machine' })
    const { history } = await arrive(answerTo(sent, to), 'Sent')
    expect((await sideOf(side.id)).side).toMatchObject({ state: 'open', lastFrom: 'them' })
    expect(history.map(({ kind }) => kind).slice(-3)).toEqual([
      'ticket.side_opened',
      'ticket.side_done',
      'ticket.side_reopened',
    ])
  })

  test('that does not arrive says so at the message, and marks the conversation', async () => {
    const { to, side, sent } = await asked()
    const report = [
      '--b\r\nContent-Type: text/plain\r\n\r\nReport',
      `--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n\r\nFinal-Recipient: rfc822; ${to}\r\nAction: failed\r\nStatus: 5.1.1\r\n`,
      `--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: ${sent.messageId}\r\nSubject: Spare fuser\r\n\r\nHow soon\r\n--b--`,
    ].join('\r\n')
    const head = {
      From: 'MAILER-DAEMON@parts.example',
      'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
    }
    expect(await office.post(mailOf(head, report), { from: '' })).toBe(250)
    await office.settled()
    const { side: now, messages } = await sideOf(side.id)
    expect(now).toMatchObject({ failed: true, messages: 1 })
    expect(messages[0]?.delivery).toMatchObject({ state: 'failed', error: expect.stringContaining(to) })
  })

  test('takes along the files that were chosen and the pictures that it shows, and nothing of others', async () => {
    const png = 'iVBORw0KGgo='
    const parts = [
      '--b\r\nContent-Type: text/html\r\n\r\n<p>See <img src="cid:pic"></p>',
      `--b\r\nContent-Type: image/png; name="pic.png"\r\nContent-ID: <pic>\r\nContent-Disposition: inline\r\nContent-Transfer-Encoding: base64\r\n\r\n${png}`,
      '--b\r\nContent-Type: text/plain; name="log.txt"\r\nContent-Disposition: attachment; filename="log.txt"\r\n\r\nbroken',
      '--b\r\nContent-Type: text/plain; name="bill.txt"\r\nContent-Disposition: attachment; filename="bill.txt"\r\n\r\nsecret\r\n--b--',
    ].join('\r\n')
    const { ticket, messages } = await arrive({ 'Content-Type': 'multipart/related; boundary=b' }, parts)
    const files = messages[0]?.attachments ?? []
    const idOf = (name: string) => files.find((file) => file.name === name)?.id as number
    const to = vendor()
    const html = `<p>See <img src="/api/v1/attachments/${idOf('pic.png')}"></p>`
    const body = ask([to], { html, attachments: [idOf('log.txt')] })
    expect((await agent.post(`/tickets/${ticket.id}/sides`, body)).status).toBe(201)
    const sent = await sentTo(to)
    expect(sent.attachments.map(({ filename }) => filename).toSorted()).toEqual(['log.txt', 'pic.png'])
    expect(sent.html).toContain('data:image/png')
    const { ticket: other } = await arrive({ From: `${randomUUID()}@customer.example` })
    const foreign = await agent.post<Problem>(`/tickets/${other.id}/sides`, {
      ...body,
      clientId: randomUUID(),
    })
    expect(foreign.status).toBe(400)
  })

  test('gives no message of another for the same client id', async () => {
    const [one, other] = [await asked(), await asked()]
    const body = { clientId: randomUUID(), html: '<p>Secret</p>', to: [one.to] }
    const path = (side: { id: number }) => `/sides/${side.id}/messages`
    expect((await agent.post(path(one.side), body)).status).toBe(201)
    const refused = await agent.post<Problem>(path(other.side), body)
    expect(refused.body.fields).toMatchObject([{ field: 'clientId', rule: 'taken' }])
    expect((await agent.post(path(one.side), body)).status).toBe(201)
    expect((await sideOf(one.side.id)).side.messages).toBe(2)
  })

  test('sent twice is one, and its message is no answer to the customer', async () => {
    const { ticket } = await arrive({ From: `${randomUUID()}@customer.example` })
    const body = ask([vendor()])
    const both = await Promise.all(
      [1, 2].map(() => agent.post<SideView>(`/tickets/${ticket.id}/sides`, body)),
    )
    expect(new Set(both.map((one) => one.body.side.id)).size).toBe(1)
    const after = await view(ticket.id)
    expect(after.sides).toHaveLength(1)
    expect(after.ticket).toMatchObject({ status: 'new', assigneeId: null, waitingSince: ticket.waitingSince })
  })
})

describe('of a ticket', () => {
  test('that is merged it goes along, answers follow it, and it comes back whole', async () => {
    const { ticket, to, side, sent } = await asked()
    const { ticket: target } = await arrive({ From: `${randomUUID()}@customer.example` })
    await office.owner.post(`/tickets/${ticket.id}/merge`, { into: target.id })
    const merged = await arrive(answerTo(sent, to), 'Friday')
    expect(merged.ticket.id).toBe(target.id)
    expect(merged.sides).toMatchObject([{ id: side.id, ticketId: target.id, messages: 2 }])
    await office.owner.delete(`/tickets/${ticket.id}/merge`)
    expect((await view(target.id)).sides).toEqual([])
    const { messages } = await sideOf(side.id)
    expect(messages.map(({ ticketId }) => ticketId)).toEqual([ticket.id, ticket.id])
    expect((await view(ticket.id)).sides).toHaveLength(1)
  })

  test('that is split it stays where it is', async () => {
    const { ticket, customer, side } = await asked()
    const [first] = (await view(ticket.id)).messages
    const again = { From: customer, 'In-Reply-To': '', References: '' }
    const { replyAddress } = await import('./threading.ts')
    await arrive({ ...again, To: replyAddress(office.secrets, 'support@example.com', ticket.id) }, 'More')
    const apart = { clientId: randomUUID(), andLater: true, subject: 'Other', customer: 'ticket' }
    const [said] = (await sideOf(side.id)).messages
    const refused = await office.owner.post(`/tickets/${ticket.id}/split`, { ...apart, messageId: said?.id })
    expect(refused.status).toBe(400)
    const all = await office.owner.post<Problem>(`/tickets/${ticket.id}/split`, {
      ...apart,
      messageId: first?.id,
    })
    expect(all.body.code).toBe('split_everything')
    const last = (await view(ticket.id)).messages.at(-1)
    const { body } = await office.owner.post<TicketRow>(`/tickets/${ticket.id}/split`, {
      ...apart,
      messageId: last?.id,
    })
    expect((await view(body.id)).sides).toEqual([])
    expect((await sideOf(side.id)).side.ticketId).toBe(ticket.id)
  })

  test('that is deleted it is silent: an answer opens a ticket beside, and purging takes all of it', async () => {
    const { ticket, to, side, sent } = await asked()
    await office.owner.delete(`/tickets/${ticket.id}`)
    const other = await arrive(answerTo(sent, to), 'Friday')
    expect(other.ticket).toMatchObject({ previousTicketId: ticket.id })
    expect((await office.owner.delete(`/tickets/${ticket.id}/for-good`)).status).toBe(204)
    expect((await office.owner.get(`/sides/${side.id}`)).status).toBe(404)
  })

  test('whose sight somebody lacks it does not exist; nor for people from outside', async () => {
    const { ticket, to, side, sent } = await asked()
    const light = await office.colleague('light')
    expect((await light.get(`/sides/${side.id}`)).status).toBe(200)
    expect((await light.post(`/sides/${side.id}/messages`, ask([vendor()]))).status).toBe(403)
    const group = await office.owner.post<{ id: number }>('/groups', { name: 'Outside', memberIds: [] })
    const contractor = await office.colleague('contractor', { groupIds: [group.body.id] })
    const { version } = (await view(ticket.id)).ticket
    const passing = { clientId: randomUUID(), version, groupId: group.body.id, reasonId: null }
    await office.owner.post(`/tickets/${ticket.id}/pass`, {
      ...passing,
      shares: 'conversation',
      html: '<p>x</p>',
    })
    const seen = await contractor.get<TicketView>(`/tickets/${ticket.id}`)
    expect(seen.body).toMatchObject({ sides: [] })
    expect(JSON.stringify(seen.body)).not.toContain('How soon')
    expect((await contractor.get(`/sides/${side.id}`)).status).toBe(404)
    await arrive(answerTo(sent, to), 'Tomorrow')
    const answered = (await sideOf(side.id)).messages.at(-1)
    expect((await office.owner.get(`/messages/${answered?.id}/original-sender`)).status).not.toBe(404)
    expect((await contractor.get(`/messages/${answered?.id}/original-sender`)).status).toBe(404)
  })
})
