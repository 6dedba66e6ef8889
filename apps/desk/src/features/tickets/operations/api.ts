import type { OriginalSender } from '@podpora/contract/opened-files'
import type { NewCustomerOfTicket, NewLink, NewSplit, Snooze, TicketLink } from '@podpora/contract/operations'
import type { TicketRow } from '@podpora/contract/tickets'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../../api/client.ts'

export const snoozeTicket = (id: number, snooze: Snooze) =>
  api.put<TicketRow>(`/tickets/${id}/snooze`, snooze)
export const wakeTicket = (id: number) => api.delete<TicketRow>(`/tickets/${id}/snooze`)

export const linksQuery = (id: number) =>
  queryOptions({
    queryKey: ['ticket', id, 'links'],
    queryFn: ({ signal }) => api.get<TicketLink[]>(`/tickets/${id}/links`, { signal }),
  })
export const linkTicket = (id: number, link: NewLink) => api.post<TicketLink[]>(`/tickets/${id}/links`, link)
export const unlinkTicket = (id: number, other: number) =>
  api.delete<TicketLink[]>(`/tickets/${id}/links/${other}`)

export const mergeTicket = (id: number, into: number) => api.post<TicketRow>(`/tickets/${id}/merge`, { into })
export const unmergeTicket = (id: number) => api.delete<TicketRow>(`/tickets/${id}/merge`)

export const splitTicket = (id: number, split: NewSplit) => api.post<TicketRow>(`/tickets/${id}/split`, split)

export const deleteTicket = (id: number) => api.delete<TicketRow>(`/tickets/${id}`)
export const restoreTicket = (id: number) => api.post<TicketRow>(`/tickets/${id}/restore`)
/** `learn`: what is said of this ticket holds for all of its sender. */
export const junkTicket = (id: number, learn: boolean) =>
  api.post<TicketRow>(`/tickets/${id}/junk`, { learn })
export const releaseTicket = (id: number, learn: boolean) =>
  api.post<TicketRow>(`/tickets/${id}/not-junk`, { learn })
export const purgeTicket = (id: number) => api.delete<null>(`/tickets/${id}/for-good`)

/** In the reader's own times. */
export const pdfUrl = (id: number, notes: boolean) => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const query = new URLSearchParams({ zone: timeZone, ...(notes && { notes: 'true' }) })
  return `${api.url(`/tickets/${id}/print.pdf`)}?${query}`
}

/** Nobody's mail changes after it has come. */
export const originalSenderQuery = (messageId: number) =>
  queryOptions({
    queryKey: ['original-sender', messageId],
    queryFn: ({ signal }) => api.get<OriginalSender>(`/messages/${messageId}/original-sender`, { signal }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  })

export const giveToCustomer = (id: number, who: NewCustomerOfTicket) =>
  api.put<TicketRow>(`/tickets/${id}/customer`, who)
