import type { TicketRow } from '@podpora/contract/tickets'
import { useQueryClient } from '@tanstack/react-query'
import { type RefObject, useLayoutEffect, useRef } from 'react'
import { useCommands } from '../../../ui/keyboard.ts'
import { ticketQuery } from '../api.ts'

type Options = {
  rows: TicketRow[]
  open: number | null
  enabled: boolean
  focused: RefObject<number | null>
  place: RefObject<HTMLElement | null>
  reveal: (index: number) => void
}

/** J and K carry the focus along the list: Enter is then the link's own, and a screen reader says where one is. */
export function useListKeys({ rows, open, enabled, focused, place, reveal }: Options) {
  const client = useQueryClient()
  const lastIndex = useRef(-1)

  const find = (id: number | null) => rows.findIndex((row) => row.id === id)
  const linkOf = (id: number) => place.current?.querySelector<HTMLElement>(`[data-ticket="${id}"]`)

  function move(step: number) {
    const here = find(focused.current ?? open)
    // The one we stood on has left: what took its place comes next.
    const from = here >= 0 ? here : Math.min(lastIndex.current, rows.length - 1) - (step > 0 ? 1 : 0)
    const to = Math.max(0, Math.min(rows.length - 1, from + step))
    const row = rows[to]
    if (!row) return
    focused.current = row.id
    lastIndex.current = to
    reveal(to)
    void client.prefetchQuery(ticketQuery(row.id))
    // A row far away is drawn first and then found.
    const focus = () => linkOf(row.id)?.focus({ preventScroll: true })
    if (linkOf(row.id)) focus()
    else requestAnimationFrame(() => requestAnimationFrame(focus))
  }

  useCommands({ 'list.next': () => move(1), 'list.previous': () => move(-1) }, enabled)

  // A row that moves in the list loses the browser's focus on its way; give it back.
  const held = useRef(false)
  useLayoutEffect(() => {
    const id = focused.current
    if (held.current && id !== null && document.activeElement === document.body) {
      // One that has left hands it to the row that took its place.
      const heir = rows[Math.min(lastIndex.current, rows.length - 1)]
      const link = linkOf(id) ?? (heir && linkOf(heir.id))
      link?.focus({ preventScroll: true })
    }
    held.current = place.current?.contains(document.activeElement) ?? false
    const index = find(id)
    if (index >= 0) lastIndex.current = index
  })
}
