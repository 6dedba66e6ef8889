import type { NotificationFilter } from '@podpora/contract/notification-kinds'
import type {
  Follower,
  Notification,
  NotificationSettings,
  NotificationSettingsChange,
  PushDevice,
  ReadNotifications,
} from '@podpora/contract/notifications'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { queryClient } from '../../api/queries.ts'

type Page = { items: Notification[]; next: string | null }

export const notificationsQuery = (filter: NotificationFilter) =>
  infiniteQueryOptions({
    queryKey: ['notifications', filter],
    queryFn: ({ pageParam, signal }) =>
      api.get<Page>('/notifications', { query: { filter, after: pageParam, limit: 30 }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (last) => last.next,
  })

/** The live feed tells all windows what is unread afterwards. */
export const readNotifications = (which: ReadNotifications) => api.post<null>('/notifications/read', which)
export const markNotification = (id: number, read: boolean) =>
  api.patch<null>(`/notifications/${id}`, { read })

export const settingsQuery = queryOptions({
  queryKey: ['notification-settings'],
  queryFn: () => api.get<NotificationSettings>('/notifications/settings'),
})

/** Shows the choice at once; what the server says, or refuses, comes after. */
export async function chooseSettings(change: NotificationSettingsChange): Promise<void> {
  const { queryKey } = settingsQuery
  const before = queryClient.getQueryData(queryKey)
  if (before)
    queryClient.setQueryData(queryKey, {
      ...before,
      ...change,
      switches: { ...before.switches, ...change.switches },
    })
  try {
    queryClient.setQueryData(
      queryKey,
      await api.patch<NotificationSettings>('/notifications/settings', change),
    )
  } catch (error) {
    queryClient.setQueryData(queryKey, before)
    throw error
  }
}

export const devicesQuery = queryOptions({
  queryKey: ['push-devices'],
  queryFn: () => api.get<PushDevice[]>('/push/devices'),
})
export const removeDevice = (id: number) => api.delete<null>(`/push/devices/${id}`)
export const testPush = () => api.post<{ devices: number }>('/push/test')

export const followersQuery = (ticketId: number) =>
  queryOptions({
    queryKey: ['followers', ticketId],
    queryFn: ({ signal }) => api.get<Follower[]>(`/tickets/${ticketId}/followers`, { signal }),
  })

/** Shows it at once, and puts it back where it is refused. */
export async function setFollower(ticketId: number, agentId: number, follows: boolean): Promise<void> {
  const { queryKey } = followersQuery(ticketId)
  const before = queryClient.getQueryData(queryKey)
  const others = (before ?? []).filter((f) => f.agentId !== agentId)
  queryClient.setQueryData(queryKey, follows ? [...others, { agentId }] : others)
  try {
    const path = `/tickets/${ticketId}/followers/${agentId}`
    queryClient.setQueryData(
      queryKey,
      await (follows ? api.put<Follower[]>(path) : api.delete<Follower[]>(path)),
    )
  } catch (error) {
    queryClient.setQueryData(queryKey, before)
    throw error
  }
}
