import type { BulkCount, BulkItem, BulkRun, BulkSelection, NewBulkRun } from '@podpora/contract/bulk'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

type Page<T> = { items: T[]; next: string | null }
export type Outcome = NonNullable<BulkItem['outcome']>

/** Looked at anew while it goes on: its progress is no event, or there would be one a ticket. */
export const runQuery = (id: number) =>
  queryOptions({
    queryKey: ['bulk', id],
    queryFn: () => api.get<BulkRun>(`/bulk-runs/${id}`),
    staleTime: 0,
    refetchInterval: ({ state }) => (state.data && state.data.state !== 'running' ? false : 700),
  })

export const runsQuery = infiniteQueryOptions({
  queryKey: ['bulk', 'runs'],
  queryFn: ({ pageParam }) => api.get<Page<BulkRun>>('/bulk-runs', { query: { after: pageParam } }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  staleTime: 0,
})

export const itemsQuery = (id: number, outcome: Outcome) =>
  infiniteQueryOptions({
    queryKey: ['bulk', id, 'tickets', outcome],
    queryFn: ({ pageParam }) =>
      api.get<Page<BulkItem>>(`/bulk-runs/${id}/tickets`, { query: { outcome, after: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
  })

export const countSelected = (tickets: BulkSelection) => api.post<BulkCount>('/bulk-runs/count', { tickets })

export const startRun = (run: NewBulkRun) => known(api.post<BulkRun>('/bulk-runs', run))
export const cancelRun = (id: number) => known(api.post<BulkRun>(`/bulk-runs/${id}/cancel`))
export const undoRun = (id: number) => known(api.post<BulkRun>(`/bulk-runs/${id}/undo`))
export const reportUrl = (id: number) => api.url(`/bulk-runs/${id}/report.csv`)

async function known(answer: Promise<BulkRun>): Promise<BulkRun> {
  const run = await answer
  queryClient.setQueryData(runQuery(run.id).queryKey, run)
  void queryClient.invalidateQueries({ queryKey: ['bulk'] })
  return run
}
