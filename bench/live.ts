import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { connectionTo } from '../apps/server/src/platform/embedded/ownership.ts'
import { recordEvent } from '../apps/server/src/platform/events/log.ts'
import { createLog } from '../apps/server/src/platform/log.ts'
import { inTransaction, openPostgres } from '../apps/server/src/platform/postgres/db.ts'
import { postgresOf } from './database.ts'
import { known } from './filling.ts'
import type { Installation } from './installation.ts'
import { percentile } from './measuring.ts'

export interface LiveMeasured {
  /** From the commit to a browser, ms, over all browsers. */
  p50: number
  p99: number
  /** Until the last browser has it, ms: the median of the events. */
  last: number
  /** Share of frames that have arrived: 1 is all. */
  arrived: number
  serverCpu: number
  serverMb: number
}

const events = 40
const apartMs = 100

/** Commits one event after the other (a message that somebody wrote) and times it to each of many open browsers. */
export async function measureLive(installation: Installation, sockets: number): Promise<LiveMeasured> {
  const { podpora, db } = installation
  // Supervisors see every ticket, so each frame goes to all of them.
  const sessions = await Promise.all([known.supervisor, 3, 'owner' as const].map(installation.headersOf))
  const cookies = sessions.map((headers) => headers.cookie ?? '')
  const readers = fork(join(import.meta.dirname, 'live-readers.ts'), [
    String(podpora.port),
    String(sockets),
    ...cookies,
  ])
  await once(readers, 'message')
  const { socketDirectory } = await postgresOf(podpora.dataDir)
  const postgres = openPostgres(connectionTo(socketDirectory, 'podpora'), 1, createLog('silent'))
  const { rows } = await db.query<{ id: number; ticket: number }>(
    'select id::int, ticket_id::int as ticket from messages order by id desc limit $1',
    [events],
  )
  const before = installation.cpu()
  const times: number[] = []
  const lasts: number[] = []
  try {
    for (const { id, ticket } of rows) {
      let committed = 0
      const frames = nextFrames(readers)
      await inTransaction(postgres.db, async (trx) => {
        await recordEvent(trx, {
          kind: 'message.created',
          actor: { kind: 'agent', id: 1 },
          ticketId: ticket,
          subjectId: id,
        })
        // Just before COMMIT is sent: its own time, to disk and back, counts.
        committed = Number(process.hrtime.bigint()) / 1e6
      })
      const took = (await frames).map((at) => at - committed)
      times.push(...took)
      lasts.push(Math.max(...took))
      await pause(apartMs)
    }
    const after = installation.cpu()
    return {
      p50: percentile(times, 0.5),
      p99: percentile(times, 0.99),
      last: percentile(lasts, 0.5),
      arrived: times.length / (sockets * rows.length),
      serverCpu: (after.server - before.server) / rows.length,
      serverMb: installation.memory().server,
    }
  } finally {
    readers.disconnect()
    await postgres.close()
  }
}

async function nextFrames(readers: ChildProcess): Promise<number[]> {
  const [{ arrivals }] = (await once(readers, 'message')) as [{ arrivals: number[] }]
  return arrivals
}
