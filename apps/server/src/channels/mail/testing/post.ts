import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import type { InboundMail, OutgoingMail } from '@podpora/contract/mail'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { onTestFinished, vi } from 'vitest'
import type { Dns } from '../../../platform/dns.ts'
import { startWorker } from '../../../platform/jobs.ts'
import { type TestServer, testServer } from '../../../testing/server.ts'
import { startListener } from '../listener.ts'

export const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/${name}.eml`, import.meta.url))

export interface PostedMail {
  from: string
  to: string[]
  raw: string
}

export interface Relay {
  url: string
  mails: PostedMail[]
  stop(): Promise<void>
}

/** A mail server as the installation's relay. What it says after a mail is up to the test; nothing means 250. */
export async function startRelay(
  answer: (mail: PostedMail, count: number) => number | 'hang' | undefined = () => undefined,
  at = 0,
): Promise<Relay> {
  const mails: PostedMail[] = []
  let count = 0
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    closeTimeout: 100,
    onData(stream, session, done) {
      void text(stream).then((raw) => {
        const { mailFrom, rcptTo } = session.envelope
        const mail = { from: mailFrom ? mailFrom.address : '', to: rcptTo.map((to) => to.address), raw }
        const code = answer(mail, ++count)
        if (code === 'hang') return
        if (code) return done(Object.assign(new Error('as the test wants'), { responseCode: code }))
        mails.push(mail)
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(at, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    url: `smtp://127.0.0.1:${port}`,
    mails,
    stop: () => new Promise((resolve) => server.close(resolve)),
  }
}

export interface PostOffice extends TestServer {
  /** Sends a raw mail to our listener; gives the code of the answer. */
  post(raw: Buffer | string, envelope?: { from?: string; to?: string | string[] }): Promise<number>
  inbound(): Promise<InboundMail[]>
  outbox(): Promise<OutgoingMail[]>
  /** Waits until nothing is on its way in. */
  settled(): Promise<void>
}

/** The whole server with its listener and, unless told otherwise, its worker. */
export async function postOffice(
  options: { settings?: Record<string, string>; worker?: boolean; dns?: Dns } = {},
): Promise<PostOffice> {
  const server = await testServer({
    ...(options.settings && { settings: options.settings }),
    ...(options.dns && { dns: options.dns }),
  })
  const listener = await startListener(server, { host: '127.0.0.1', port: 0 })
  const worker =
    options.worker === false ? undefined : await startWorker(server.postgres, server.podpora.jobs, server.log)
  const inbound = async (): Promise<InboundMail[]> =>
    (await server.owner.get<{ items: InboundMail[] }>('/inbound-mails?limit=100')).body.items
  return {
    ...server,
    inbound,
    outbox: async () => (await server.owner.get<{ items: OutgoingMail[] }>('/outbox?limit=100')).body.items,
    post: (raw, envelope = {}) => sendRaw(listener.port, raw, envelope),
    settled: () =>
      vi.waitFor(
        async () => {
          if ((await inbound()).some((mail) => mail.state === 'received')) throw new Error('mails wait')
        },
        { timeout: 15_000, interval: 50 },
      ),
    async close() {
      await listener.stop()
      await worker?.stop()
      await server.podpora.mail.stop()
      await server.close()
    },
  }
}

/** A post office whose mail goes out by a relay; both end together. */
export async function officeWithRelay(
  options: Parameters<typeof postOffice>[0] = {},
): Promise<{ office: PostOffice; relay: Relay; close(): Promise<void> }> {
  const relay = await startRelay()
  const office = await postOffice({ ...options, settings: { ...options.settings, SMTP_RELAY: relay.url } })
  return {
    office,
    relay,
    async close() {
      await office.close()
      await relay.stop()
    },
  }
}

/** Waits for the mail that goes to an address, or for the next ones by their number. */
export const mailTo = ({ mails }: Relay, address: string, nth = 0): Promise<PostedMail> =>
  vi.waitFor(
    () => {
      const found = mails.filter(({ to }) => to.includes(address))[nth]
      if (!found) throw new Error(`no mail to ${address} yet`)
      return found
    },
    { timeout: 15_000 },
  )

/** The code of the listener's last answer: 250 when it took the mail. */
export async function sendRaw(
  port: number,
  raw: Buffer | string,
  { from = 'anna@example.ru', to = 'support@example.com' }: { from?: string; to?: string | string[] },
): Promise<number> {
  const transport = createTransport({ host: '127.0.0.1', port, ignoreTLS: true })
  try {
    const sent = await transport.sendMail({ envelope: { from, to }, raw })
    return Number(sent.response.slice(0, 3))
  } catch (error) {
    return (error as { responseCode?: number }).responseCode ?? 0
  } finally {
    transport.close()
  }
}

let count = 0
/** A small mail; a header set to undefined is left out. */
export function mailOf(headers: Record<string, string | undefined> = {}, body = 'Hello'): string {
  const all: Record<string, string | undefined> = {
    From: 'Anna <anna@example.ru>',
    To: 'support@example.com',
    Subject: 'Printer',
    'Message-ID': `<mail-${++count}@example.ru>`,
    'Content-Type': 'text/plain; charset=utf-8',
    ...headers,
  }
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}: ${value}`],
  )
  return `${lines.join('\r\n')}\r\n\r\n${body}\r\n`
}

/** A relay that ends with the test. */
export async function relayForTest(answer?: Parameters<typeof startRelay>[0]): Promise<Relay> {
  const relay = await startRelay(answer)
  onTestFinished(() => relay.stop())
  return relay
}
