import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InboundMail, Mailbox, MailboxCheck } from '@podpora/contract/mail'
import type { Message, TicketRow, TicketView } from '@podpora/contract/tickets'
import { ImapFlow } from 'imapflow'
import { type ParsedMail, simpleParser } from 'mailparser'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { freePorts } from '../../apps/server/src/testing/ports.ts'
import {
  customerDomain,
  type MailServers,
  passwordOf,
  startMailServers,
  supportDomain,
} from './mail-servers.ts'
import { findProgram } from './needs.ts'
import { type Podpora, startPodpora } from './podpora.ts'
import { until } from './waiting.ts'

const address = `help@${supportDomain}`
const ivan = `ivan@${customerDomain}`
const folder = mkdtempSync(join(tmpdir(), 'podpora-peers-'))
let servers: MailServers
let podpora: Podpora

beforeAll(async () => {
  const [port = 0, listenerPort = 0, smtpPort = 0, imapPort = 0] = await freePorts(4)
  servers = await startMailServers({ folder, users: ['ivan', 'shop'], smtpPort, imapPort, listenerPort })
  podpora = await startPodpora({ folder, port, smtpPort: listenerPort, relayPort: smtpPort, address })
})
afterAll(async () => {
  await podpora?.stop()
  await servers?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const ticketWith = (subject: string): Promise<TicketRow> =>
  until(`a ticket "${subject}"`, async () => {
    const { items } = await podpora.get<{ items: TicketRow[] }>('/tickets?view=open&limit=100')
    return items.find((ticket) => ticket.subject === subject)
  })
const view = (id: number): Promise<TicketView> => podpora.get<TicketView>(`/tickets/${id}`)
const answer = (ticketId: number, html: string): Promise<Message> =>
  podpora.post<Message>(`/tickets/${ticketId}/messages`, {
    clientId: randomUUID(),
    kind: 'public',
    html,
    cc: [],
    uploads: [],
  })

/** A mail program's way in: swaks hands the mail to a server. */
function swaks(port: number, headers: Record<string, string>, body: string, more: string[] = []): void {
  const given = Object.entries(headers).flatMap(([name, value]) => ['--header', `${name}: ${value}`])
  const to = more.includes('--to') ? [] : ['--to', address]
  execFileSync(
    findProgram('swaks') as string,
    ['--server', `127.0.0.1:${port}`, '--from', ivan, ...to, ...given, '--body', body, ...more],
    { stdio: 'pipe' },
  )
}

/** What swaks wrote down of a conversation that ended with a no. */
function refusedBy(send: () => void): string {
  try {
    send()
  } catch (error) {
    return String((error as { stdout?: Buffer }).stdout)
  }
  throw new Error('the mail was taken')
}

/** The mail of this subject in a mailbox on Dovecot, fetched as a customer's mail program does. */
async function mailOf(user: string, test_: (mail: ParsedMail) => boolean): Promise<ParsedMail> {
  return until(`a mail for ${user}`, async () => {
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: servers.imapPort,
      secure: false,
      doSTARTTLS: false,
      auth: { user, pass: passwordOf(user) },
      logger: false,
    })
    client.on('error', () => {})
    await client.connect()
    try {
      await client.mailboxOpen('INBOX')
      if (!client.mailbox || client.mailbox.exists === 0) return undefined
      for (const { source } of await client.fetchAll('1:*', { source: true })) {
        const mail = await simpleParser(source as Buffer)
        if (test_(mail)) return mail
      }
      return undefined
    } finally {
      client.close()
    }
  })
}

