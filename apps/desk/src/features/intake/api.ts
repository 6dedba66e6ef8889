import type {
  IntakeExample,
  IntakePreview,
  IntakeRule,
  IntakeRuleChange,
  IntakeRuleInput,
} from '@podpora/contract/intake'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

export const intakeRulesQuery = queryOptions({
  queryKey: ['intake', 'rules'],
  queryFn: ({ signal }) => api.get<IntakeRule[]>('/intake-rules', { signal }),
})

/** Asked anew whenever a rule has changed: it is the same decision that a mail would meet. */
export const previewQuery = (example: IntakeExample) =>
  queryOptions({
    queryKey: ['intake', 'preview', example],
    queryFn: ({ signal }) => api.post<IntakePreview>('/intake-preview', example, { signal }),
    placeholderData: (before) => before,
  })

export const createIntakeRule = (input: IntakeRuleInput) =>
  afterwards(api.post<IntakeRule>('/intake-rules', input))
export const changeIntakeRule = (id: number, change: IntakeRuleChange) =>
  afterwards(api.put<IntakeRule>(`/intake-rules/${id}`, change))
export const deleteIntakeRule = (id: number) => afterwards(api.delete<null>(`/intake-rules/${id}`))
export const arrangeIntakeRules = (ids: number[]) =>
  afterwards(api.put<IntakeRule[]>('/intake-order', { ids }))

async function afterwards<T>(answer: Promise<T>): Promise<T> {
  const result = await answer
  await queryClient.invalidateQueries({ queryKey: ['intake'] })
  return result
}
