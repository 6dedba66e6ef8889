import type {
  LiveEvent,
  LiveFrame,
  LiveHello,
  LivePresence,
  LivePresenceFrame,
  LiveUnreadFrame,
} from '@podpora/contract/events'
import { backoff } from './backoff.ts'

/** Of a WebSocket only this much is used, so that a test can stand in for it. */
export type Socket = {
  onopen: (() => void) | null
  onmessage: ((frame: { data: unknown }) => void) | null
  onclose: (() => void) | null
  send(text: string): void
  close(): void
}

export type Listener = {
  events(events: LiveEvent[]): void
  /** Too much happened while away: everything is to be fetched anew. */
  reset(): void
  presence(frame: LivePresenceFrame): void
  unread(frame: LiveUnreadFrame): void
  up(): void
  down(attempt: number): void
}

/** The server says `ready` every 20 s; two of them missed and a little more is a dead line. */
const silence = 45_000
/** A sleeping laptop's timers sleep too, so a tab that comes back asks sooner. */
const suspicious = 25_000

/**
 * A line to the server that is always being held up. `wake` tries at once instead of waiting its turn;
 * with `doubt` even a line that seems to stand is laid anew. `since`: from where events are told.
 */
export function holdLine(since: string, open: () => Socket, to: Listener, now: () => number = Date.now) {
  let cursor = since
  let socket: Socket | null = null
  let attempt = 0
  let heardAt = 0
  let retry: ReturnType<typeof setTimeout> | undefined
  let watch: ReturnType<typeof setTimeout> | undefined
  let stopped = false
  /** What the server knows of this window's place is lost with the line, so the last word is said again. */
  let lastWord: LivePresence | null = null
  let joined = false

  function connect() {
    clearTimeout(retry)
    const line = open()
    socket = line
    heard()
    line.onopen = () => {
      const hello: LiveHello = { type: 'hello', since: cursor }
      line.send(JSON.stringify(hello))
    }
    line.onmessage = ({ data }) => {
      heard()
      take(JSON.parse(String(data)) as LiveFrame)
    }
    line.onclose = () => lost(line)
  }

  function heard() {
    heardAt = now()
    clearTimeout(watch)
    watch = setTimeout(() => socket && lost(socket), silence)
  }

  function take(frame: LiveFrame) {
    if (frame.type === 'presence') return to.presence(frame)
    if (frame.type === 'unread') return to.unread(frame)
    cursor = frame.cursor
    attempt = 0
    to.up()
    if (!joined) {
      joined = true
      if (lastWord) socket?.send(JSON.stringify(lastWord))
    }
    if (frame.type === 'events') to.events(frame.events)
    else if (frame.type === 'reset') to.reset()
  }

  /** Dropped by the other side or given up by us; a late close of an old socket means nothing. */
  function lost(line: Socket) {
    if (line !== socket) return
    socket = null
    joined = false
    clearTimeout(watch)
    line.onopen = line.onmessage = line.onclose = null
    line.close()
    if (stopped) return
    retry = setTimeout(connect, backoff(attempt, Math.random()))
    attempt += 1
    to.down(attempt)
  }

  connect()
  return {
    say(word: LivePresence) {
      lastWord = word
      if (joined) socket?.send(JSON.stringify(word))
    },
    wake(doubt = false) {
      if (stopped) return
      if (socket && !doubt && now() - heardAt < suspicious) return
      if (socket) lost(socket)
      connect()
    },
    stop() {
      stopped = true
      clearTimeout(retry)
      if (socket) lost(socket)
    },
  }
}
