import type { DkimDomain, DkimKey } from '@podpora/contract/dkim'
import type { ListedSender, ListedSenderInput } from '@podpora/contract/junk'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { keys, queryClient } from '../../api/queries.ts'

export const dkimQuery = queryOptions({
  queryKey: [...keys.mailTrust, 'dkim'],
  queryFn: () => api.get<DkimDomain[]>('/dkim-keys'),
})

const refresh = () => queryClient.invalidateQueries({ queryKey: keys.mailTrust })

export async function makeKey(domain: string): Promise<void> {
  await api.post<DkimKey>('/dkim-keys', { domain })
  await refresh()
}

export async function checkKey(id: number): Promise<void> {
  await api.post<DkimKey>(`/dkim-keys/${id}/check`)
  await refresh()
}

export async function signWithKey(id: number): Promise<void> {
  await api.post<DkimKey>(`/dkim-keys/${id}/use`)
  await refresh()
}

export async function deleteKey(id: number): Promise<void> {
  await api.delete<null>(`/dkim-keys/${id}`)
  await refresh()
}

export const listedSendersQuery = queryOptions({
  queryKey: [...keys.mailTrust, 'senders'],
  queryFn: () => api.get<ListedSender[]>('/listed-senders'),
})

export async function listSender(input: ListedSenderInput): Promise<void> {
  await api.post<ListedSender>('/listed-senders', input)
  await refresh()
}

export async function unlistSender(id: number): Promise<void> {
  await api.delete<null>(`/listed-senders/${id}`)
  await refresh()
}
