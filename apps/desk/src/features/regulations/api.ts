import type {
  Regulation,
  RegulationChange,
  RegulationInput,
  RegulationVersion,
} from '@podpora/contract/regulations'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

export const regulationsQuery = (q: string) =>
  queryOptions({
    queryKey: ['regulations', 'all', q],
    queryFn: ({ signal }) => api.get<Regulation[]>(`/regulations?q=${encodeURIComponent(q)}`, { signal }),
  })

export const regulationsOfTicketQuery = (ticketId: number, version: number) =>
  queryOptions({
    queryKey: ['regulations', 'ticket', ticketId, version],
    queryFn: ({ signal }) => api.get<Regulation[]>(`/tickets/${ticketId}/regulations`, { signal }),
    staleTime: 60_000,
  })

export const versionsQuery = (id: number) =>
  queryOptions({
    queryKey: ['regulations', 'versions', id],
    queryFn: ({ signal }) => api.get<RegulationVersion[]>(`/regulations/${id}/versions`, { signal }),
  })

export const createRegulation = (input: RegulationInput) =>
  afterwards(api.post<Regulation>('/regulations', input))
export const changeRegulation = (id: number, change: RegulationChange) =>
  afterwards(api.put<Regulation>(`/regulations/${id}`, change))

async function afterwards<T>(answer: Promise<T>): Promise<T> {
  const result = await answer
  await queryClient.invalidateQueries({ queryKey: ['regulations'] })
  return result
}
