import { UnstyledButton, VisuallyHidden } from '@mantine/core'
import type { Column } from '@podpora/contract/builtin'
import { sortable } from '@podpora/contract/field-kinds'
import { isOwn, ownKey, type Sort, type UsualSort } from '@podpora/contract/ordering'
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { createContext, useContext } from 'react'
import { useT } from '../../../i18n/useT.ts'
import { fieldsQuery, useFields } from '../../fields/api.ts'
import { useDisplay } from '../../views/useDisplay.ts'
import { useDisplayWords } from '../../views/useDisplayWords.ts'
import { useChangeListing, useView } from '../../views/useView.ts'
import { Cell } from './Cell.tsx'
import type { RowProps, RowsProps } from './rowProps.ts'
import css from './TableRows.module.css'
import { VirtualRows } from './VirtualRows.tsx'

type NamedColumn = { column: Column; name: string }
const Shown = createContext<NamedColumn[]>([])

/** The wide list: a line a ticket, with the columns that its reader chose. */
export default function TableRows(props: RowsProps) {
  const view = useView()
  const columns = useColumns(useDisplay(view).columns)
  const template = columns
    .map(({ column }) => (isOwn(column) ? 'var(--column)' : `var(--column-${column}, var(--column))`))
    .join(' ')
  return (
    <div className={css.table} style={{ '--columns': template } as React.CSSProperties}>
      <Head columns={columns} />
      <Shown value={columns}>
        <VirtualRows {...props} Row={TableRow} height={40} />
      </Shown>
    </div>
  )
}

/** The columns by their names. One of a field that is not known yet keeps its place; one that is not there has none. */
function useColumns(columns: Column[]): NamedColumn[] {
  const { columns: all } = useDisplayWords()
  const { isPending } = useQuery(fieldsQuery)
  return columns.flatMap((column) => {
    const name = all.find(({ value }) => value === column)?.label
    if (name !== undefined) return [{ column, name }]
    return isPending && isOwn(column) ? [{ column, name: '' }] : []
  })
}

/** Columns by which a list can be sorted, and what they are called then. */
const usualSorts: Partial<Record<Column, UsualSort>> = {
  number: 'number',
  priority: 'priority',
  created: 'created',
  updated: 'updated',
  waiting: 'waiting',
  due: 'due',
}

function useSortOf(): (column: Column) => Sort | undefined {
  const fields = useFields()
  return (column) => {
    if (!isOwn(column)) return usualSorts[column]
    const field = fields.find(({ key }) => key === ownKey(column))
    return field && (sortable as readonly string[]).includes(field.type) ? column : undefined
  }
}

function Head({ columns }: { columns: NamedColumn[] }) {
  const t = useT()
  const view = useView()
  const change = useChangeListing(view)
  const sortOf = useSortOf()
  const { sort } = view.listing
  return (
    <div className={css.head}>
      {columns.map(({ column, name }) => {
        const by = sortOf(column)
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
      {columns.map(({ column, name }) => (
        <span key={column} className={css.cell} data-column={column}>
          <VisuallyHidden>{name}: </VisuallyHidden>
          <Cell column={column} row={row} />
        </span>
      ))}
    </Link>
  )
}
