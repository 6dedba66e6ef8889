import type { Status } from '@podpora/contract/status'
import { selectLastBackup } from '../../platform/keeping/last-backup.ts'
import type { Services } from '../../platform/services.ts'
import { selectProcesses } from '../../platform/watching/processes.ts'
import { scanningOf } from '../scans/watching.ts'
import {
  countMailboxes,
  countWebhooks,
  selectDatabase,
  selectInboundMails,
  selectOutgoingMails,
  selectReaders,
  selectTasks,
} from './queries.ts'
import { problemsOf, type Standing } from './rules.ts'

type Read = Pick<Services, 'db' | 'config' | 'clamd'>

const freshMs = 1_000

/** Tells how everything stands; whoever asks within a second of another gets the same answer. */
export function createStanding(services: Read): () => Promise<Standing> {
  let last: { at: number; standing: Promise<Standing> } | undefined
  return () => {
    if (last && performance.now() - last.at < freshMs) return last.standing
    const standing = readStanding(services)
    last = { at: performance.now(), standing }
    // A failed look is not kept.
    standing.catch(() => {
      if (last?.standing === standing) last = undefined
    })
    return standing
  }
}

/** How everything stands, with what is wrong about it. */
export const statusOf = (standing: Standing): Status => ({ ...standing, problems: problemsOf(standing) })

/** One statement after the other: who watches must not take the connections of those who work. */
async function readStanding(services: Read): Promise<Standing> {
  const { db, config } = services
  const nothingYet = { succeededAt: null, bytes: null, failedAt: null, error: null }
  return {
    at: new Date().toISOString(),
    processes: await selectProcesses(db),
    jobs: await selectTasks(db),
    readers: await selectReaders(db),
    outgoingMails: await selectOutgoingMails(db),
    inboundMails: await selectInboundMails(db),
    mailboxes: await countMailboxes(db),
    webhooks: await countWebhooks(db),
    backup: { schedule: config.BACKUP_SCHEDULE, ...((await selectLastBackup(db)) ?? nothingYet) },
    scanning: await scanningOf(services),
    database: await selectDatabase(db),
  }
}
