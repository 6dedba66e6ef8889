import { randomUUID } from 'node:crypto'
import type { Mailbox, OutgoingMail } from '@podpora/contract/mail'
import type { Message, TicketRow, TicketView } from '@podpora/contract/tickets'
import { simpleParser } from 'mailparser'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { queueMail } from '../../domains/outbox/actions.ts'
import { rescueAbandoned, takeMail } from '../../domains/outbox/attempting.ts'
import { inTransaction, sql } from '../../platform/postgres/db.ts'
import { createSender } from './sending.ts'
import { mailOf, type PostOffice, postOffice, relayForTest, startRelay } from './testing/post.ts'

let office: PostOffice
afterEach(() => office.close())

const open = async (relay?: { url: string }, worker = true): Promise<void> => {
  office = await postOffice({ settings: relay ? { SMTP_RELAY: relay.url } : {}, worker })
  await office.owner.patch('/brands/1', { autoReply: false })
}

const queue = (to = 'ivan@example.ru'): Promise<number> =>
  inTransaction(office.db, (trx) =>
    queueMail(trx, { kind: 'answer', to: [to], subject: 'Hi', text: 'Hello' }),
  )

const mailIs = (id: number, expected: object): Promise<OutgoingMail> =>
  vi.waitFor(
    async () => {
      const { body } = await office.owner.get<OutgoingMail>(`/outbox/${id}`)
      expect(body).toMatchObject(expected)
      return body
    },
    { timeout: 30_000, interval: 50 },
  )

