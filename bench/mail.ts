import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import type { Installation } from './installation.ts'
import { jobsDone } from './measuring.ts'

const connections = 8

export interface MailMeasured {
  /** Mails a second until the last one is a ticket. */
  rate: number
  /** Mails a second that the listener has answered 250 to. */
  accepted: number
  serverCpu: number
  databaseCpu: number
}

/** Sends mails of strangers through the listener, and waits until each is a ticket with its automatic answer queued. */
export async function measureMail(installation: Installation, count: number): Promise<MailMeasured> {
  const { podpora, db } = installation
  const run = randomUUID()
  const sender = createTransport({
    host: '127.0.0.1',
    port: podpora.smtpPort,
    pool: true,
    maxConnections: connections,
    maxMessages: Number.POSITIVE_INFINITY,
    ignoreTLS: true,
  })
  const processed = async (): Promise<number> => {
    const { rows } = await db.query<{ count: string }>(
      "select count(*) from inbound_mails where id > $1 and state = 'processed'",
      [last],
    )
    return Number(rows[0]?.count)
  }
  const { rows } = await db.query<{ last: string }>('select coalesce(max(id), 0) as last from inbound_mails')
  const last = rows[0]?.last
  const before = installation.cpu()
  const begun = performance.now()
  await Promise.all(Array.from({ length: count }, (_, n) => sender.sendMail(mail(run, n))))
  const accepted = performance.now() - begun
  while ((await processed()) < count) {
    if (performance.now() - begun > 60_000) throw new Error('a minute later not every mail is a ticket')
    await pause(20)
  }
  const elapsed = performance.now() - begun
  await jobsDone(installation)
  const after = installation.cpu()
  sender.close()
  return {
    rate: (count / elapsed) * 1000,
    accepted: (count / accepted) * 1000,
    serverCpu: (after.server - before.server) / count,
    databaseCpu: (after.database - before.database) / count,
  }
}

const mail = (run: string, n: number) => ({
  from: `Jan Example <jan.${run}.${n}@bench.test>`,
  to: 'support@bench.test',
  subject: `Formularz zamówienia nie otwiera się (${n})`,
  text: `Dzień dobry,\n\n${'Formularz zamówienia nie otwiera się od wczoraj. Proszę oddzwonić po piętnastej. '.repeat(6)}`,
  html: `<p>Dzień dobry,</p><p>${'Formularz zamówienia <b>nie otwiera się</b> od wczoraj. '.repeat(8)}</p>`,
})
