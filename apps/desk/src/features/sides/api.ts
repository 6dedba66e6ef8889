import type { NewSide, NewSideMessage, Side, SideChange } from '@podpora/contract/sides'
import type { Message, SideView } from '@podpora/contract/tickets'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'

export const sideQuery = (id: number) =>
  queryOptions({
    queryKey: ['side', id],
    queryFn: ({ signal }) => api.get<SideView>(`/sides/${id}`, { signal }),
  })

export const beginSide = (ticketId: number, side: NewSide) =>
  api.post<SideView>(`/tickets/${ticketId}/sides`, side)
export const writeToSide = (id: number, message: NewSideMessage) =>
  api.post<Message>(`/sides/${id}/messages`, message)
export const changeSide = (id: number, change: SideChange) => api.patch<Side>(`/sides/${id}`, change)
