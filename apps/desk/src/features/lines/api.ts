import type { LineChange, LineInput, LineSettings } from '@podpora/contract/lines'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { keys, queryClient } from '../../api/queries.ts'

export const linesQuery = queryOptions({
  queryKey: ['lines'],
  queryFn: ({ signal }) => api.get<LineSettings[]>('/lines', { signal }),
})

export const createLine = (input: LineInput) => afterwards(api.post<LineSettings>('/lines', input))

export const changeLine = (id: number, change: LineChange) =>
  afterwards(api.put<LineSettings>(`/lines/${id}`, change))

export const deleteLine = (id: number) => afterwards(api.delete<null>(`/lines/${id}`))

/** Names and groups of lines stand in the directory as well. */
async function afterwards<T>(answer: Promise<T>): Promise<T> {
  const result = await answer
  await Promise.all(
    [keys.directory, linesQuery.queryKey].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  )
  return result
}
