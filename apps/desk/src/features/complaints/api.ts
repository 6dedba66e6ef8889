import type { ComplaintPeople, ComplaintsOfTicket } from '@podpora/contract/complaints'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

export const complaintsQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['ticket', ticketId, 'complaints'],
    queryFn: ({ signal }) => api.get<ComplaintsOfTicket>(`/tickets/${ticketId}/complaints`, { signal }),
  })

export async function concealFrom(ticketId: number, people: ComplaintPeople): Promise<void> {
  await api.post(`/tickets/${ticketId}/complaint/people`, people)
  await queryClient.invalidateQueries({ queryKey: ['ticket', ticketId] })
}
