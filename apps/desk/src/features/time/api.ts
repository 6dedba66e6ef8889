import type { TicketEntitlement } from '@podpora/contract/contracts'
import type { NewExpense, NewTime, NewVisit, TicketTime } from '@podpora/contract/time'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

export const entitlementQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['ticket', ticketId, 'entitlement'],
    queryFn: ({ signal }) => api.get<TicketEntitlement>(`/tickets/${ticketId}/entitlement`, { signal }),
  })

export const timeQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['ticket', ticketId, 'time'],
    queryFn: ({ signal }) => api.get<TicketTime>(`/tickets/${ticketId}/time`, { signal }),
  })

export async function serveBy(ticketId: number, contractId: number | null): Promise<void> {
  const answer = await api.put<TicketEntitlement>(`/tickets/${ticketId}/entitlement`, { contractId })
  queryClient.setQueryData(entitlementQuery(ticketId).queryKey, answer)
  await queryClient.invalidateQueries(timeQuery(ticketId))
}

/** What the customer has said to the price of a request beyond their plan. */
export async function agree(ticketId: number, id: number, agreed: boolean): Promise<void> {
  const answer = await api.put<TicketEntitlement>(`/tickets/${ticketId}/agreement`, { id, agreed })
  queryClient.setQueryData(entitlementQuery(ticketId).queryKey, answer)
}

/** Asks the customer, and the ticket waits for them. */
export const askCustomer = (ticketId: number, clientId: string, html: string) =>
  api.post<unknown>(`/tickets/${ticketId}/messages`, { clientId, kind: 'public', html, status: 'pending' })

export const writeTime = (ticketId: number, time: NewTime) =>
  kept(ticketId, api.post<TicketTime>(`/tickets/${ticketId}/time`, time))
export const writeVisit = (ticketId: number, visit: NewVisit) =>
  kept(ticketId, api.post<TicketTime>(`/tickets/${ticketId}/visits`, visit))
/** Of a visit as well. */
export const removeTime = (ticketId: number, id: number) =>
  kept(ticketId, api.delete<TicketTime>(`/tickets/${ticketId}/time/${id}`))
export const writeExpense = (ticketId: number, expense: NewExpense) =>
  kept(ticketId, api.post<TicketTime>(`/tickets/${ticketId}/expenses`, expense))
export const removeExpense = (ticketId: number, id: number) =>
  kept(ticketId, api.delete<TicketTime>(`/tickets/${ticketId}/expenses/${id}`))
export const startTimer = (ticketId: number) =>
  kept(ticketId, api.put<TicketTime>(`/tickets/${ticketId}/timer`, {}))
export const dropTimer = (ticketId: number) =>
  kept(ticketId, api.delete<TicketTime>(`/tickets/${ticketId}/timer`))

export async function answerOverage(ticketId: number, drawId: number, bill: boolean): Promise<void> {
  await api.put<null>(`/overages/${drawId}`, { bill })
  await queryClient.invalidateQueries(timeQuery(ticketId))
  await queryClient.invalidateQueries(entitlementQuery(ticketId))
}

async function kept(ticketId: number, answer: Promise<TicketTime>): Promise<void> {
  queryClient.setQueryData(timeQuery(ticketId).queryKey, await answer)
  await queryClient.invalidateQueries(entitlementQuery(ticketId))
}
