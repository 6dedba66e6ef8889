import type { CurrentSession } from '@podpora/contract/people'
import { api } from '@podpora/contract/routes'
import type { QueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { lendLine, takePresence } from '../api/presence.ts'
import { sessionQuery } from '../api/session.ts'
import { takeUnread } from '../api/unread.ts'
import { holdLine, type Socket } from './live/connection.ts'
import { feed } from './live/feed.ts'

export type Connection = 'live' | 'reconnecting' | 'offline'

/** A blink of the line is not worth a word to the reader. */
const grace = 2_000

let connection: Connection = 'live'
const watchers = new Set<() => void>()
function setConnection(next: Connection) {
  if (next === connection) return
  connection = next
  for (const tell of watchers) tell()
}

/** How things stand between this browser and the server, for the shell's notice. */
export const useConnection = (): Connection =>
  useSyncExternalStore(
    (tell) => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    () => connection,
  )

const open = (): Socket => {
  const url = new URL(`${api}/live`, location.href)
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:'
  return new WebSocket(url) as Socket
}

/**
 * Keeps the query cache live; started once somebody is signed in. Events are told from where the log stood when the session
 * was read, which is before all else: nothing falls between a fetch and the line, and nothing is fetched twice.
 */
function startLive(client: QueryClient): () => void {
  const { cursor } = client.getQueryData(sessionQuery.queryKey) as CurrentSession
  const cache = feed(client)
  let patience: ReturnType<typeof setTimeout> | undefined
  const lost = () => setConnection(navigator.onLine ? 'reconnecting' : 'offline')

  const line = holdLine(cursor, open, {
    events: cache.events,
    reset: cache.reset,
    presence: takePresence,
    unread(frame) {
      takeUnread(frame)
      void client.invalidateQueries({ queryKey: ['notifications'] })
    },
    up() {
      clearTimeout(patience)
      patience = undefined
      setConnection('live')
    },
    down(attempt) {
      patience ??= setTimeout(() => {
        lost()
        // Who is where is not known without a line.
        takePresence({ whole: true, tickets: [] })
      }, grace)
      // Refused again and again may mean signed out: the session's own fetch finds that out.
      if (attempt % 4 === 0) void client.invalidateQueries({ queryKey: ['session'] })
    },
  })

  lendLine(line.say)

  const wake = () => document.visibilityState === 'visible' && line.wake()
  const online = () => line.wake(true)
  const offline = () => setConnection('offline')
  addEventListener('online', online)
  addEventListener('offline', offline)
  document.addEventListener('visibilitychange', wake)
  return () => {
    removeEventListener('online', online)
    removeEventListener('offline', offline)
    document.removeEventListener('visibilitychange', wake)
    clearTimeout(patience)
    line.stop()
    lendLine(() => {})
    takePresence({ whole: true, tickets: [] })
    takeUnread()
    cache.stop()
    setConnection('live')
  }
}

export function useLive(client: QueryClient, signedIn: boolean) {
  useEffect(() => (signedIn ? startLive(client) : undefined), [client, signedIn])
}
