import type { CannedAnswer, CannedAnswerChange, CannedAnswerInput } from '@podpora/contract/canned'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

/** Kept whole in the browser, so that the list under a stroke follows each letter. */
export const cannedQuery = queryOptions({
  queryKey: ['canned'],
  queryFn: () => api.get<CannedAnswer[]>('/canned-answers'),
  staleTime: 60_000,
})

export const createCanned = (input: CannedAnswerInput) =>
  afterwards(api.post<CannedAnswer>('/canned-answers', input))
export const changeCanned = (id: number, change: CannedAnswerChange) =>
  afterwards(api.put<CannedAnswer>(`/canned-answers/${id}`, change))
export const deleteCanned = (id: number) => afterwards(api.delete<null>(`/canned-answers/${id}`))

/** Only counted: whether it could be is nothing to stop somebody's writing for. */
export const noteCannedUse = (id: number) =>
  void api.post<null>(`/canned-answers/${id}/uses`, {}).catch(() => {})

async function afterwards<T>(answer: Promise<T>): Promise<T> {
  const result = await answer
  await queryClient.invalidateQueries({ queryKey: cannedQuery.queryKey })
  return result
}
