import type { Listing } from '@podpora/contract/builtin'
import type { OwnDrafts } from '@podpora/contract/drafts'
import { movesWithTime } from '@podpora/contract/filtering'
import type { Message, TicketRow, TicketView } from '@podpora/contract/tickets'
import type { NewTicket } from '@podpora/contract/writing'
import { infiniteQueryOptions, queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'

export type Page<T> = { items: T[]; next: string | null }

/** A list by what is in it, not by the name of a view: the same list is kept once, under whichever name it is asked for. */
export const ticketsQuery = (listing: Listing) =>
  infiniteQueryOptions({
    queryKey: ['tickets', listing],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<TicketRow>>('/tickets', {
        query: { ...listing, filter: JSON.stringify(listing.filter), after: pageParam, limit: 50 },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
    // Live events keep it true, except where tickets come and go by the clock.
    refetchInterval: movesWithTime(listing.filter) ? 60_000 : false,
    gcTime: 30 * 60_000,
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

/** Takes an infected file away from its message, for good. */
export const deleteInfected = (id: number) => api.delete<unknown>(`/attachments/${id}`)

export const retryDelivery = (message: number) => api.post<unknown>(`/messages/${message}/delivery`)
