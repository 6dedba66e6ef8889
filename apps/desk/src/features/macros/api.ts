import type { ActionsDone, ActionsOnTicket } from '@podpora/contract/actions'
import type { Macro, MacroChange, MacroInput } from '@podpora/contract/macros'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

/** Read anew whenever it is looked at: others share theirs, and what is used most comes first. */
export const macrosQuery = queryOptions({
  queryKey: ['macros'],
  queryFn: () => api.get<Macro[]>('/macros'),
  staleTime: 5_000,
})

export const createMacro = (input: MacroInput) => afterwards(api.post<Macro>('/macros', input))
export const changeMacro = (id: number, change: MacroChange) =>
  afterwards(api.put<Macro>(`/macros/${id}`, change))
export const deleteMacro = (id: number) => afterwards(api.delete<null>(`/macros/${id}`))
export const actOnTicket = (id: number, what: ActionsOnTicket) =>
  api.post<ActionsDone>(`/tickets/${id}/actions`, what)

async function afterwards<T>(answer: Promise<T>): Promise<T> {
  const result = await answer
  await queryClient.invalidateQueries({ queryKey: macrosQuery.queryKey })
  return result
}
