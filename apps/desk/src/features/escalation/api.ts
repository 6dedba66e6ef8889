import type { EscalationRule, EscalationRuleChange, EscalationRuleInput } from '@podpora/contract/escalation'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

export const escalationRulesQuery = queryOptions({
  queryKey: ['escalation-rules'],
  queryFn: ({ signal }) => api.get<EscalationRule[]>('/escalation-rules', { signal }),
})

export const createEscalationRule = (input: EscalationRuleInput) =>
  afterwards(api.post<EscalationRule>('/escalation-rules', input))
export const changeEscalationRule = (id: number, change: EscalationRuleChange) =>
  afterwards(api.put<EscalationRule>(`/escalation-rules/${id}`, change))
export const deleteEscalationRule = (id: number) => afterwards(api.delete<null>(`/escalation-rules/${id}`))

async function afterwards<T>(answer: Promise<T>): Promise<T> {
  const result = await answer
  await queryClient.invalidateQueries({ queryKey: escalationRulesQuery.queryKey })
  return result
}
