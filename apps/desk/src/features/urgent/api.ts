import type {
  UrgentCall,
  UrgentDismissal,
  UrgentDoor,
  UrgentDoorChange,
  UrgentOfTicket,
} from '@podpora/contract/urgent'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

export const urgentQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['ticket', ticketId, 'urgent'],
    queryFn: ({ signal }) => api.get<UrgentOfTicket>(`/tickets/${ticketId}/urgent`, { signal }),
  })

export const urgentDoorQuery = queryOptions({
  queryKey: ['urgent-door'],
  queryFn: ({ signal }) => api.get<UrgentDoor>('/urgent-door', { signal }),
})

export async function changeUrgentDoor(change: UrgentDoorChange): Promise<void> {
  await api.put('/urgent-door', change)
  await queryClient.invalidateQueries({ queryKey: urgentDoorQuery.queryKey })
}

export const callForHelp = (ticketId: number) =>
  afterwards(ticketId, api.post<UrgentCall>(`/tickets/${ticketId}/urgent`))
export const acceptCall = (ticketId: number) =>
  afterwards(ticketId, api.post<UrgentCall>(`/tickets/${ticketId}/urgent/accept`))
export const dismissCall = (ticketId: number, dismissal: UrgentDismissal) =>
  afterwards(ticketId, api.post<UrgentCall>(`/tickets/${ticketId}/urgent/dismiss`, dismissal))

/** Also where it was refused: somebody else was first, and that is to be seen. */
async function afterwards<T>(ticketId: number, answer: Promise<T>): Promise<T> {
  try {
    return await answer
  } finally {
    await queryClient.invalidateQueries({ queryKey: ['ticket', ticketId] })
  }
}
