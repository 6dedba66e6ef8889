import type {
  BriefDraft,
  NewPart,
  NewProject,
  PartChange,
  ProjectSettings,
  ProjectSettingsChange,
  TicketProject,
} from '@podpora/contract/projects'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

export const projectQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['ticket', ticketId, 'project'],
    queryFn: ({ signal }) => api.get<TicketProject>(`/tickets/${ticketId}/project`, { signal }),
  })

/** Filled in anew each time: who sends it, and what the ticket is called, may have changed. */
export const briefQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['brief', ticketId],
    queryFn: ({ signal }) => api.get<BriefDraft>(`/tickets/${ticketId}/project/brief`, { signal }),
    gcTime: 0,
  })

export const startProject = (ticketId: number, input: NewProject) =>
  taken(ticketId, api.post<TicketProject>(`/tickets/${ticketId}/project`, input))
export const endProject = (ticketId: number) =>
  taken(ticketId, api.delete<TicketProject>(`/tickets/${ticketId}/project`))
export const addPart = (ticketId: number, input: NewPart) =>
  taken(ticketId, api.post<TicketProject>(`/tickets/${ticketId}/project/parts`, input))
export const changePart = (ticketId: number, partId: number, change: PartChange) =>
  taken(ticketId, api.patch<TicketProject>(`/tickets/${ticketId}/project/parts/${partId}`, change))
export const arrangeParts = (ticketId: number, ticketIds: number[]) =>
  taken(ticketId, api.put<TicketProject>(`/tickets/${ticketId}/project/order`, { ticketIds }))

async function taken(ticketId: number, answer: Promise<TicketProject>): Promise<void> {
  queryClient.setQueryData(projectQuery(ticketId).queryKey, await answer)
}

export const projectSettingsQuery = queryOptions({
  queryKey: ['project-settings'],
  queryFn: ({ signal }) => api.get<ProjectSettings[]>('/project-settings', { signal }),
})

export async function changeProjectSettings(brandId: number, change: ProjectSettingsChange): Promise<void> {
  await api.put(`/project-settings/${brandId}`, change)
  await queryClient.invalidateQueries({ queryKey: projectSettingsQuery.queryKey })
}
