import type { OwnDrafts } from '@podpora/contract/drafts'
import type { Message, NewTicket, TicketRow, TicketView, View, ViewCounts } from '@podpora/contract/tickets'
import { infiniteQueryOptions, keepPreviousData, queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'

export type Page<T> = { items: T[]; next: string | null }

export const views = ['mine', 'groups', 'unassigned', 'open', 'solved'] as const satisfies readonly View[]

export const ticketsQuery = (view: View) =>
  infiniteQueryOptions({
    queryKey: ['tickets', view],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<TicketRow>>('/tickets', { query: { view, after: pageParam, limit: 50 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

export const countsQuery = queryOptions({
  queryKey: ['views'],
  queryFn: () => api.get<ViewCounts>('/views'),
  placeholderData: keepPreviousData,
})

export const ticketQuery = (id: number) =>
  queryOptions({
    queryKey: ['ticket', id],
    queryFn: ({ signal }) => api.get<TicketView>(`/tickets/${id}`, { signal }),
  })

/** What is older than the ticket's own last hundred messages; asked for page by page, never by itself. */
export const earlierQuery = (id: number, before: string | null) =>
  infiniteQueryOptions({
    queryKey: ['ticket', id, 'earlier'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Message>>(`/tickets/${id}/messages`, { query: { before: pageParam }, signal }),
    initialPageParam: before,
    getNextPageParam: (last) => last.next,
    enabled: false,
    staleTime: Number.POSITIVE_INFINITY,
  })

export const ownDraftsQuery = queryOptions({
  queryKey: ['drafts'],
  queryFn: () => api.get<OwnDrafts>('/drafts'),
})

const none: number[] = []
/** Tickets on which one has something unsent. */
export const useOwnDrafts = (): number[] => useQuery(ownDraftsQuery).data?.ticketIds ?? none

export const createTicket = (ticket: NewTicket) => api.post<TicketRow>('/tickets', ticket)

export const retryDelivery = (message: number) => api.post<unknown>(`/messages/${message}/delivery`)
