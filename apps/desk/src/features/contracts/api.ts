import type {
  Contract,
  ContractChange,
  ContractHistory,
  ContractInput,
  ContractStep,
  Pack,
  PackInput,
  Plan,
  PlanChange,
  PlanInput,
} from '@podpora/contract/contracts'
import type { Statement } from '@podpora/contract/time'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

export const plansQuery = queryOptions({
  queryKey: ['plans'],
  queryFn: ({ signal }) => api.get<Plan[]>('/plans', { signal }),
})

type Page = { items: Contract[]; next: string | null }
export const contractsQuery = (which: { state?: string; companyId?: number; customerId?: number } = {}) =>
  infiniteQueryOptions({
    queryKey: ['contracts', 'list', which],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page>('/contracts', { query: { ...which, after: pageParam, limit: 50 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

export const statesQuery = (id: number) =>
  queryOptions({
    queryKey: ['contracts', id, 'states'],
    queryFn: ({ signal }) => api.get<ContractHistory>(`/contracts/${id}/states`, { signal }),
  })

export const statementQuery = (id: number, month: string) =>
  queryOptions({
    queryKey: ['contracts', id, 'statement', month],
    queryFn: ({ signal }) => api.get<Statement>(`/contracts/${id}/statement`, { query: { month }, signal }),
  })

export const packsQuery = queryOptions({
  queryKey: ['packs'],
  queryFn: ({ signal }) => api.get<Pack[]>('/packs', { signal }),
})

export const createPlan = (input: PlanInput) => afterwards(api.post<Plan>('/plans', input))
export const changePlan = (id: number, change: PlanChange) =>
  afterwards(api.put<Plan>(`/plans/${id}`, change))
export const createContract = (input: ContractInput) => afterwards(api.post<Contract>('/contracts', input))
export const changeContract = (id: number, change: ContractChange) =>
  afterwards(api.put<Contract>(`/contracts/${id}`, change))
export const stepContract = (id: number, step: ContractStep) =>
  afterwards(api.put<Contract>(`/contracts/${id}/state`, step))
export const createPack = (input: PackInput) => afterwards(api.post<Pack>('/packs', input))
export const deletePack = (id: number) => afterwards(api.delete<null>(`/packs/${id}`))
export const arrangePacks = (ids: number[]) => afterwards(api.put<null>('/pack-order', { ids }))

async function afterwards<T>(answer: Promise<T>): Promise<T> {
  const result = await answer
  const outdated = [['plans'], ['plan-names'], ['contracts'], ['packs']]
  await Promise.all(outdated.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
  return result
}
