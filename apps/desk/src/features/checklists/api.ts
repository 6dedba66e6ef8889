import type { ChecklistTemplate, ChecklistTemplateInput } from '@podpora/contract/checklists'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { keys } from '../../api/queries.ts'

export const templatesQuery = queryOptions({
  queryKey: keys.checklistTemplates,
  queryFn: () => api.get<ChecklistTemplate[]>('/checklist-templates'),
  staleTime: Number.POSITIVE_INFINITY, // live events keep it true
})

export const saveTemplate = (id: number | null, template: ChecklistTemplateInput) =>
  id === null
    ? api.post<ChecklistTemplate>('/checklist-templates', template)
    : api.put<ChecklistTemplate>(`/checklist-templates/${id}`, template)
export const deleteTemplate = (id: number) => api.delete<null>(`/checklist-templates/${id}`)
