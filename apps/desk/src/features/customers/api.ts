import type { Customer, CustomerChange } from '@podpora/contract/customers'
import type { TicketRow } from '@podpora/contract/tickets'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'

type Page<T> = { items: T[]; next: string | null }

export const customerQuery = (id: number) =>
  queryOptions({
    queryKey: ['customer', id],
    queryFn: ({ signal }) => api.get<Customer>(`/customers/${id}`, { signal }),
  })

export const customerTicketsQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['customer', id, 'tickets'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<TicketRow>>(`/customers/${id}/tickets`, {
        query: { after: pageParam, limit: 20 },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

/** Whose name or address has this in it. */
export const customersQuery = (query: string) =>
  queryOptions({
    queryKey: ['customers', query],
    queryFn: ({ signal }) => api.get<Page<Customer>>('/customers', { query: { query, limit: 8 }, signal }),
    enabled: query.trim().length >= 2,
    placeholderData: keepPreviousData,
  })

export const changeCustomer = (id: number, change: CustomerChange) =>
  api.patch<Customer>(`/customers/${id}`, change)

export const addAddress = (id: number, address: string) =>
  api.post<unknown>(`/customers/${id}/identities`, { channel: 'mail', address })

export const removeAddress = (id: number, identity: number) =>
  api.delete<unknown>(`/customers/${id}/identities/${identity}`)

export const trustAddress = (id: number, identity: number) =>
  api.delete<unknown>(`/customers/${id}/identities/${identity}/bounce`)
