import type { LiveUnreadFrame } from '@podpora/contract/events'
import { mostUnread } from '@podpora/contract/notification-kinds'
import type { Unread } from '@podpora/contract/notifications'
import type pg from 'pg'
import type { SignedIn } from '../../platform/http/app.ts'
import type { Live } from '../../platform/live/sockets.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { readerOf } from '../tickets/access.ts'
import { channel, selectUnread } from './queries.ts'

/** The listening connection is laid anew after so long, where it was lost. */
const againMs = 2_000

/** What somebody has not read, of what they may see. */
export async function unreadOf(db: Db, reader: SignedIn): Promise<Unread> {
  const ticketIds = await selectUnread(db, readerOf(reader))
  return { count: Math.min(ticketIds.length, mostUnread), ticketIds: [...new Set(ticketIds)] }
}

/**
 * Tells each person's windows, in every process, what is unread whenever that changes. It is no part of the event log:
 * what concerns one person is nobody else's history, and a window that was away needs only what is so now.
 */
export function createTelling({ db, postgres, log }: Services): {
  joined(reader: SignedIn): void
  start(live: Pick<Live, 'windows'>): Promise<{ stop(): Promise<void> }>
} {
  let live: Pick<Live, 'windows'> | undefined
  const looks = new Map<number, { again: boolean }>()

  /** One look at a time for each person, so that none comes after a newer one; what changes meanwhile is looked at anew. */
  async function tell(agentId: number): Promise<void> {
    const running = looks.get(agentId)
    if (running) {
      running.again = true
      return
    }
    const look = { again: true }
    looks.set(agentId, look)
    try {
      while (look.again) {
        look.again = false
        const windows = live?.windows((reader) => reader.kind === 'agent' && reader.id === agentId) ?? []
        const [first] = windows
        if (!first) continue
        const frame: LiveUnreadFrame = { type: 'unread', ...(await unreadOf(db, first.reader)) }
        for (const window of windows) window.tell(frame)
      }
    } finally {
      looks.delete(agentId)
    }
  }
  const tellSoon = (agentId: number): void =>
    void tell(agentId).catch((err) => log.warn({ err }, 'somebody could not be told of their notifications'))

  async function start(windows: Pick<Live, 'windows'>): Promise<{ stop(): Promise<void> }> {
    live = windows
    let stopped = false
    let listener: pg.Client | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    function lost(): void {
      listener = undefined
      if (!stopped) again = setTimeout(() => connect().catch(lost), againMs)
    }
    async function connect(): Promise<void> {
      const client = await postgres.dedicated()
      client.on('notification', ({ payload }) => tellSoon(Number(payload)))
      client.once('end', lost)
      await client.query(`listen ${channel}`)
      listener = client
      // What was said while nobody listened.
      for (const id of new Set(windows.windows(() => true).map(({ reader }) => reader.id))) tellSoon(id)
    }
    await connect()
    return {
      async stop() {
        stopped = true
        clearTimeout(again)
        await listener?.end()
      },
    }
  }

  return { joined: (reader) => tellSoon(reader.id), start }
}
