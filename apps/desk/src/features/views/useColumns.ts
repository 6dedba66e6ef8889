import { useLocalStorage } from '@mantine/hooks'
import { columns as all, type Column, standardColumns } from '@podpora/contract/builtin'
import type { CurrentView } from './useView.ts'

/** The columns of a view as this browser shows them: the view's own, until its reader chooses others. */
export function useColumns({ name, chosen }: CurrentView): [Column[], (columns: Column[]) => void] {
  const [kept, keep] = useLocalStorage<Record<string, Column[]>>({
    key: 'podpora-columns',
    defaultValue: {},
    getInitialValueInEffect: false,
  })
  const own = kept[name]?.filter((column) => all.includes(column)) ?? []
  const columns = own.length > 0 ? own : (chosen?.columns ?? standardColumns)
  return [columns, (next) => keep((before) => ({ ...before, [name]: next }))]
}

/** Two lines a ticket beside the ticket, or a table over the whole width. One choice for all views. */
export const useLayout = () =>
  useLocalStorage<'list' | 'table'>({
    key: 'podpora-list-layout',
    defaultValue: 'list',
    getInitialValueInEffect: false,
  })
