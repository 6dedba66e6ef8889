import { LivePresence, type LivePresenceFrame } from '@podpora/contract/events'
import type { TicketRow } from '@podpora/contract/tickets'
import type pg from 'pg'
import { Value } from 'typebox/value'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Live, Talk } from '../../platform/live/sockets.ts'
import type { Services } from '../../platform/services.ts'
import { loadTicketFor, maySee, ticketsByIds } from '../tickets/access.ts'
import {
  channel,
  deletePresence,
  keepPresence,
  peopleAt,
  peopleEverywhere,
  putPresence,
  type TicketPeople,
} from './queries.ts'

/** What happens within this time is read once and told once: the cost is bounded however many people move about. */
const gatherMs = 200
/** The listening connection is laid anew after so long, where it was lost. */
const againMs = 2_000

interface Seen extends TicketPeople {
  ticket: TicketRow
}

/**
 * Who is at which ticket, for all server processes: a row a window in the database, NOTIFY says which ticket changed,
 * and each process tells the windows that it holds. Nothing of it is history, so the event log has no part in it.
 */
export function createPresence({ db, postgres, log }: Services): {
  talk: Talk
  start(live: Pick<Live, 'tell'>): Promise<{ stop(): Promise<void> }>
} {
  const windows = keepWindows(async (connection, reader, wish) => {
    if (wish === null || wish.state === null) return deletePresence(db, connection)
    if (!reader.permissions.has('ticket.read')) return
    try {
      await loadTicketFor(db, reader, wish.ticketId)
    } catch (error) {
      if (error instanceof Refusal) return deletePresence(db, connection)
      throw error
    }
    await putPresence(db, connection, reader.id, wish)
  })

  /** Counts what has been told: a look at everybody that was overtaken by a telling is taken again. */
  let tellings = 0
  async function everybody(): Promise<Seen[]> {
    for (let tries = 0; ; tries++) {
      const before = tellings
      const seen = await withTickets(await peopleEverywhere(db))
      if (before === tellings || tries === 5) return seen
    }
  }

  const talk: Talk = {
    async joined(reader) {
      return [frameFor(reader, await everybody(), true)].filter((frame) => frame !== undefined)
    },
    said(connection, reader, message) {
      if (!Value.Check(LivePresence, message)) throw new Error('not a word of presence')
      windows
        .wish(connection, reader, message)
        .catch((err) => log.warn({ err }, 'a presence could not be kept'))
    },
    left: (connection) => windows.close(connection),
    alive: (connections) => keepPresence(db, connections),
  }

  async function withTickets(found: TicketPeople[], asked = found.map((f) => f.ticketId)): Promise<Seen[]> {
    const tickets = await ticketsByIds(db, asked)
    return tickets.map((ticket) => ({
      ticket,
      ticketId: ticket.id,
      people: found.find((f) => f.ticketId === ticket.id)?.people ?? [],
    }))
  }

  async function start(live: Pick<Live, 'tell'>): Promise<{ stop(): Promise<void> }> {
    const changed = new Set<number>()
    let gathering: ReturnType<typeof setTimeout> | undefined
    let listener: pg.Client | undefined
    let again: ReturnType<typeof setTimeout> | undefined
    let stopped = false

    function tell(seen: Seen[], whole: boolean): void {
      tellings += 1
      if (!stopped) live.tell((reader) => frameFor(reader, seen, whole))
    }
    async function tellChanged(): Promise<void> {
      const ids = [...changed]
      changed.clear()
      tell(await withTickets(await peopleAt(db, ids), ids), false)
    }
    /** One telling ends before the next begins, or the older one could come last. */
    function gatherSoon(): void {
      gathering ??= setTimeout(() => {
        tellChanged()
          .catch((err) => log.warn({ err }, 'presence could not be told'))
          .finally(() => {
            gathering = undefined
            if (changed.size > 0 && !stopped) gatherSoon()
          })
      }, gatherMs)
    }
    function gather(ticketId: number): void {
      changed.add(ticketId)
      gatherSoon()
    }
    function lost(): void {
      listener = undefined
      if (!stopped) again = setTimeout(() => connect().catch(lost), againMs)
    }
    async function connect(): Promise<void> {
      const client = await postgres.dedicated()
      client.on('notification', ({ payload }) => gather(Number(payload)))
      client.once('end', lost)
      await client.query(`listen ${channel}`)
      listener = client
      // What was said while nobody listened.
      tell(await everybody(), true)
    }
    await connect()
    return {
      async stop() {
        stopped = true
        clearTimeout(gathering)
        clearTimeout(again)
        await listener?.end()
      },
    }
  }

  return { talk, start }
}

/** What a reader may know of: people at tickets that they see themselves. */
function frameFor(reader: SignedIn, seen: Seen[], whole: boolean): LivePresenceFrame | undefined {
  if (!reader.permissions.has('ticket.read')) return undefined
  const tickets = seen
    .filter(({ ticket }) => maySee(reader, ticket))
    .map(({ ticketId, people }) => ({ ticketId, people }))
  return tickets.length > 0 || whole ? { type: 'presence', whole, tickets } : undefined
}

type Wish = { reader: SignedIn; message: LivePresence | null }

/**
 * One window after the other's word: while one is being written down only the newest waits, so a window that says a
 * thousand things costs two writes. A closed window stays closed.
 */
function keepWindows(
  write: (connection: string, reader: SignedIn, message: LivePresence | null) => Promise<void>,
): {
  wish(connection: string, reader: SignedIn, message: LivePresence): Promise<void>
  close(connection: string): Promise<void>
} {
  const waiting = new Map<string, Wish | null>()
  const known = new Map<string, SignedIn>()

  async function put(connection: string, wish: Wish): Promise<void> {
    const busy = waiting.has(connection)
    waiting.set(connection, wish)
    if (busy) return
    try {
      for (let next = waiting.get(connection); next; next = waiting.get(connection)) {
        waiting.set(connection, null)
        await write(connection, next.reader, next.message)
      }
    } finally {
      waiting.delete(connection)
    }
  }
  return {
    wish(connection, reader, message) {
      known.set(connection, reader)
      return put(connection, { reader, message })
    },
    async close(connection) {
      const reader = known.get(connection)
      known.delete(connection)
      if (reader) await put(connection, { reader, message: null })
    },
  }
}
