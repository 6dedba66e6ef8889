import type { FailedJob, Retried, Status } from '@podpora/contract/status'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { keys, queryClient } from '../../api/queries.ts'

type Page<T> = { items: T[]; next: string | null }

/** Looks again while the page is looked at: no live event tells of processes and queues. */
const again = { staleTime: 0, refetchInterval: 5_000, refetchIntervalInBackground: false } as const

export const statusQuery = queryOptions({
  queryKey: keys.status,
  queryFn: () => api.get<Status>('/status'),
  ...again,
})

export const failedJobsQuery = infiniteQueryOptions({
  queryKey: [...keys.status, 'failed-jobs'],
  queryFn: ({ pageParam }) =>
    api.get<Page<FailedJob>>('/status/failed-jobs', { query: { after: pageParam } }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
  ...again,
})

export const retryJob = (id: number) => afterwards(api.post<null>(`/status/failed-jobs/${id}/retry`))
export const retryAllJobs = () => afterwards(api.post<Retried>('/status/failed-jobs/retry'))
export const dropJob = (id: number) => afterwards(api.delete<null>(`/status/failed-jobs/${id}`))

/** Also where it was refused: somebody else may have been quicker. */
async function afterwards<T>(answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } finally {
    await queryClient.invalidateQueries({ queryKey: keys.status })
  }
}
