import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import type { Column } from '@podpora/contract/builtin'
import type { Sort } from '@podpora/contract/ordering'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { createContext, useContext } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { useDisplay } from '../../views/useDisplay.ts'
import { useChangeListing, useView } from '../../views/useView.ts'
import { Cell } from './Cell.tsx'
import type { RowProps, RowsProps } from './rowProps.ts'
import css from './TableRows.module.css'
import { VirtualRows } from './VirtualRows.tsx'

const Shown = createContext<Column[]>([])

/** The wide list: a line a ticket, with the columns that its reader chose. */
export default function TableRows(props: RowsProps) {
  const view = useView()
  const { columns } = useDisplay(view)
  const template = columns.map((column) => `var(--column-${column}, var(--column))`).join(' ')
  return (
    <div className={css.table} style={{ '--columns': template } as React.CSSProperties}>
      <Head columns={columns} />
      <Shown value={columns}>
        <VirtualRows {...props} Row={TableRow} height={40} />
      </Shown>
    </div>
  )
}

/** Columns by which a list can be sorted, and what they are called then. */
const sortOf: Partial<Record<Column, string>> = {
  number: 'number',
  priority: 'priority',
  created: 'created',
  updated: 'updated',
  waiting: 'waiting',
  due: 'due',
}

function Head({ columns }: { columns: Column[] }) {
  const t = useT()
  const view = useView()
  const change = useChangeListing(view)
  const { sort } = view.listing
  return (
    <div className={css.head}>
      {columns.map((column) => {
        const name = t(`views:column.${column}`)
        const by = sortOf[column]
        if (!by)
          return (
            <span key={column} className={css.cell}>
              {name}
            </span>
          )
        const descending = sort === `-${by}`
        const sorted = descending || sort === by
        return (
          <UnstyledButton
            key={column}
            className={css.cell}
            aria-pressed={sorted}
            title={t('views:sortBy', { column: name })}
            onClick={() => change({ sort: (descending ? by : `-${by}`) as Sort })}
          >
            {name}
            {sorted &&
              (descending ? (
                <IconArrowDown size={14} stroke={1.5} />
              ) : (
                <IconArrowUp size={14} stroke={1.5} />
              ))}
          </UnstyledButton>
        )
      })}
    </div>
  )
}

function TableRow({ row, view, open, gone }: RowProps) {
  const t = useT()
  const columns = useContext(Shown)
  const finished = row.status === 'solved' || row.status === 'closed'
  return (
    <Link
      to="/views/$view/$id"
      params={{ view, id: String(row.id) }}
      search={true}
      className={css.row}
      data-unread={(row.lastFrom === 'customer' && !finished) || undefined}
      data-gone={gone || undefined}
      data-open={open || undefined}
      data-ticket={row.id}
    >
      {columns.map((column) => (
        <span key={column} className={css.cell} data-column={column}>
          <VisuallyHidden>{t(`views:column.${column}`)}: </VisuallyHidden>
          <Cell column={column} row={row} />
        </span>
      ))}
    </Link>
  )
}
