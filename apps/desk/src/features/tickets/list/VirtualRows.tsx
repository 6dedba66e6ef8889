import type { TicketRow, View } from '@podpora/contract/tickets'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect, useRef } from 'react'
import { useMay } from '../../../api/session.ts'
import { SelectBox } from '../../bulk/SelectBox.tsx'
import { selectTo } from '../../bulk/selection.ts'
import { useSelectKeys } from '../../bulk/useSelectKeys.ts'
import { TicketListRow } from './TicketListRow.tsx'
import { useListKeys } from './useListKeys.ts'
import { useNow } from './useNow.ts'
import css from './VirtualRows.module.css'

type Props = {
  rows: TicketRow[]
  gone: ReadonlySet<number>
  view: View
  open: number | null
  /** Whether the list is what the reader sees: on a phone it lies under the ticket. */
  active: boolean
  scroller: RefObject<HTMLDivElement | null>
  onEnd: () => void
}

export const rowHeight = 56

/** Only the rows in sight are there; the one with the focus stays, wherever it is scrolled to. */
export function VirtualRows({ rows, gone, view, open, active, scroller, onEnd }: Props) {
  const now = useNow()
  const mayBulk = useMay()('ticket.bulk')
  const focused = useRef<number | null>(null)
  const place = useRef<HTMLUListElement>(null)
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 8,
    getItemKey: (index) => rows[index]?.id ?? index,
    rangeExtractor: (range) => {
      const kept = rows.findIndex((row) => row.id === focused.current)
      const indexes = defaultRangeExtractor(range)
      return kept < 0 || indexes.includes(kept) ? indexes : [...indexes, kept].sort((a, b) => a - b)
    },
  })
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0

  useEffect(() => {
    if (last >= rows.length - 15) onEnd()
  })
  useListKeys({
    rows,
    open,
    enabled: active,
    focused,
    place,
    reveal: (index) => virtual.scrollToIndex(index),
  })
  useSelectKeys(rows, focused, active && mayBulk)

  return (
    <ul
      ref={place}
      className={css.rows}
      style={{ height: virtual.getTotalSize() }}
      onFocus={(event) => {
        focused.current = Number(event.target.dataset.ticket) || null
      }}
    >
      {items.map(({ index, key, start, size }) => {
        const row = rows[index]
        if (!row) return null
        return (
          <li
            key={key}
            className={css.row}
            style={{ height: size, transform: `translateY(${start}px)` }}
            aria-setsize={rows.length}
            aria-posinset={index + 1}
            onClickCapture={(event) => {
              if (!mayBulk || !event.shiftKey || event.target instanceof HTMLInputElement) return
              event.preventDefault()
              event.stopPropagation()
              selectTo(row.id, rows)
            }}
          >
            {mayBulk && <SelectBox row={row} rows={rows} />}
            <TicketListRow row={row} view={view} now={now} open={row.id === open} gone={gone.has(row.id)} />
          </li>
        )
      })}
    </ul>
  )
}
