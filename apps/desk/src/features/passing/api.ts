import type {
  PassingReason,
  PassingReasonChange,
  PassingReasonInput,
  PassTicket,
  ReturnTicket,
  Way,
} from '@podpora/contract/passing'
import type { TicketRow } from '@podpora/contract/tickets'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

export const wayQuery = (id: number) =>
  queryOptions({
    queryKey: ['ticket', id, 'way'],
    queryFn: ({ signal }) => api.get<Way>(`/tickets/${id}/way`, { signal }),
  })

export const reasonsQuery = queryOptions({
  queryKey: ['passing-reasons'],
  queryFn: ({ signal }) => api.get<PassingReason[]>('/passing-reasons', { signal }),
})

export const passTicket = (id: number, input: PassTicket) => api.post<TicketRow>(`/tickets/${id}/pass`, input)
export const acceptTicket = (id: number) => api.post<TicketRow>(`/tickets/${id}/accept`)
export const returnTicket = (id: number, input: ReturnTicket) =>
  api.post<TicketRow>(`/tickets/${id}/return`, input)

export const createReason = (input: PassingReasonInput) =>
  afterwards(api.post<PassingReason>('/passing-reasons', input))
export const changeReason = (id: number, change: PassingReasonChange) =>
  afterwards(api.put<PassingReason>(`/passing-reasons/${id}`, change))

async function afterwards<T>(answer: Promise<T>): Promise<T> {
  const result = await answer
  await queryClient.invalidateQueries({ queryKey: reasonsQuery.queryKey })
  return result
}
