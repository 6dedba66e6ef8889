import type { LivePresence, LivePresenceFrame, PersonPresent } from '@podpora/contract/events'
import { useSyncExternalStore } from 'react'

const nobody: PersonPresent[] = []
const people = new Map<number, PersonPresent[]>()
const watchers = new Set<() => void>()
let speak: (word: LivePresence) => void = () => {}

/** What the live feed says of who is where. A whole one says all that there is. */
export function takePresence({ whole, tickets }: Pick<LivePresenceFrame, 'whole' | 'tickets'>) {
  if (whole) people.clear()
  for (const line of tickets)
    if (line.people.length > 0) people.set(line.ticketId, line.people)
    else people.delete(line.ticketId)
  for (const tell of watchers) tell()
}

/** The live feed lends its line. */
export const lendLine = (say: (word: LivePresence) => void) => {
  speak = say
}

/** Tells the others where this window is. */
export const sayPresence = (word: Omit<LivePresence, 'type'>) => speak({ type: 'presence', ...word })

/** Everybody at a ticket, as the server last said; oneself as well. */
export const usePeopleAt = (ticketId: number): PersonPresent[] =>
  useSyncExternalStore(
    (tell) => {
      watchers.add(tell)
      return () => watchers.delete(tell)
    },
    () => people.get(ticketId) ?? nobody,
  )
