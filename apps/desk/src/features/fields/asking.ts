import { useSyncExternalStore } from 'react'
import { ApiError } from '../../api/client.ts'

/** Fields without which a ticket does not get its status; `leading` until the reader stands in the first of them. */
export type Asked = { ticketId: number; keys: string[]; leading: boolean }

let asked: Asked | null = null
const watchers = new Set<() => void>()
const watch = (tell: () => void) => {
  watchers.add(tell)
  return () => void watchers.delete(tell)
}
function set(next: Asked | null) {
  asked = next
  for (const tell of watchers) tell()
}

/** The fields that a refusal names; none where it is about something else. */
export const missingIn = (error: unknown): string[] =>
  error instanceof ApiError && error.code === 'fields_required'
    ? error.fields.map(({ field }) => field.replace(/^custom\//, ''))
    : []

/** Opens a ticket's details at the first field that a refusal names. */
export function leadToMissing(ticketId: number, error: unknown) {
  const keys = missingIn(error)
  if (keys.length > 0) set({ ticketId, keys, leading: true })
}

/** The reader is there. The fields stay marked until they are filled. */
export const arrived = () => asked?.leading && set({ ...asked, leading: false })

export const useAsked = (ticketId: number): Asked | null =>
  useSyncExternalStore(watch, () => (asked?.ticketId === ticketId ? asked : null))
