import { randomBytes, randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Installation } from './installation.ts'
import { byImap, byListener, type Letter, type Waiting } from './mail-ways.ts'
import { jobsDone } from './measuring.ts'

export interface MailMeasured {
  /** Mails a second until the last one is a ticket. */
  rate: number
  /** Mails a second that are kept: the listener has answered 250, or fetching has written them down. */
  accepted: number
  serverCpu: number
  databaseCpu: number
  /** Of the server, MB: before the first mail, and when the last job is done. */
  memoryBefore: number
  memoryAfter: number
}

export interface MailScenario {
  name: string
  count: number
  letter: (run: string, n: number) => Letter
  way: (installation: Installation, letters: Letter[]) => Promise<Waiting>
}

/** Text of about 1 KB; the same with attachments of 1 MB; and so many that memory which is never given back would show. */
export const mailScenarios: MailScenario[] = [
  { name: 'mail', count: 400, letter: small, way: byListener },
  { name: 'mail of 1 MB', count: 40, letter: large, way: byListener },
  { name: 'mail by IMAP', count: 400, letter: small, way: byImap },
  { name: 'mail of 1 MB by IMAP', count: 40, letter: large, way: byImap },
  { name: 'mail, ten thousand', count: 10_000, letter: small, way: byListener },
]

/** Hands mails of strangers over, and waits until each is a ticket with its automatic answer queued. */
export async function measureMail(
  installation: Installation,
  { count, letter, way }: MailScenario,
): Promise<MailMeasured> {
  const { db } = installation
  const run = randomUUID()
  const letters = Array.from({ length: count }, (_, n) => letter(run, n))
  const waiting = await way(installation, letters)
  try {
    const { rows } = await db.query<{ last: string }>(
      'select coalesce(max(id), 0) as last from inbound_mails',
    )
    const processed = async (): Promise<number> => {
      const found = await db.query<{ count: string }>(
        "select count(*) from inbound_mails where id > $1 and state = 'processed'",
        [rows[0]?.last],
      )
      return Number(found.rows[0]?.count)
    }
    const memoryBefore = installation.memory().server
    const before = installation.cpu()
    const begun = performance.now()
    await waiting.handOver()
    const accepted = performance.now() - begun
    const patienceMs = 60_000 + count * 250
    while ((await processed()) < count) {
      if (performance.now() - begun > patienceMs) throw new Error('long after not every mail is a ticket')
      await pause(20)
    }
    const elapsed = performance.now() - begun
    await jobsDone(installation)
    const after = installation.cpu()
    return {
      rate: (count / elapsed) * 1000,
      accepted: (count / accepted) * 1000,
      serverCpu: (after.server - before.server) / count,
      databaseCpu: (after.database - before.database) / count,
      memoryBefore,
      memoryAfter: installation.memory().server,
    }
  } finally {
    await waiting.end()
  }
}

function small(run: string, n: number): Letter {
  return {
    from: `Jan Example <jan.${run}.${n}@bench.test>`,
    to: 'support@bench.test',
    subject: `Formularz zamówienia nie otwiera się (${n})`,
    text: `Dzień dobry,\n\n${'Formularz zamówienia nie otwiera się od wczoraj. Proszę oddzwonić po piętnastej. '.repeat(6)}`,
    html: `<p>Dzień dobry,</p><p>${'Formularz zamówienia <b>nie otwiera się</b> od wczoraj. '.repeat(8)}</p>`,
  }
}

function large(run: string, n: number): Letter {
  const half = () => randomBytes(370 * 1024) // base64 makes 1 MB of two of them
  return {
    ...small(run, n),
    attachments: [
      { filename: 'zdjęcie.jpg', content: half() },
      { filename: 'umowa.pdf', content: half() },
    ],
  }
}
