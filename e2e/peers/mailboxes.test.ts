import { execFileSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InboundMail, Mailbox, MailFolders } from '@podpora/contract/mail'
import type { MailSignInResult, MailSignInStart } from '@podpora/contract/mail-sign-in'
import type { TicketRow, TicketView } from '@podpora/contract/tickets'
import { ImapFlow } from 'imapflow'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  type AuthorizationServer,
  startAuthorizationServer,
} from '../../apps/server/src/domains/mailboxes/testing/authorization-server.ts'
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
const folder = mkdtempSync(join(tmpdir(), 'podpora-mailboxes-'))
let servers: MailServers
let provider: AuthorizationServer
let podpora: Podpora
/** Refuses everybody: Postfix has taken the mail by then, and has to say so in a mail of its own. */
let nobody: SMTPServer

beforeAll(async () => {
  const [port = 0, listenerPort = 0, smtpPort = 0, imapPort = 0, refusingPort = 0] = await freePorts(5)
  provider = await startAuthorizationServer()
  nobody = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    logger: false,
    onRcptTo: (_to, _session, done) =>
      done(Object.assign(new Error('5.1.1 Nobody of this name lives here'), { responseCode: 550 })),
  })
  await new Promise<void>((resolve) => nobody.listen(refusingPort, '127.0.0.1', resolve))
  servers = await startMailServers({
    folder,
    users: ['shop', 'sales', 'old'],
    ...{ smtpPort, imapPort, listenerPort, refusingPort },
    introspectionUrl: `${provider.url}/introspect`,
  })
  podpora = await startPodpora({ folder, port, smtpPort: listenerPort, relayPort: smtpPort, address })
})
afterAll(async () => {
  await podpora?.stop()
  await servers?.stop()
  await provider?.stop()
  await new Promise<void>((resolve) => nobody.close(() => resolve()))
  rmSync(folder, { recursive: true, force: true })
})

const at = (user: string) => `${user}@${customerDomain}`
const imap = (user: string, password: string | undefined = passwordOf(user)) => ({
  ...{ host: '127.0.0.1', port: servers.imapPort, security: 'none', user },
  ...(password !== undefined && { password }),
})
const addBox = (user: string, more: object = {}): Promise<Mailbox> =>
  podpora.post<Mailbox>('/mailboxes', {
    ...{ address: at(user), brandId: 1, groupId: null, imap: imap(user), smtp: null },
    ...more,
  })
const boxOf = async (id: number): Promise<Mailbox> => {
  const box = (await podpora.get<Mailbox[]>('/mailboxes')).find((one) => one.id === id)
  if (!box) throw new Error('no mailbox')
  return box
}
const list = async (view: string): Promise<TicketRow[]> =>
  (await podpora.get<{ items: TicketRow[] }>(`/tickets?view=${view}&limit=100`)).items
const ticketWith = (subject: string, view = 'open'): Promise<TicketRow> =>
  until(`a ticket "${subject}"`, async () => (await list(view)).find((one) => one.subject === subject))
const fetched = async (): Promise<string[]> =>
  (await podpora.get<{ items: InboundMail[] }>('/inbound-mails?limit=100')).items
    .filter(({ source, state }) => source === 'imap' && state === 'processed')
    .map(({ subject }) => subject)
    .toSorted()

/** At the server, as the owner of the mailbox. */
async function asOwner<T>(user: string, act: (client: ImapFlow) => Promise<T>): Promise<T> {
  const client = new ImapFlow({
    ...{ host: '127.0.0.1', port: servers.imapPort, secure: false, doSTARTTLS: false, logger: false },
    auth: { user, pass: passwordOf(user) },
  })
  client.on('error', () => {})
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.logout()
  }
}
const mail = (subject: string, to: string): string =>
  `From: Ivan <ivan@${customerDomain}>\r\nTo: ${to}\r\nSubject: ${subject}\r\nMessage-ID: <${randomUUID()}@${customerDomain}>\r\n\r\n${subject}\r\n`
