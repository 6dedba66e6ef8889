import type { Company, CompanyChange, CompanyInput } from '@podpora/contract/companies'
import type { Customer } from '@podpora/contract/customers'
import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

type Page<T> = { items: T[]; next: string | null }
const pages = {
  initialPageParam: null as string | null,
  getNextPageParam: (last: Page<unknown>) => last.next,
}

export const companyQuery = (id: number) =>
  queryOptions({
    queryKey: ['company', id],
    queryFn: ({ signal }) => api.get<Company>(`/companies/${id}`, { signal }),
  })

/** All of them, or those whose name or domain has this in it. */
export const companiesQuery = (query: string) =>
  infiniteQueryOptions({
    queryKey: ['companies', 'list', query],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Company>>('/companies', {
        query: { ...(query.trim() && { query: query.trim() }), after: pageParam, limit: 50 },
        signal,
      }),
    ...pages,
    placeholderData: keepPreviousData,
  })

/** A few to choose from. */
export const companyChoicesQuery = (query: string) =>
  queryOptions({
    queryKey: ['companies', 'choices', query],
    queryFn: ({ signal }) =>
      api.get<Page<Company>>('/companies', {
        query: { ...(query.trim() && { query: query.trim() }), limit: 20 },
        signal,
      }),
    placeholderData: keepPreviousData,
  })

export const membersQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: ['company', id, 'members'],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page<Customer>>(`/companies/${id}/customers`, {
        query: { after: pageParam, limit: 50 },
        signal,
      }),
    ...pages,
  })

export const createCompany = (input: CompanyInput) => afterwards(api.post<Company>('/companies', input))

export const changeCompany = (id: number, change: CompanyChange) =>
  afterwards(api.put<Company>(`/companies/${id}`, change))

export const deleteCompany = (id: number) => afterwards(api.delete<null>(`/companies/${id}`))

/** Members come and go with domains: customers that are shown are asked for anew. */
async function afterwards<T>(answer: Promise<T>): Promise<T> {
  const result = await answer
  const outdated = [['companies'], ['company'], ['customer']]
  await Promise.all(outdated.map((queryKey) => queryClient.invalidateQueries({ queryKey })))
  return result
}
