import type { Unread } from '@podpora/contract/notifications'
import { useSyncExternalStore } from 'react'

const nothing: Unread = { count: 0, ticketIds: [] }
let unread = nothing
const watchers = new Set<() => void>()

/** What the live feed says of one's unread notifications: all that there is, each time. */
export function takeUnread({ count, ticketIds }: Unread = nothing) {
  unread = { count, ticketIds }
  for (const tell of watchers) tell()
}

/** One's unread notifications as the server last said; a new object whenever it says so. */
export const useUnread = (): Unread =>
  useSyncExternalStore(
    (tell) => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    () => unread,
  )
