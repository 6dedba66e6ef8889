import type {
  MadeWebhook,
  ReplayResult,
  ReplaySpan,
  Webhook,
  WebhookChange,
  WebhookDelivery,
  WebhookInput,
} from '@podpora/contract/api'
import { infiniteQueryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { keys, queryClient } from '../../api/queries.ts'

type Page<T> = { items: T[]; next: string | null }

export const webhooksQuery = infiniteQueryOptions({
  queryKey: keys.webhooks,
  queryFn: ({ pageParam }) => api.get<Page<Webhook>>('/webhooks', { query: { after: pageParam } }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.next,
})

/** Looks again every few seconds while something is on its way: no live event tells of deliveries. */
export const deliveriesQuery = (id: number) =>
  infiniteQueryOptions({
    queryKey: [...keys.webhooks, id, 'deliveries'],
    queryFn: ({ pageParam }) =>
      api.get<Page<WebhookDelivery>>(`/webhooks/${id}/deliveries`, { query: { after: pageParam } }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
    staleTime: 0,
    refetchInterval: ({ state }) =>
      state.data?.pages.some((page) => page.items.some(isUnderWay)) ? 3000 : false,
  })

const isUnderWay = ({ state }: WebhookDelivery): boolean => state === 'queued' || state === 'sending'

export const makeWebhook = (input: WebhookInput) => afterwards(api.post<MadeWebhook>('/webhooks', input))
export const changeWebhook = (id: number, change: WebhookChange) =>
  afterwards(api.patch<Webhook>(`/webhooks/${id}`, change))
export const deleteWebhook = (id: number) => afterwards(api.delete<null>(`/webhooks/${id}`))
export const replaceSecret = (id: number) => api.post<MadeWebhook>(`/webhooks/${id}/secret`)
export const testWebhook = (id: number) => afterwards(api.post<WebhookDelivery>(`/webhooks/${id}/test`))
export const replayDelivery = (id: number) =>
  afterwards(api.post<WebhookDelivery>(`/webhook-deliveries/${id}/replay`))
export const replaySpan = (id: number, span: ReplaySpan) =>
  afterwards(api.post<ReplayResult>(`/webhooks/${id}/replay`, span))

async function afterwards<T>(answer: Promise<T>): Promise<T> {
  const result = await answer
  await queryClient.invalidateQueries({ queryKey: keys.webhooks })
  return result
}