describe('an answer of an agent', () => {
  test('goes out with all that makes it a reply, and the answer to it comes back to the ticket', async () => {
    const relay = await relayForTest()
    await open(relay)
    await office.post(mailOf({ 'Message-ID': '<first@example.ru>' }))
    await office.settled()
    const ticketId = (await office.inbound())[0]?.ticketId as number
    const { body: message } = await office.owner.post<Message>(`/tickets/${ticketId}/messages`, {
      clientId: randomUUID(),
      kind: 'public',
      html: '<p>Попробуйте <b>ещё раз</b></p>',
      cc: ['boss@example.ru'],
    })
    expect(message.delivery).toMatchObject({ state: 'queued' })
    await vi.waitFor(() => expect(relay.mails).toHaveLength(1), { timeout: 30_000 })

    const [sent] = relay.mails
    expect(sent).toMatchObject({ from: 'support@example.com', to: ['anna@example.ru', 'boss@example.ru'] })
    const mail = await simpleParser(sent?.raw ?? '')
    expect(mail.from?.text).toBe('"Olga Owner (Example)" <support@example.com>')
    expect(mail.subject).toBe('Re: Printer')
    expect(mail.inReplyTo).toBe('<first@example.ru>')
    expect(mail.references).toContain('<first@example.ru>')
    expect(mail.messageId).toMatch(
      new RegExp(`^<t${ticketId}\\.m${message.id}\\.[a-z2-7]{16}@example\\.com>$`),
    )
    expect(mail.replyTo?.text).toMatch(new RegExp(`^support\\+t${ticketId}\\.[a-z2-7]{16}@example\\.com$`))
    expect(mail.headers.has('auto-submitted')).toBe(false)
    expect(mail.text).toContain('Попробуйте ещё раз')
    expect(mail.html).toContain('<b>ещё раз</b>')

    await vi.waitFor(async () => {
      const { messages } = (await office.owner.get<TicketView>(`/tickets/${ticketId}`)).body
      expect(messages.at(-1)?.delivery).toMatchObject({
        state: 'sent',
        attempts: 1,
        sentAt: expect.any(String),
      })
    })
    await office.post(mailOf({ 'In-Reply-To': mail.messageId }, 'Thanks'))
    await office.settled()
    expect((await office.inbound())[0]?.ticketId).toBe(ticketId)
  })

  test('that comes back has failed where it stands; one that is late says so; the ticket hears of neither', async () => {
    const relay = await relayForTest()
    await open(relay)
    await office.post(mailOf())
    await office.settled()
    const ticketId = (await office.inbound())[0]?.ticketId as number
    const { body: message } = await office.owner.post<Message>(`/tickets/${ticketId}/messages`, {
      clientId: randomUUID(),
      kind: 'public',
      html: '<p>Hello</p>',
      status: 'solved',
    })
    await vi.waitFor(() => expect(relay.mails).toHaveLength(1), { timeout: 30_000 })
    const { messageId = '' } = await simpleParser(relay.mails[0]?.raw ?? '')
    const view = async () => (await office.owner.get<TicketView>(`/tickets/${ticketId}`)).body
    const delivery = async () => (await view()).messages.find(({ id }) => id === message.id)?.delivery
    await vi.waitFor(async () => expect(await delivery()).toMatchObject({ state: 'sent' }))

    for (const [action, state] of [
      ['delayed', 'sent'],
      ['failed', 'failed'],
    ] as const) {
      expect(await office.post(reportOn(messageId, action), { from: '' })).toBe(250)
      await office.settled()
      expect((await office.inbound())[0]).toMatchObject({ state: 'processed', ticketId })
      expect(await delivery()).toMatchObject({ state, error: 'anna@example.ru: 550 no such user' })
    }
    expect(await view()).toMatchObject({ ticket: { status: 'solved' }, messages: [{}, { id: message.id }] })

    expect((await office.owner.post(`/messages/${message.id}/delivery`)).status).toBe(202)
    await vi.waitFor(() => expect(relay.mails).toHaveLength(2), { timeout: 30_000 })
  })

  test('is not made to have failed by a person who writes like a mail server', async () => {
    const relay = await relayForTest()
    await open(relay)
    const rfcId = '<known@example.com>'
    const id = await inTransaction(office.db, (trx) =>
      queueMail(trx, { kind: 'answer', to: ['ivan@example.ru'], subject: 'Hi', text: 'Hello', rfcId }),
    )
    await mailIs(id, { delivery: { state: 'sent' } })
    await office.post(reportOn(rfcId, 'failed', 'Anna <anna@example.ru>'))
    await office.settled()
    await mailIs(id, { delivery: { state: 'sent', error: null } })
    expect((await office.inbound())[0]?.ticketId).toEqual(expect.any(Number))
  })

  test('takes its pictures and files along', async () => {
    const relay = await relayForTest()
    await open(relay)
    const upload = async (
      name: string,
      type: string,
      content: string,
    ): Promise<{ id: string; url: string }> => {
      const file = await office.files.put(Buffer.from(content))
      await sql`insert into files (sha256, size) values (${file.sha256}, ${file.size})`.execute(office.db)
      const { rows } = await sql<{ id: string }>`
        insert into uploads (agent_id, sha256, name, type) values (${office.owner.id}, ${file.sha256}, ${name}, ${type}) returning id
      `.execute(office.db)
      return { id: rows[0]?.id as string, url: `/api/v1/uploads/${rows[0]?.id}` }
    }
    const picture = await upload('экран.png', 'image/png', 'a picture')
    const file = await upload('umowa.pdf', 'application/pdf', 'a contract')
    await office.owner.post<TicketRow>('/tickets', {
      clientId: randomUUID(),
      subject: 'Contract',
      customer: { address: 'ivan@example.ru' },
      html: `<p>See <img src="${picture.url}"></p>`,
      uploads: [picture.id, file.id],
    })
    await vi.waitFor(() => expect(relay.mails).toHaveLength(1), { timeout: 30_000 })
    const mail = await simpleParser(relay.mails[0]?.raw ?? '', { keepCidLinks: true })
    expect(mail.subject).toBe('Contract')
    expect(
      mail.attachments.map((a) => [a.filename, a.contentType, a.content.toString(), Boolean(a.related)]),
    ).toEqual([
      ['экран.png', 'image/png', 'a picture', true],
      ['umowa.pdf', 'application/pdf', 'a contract', false],
    ])
    expect(mail.html).toContain(`src="cid:${mail.attachments[0]?.cid}"`)
  })
})