describe('a conversation over real mail servers', () => {
  let ticket: TicketRow
  let received: ParsedMail

  test('swaks hands a mail to our listener, and it is a ticket', async () => {
    swaks(
      podpora.smtpPort,
      { Subject: 'Printer on fire', 'Message-Id': '<ask-1@customers.test>' },
      'It burns. Что делать?',
    )
    ticket = await ticketWith('Printer on fire')
    expect(ticket).toMatchObject({ status: 'new', customerName: ivan, channel: 'mail' })
    const { messages } = await view(ticket.id)
    expect(messages[0]?.text).toContain('It burns. Что делать?')
  })

  test('the confirmation is marked as automatic and goes back to nobody', async () => {
    const mail = await mailOf('ivan', (m) => m.subject === `Request ${ticket.id}: Printer on fire`)
    expect(mail.headers.get('auto-submitted')).toBe('auto-replied')
    expect(mail.headerLines.find((h) => h.key === 'return-path')?.line).toMatch(/<>\s*$/)
    expect(mail.inReplyTo).toBe('<ask-1@customers.test>')
  })

  test('an agent’s answer goes through Postfix into the customer’s mailbox', async () => {
    await answer(ticket.id, '<p>Use <b>water</b>. Gaśnica też pomoże.</p>')
    received = await mailOf('ivan', (m) => m.subject === 'Re: Printer on fire')
    expect(received.from?.value).toEqual([{ name: 'Olga Owner (Support)', address }])
    expect(received.replyTo?.value[0]?.address).toMatch(
      new RegExp(`^help\\+t${ticket.id}\\.[a-z2-7]{16}@support\\.test$`),
    )
    expect(received.messageId).toMatch(new RegExp(`^<t${ticket.id}\\.m\\d+\\.[a-z2-7]{16}@support\\.test>$`))
    expect(received.inReplyTo).toBe('<ask-1@customers.test>')
    expect([received.references].flat()).toContain('<ask-1@customers.test>')
    expect(received.headers.has('auto-submitted')).toBe(false)
    expect(received.headerLines.find((h) => h.key === 'return-path')?.line).toContain(`<${address}>`)
    expect(received.text).toContain('Gaśnica też pomoże')
    expect(received.html).toContain('<b>water</b>')

    await until('the delivery is written down', async () => {
      const { messages } = await view(ticket.id)
      return messages.find((m) => m.direction === 'out')?.delivery?.state === 'sent'
    })
  })

  test('the customer’s answer comes back through Postfix: by its references', async () => {
    swaks(
      servers.smtpPort,
      {
        Subject: 'Re: Printer on fire',
        'Message-Id': '<answer-1@customers.test>',
        'In-Reply-To': received.messageId as string,
        References: `<ask-1@customers.test> ${received.messageId}`,
      },
      'Water helped',
    )
    await until('the answer is in the ticket', async () =>
      (await view(ticket.id)).messages.some((m) => m.text.includes('Water helped')),
    )
    expect((await view(ticket.id)).ticket.status).toBe('open')
  })

  test('and by the signed reply address alone', async () => {
    const to = received.replyTo?.value[0]?.address as string
    swaks(servers.smtpPort, { Subject: 'Another subject', To: to }, 'By address only', ['--to', to])
    await until('the answer is in the ticket', async () =>
      (await view(ticket.id)).messages.some((m) => m.text.includes('By address only')),
    )
    const { items } = await podpora.get<{ items: TicketRow[] }>('/tickets?view=open')
    expect(items.filter((t) => t.subject === 'Another subject')).toEqual([])
  })

  test('a customer who is not there: Postfix takes the mail and its bounce does no harm', async () => {
    const made = await podpora.post<TicketRow>('/tickets', {
      clientId: randomUUID(),
      subject: 'To nobody',
      customer: { address: `gone@${customerDomain}` },
      html: '<p>Hello?</p>',
    })
    const refused = await until('the delivery has failed', async () => {
      const { messages } = await view(made.id)
      return messages[0]?.delivery?.state === 'failed' ? messages[0] : undefined
    })
    expect(refused.delivery?.error).toMatch(/550.*unknown/i)
  })

  test('mail for somebody else is not relayed', () => {
    expect(refusedBy(() => swaks(podpora.smtpPort, { Subject: 'Spam' }, 'x', ['--to', ivan]))).toContain(
      '550 5.1.1',
    )
  })
})

