import type { TicketRow } from '@podpora/contract/tickets'
import { useNavigate } from '@tanstack/react-router'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useCommands } from '../../../ui/keyboard.ts'

type Options = {
  rows: TicketRow[]
  open: number | null
  view: string
  focused: RefObject<number | null>
  place: RefObject<HTMLElement | null>
  reveal: (index: number) => void
}

/** From the open ticket to the next one and the one before, without a way over the list. */
export function useOpenBeside({ rows, open, view, focused, place, reveal }: Options) {
  const navigate = useNavigate()
  const lastIndex = useRef(-1)
  const index = rows.findIndex((row) => row.id === open)
  const linkOf = (id: number) => place.current?.querySelector<HTMLElement>(`[data-ticket="${id}"]`)

  function openBeside(step: number) {
    // The open one has left the list, being solved: what took its place comes next.
    const from = index >= 0 ? index : lastIndex.current - (step > 0 ? 1 : 0)
    const row = rows[from + step]
    if (!row || row.id === open) return
    focused.current = row.id
    reveal(from + step)
    if (place.current?.contains(document.activeElement)) linkOf(row.id)?.focus({ preventScroll: true })
    void navigate({ to: '/views/$view/$id', params: { view, id: String(row.id) }, search: true })
  }
  useCommands({ 'ticket.next': () => openBeside(1), 'ticket.previous': () => openBeside(-1) }, open !== null)

  // Whoever closes a ticket stands on its row again.
  const before = useRef(open)
  useLayoutEffect(() => {
    if (index >= 0) lastIndex.current = index
    const closed = open === null ? before.current : null
    before.current = open
    if (closed !== null && document.activeElement === document.body)
      linkOf(closed)?.focus({ preventScroll: true })
  })
}
