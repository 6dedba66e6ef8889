import type { NewLink, NewSplit, Snooze, TicketLink } from '@podpora/contract/operations'
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
export const purgeTicket = (id: number) => api.delete<null>(`/tickets/${id}/for-good`)

/** In the reader's own times. */
export const pdfUrl = (id: number, notes: boolean) => {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions()
  const query = new URLSearchParams({ zone: timeZone, ...(notes && { notes: 'true' }) })
  return `${api.url(`/tickets/${id}/print.pdf`)}?${query}`
}
