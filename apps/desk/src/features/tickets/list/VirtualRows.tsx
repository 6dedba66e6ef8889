import { type Grouping, keysOf } from '@podpora/contract/ordering'
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual'
import { type ComponentType, useEffect, useRef } from 'react'
import { useMay } from '../../../api/session.ts'
import { useDensity } from '../../../ui/density.ts'
import { SelectBox } from '../../bulk/SelectBox.tsx'
import { selectTo } from '../../bulk/selection.ts'
import { useSelectKeys } from '../../bulk/useSelectKeys.ts'
import { useFields } from '../../fields/api.ts'
import { linesOf } from './lines.ts'
import type { RowProps, RowsProps } from './rowProps.ts'
import { TicketListRow } from './TicketListRow.tsx'
import { useGroupName } from './useGroupName.ts'
import { useListKeys } from './useListKeys.ts'
import { useNow } from './useNow.ts'
import { useOpenBeside } from './useOpenBeside.ts'
import css from './VirtualRows.module.css'

type Props = RowsProps & { Row?: ComponentType<RowProps>; height?: number }

const headHeight = 32

/** Only the rows in sight are there; the one with the focus stays, wherever it is scrolled to. */
export function VirtualRows({ Row = TicketListRow, height = 56, ...props }: Props) {
  const { rows, stood, groupBy, gone, view, open, active, scroller, onEnd } = props
  const now = useNow()
  const [density] = useDensity()
  const rowHeight = density === 'compact' ? height - 8 : height
  const mayBulk = useMay()('ticket.bulk')
  const groupName = useGroupName()
  const focused = useRef<number | null>(null)
  const place = useRef<HTMLUListElement>(null)
  const by = useGroupedBy(groupBy)
  const lines = linesOf(rows, stood, by)
  const lineOf = (id: number | null) => lines.findIndex((line) => !line.head && line.row.id === id)
  const virtual = useVirtualizer({
    count: lines.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (lines[index]?.head ? headHeight : rowHeight),
    overscan: 8,
    getItemKey: (index) => lines[index]?.key ?? index,
    rangeExtractor: (range) => {
      const kept = focused.current === null ? -1 : lineOf(focused.current)
      const indexes = defaultRangeExtractor(range)
      return kept < 0 || indexes.includes(kept) ? indexes : [...indexes, kept].sort((a, b) => a - b)
    },
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: measured anew when the rows become higher or lower
  useEffect(() => virtual.measure(), [rowHeight])
  const items = virtual.getVirtualItems()
  const last = items.at(-1)?.index ?? 0

  useEffect(() => {
    if (last >= lines.length - 15) onEnd()
  })
  const reveal = (index: number) => virtual.scrollToIndex(lineOf(rows[index]?.id ?? null))
  useListKeys({ rows, open, enabled: active, focused, place, reveal })
  useOpenBeside({ rows, open, view, focused, place, reveal })
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
        const line = lines[index]
        if (!line) return null
        const { row, head } = line
        return (
          <li
            key={key}
            className={css.row}
            style={{ height: size, transform: `translateY(${start}px)` }}
            aria-setsize={lines.length}
            aria-posinset={index + 1}
            onClickCapture={(event) => {
              if (head || !mayBulk || !event.shiftKey || event.target instanceof HTMLInputElement) return
              event.preventDefault()
              event.stopPropagation()
              selectTo(row.id, rows)
            }}
          >
            {head && groupBy ? (
              <h2 className={css.head}>{groupName(groupBy, row)}</h2>
            ) : (
              <>
                {mayBulk && <SelectBox row={row} rows={rows} />}
                <Row row={row} view={view} now={now} open={row.id === open} gone={gone.has(row.id)} />
              </>
            )}
          </li>
        )
      })}
    </ul>
  )
}

/** What the list is in groups by; nothing where that is a field that the reader doesn't see. */
function useGroupedBy(groupBy: Grouping | null) {
  const fields = useFields()
  const [first] = keysOf({ sort: '-updated', groupBy }, fields)
  return first?.name === groupBy ? first : null
}
