import type { PlanName } from '@podpora/contract/contracts'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { useMay } from '../../api/session.ts'

const planNamesQuery = queryOptions({
  queryKey: ['plan-names'],
  queryFn: ({ signal }) => api.get<PlanName[]>('/plan-names', { signal }),
  staleTime: Number.POSITIVE_INFINITY,
})
const none: PlanName[] = []

/** What the plans are called; people from outside are not told. */
export function usePlanNames(): PlanName[] {
  const may = useMay()('customer.read')
  return useQuery({ ...planNamesQuery, enabled: may }).data ?? none
}
