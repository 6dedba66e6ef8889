import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import type { IncomingMessage, Server } from 'node:http'
import type { Duplex } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'
import { type LiveEvent, type LiveFrame, LiveHello } from '@podpora/contract/events'
import { api } from '@podpora/contract/routes'
import { Value } from 'typebox/value'
import type { RawData, WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import type { Feed } from '../events/feed.ts'
import { type Follower, followEvents } from '../events/follow.ts'
import {
  type Cursor,
  countSince,
  isBefore,
  isPlace,
  type LoggedEvent,
  parseCursor,
  placeOf,
  presentCursor,
  readEvents,
} from '../events/log.ts'
import type { Person, SignedIn } from '../http/app.ts'
import type { Log } from '../log.ts'
import type { Db } from '../postgres/db.ts'

/** A reader who is further behind than this fetches everything anew: it costs less than to tell it all. */
const mostToCatchUp = 1000
/** Browsers do not see pings, so a beat goes out as a frame; a socket that does not answer pings is gone. */
const beatMs = 20_000
/** A reader too slow to take what is sent is let go, and catches up when it comes back. */
const mostBuffered = 4 * 1024 * 1024
/** So long a browser may take to say goodbye when the process stops. */
const goodbyeMs = 2_000

export interface LiveOptions {
  db: Db
  feed: Feed
  log: Log
  /** Origins that a browser's page may come from. */
  origins: readonly string[]
  tokenOf(request: IncomingMessage): string | undefined
  signedInByToken(token: string): Promise<Person | null>
  /** The same person again, later: their token may have been replaced in the meantime. */
  signedInBySession(sessionId: number): Promise<Person | null>
  /** Turns what is in the log into what browsers get. The things themselves are read here, once for all readers. */
  fill(events: LoggedEvent[]): Promise<LiveEvent[]>
  /** What of it this reader gets: changed, or undefined for nothing. */
  shownTo(reader: SignedIn, event: LiveEvent): LiveEvent | undefined
  /** What browsers say beyond where they stand in the log. */
  talk?: Talk
}

/** The other half of a conversation with browsers: each window has a connection, and a name for it. */
export interface Talk {
  /** A window has caught up: what it is told first. */
  joined(reader: SignedIn): Promise<LiveFrame[]>
  /** @throws where it is nothing that a browser says: the socket is closed */
  said(connection: string, reader: SignedIn, message: unknown): void
  left(connection: string): Promise<void>
  /** These answered within the last two beats. */
  alive(connections: string[]): Promise<void>
}

export interface Live {
  readonly count: number
  /** Bytes that were sent and not yet taken, of all sockets together. */
  readonly backlog: number
  /** Says something to each window that has joined; nothing to those for whom `frame` gives nothing. */
  tell(frame: (reader: SignedIn) => LiveFrame | undefined): void
  /** The windows that have joined, of these readers. */
  windows(of: (reader: SignedIn) => boolean): { reader: SignedIn; tell(frame: LiveFrame): void }[]
  stop(): Promise<void>
}

interface Client {
  id: string
  socket: WebSocket
  reader: Person
  /** Null while it catches up: live events are not sent past what it has not had yet. */
  cursor: Cursor | null
  alive: boolean
}

/** Live updates to browsers: a socket each, fed from the event log, from any cursor on. */
export async function startLive(server: Server, options: LiveOptions): Promise<Live> {
  const { db, feed, log, fill, shownTo, talk } = options
  const clients = new Set<Client>()
  const sockets = new WebSocketServer({ noServer: true, maxPayload: 4096 })

  /** What all clients that have joined have been sent. Moves in one step with the sending, so none joins in between. */
  let position = await presentCursor(db)
  const follower: Follower = followEvents({
    feed,
    from: position,
    log,
    async each(events, cursor) {
      const filled = clients.size > 0 ? await fill(events) : []
      position = cursor
      const written = sharedFrames(cursor)
      for (const client of clients) {
        const { cursor: had } = client
        // Catching up may have gone further than this page.
        if (had === null || !isBefore(had, cursor)) continue
        const news = filled.filter((_, n) => isBefore(had, placeOf(events[n] as LoggedEvent)))
        client.cursor = cursor
        deliver(client, news, cursor, written)
      }
    },
  })

  function deliver(
    client: Client,
    events: LiveEvent[],
    cursor: Cursor,
    written = sharedFrames(cursor),
  ): void {
    const shown = events.flatMap((event) => shownTo(client.reader, event) ?? [])
    if (shown.length > 0) send(client, written(shown))
  }

  const frame = (client: Client, content: LiveFrame): void =>
    send(client, Buffer.from(JSON.stringify(content)))

  function send({ socket }: Client, text: Buffer): void {
    if (socket.bufferedAmount > mostBuffered) socket.terminate()
    else socket.send(text, { binary: false })
  }

  /**
   * Reads from the client's cursor to where the common follower stands, then joins it. The last look and the joining
   * have no await between them, so nothing falls into the gap; what comes twice does no harm.
   */
  async function catchUp(client: Client, since: Cursor | null): Promise<void> {
    if (since === null || !(await canCatchUp(since))) {
      client.cursor = position
      return frame(client, { type: since === null ? 'ready' : 'reset', cursor: client.cursor })
    }
    let cursor = since
    while (isBefore(cursor, position)) {
      const page = await readEvents(db, cursor, 200)
      if (page.events.length === 0) break
      deliver(client, await fill(page.events), page.cursor)
      cursor = page.cursor
    }
    client.cursor = cursor
    frame(client, { type: 'ready', cursor })
  }

  const canCatchUp = async (since: Cursor): Promise<boolean> =>
    (await isPlace(db, since)) && (await countSince(db, since, mostToCatchUp + 1)) <= mostToCatchUp

  async function hello(client: Client, data: RawData): Promise<void> {
    const message: unknown = JSON.parse(data.toString())
    if (!Value.Check(LiveHello, message)) throw new Error('not a hello')
    await catchUp(client, message.since === null ? null : (parseCursor(message.since) ?? null))
    for (const first of (await talk?.joined(client.reader)) ?? []) frame(client, first)
  }

  /** The first word is a hello; the rest is talk. */
  function listenTo(client: Client): void {
    const { socket } = client
    const refuse = (err: unknown): void => {
      log.debug({ err }, 'a browser said what nobody understands')
      socket.close(1008)
    }
    socket.once('message', (data) => {
      hello(client, data).catch(refuse)
      socket.on('message', (later) => {
        try {
          talk?.said(client.id, client.reader, JSON.parse(later.toString()))
        } catch (err) {
          refuse(err)
        }
      })
    })
    socket.on('close', () => {
      clients.delete(client)
      talk?.left(client.id).catch((err) => log.warn({ err }, 'a closed window could not be forgotten'))
    })
  }

  async function accept(request: IncomingMessage, stream: Duplex, head: Buffer): Promise<void> {
    const { origin } = request.headers
    // A page of another site would bring the cookie along; browsers always say where a socket comes from.
    if (origin !== undefined && !options.origins.includes(origin)) return refuse(stream, 403)
    const token = options.tokenOf(request)
    const reader = token ? await options.signedInByToken(token) : null
    if (!reader) return refuse(stream, 401)
    sockets.handleUpgrade(request, stream, head, (socket) => {
      const client: Client = { id: randomUUID(), socket, reader, cursor: null, alive: true }
      clients.add(client)
      socket.on('error', () => socket.terminate())
      socket.on('pong', () => {
        client.alive = true
      })
      listenTo(client)
    })
  }

  server.on('upgrade', (request, stream, head) => {
    if (request.url?.split('?')[0] !== `${api}/live`) return refuse(stream, 404)
    accept(request, stream, head).catch((err) => {
      log.warn({ err }, 'a socket could not be opened')
      refuse(stream, 503)
    })
  })

  /** Looks whether each is still there and still signed in, with the groups and rights of now. */
  async function beat(): Promise<void> {
    for (const client of clients) {
      const reader = client.alive ? await options.signedInBySession(client.reader.sessionId) : null
      if (!reader) {
        client.socket.close(4401)
        client.socket.terminate()
        continue
      }
      client.reader = reader
      client.alive = false
      client.socket.ping()
      if (client.cursor !== null) frame(client, { type: 'ready', cursor: client.cursor })
    }
    await talk?.alive([...clients].map((client) => client.id))
  }
  const timer = setInterval(() => {
    beat().catch((err) => log.warn({ err }, 'the sockets could not be looked after'))
  }, beatMs)

  return {
    get count() {
      return clients.size
    },
    get backlog() {
      return [...clients].reduce((sum, { socket }) => sum + socket.bufferedAmount, 0)
    },
    tell(frameFor) {
      for (const client of clients) {
        const said = client.cursor === null ? undefined : frameFor(client.reader)
        if (said) frame(client, said)
      }
    },
    windows: (of) =>
      [...clients]
        .filter((client) => client.cursor !== null && of(client.reader))
        .map((client) => ({ reader: client.reader, tell: (said) => frame(client, said) })),
    async stop() {
      clearInterval(timer)
      await follower.stop()
      // The browser comes back at once, to another process where there is one.
      for (const { socket } of clients) socket.close(1001)
      sockets.close()
      await Promise.race([
        Promise.all([...clients].map(({ socket }) => once(socket, 'close'))),
        pause(goodbyeMs),
      ])
      for (const { socket } of clients) socket.terminate()
    },
  }
}

/** Writes a frame of events; most readers get the very same events, and for them it is written once. */
function sharedFrames(cursor: Cursor): (events: LiveEvent[]) => Buffer {
  const known: { events: LiveEvent[]; text: Buffer }[] = []
  return (events) => {
    const same = known.find(
      (k) => k.events.length === events.length && k.events.every((e, n) => e === events[n]),
    )
    if (same) return same.text
    const text = Buffer.from(JSON.stringify({ type: 'events', events, cursor } satisfies LiveFrame))
    // A few views of a page, by role and group; what is made for one reader alone would only be searched in vain.
    if (known.length < 10) known.push({ events, text })
    return text
  }
}

function refuse(stream: Duplex, status: number): void {
  stream.end(`HTTP/1.1 ${status} Refused\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
}