describe('an attempt', () => {
  test('250: sent', async () => {
    const relay = await relayForTest()
    await open(relay)
    await mailIs(await queue(), { delivery: { state: 'sent', attempts: 1, error: null } })
    expect(relay.mails).toHaveLength(1)
  })

  test('550: failed at once, with the server’s words; a retry sends it', async () => {
    let code: number | undefined = 550
    const relay = await relayForTest(() => code)
    await open(relay)
    const id = await queue()
    await mailIs(id, {
      delivery: { state: 'failed', attempts: 1, error: expect.stringContaining('as the test wants') },
    })
    code = undefined
    const retried = await office.owner.post<OutgoingMail>(`/outbox/${id}/retry`)
    expect(retried).toMatchObject({ status: 200, body: { delivery: { error: null } } })
    // Its sender may have it by now.
    expect(retried.body.delivery.state).not.toBe('failed')
    await mailIs(id, { delivery: { state: 'sent', attempts: 1 } })
    expect(await office.owner.post(`/outbox/${id}/retry`)).toMatchObject({
      status: 409,
      body: { code: 'not_retriable' },
    })
  })

  test('451: tried again by itself, under the same Message-ID', async () => {
    const seen: string[] = []
    const relay = await relayForTest(({ raw }, count) => {
      seen.push(/^Message-ID: (.*)$/im.exec(raw)?.[1] ?? '')
      return count === 1 ? 451 : undefined
    })
    await open(relay)
    const id = await queue()
    const waiting = await mailIs(id, {
      delivery: { state: 'queued', attempts: 1, nextAt: expect.any(String) },
    })
    expect(waiting.delivery.error).toContain('as the test wants')
    await mailIs(id, { delivery: { state: 'sent', attempts: 2, error: null } })
    expect(new Set(seen).size).toBe(1)
  })

  test('nobody listens: tried again', async () => {
    const relay = await startRelay()
    await relay.stop()
    await open(relay)
    await mailIs(await queue(), {
      delivery: { state: 'queued', attempts: 1, error: expect.stringContaining('ECONNREFUSED') },
    })
  })

  test('a server that hangs holds neither the worker nor other mails', async () => {
    const relay = await relayForTest(({ to }) => (to[0] === 'slow@example.ru' ? 'hang' : undefined))
    await open(relay)
    const slow = await Promise.all([1, 2].map(() => queue('slow@example.ru')))
    const quick = await Promise.all([1, 2, 3].map(() => queue()))
    for (const id of quick) await mailIs(id, { delivery: { state: 'sent' } })
    for (const id of slow) await mailIs(id, { delivery: { state: 'sending', nextAt: null } })
    await relay.stop()
    for (const id of slow) await mailIs(id, { delivery: { state: 'queued', attempts: 1 } })
  })
})

describe('without a server', () => {
  test('a mail is held, and goes out once the mailbox has one', async () => {
    await open()
    const id = await queue()
    await mailIs(id, { delivery: { state: 'held', attempts: 0, error: null } })
    const relay = await relayForTest()
    const { hostname: host, port } = new URL(relay.url)
    const [box] = (await office.owner.get<Mailbox[]>('/mailboxes')).body
    await office.owner.patch(`/mailboxes/${box?.id}`, {
      smtp: { host, port: Number(port), security: 'none', user: '' },
    })
    await mailIs(id, { delivery: { state: 'sent', attempts: 1 } })
  })

  test('a relay that is there at the next start sends what was held', async () => {
    await open()
    const id = await queue()
    await mailIs(id, { delivery: { state: 'held' } })
    const relay = await relayForTest()
    const sender = createSender(
      { ...office, config: { ...office.config, SMTP_RELAY: relay.url } },
      office.podpora.mail.tokens,
    )
    // The office's own worker knows of no relay, and may be the first to take it: then it is held again.
    await vi.waitFor(
      async () => {
        await sender.releaseHeld()
        await sender.send(id)
        expect(relay.mails).toHaveLength(1)
      },
      { timeout: 30_000 },
    )
    await sender.stop()
  })
})