const put = (user: string, path: string, subject: string, flags: string[] = [], date = new Date()) =>
  asOwner(user, (client) => client.append(path, mail(subject, at(user)), flags, date))
const subjectsIn = (user: string, path: string): Promise<string[]> =>
  asOwner(user, async (client) => {
    const { exists } = await client.mailboxOpen(path)
    const all = exists === 0 ? [] : await client.fetchAll('1:*', { envelope: true })
    return all.map(({ envelope }) => envelope?.subject ?? '').toSorted()
  })

describe('a mailbox of several folders', () => {
  let box: Mailbox

  test('its folders are listed to choose from', async () => {
    await asOwner('sales', (client) => client.mailboxCreate('Orders'))
    const found = await podpora.post<MailFolders>('/mailboxes/folders', {
      ...{ address: at('sales'), brandId: 1, groupId: null, smtp: null, imap: imap('sales') },
    })
    expect(found).toMatchObject({ problem: null })
    expect(found.folders.map(({ path }) => path).toSorted()).toEqual(['INBOX', 'Orders'])
  })

  test('what came to each of them is here, and is moved into a folder that is made for it', async () => {
    await put('sales', 'INBOX', 'To the inbox')
    await put('sales', 'Orders', 'An order')
    box = await addBox('sales', { folders: ['INBOX', 'Orders'], afterFetch: 'move', moveTo: 'Taken' })
    await Promise.all([ticketWith('To the inbox'), ticketWith('An order')])
    await until('both are moved', async () => (await subjectsIn('sales', 'Taken')).length === 2)
    expect(await subjectsIn('sales', 'INBOX')).toEqual([])
    expect(await boxOf(box.id)).toMatchObject({ state: 'connected', problem: null })
  })

  test('numbered anew by the server, nothing is lost and nothing is doubled', async () => {
    await podpora.patch(`/mailboxes/${box.id}`, { afterFetch: 'leave' })
    await put('sales', 'INBOX', 'Before the numbers')
    await ticketWith('Before the numbers')
    await servers.restartDovecot(() => rmSync(join(folder, 'mail/sales/Maildir/dovecot-uidlist')))
    await put('sales', 'INBOX', 'After the numbers')
    await ticketWith('After the numbers')
    const all = (await list('open')).map(({ subject }) => subject)
    expect(all.filter((subject) => /numbers|order|inbox/.test(subject))).toHaveLength(4)
  })

  test('a folder that is not there is told, and the others go on', async () => {
    await podpora.patch(`/mailboxes/${box.id}`, { folders: ['INBOX', 'Nowhere'] })
    await put('sales', 'INBOX', 'In spite of it')
    await ticketWith('In spite of it')
    await until('it is told', async () => (await boxOf(box.id)).problem === 'folder_missing')
    expect(await boxOf(box.id)).toMatchObject({ state: 'connected', lastError: 'Nowhere' })
  })
})

test('what lay in a mailbox since last year is brought in, and nobody is answered', async () => {
  for (let i = 0; i < 30; i++)
    await put('old', 'INBOX', `Old ${i}`, ['\\Seen'], new Date('2025-03-04T10:00:00Z'))
  await put('old', 'INBOX', 'Older still', ['\\Seen'], new Date('2023-03-04T10:00:00Z'))
  const box = await addBox('old')
  await until('connected', async () => (await boxOf(box.id)).state === 'connected')
  expect((await fetched()).filter((subject) => subject.startsWith('Old'))).toEqual([])
  await podpora.put(`/mailboxes/${box.id}/past`, { since: '2025-01-01', becomes: 'solved' })
  await until('all are here', async () => {
    const { past } = await boxOf(box.id)
    return past?.state === 'done' && past.done === 30
  })
  await until('they are tickets', async () => {
    const solved = await list('solved')
    return solved.filter(({ subject }) => /^Old \d+$/.test(subject)).length === 30
  })
  const { items } = await podpora.get<{ items: { subject: string }[] }>('/outbox?limit=100')
  expect(items.filter(({ subject }) => /Old/.test(subject))).toEqual([])
})

