import type { Message } from '@podpora/contract/tickets'
import { useEffect, useRef } from 'react'
import { useMe } from '../../../api/session.ts'
import { fetchDrafts } from './syncing.ts'

/** An own answer that had not left stands in the conversation no more: it is a draft again, and comes into the box. */
export function useReturned(ticket: number, messages: Message[]) {
  const me = useMe()
  const waiting = useRef({ ticket, ids: [] as number[] })
  useEffect(() => {
    const known = waiting.current
    const gone = known.ticket === ticket && known.ids.some((id) => messages.every((m) => m.id !== id))
    waiting.current = {
      ticket,
      ids: messages
        .filter(
          (m) => m.delivery?.state === 'scheduled' && m.author.kind === 'agent' && m.author.id === me.id,
        )
        .map((m) => m.id),
    }
    if (gone) void fetchDrafts(ticket)
  }, [ticket, messages, me.id])
}
