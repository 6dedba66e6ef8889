import type {
  MadeToken,
  NewServiceToken,
  NewToken,
  Service,
  ServiceInput,
  Token,
} from '@podpora/contract/api'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { keys, queryClient } from '../../api/queries.ts'

type Page<T> = { items: T[]; next: string | null }

export const tokensQuery = infiniteQueryOptions({
  queryKey: keys.tokens,
  queryFn: ({ pageParam }) => api.get<Page<Token>>('/tokens', { query: { after: pageParam } }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
})

export const servicesQuery = infiniteQueryOptions({
  queryKey: keys.services,
  queryFn: ({ pageParam }) => api.get<Page<Service>>('/services', { query: { after: pageParam } }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
})

export const makeToken = (input: NewToken) => afterwards(keys.tokens, api.post<MadeToken>('/tokens', input))
export const revokeToken = (id: number) => afterwards(keys.tokens, api.delete<null>(`/tokens/${id}`))

export const saveService = (service: Service | null, input: ServiceInput) =>
  afterwards(
    keys.services,
    service ? api.patch<Service>(`/services/${service.id}`, input) : api.post<Service>('/services', input),
  )
export const removeService = (id: number) => afterwards(keys.services, api.delete<null>(`/services/${id}`))
export const makeServiceToken = (id: number, input: NewServiceToken) =>
  afterwards(keys.services, api.post<MadeToken>(`/services/${id}/tokens`, input))
export const revokeServiceToken = (id: number, tokenId: number) =>
  afterwards(keys.services, api.delete<null>(`/services/${id}/tokens/${tokenId}`))

async function afterwards<T>(queryKey: readonly string[], answer: Promise<T>): Promise<T> {
  const result = await answer
  await queryClient.invalidateQueries({ queryKey })
  return result
}