describe('a mailbox that is signed in by OAuth 2', () => {
  let box: Mailbox
  const signIn = async (): Promise<void> => {
    const { url } = await podpora.post<MailSignInStart>(`/mailboxes/${box.id}/sign-in`)
    const result = await podpora.post<MailSignInResult>('/mail/sign-in', provider.consent(url))
    expect(result.problem).toBeNull()
  }

  test('Dovecot asks the provider about our token, and lets us in', async () => {
    await podpora.put('/mail/providers/other', {
      ...{ clientId: 'podpora', clientSecret: 'a client secret', scope: 'mail' },
      ...{ authorizeUrl: `${provider.url}/authorize`, tokenUrl: `${provider.url}/token` },
    })
    provider.account = 'shop'
    box = await addBox('shop', { imap: imap('shop', ''), signIn: 'other' })
    await until('it waits', async () => (await boxOf(box.id)).state === 'signed_out')
    await signIn()
    await until('connected', async () => (await boxOf(box.id)).state === 'connected')
    await put('shop', 'INBOX', 'By token')
    await ticketWith('By token')
  })

  test('taken back, the mailbox asks to be signed in again, and goes on when it is', async () => {
    provider.revokeAll()
    await servers.restartDovecot()
    await until('it asks', async () => (await boxOf(box.id)).state === 'signed_out')
    await put('shop', 'INBOX', 'Meanwhile')
    await signIn()
    await ticketWith('Meanwhile')
  })
})

test('mutt writes Russian in koi8-r, and it is read', async () => {
  const home = join(folder, 'mutt')
  mkdirSync(home)
  writeFileSync(join(home, 'body'), 'Принтер не печатает. Ещё вчера всё работало.\n')
  writeFileSync(
    join(home, 'muttrc'),
    [
      `set smtp_url="smtp://127.0.0.1:${podpora.smtpPort}"`,
      `set from="Пётр <petr@${customerDomain}>"`,
      'set ssl_starttls=no',
      'set ssl_force_tls=no',
      'set charset="utf-8"',
      'set send_charset="koi8-r"',
      'set copy=no',
      '',
    ].join('\n'),
  )
  const mutt = [findProgram('mutt') as string, '-F', join(home, 'muttrc'), '-s', 'Не печатает', '--', address]
  execFileSync('sh', ['-c', 'exec "$@" < "$0"', join(home, 'body'), ...mutt], {
    env: { ...process.env, HOME: home, LC_ALL: 'C.UTF-8' },
    stdio: 'pipe',
  })
  const ticket = await ticketWith('Не печатает')
  expect(ticket.customerName).toBe('Пётр')
  const { messages } = await podpora.get<TicketView>(`/tickets/${ticket.id}`)
  expect(messages[0]?.text).toContain('Принтер не печатает. Ещё вчера всё работало.')
})

test('a mail that Postfix took and could not deliver comes back to its message', async () => {
  const made = await podpora.post<TicketRow>('/tickets', {
    clientId: randomUUID(),
    subject: 'To nobody at all',
    customer: { address: 'gone@refusing.test' },
    html: '<p>Hello?</p>',
  })
  const message = await until('the delivery has failed', async () => {
    const { messages } = await podpora.get<TicketView>(`/tickets/${made.id}`)
    return messages[0]?.delivery?.state === 'failed' ? messages[0] : undefined
  })
  expect(message.delivery?.error).toMatch(/gone@refusing\.test.*Nobody of this name/)
  const { messages } = await podpora.get<TicketView>(`/tickets/${made.id}`)
  expect(messages).toHaveLength(1)
  expect((await list('open')).some(({ subject }) => /Undelivered/i.test(subject))).toBe(false)
})
