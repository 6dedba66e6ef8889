import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { InboundMail } from '@podpora/contract/mail'
import type { TicketRow } from '@podpora/contract/tickets'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePorts } from '../../apps/server/src/testing/ports.ts'
import { type Podpora, startPodpora } from './podpora.ts'
import { until } from './waiting.ts'

const total = Number(process.env.KILL_TEST_MAILS) || 1_000
const atOnce = 8
const address = 'help@support.test'
const folder = mkdtempSync(join(tmpdir(), 'podpora-kill-'))
let podpora: Podpora

beforeAll(async () => {
  const [port = 0, smtpPort = 0, relayPort = 0] = await freePorts(3)
  podpora = await startPodpora({ folder, port, smtpPort, relayPort, address })
})
afterAll(async () => {
  await podpora?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Sends as a mail server does: until it has heard 250. Gives how often it had to try. */
async function sendUntilTaken(number: number): Promise<number> {
  for (let attempt = 1; ; attempt++) {
    const transport = createTransport({
      host: '127.0.0.1',
      port: podpora.smtpPort,
      ignoreTLS: true,
      connectionTimeout: 5_000,
      greetingTimeout: 5_000,
      socketTimeout: 10_000,
    })
    try {
      await transport.sendMail({
        envelope: { from: `c${number}@customers.test`, to: address },
        from: `c${number}@customers.test`,
        to: address,
        subject: `Mail ${number}`,
        messageId: `<kill-${number}@customers.test>`,
        text: `Text of mail ${number}`,
        attachments: number % 10 === 0 ? [{ filename: 'a.bin', content: Buffer.alloc(50_000, number) }] : [],
      })
      return attempt
    } catch (error) {
      const { responseCode = 0 } = error as { responseCode?: number }
      if (responseCode >= 500) throw error
      await pause(200)
    } finally {
      transport.close()
    }
  }
}

test(`of ${total} mails, while the server and then its database are killed again and again, each is there once`, async () => {
  let next = 0
  let taken = 0
  let repeated = 0
  const sender = async (): Promise<void> => {
    while (next < total) {
      const attempts = await sendUntilTaken(next++)
      taken += 1
      if (attempts > 1) repeated += 1
    }
  }
  const sending = Promise.all(Array.from({ length: atOnce }, sender))
  const reached = (part: number): Promise<boolean> =>
    until(`${Math.round(part * 100)} % are taken`, async () => taken >= total * part, 120_000).catch(
      (error: unknown) => {
        throw new Error(podpora.said(), { cause: error })
      },
    )

  for (const part of [0.15, 0.4]) {
    await reached(part)
    await podpora.kill()
  }
  for (const part of [0.55, 0.7]) {
    await reached(part)
    podpora.killDatabase()
  }
  await reached(0.85)
  podpora.killDatabase()
  await podpora.kill()
  await sending
  expect(repeated).toBeGreaterThan(0)

  // What a dead process was at is taken up by the next start, or within two minutes by the rescue.
  await until(
    'nothing waits',
    async () => {
      const { items } = await podpora.get<{ items: InboundMail[] }>('/inbound-mails?state=received&limit=1')
      return items.length === 0
    },
    240_000,
  )
  const failed = await podpora.get<{ items: InboundMail[] }>('/inbound-mails?state=failed')
  expect(failed.items).toEqual([])
  const subjects = (await everyTicket()).map((ticket) => ticket.subject).toSorted()
  expect(subjects).toEqual(Array.from({ length: total }, (_, i) => `Mail ${i}`).toSorted())
}, 900_000)

async function everyTicket(): Promise<TicketRow[]> {
  const tickets: TicketRow[] = []
  let after: string | null = ''
  while (after !== null) {
    const page: { items: TicketRow[]; next: string | null } = await podpora.get(
      `/tickets?view=open&limit=100${after && `&after=${encodeURIComponent(after)}`}`,
    )
    tickets.push(...page.items)
    after = page.next
  }
  return tickets
}
