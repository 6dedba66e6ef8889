import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { backoff } from './backoff.ts'
import { holdLine, type Listener, type Socket } from './connection.ts'

class FakeSocket implements Socket {
  onopen: Socket['onopen'] = null
  onmessage: Socket['onmessage'] = null
  onclose: Socket['onclose'] = null
  said: string[] = []
  closed = false
  send(text: string) {
    this.said.push(text)
  }
  close() {
    this.closed = true
  }
  hear(frame: object) {
    this.onmessage?.({ data: JSON.stringify(frame) })
  }
}

let sockets: FakeSocket[]
let told: string[]
const last = () => sockets.at(-1) as FakeSocket
const listener: Listener = {
  events: (events) => told.push(`events ${events.length}`),
  reset: () => told.push('reset'),
  presence: () => told.push('presence'),
  unread: () => told.push('unread'),
  up: () => undefined,
  down: () => told.push('down'),
}
const hold = () =>
  holdLine(
    '3',
    () => {
      const socket = new FakeSocket()
      sockets.push(socket)
      return socket
    },
    listener,
  )

beforeEach(() => {
  vi.useFakeTimers()
  sockets = []
  told = []
})
afterEach(() => vi.useRealTimers())

describe('the line to the server', () => {
  test('starts where its reader began and goes on from where it stood', () => {
    hold()
    last().onopen?.()
    expect(last().said).toEqual(['{"type":"hello","since":"3"}'])
    last().hear({ type: 'ready', cursor: '7' })
    last().hear({ type: 'events', events: [{}, {}], cursor: '9' })
    last().onclose?.()
    vi.advanceTimersByTime(20_000)
    last().onopen?.()
    expect(last().said).toEqual(['{"type":"hello","since":"9"}'])
    last().hear({ type: 'ready', cursor: '9' })
    expect(told).toEqual(['events 2', 'down'])
  })

  test('takes a long silence for a dead line, and the heartbeat for life', () => {
    hold()
    last().hear({ type: 'ready', cursor: '1' })
    vi.advanceTimersByTime(40_000)
    last().hear({ type: 'ready', cursor: '1' })
    vi.advanceTimersByTime(40_000)
    expect(sockets).toHaveLength(1)
    vi.advanceTimersByTime(10_000)
    expect(sockets[0]?.closed).toBe(true)
    expect(sockets).toHaveLength(2)
  })

  test('a reset goes on from its own cursor', () => {
    hold()
    last().hear({ type: 'ready', cursor: '1' })
    last().hear({ type: 'reset', cursor: '5000' })
    last().onclose?.()
    vi.advanceTimersByTime(20_000)
    last().onopen?.()
    expect(told).toContain('reset')
    expect(last().said[0]).toContain('"5000"')
  })

  test('woken, it tries at once; a healthy line is left alone', () => {
    const line = hold()
    last().hear({ type: 'ready', cursor: '1' })
    line.wake()
    expect(sockets).toHaveLength(1)
    last().onclose?.()
    line.wake()
    expect(sockets).toHaveLength(2)
    vi.advanceTimersByTime(1_000)
    expect(sockets).toHaveLength(2)
  })

  test('says where its window is once it is heard, and again over a new line', () => {
    const line = hold()
    const word = { type: 'presence', ticketId: 7, state: 'reading', kind: null } as const
    line.say(word)
    last().onopen?.()
    expect(last().said).toHaveLength(1)
    last().hear({ type: 'ready', cursor: '1' })
    last().hear({ type: 'presence', whole: true, tickets: [] })
    last().hear({ type: 'ready', cursor: '1' })
    expect(last().said.slice(1)).toEqual([JSON.stringify(word)])
    last().onclose?.()
    vi.advanceTimersByTime(20_000)
    last().onopen?.()
    last().hear({ type: 'ready', cursor: '1' })
    expect(last().said.at(-1)).toBe(JSON.stringify(word))
    expect(told).toContain('presence')
  })

  test('stopped, it stays down', () => {
    const line = hold()
    line.stop()
    vi.advanceTimersByTime(100_000)
    line.wake()
    expect(sockets).toHaveLength(1)
  })
})

test('waiting grows, is spread, and has an end', () => {
  expect([0, 1, 2, 20].map((n) => backoff(n, 1))).toEqual([500, 1000, 2000, 15_000])
  expect(backoff(3, 0)).toBe(2000)
})
