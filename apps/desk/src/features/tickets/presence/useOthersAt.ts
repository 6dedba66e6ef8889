import type { PersonPresent } from '@podpora/contract/events'
import { useMemo } from 'react'
import { usePeopleAt } from '../../../api/presence.ts'
import { useMe } from '../../../api/session.ts'

/** Colleagues at a ticket; one's own other windows are no company. */
export function useOthersAt(ticketId: number): PersonPresent[] {
  const me = useMe().id
  const people = usePeopleAt(ticketId)
  return useMemo(() => people.filter(({ id }) => id !== me), [people, me])
}
