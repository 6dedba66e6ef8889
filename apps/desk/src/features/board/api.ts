import type { LineStanding } from '@podpora/contract/line-board'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'

/** Asked anew every few seconds while somebody looks: each change of a ticket would be far more often. */
export const lineBoardQuery = queryOptions({
  queryKey: ['line-board'],
  queryFn: ({ signal }) => api.get<LineStanding[]>('/line-board', { signal }),
  refetchInterval: 5_000,
})
