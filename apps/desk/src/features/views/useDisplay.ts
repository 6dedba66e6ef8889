import { useLocalStorage } from '@mantine/hooks'
import { columns as all, type Column, type Layout, standardColumns } from '@podpora/contract/builtin'
import { isOwn } from '@podpora/contract/ordering'
import type { CurrentView } from './useView.ts'

/** How a view looks: what is saved with it. */
export type Display = { columns: Column[]; layout: Layout }
export const standardDisplay: Display = { columns: standardColumns, layout: 'list' }

/**
 * A view as this browser shows it: as it was saved, until its reader chooses otherwise. For the built-in views the choice of
 * lines or a table is one.
 */
export function useDisplay({ name, chosen }: CurrentView) {
  const [columns, keepColumns] = useKept<Column[]>('podpora-columns')
  const [layouts, keepLayouts] = useKept<Layout>('podpora-layouts')
  const place = chosen?.saved ? name : 'built-in'
  const own = chosen?.saved ?? standardDisplay
  const known = columns[name]?.filter((column) => isOwn(column) || all.includes(column)) ?? []
  const display: Display = {
    columns: known.length > 0 ? known : own.columns,
    layout: layouts[place] ?? own.layout,
  }
  return {
    ...display,
    /** The reader sees it otherwise than it was saved. */
    changed: display.layout !== own.layout || display.columns.join() !== own.columns.join(),
    setColumns: (next: Column[]) => keepColumns({ ...columns, [name]: next }),
    setLayout: (next: Layout) => keepLayouts({ ...layouts, [place]: next }),
    /** From now on as it is saved. */
    forget: () => {
      keepColumns(without(columns, name))
      keepLayouts(without(layouts, place))
    },
  }
}

const useKept = <T>(key: string) =>
  useLocalStorage<Record<string, T>>({ key, defaultValue: {}, getInitialValueInEffect: false })

function without<T>(kept: Record<string, T>, name: string): Record<string, T> {
  const { [name]: _, ...rest } = kept
  return rest
}
