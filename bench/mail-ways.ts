import { randomUUID } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import { freePorts } from '../apps/server/src/testing/ports.ts'
import { customerDomain, makeHome, passwordOf, startDovecot } from '../e2e/peers/mail-servers.ts'
import type { Answer } from './http.ts'
import type { Installation } from './installation.ts'

export interface Letter {
  from: string
  to: string
  subject: string
  text: string
  html: string
  attachments?: { filename: string; content: Buffer }[]
}

/** Mails that wait to be handed over. */
export interface Waiting {
  /** Hands them over; done when each is kept, in the installation's database and files. */
  handOver(): Promise<void>
  end(): Promise<void>
}

const connections = 8

/** Through the built-in listener, over eight connections: kept is what it has answered 250 to. */
export async function byListener({ podpora }: Installation, letters: Letter[]): Promise<Waiting> {
  const sender = createTransport({
    host: '127.0.0.1',
    port: podpora.smtpPort,
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    ignoreTLS: true,
  })
  return {
    async handOver() {
      await Promise.all(letters.map((letter) => sender.sendMail(letter)))
    },
    async end() {
      sender.close()
    },
  }
}

/** In a mailbox on a Dovecot of our own, fetched by one connection: kept is what stands among the incoming mails. */
export async function byImap(installation: Installation, letters: Letter[]): Promise<Waiting> {
  const folder = mkdtempSync(join(tmpdir(), 'podpora-bench-imap-'))
  chmodSync(folder, 0o755)
  const user = `bench${randomUUID().slice(0, 8)}`
  const [port = 0] = await freePorts(1)
  makeHome(folder, user)
  const dovecot = await startDovecot(folder, [user], port)
  await fill(port, user, letters)
  let id = 0
  return {
    async handOver() {
      const last = await newest(installation)
      const imap = { host: '127.0.0.1', port, security: 'none', user, password: passwordOf(user) }
      const box = { address: `${user}@${customerDomain}`, brandId: 1, groupId: null, imap, smtp: null }
      const { status, body } = await asOwner(installation, 'POST', '/mailboxes', box)
      if (status !== 201) throw new Error(body)
      id = (JSON.parse(body) as { id: number }).id
      while ((await newest(installation, last)) < letters.length) await pause(20)
    },
    async end() {
      if (id > 0) await asOwner(installation, 'DELETE', `/mailboxes/${id}`)
      dovecot.kill('SIGTERM')
      await new Promise((resolve) => dovecot.once('exit', resolve))
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** On a connection of its own: the server lets go of one that waits while the mails come in. */
async function asOwner(
  installation: Installation,
  method: string,
  path: string,
  body?: object,
): Promise<Answer> {
  const owner = await installation.connect('owner')
  try {
    return await owner.send(method, path, body)
  } finally {
    owner.close()
  }
}

async function fill(port: number, user: string, letters: Letter[]): Promise<void> {
  const client = new ImapFlow({
    ...{ host: '127.0.0.1', port, secure: false, doSTARTTLS: false, logger: false },
    auth: { user, pass: passwordOf(user) },
  })
  await client.connect()
  const writer = createTransport({ streamTransport: true, buffer: true })
  for (const letter of letters) {
    const { message } = await writer.sendMail(letter)
    await client.append('INBOX', message as Buffer)
  }
  await client.logout()
}

/** The highest number of an incoming mail; after `since` how many there are. */
async function newest({ db }: Installation, since?: number): Promise<number> {
  const { rows } = await db.query<{ found: string }>(
    since === undefined
      ? 'select coalesce(max(id), 0) as found from inbound_mails'
      : 'select count(*) as found from inbound_mails where id > $1',
    since === undefined ? [] : [since],
  )
  return Number(rows[0]?.found)
}
