import type { CurrentSession, Settings } from '@podpora/contract/people'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { keys, queryClient } from '../../api/queries.ts'

export const settingsQuery = queryOptions({
  queryKey: keys.settings,
  queryFn: () => api.get<Settings>('/settings'),
})

export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const settings = await api.patch<Settings>('/settings', change)
  queryClient.setQueryData(keys.settings, settings)
  queryClient.setQueryData<CurrentSession | null>(
    keys.session,
    (session) => session && { ...session, company: settings.company },
  )
}
