import { setTimeout as pause } from 'node:timers/promises'
import { api, csrfHeader } from '@podpora/contract/routes'
import { WebSocket } from 'ws'

/** Somebody at a desk behind a balancer, who sends again what got no answer. */
export interface DeskClient {
  /** Sends until there is an answer; the same body each time, so that it is done once. */
  post<T>(path: string, body: object): Promise<T>
  get<T>(path: string): Promise<T>
  /** How often there was no answer. */
  readonly unanswered: number
  watch(): Promise<Watching>
}

/** A browser that comes back when its socket ends, from the place where it was. */
export interface Watching {
  /** What it has been told, by the event's id. */
  readonly events: Map<number, { kind: string; ticketId: number | null }>
  readonly reconnects: number
  /** It was told to fetch everything anew. */
  readonly resets: number
  stop(): void
}

export async function signUp(origin: string, setup: object): Promise<DeskClient> {
  let cookie = ''
  let csrf = ''
  let unanswered = 0

  async function once<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${origin}${api}${path}`, {
      method,
      headers: {
        cookie,
        [csrfHeader]: csrf,
        // Each request a connection of its own, so that the balancer spreads them.
        connection: 'close',
        ...(body && { 'content-type': 'application/json' }),
      },
      ...(body && { body: JSON.stringify(body) }),
    })
    const set = response.headers.getSetCookie().map((line) => line.split(';')[0])
    if (set.length > 0) cookie = set.at(-1) as string
    const text = await response.text()
    if (response.status === 503) throw new TypeError('unavailable')
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${text}`)
    return JSON.parse(text) as T
  }
  async function again<T>(method: string, path: string, body?: object): Promise<T> {
    for (let tries = 0; ; tries++) {
      try {
        return await once<T>(method, path, body)
      } catch (error) {
        // fetch throws TypeErrors where the connection fails.
        if (!(error instanceof TypeError) || tries === 50) throw error
        unanswered += 1
        await pause(100)
      }
    }
  }

  function watch(): Promise<Watching> {
    const events: Watching['events'] = new Map()
    let since: string | null = null
    let reconnects = 0
    let resets = 0
    let stopped = false
    let socket: WebSocket
    return new Promise((resolve) => {
      const watching: Watching = {
        events,
        get reconnects() {
          return reconnects
        },
        get resets() {
          return resets
        },
        stop() {
          stopped = true
          socket.close()
        },
      }
      function open(): void {
        socket = new WebSocket(`${origin.replace('http', 'ws')}${api}/live`, { headers: { cookie } })
        socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', since })))
        socket.on('message', (data) => {
          const frame = JSON.parse(String(data))
          if (frame.type === 'presence') return
          since = frame.cursor
          if (frame.type === 'reset') resets += 1
          if (frame.type === 'events') for (const event of frame.events) events.set(event.id, event)
          else resolve(watching)
        })
        socket.on('error', () => socket.close())
        socket.on('close', () => {
          if (stopped) return
          reconnects += 1
          setTimeout(open, 100)
        })
      }
      open()
    })
  }

  const session = await again<{ csrfToken: string }>('POST', '/setup', setup)
  csrf = session.csrfToken
  return {
    post: (path, body) => again('POST', path, body),
    get: (path) => again('GET', path),
    get unanswered() {
      return unanswered
    },
    watch,
  }
}
