import { useEffect } from 'react'
import { useUnread } from '../../api/unread.ts'
import { readNotifications } from './api.ts'

/** Whoever looks at a ticket has read what they were told of it. */
export function useSeenTicket(ticketId: number) {
  const unread = useUnread()
  useEffect(() => {
    if (!unread.ticketIds.includes(ticketId)) return
    const see = () => {
      // Said again with the next word of the server, where it does not come through.
      if (document.visibilityState === 'visible') void readNotifications({ ticketId }).catch(() => {})
    }
    see()
    document.addEventListener('visibilitychange', see)
    return () => document.removeEventListener('visibilitychange', see)
  }, [unread, ticketId])
}
