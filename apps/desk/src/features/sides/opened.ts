import type { Message } from '@podpora/contract/tickets'
import { useSyncExternalStore } from 'react'

/** What the drawer shows: a conversation, or a new one (`sideId` null) that may begin with a message to forward. */
export type OpenedSide = { ticketId: number; sideId: number | null; forwarded?: Message }

let opened: OpenedSide | null = null
const watchers = new Set<() => void>()
const watch = (tell: () => void) => {
  watchers.add(tell)
  return () => void watchers.delete(tell)
}

export function openSide(next: OpenedSide | null) {
  opened = next
  for (const tell of watchers) tell()
}

export const useOpenedSide = (ticketId: number): OpenedSide | null =>
  useSyncExternalStore(watch, () => (opened?.ticketId === ticketId ? opened : null))
