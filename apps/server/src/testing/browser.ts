import type { AddressInfo } from 'node:net'
import type { LiveEvent, LiveFrame } from '@podpora/contract/events'
import { api } from '@podpora/contract/routes'
import { WebSocket } from 'ws'
import type { TestServer, Visitor } from './server.ts'

/** A browser's end of the live feed. */
export interface Browser {
  readonly cursor: string
  readonly events: LiveEvent[]
  /** The first event, of those that have come and will come, for which `wanted` holds. */
  event(wanted: (event: LiveEvent) => boolean): Promise<LiveEvent>
  frame(wanted: (frame: LiveFrame) => boolean): Promise<LiveFrame>
  say(message: object): void
  close(): Promise<void>
}

/** Makes the test server listen, for what cannot be injected. Gives its port. */
export async function listening(t: TestServer): Promise<number> {
  await t.podpora.app.listen({ host: '127.0.0.1', port: 0 })
  return (t.podpora.app.server.address() as AddressInfo).port
}

/** Opens the live feed as `who`, from `since` on. Resolves once the server has said that it is ready. */
export async function openBrowser(port: number, who: Visitor, since: string | null = null): Promise<Browser> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}${api}/live`, { headers: { cookie: who.cookie } })
  const frames: LiveFrame[] = []
  const events: LiveEvent[] = []
  let changed = Promise.withResolvers<void>()
  let cursor = ''
  let ended = false
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as LiveFrame
    frames.push(frame)
    if ('cursor' in frame) cursor = frame.cursor
    if (frame.type === 'events') events.push(...frame.events)
    changed.resolve()
    changed = Promise.withResolvers()
  })
  socket.on('close', () => {
    ended = true
    changed.resolve()
  })
  socket.on('error', () => socket.close())
  socket.on('open', () => socket.send(JSON.stringify({ type: 'hello', since })))

  async function find<T>(list: T[], wanted: (item: T) => boolean): Promise<T> {
    for (;;) {
      const found = list.find(wanted)
      if (found) return found
      if (ended) throw new Error('the socket was closed')
      await changed.promise
    }
  }
  const browser: Browser = {
    get cursor() {
      return cursor
    },
    events,
    event: (wanted) => find(events, wanted),
    frame: (wanted) => find(frames, wanted),
    say: (message) => socket.send(JSON.stringify(message)),
    close: () =>
      new Promise((resolve) => {
        if (ended) return resolve()
        socket.on('close', () => resolve())
        socket.close()
      }),
  }
  await browser.frame((frame) => frame.type === 'ready' || frame.type === 'reset')
  return browser
}