describe('one mail, one attempt at a time', () => {
  test('of many workers one takes it', async () => {
    await open(undefined, false)
    const id = await queue()
    const taken = await Promise.all(Array.from({ length: 10 }, () => takeMail(office.db, id)))
    expect(taken.filter(Boolean)).toHaveLength(1)
  })

  test('what a dead process was sending is taken up by another when its lease has ended', async () => {
    await open(undefined, false)
    const id = await queue()
    await takeMail(office.db, id)
    await sql`delete from graphile_worker._private_jobs`.execute(office.db)
    expect(await rescueAbandoned(office.db, 60)).toBe(0)
    await sql`update outgoing_mails set next_at = now() - interval '1 second'`.execute(office.db)
    expect(await rescueAbandoned(office.db, 60)).toBe(1)
    expect(await takeMail(office.db, id)).toMatchObject({ state: 'sending', attempts: 2 })
  })
})

describe('who sees what', () => {
  test('the text of an invitation is for those who may read it', async () => {
    await open()
    const admin = await office.colleague('admin')
    const [mail] = (await office.outbox()).filter((m) => m.kind === 'invitation')
    expect(mail?.text).toContain('http')
    const seen = await admin.get<OutgoingMail>(`/outbox/${mail?.id}`)
    expect(seen.body).toMatchObject({ kind: 'invitation', text: null })
  })

  test('an agent tries the delivery of an answer again, of a ticket they see', async () => {
    let code: number | undefined = 550
    const relay = await relayForTest(({ to }) => (to[0] === 'ivan@example.ru' ? code : undefined))
    await open(relay)
    const group = (await office.owner.post<{ id: number }>('/groups', { name: 'Others', memberIds: [] })).body
      .id
    const agent = await office.colleague('agent', { groupIds: [] })
    const { body: ticket } = await office.owner.post<TicketRow>('/tickets', {
      clientId: randomUUID(),
      subject: 'Hi',
      customer: { address: 'ivan@example.ru' },
      html: '<p>Hi</p>',
    })
    const failed = async (): Promise<Message> => {
      const { messages } = (await office.owner.get<TicketView>(`/tickets/${ticket.id}`)).body
      expect(messages[0]?.delivery?.state).toBe('failed')
      return messages[0] as Message
    }
    const message = await vi.waitFor(failed, { timeout: 30_000 })

    code = undefined
    const again = await agent.post<Message>(`/messages/${message.id}/delivery`)
    expect(again).toMatchObject({ status: 202, body: { id: message.id } })
    // Its sender may have it by now, so that what the answer says of it may be any step of the way.
    expect(again.body.delivery?.state).not.toBe('failed')
    await vi.waitFor(
      async () => {
        const { messages } = (await office.owner.get<TicketView>(`/tickets/${ticket.id}`)).body
        expect(messages[0]?.delivery?.state).toBe('sent')
      },
      { timeout: 30_000 },
    )
    const { version } = (await office.owner.get<TicketView>(`/tickets/${ticket.id}`)).body.ticket
    await office.owner.patch(`/tickets/${ticket.id}`, { version, changes: { groupId: group } })
    expect((await agent.post(`/messages/${message.id}/delivery`)).status).toBe(404)
  })

  test('pages go on where the last one ended', async () => {
    await open(undefined, false)
    const ids = []
    for (let i = 0; i < 5; i++) ids.unshift(await queue())
    type Page = { items: OutgoingMail[]; next: string | null }
    const first = (await office.owner.get<Page>('/outbox?state=waiting&limit=3')).body
    const second = (await office.owner.get<Page>(`/outbox?state=waiting&limit=3&after=${first.next}`)).body
    expect([...first.items, ...second.items].map((mail) => mail.id)).toEqual(ids)
    expect(second.next).toBeNull()
    expect((await office.owner.get<Page>('/outbox?state=failed')).body.items).toEqual([])
  })
})

/** What a mail server writes about a mail of ours. */
const reportOn = (messageId: string, action: string, from = 'MAILER-DAEMON@mx.example.com'): string =>
  mailOf(
    { From: from, 'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b' },
    [
      '--b\r\nContent-Type: text/plain\r\n\r\nIt did not arrive.',
      '--b\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx\r\n',
      `Final-Recipient: rfc822; anna@example.ru\r\nAction: ${action}\r\nDiagnostic-Code: smtp; 550 no such user\r\n`,
      `--b\r\nContent-Type: message/rfc822\r\n\r\nMessage-ID: ${messageId}\r\n\r\nHello\r\n--b--`,
    ].join('\r\n'),
  )
