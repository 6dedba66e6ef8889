import type { LivePresence } from '@podpora/contract/events'
import { useEffect, useState } from 'react'
import { sayPresence } from '../../../api/presence.ts'

/** Somebody who has not typed for so long thinks or has gone; the others need not wait. */
const idleMs = 30_000

/**
 * Tells the others that one reads this ticket, or writes: `text` is what is in the box, and writing is what changes it
 * while it stays the same `box`. A window that nobody sees is at no ticket.
 */
export function useSayPresence(
  ticketId: number,
  { kind, text, blank, box }: { kind: LivePresence['kind']; text: string; blank: boolean; box: string },
) {
  const [first, setFirst] = useState({ box, text })
  const [still, setStill] = useState('')
  const [hidden, setHidden] = useState(document.visibilityState === 'hidden')
  if (first.box !== box) setFirst({ box, text })

  useEffect(() => {
    const look = () => setHidden(document.visibilityState === 'hidden')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  useEffect(() => {
    const timer = setTimeout(() => setStill(text), idleMs)
    return () => clearTimeout(timer)
  }, [text])

  const writing = !blank && text !== first.text && text !== still
  useEffect(() => {
    const state = hidden ? null : writing ? 'writing' : 'reading'
    sayPresence({ ticketId, state, kind: writing ? kind : null })
  }, [ticketId, hidden, writing, kind])
  useEffect(() => () => sayPresence({ ticketId, state: null, kind: null }), [ticketId])
}
