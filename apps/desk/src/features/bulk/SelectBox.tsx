import type { TicketRow } from '@podpora/contract/tickets'
import { useT } from '../../i18n/useT.ts'
import css from './SelectBox.module.css'
import { selectTo, toggleRow, useSelected, useSelecting } from './selection.ts'

/** Over the mark of the status: shown under the pointer, and in every row once something is chosen. */
export function SelectBox({ row, rows }: { row: TicketRow; rows: TicketRow[] }) {
  const t = useT()
  const selected = useSelected(row.id)
  const selecting = useSelecting()
  return (
    <label
      className={css.place}
      data-selected={selected || undefined}
      data-selecting={selecting || undefined}
    >
      <input
        type="checkbox"
        className={css.box}
        // The keyboard has its own way (Space on the row), so that Tab goes from ticket to ticket.
        tabIndex={-1}
        checked={selected}
        aria-label={t('bulk:select', { id: row.id })}
        onClick={(event) => {
          if (event.shiftKey) selectTo(row.id, rows)
          else toggleRow(row.id, rows)
          const link = event.currentTarget.closest('li')?.querySelector<HTMLElement>('[data-ticket]')
          link?.focus({ preventScroll: true })
        }}
        readOnly
      />
    </label>
  )
}