describe('a mailbox on Dovecot', () => {
  const imap = () => ({
    host: '127.0.0.1',
    port: servers.imapPort,
    security: 'none',
    user: 'shop',
    password: passwordOf('shop'),
  })
  const shop = `shop@${customerDomain}`
  const boxState = async (): Promise<Mailbox> => {
    const box = (await podpora.get<Mailbox[]>('/mailboxes')).find((b) => b.address === shop)
    if (!box) throw new Error('no mailbox')
    return box
  }
  /** Postfix puts it into the Maildir. */
  const deliver = (subject: string): void =>
    swaks(
      servers.smtpPort,
      { Subject: subject, To: shop, 'Message-Id': `<${randomUUID()}@customers.test>` },
      subject,
      ['--to', shop],
    )

  test('the check tells a right password from a wrong one', async () => {
    const body = { address: shop, brandId: 1, groupId: null, smtp: null }
    const right = await podpora.post<MailboxCheck>('/mailboxes/check', { ...body, imap: imap() })
    expect(right.imap).toEqual({ ok: true, problem: null, detail: null })
    const wrong = await podpora.post<MailboxCheck>('/mailboxes/check', {
      ...body,
      imap: { ...imap(), password: 'x' },
    })
    expect(wrong.imap).toMatchObject({ ok: false, problem: 'wrong_password' })
  })

  test('what waits there unread is fetched, and what comes later within moments', async () => {
    deliver('Before')
    await mailOf('shop', (m) => m.subject === 'Before')
    await podpora.post('/mailboxes', { address: shop, brandId: 1, groupId: null, imap: imap(), smtp: null })
    await until('connected', async () => (await boxState()).state === 'connected')
    await ticketWith('Before')

    const since = Date.now()
    deliver('By IDLE')
    await ticketWith('By IDLE')
    // The poll that would also find it is a minute away: this was IDLE.
    expect(Date.now() - since).toBeLessThan(20_000)
  })

  test('a restart of Dovecot is survived, and nothing comes twice', async () => {
    await servers.restartDovecot()
    deliver('After the restart')
    await ticketWith('After the restart')
    const { items } = await podpora.get<{ items: InboundMail[] }>('/inbound-mails?limit=100')
    const fetched = items.filter((mail) => mail.source === 'imap').map((mail) => mail.subject)
    expect(fetched.toSorted()).toEqual(['After the restart', 'Before', 'By IDLE'])
    expect((await boxState()).state).toBe('connected')
  })

  test('a wrong password is told, a right one heals it', async () => {
    const { id } = await boxState()
    await podpora.patch(`/mailboxes/${id}`, { imap: { ...imap(), password: 'wrong' } })
    const failing = await until('failing', async () => {
      const box = await boxState()
      return box.state === 'failing' ? box : undefined
    })
    expect(failing.lastError).toMatch(/auth/i)
    await podpora.patch(`/mailboxes/${id}`, { imap: imap() })
    await until('connected', async () => (await boxState()).state === 'connected')
    deliver('Healed')
    await ticketWith('Healed')
  })
})

test('a hundred mails through Postfix at once are a hundred tickets', async () => {
  const transport = createTransport({
    host: '127.0.0.1',
    port: servers.smtpPort,
    pool: true,
    maxConnections: 10,
    ignoreTLS: true,
  })
  const ids = Array.from({ length: 100 }, (_, i) => i)
  await Promise.all(
    ids.map((i) =>
      transport.sendMail({
        from: `c${i}@${customerDomain}`,
        to: address,
        subject: `Hundred ${i}`,
        text: 'x',
      }),
    ),
  )
  transport.close()
  await until('all are there', async () => {
    const { items } = await podpora.get<{ items: InboundMail[] }>('/inbound-mails?limit=100&state=processed')
    return items.filter((mail) => mail.subject.startsWith('Hundred')).length === 100
  })
})
