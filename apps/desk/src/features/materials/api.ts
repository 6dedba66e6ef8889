import type { Material, MaterialChange, MaterialInput, TicketMaterial } from '@podpora/contract/materials'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

export const materialsQuery = (q: string) =>
  queryOptions({
    queryKey: ['materials', 'all', q],
    queryFn: ({ signal }) => api.get<Material[]>('/materials', { query: { q }, signal }),
  })

export const materialsOfTicketQuery = (ticketId: number, version: number) =>
  queryOptions({
    queryKey: ['materials', 'ticket', ticketId, version],
    queryFn: ({ signal }) => api.get<TicketMaterial[]>(`/tickets/${ticketId}/materials`, { signal }),
    staleTime: 60_000,
  })

export const createMaterial = (input: MaterialInput) => afterwards(api.post<Material>('/materials', input))
export const changeMaterial = (id: number, change: MaterialChange) =>
  afterwards(api.put<Material>(`/materials/${id}`, change))

async function afterwards<T>(answer: Promise<T>): Promise<T> {
  const result = await answer
  await queryClient.invalidateQueries({ queryKey: ['materials'] })
  return result
}
