import type { Language } from '@podpora/contract/common'
import type { AccountChange, CurrentSession, Device, Me } from '@podpora/contract/people'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { keys, queryClient } from '../../api/queries.ts'
import { leaveSession } from '../../api/session.ts'
import { setLanguage } from '../../i18n/language.ts'

export async function changeAccount(change: AccountChange): Promise<void> {
  await api.patch<Me>('/account', change)
  queryClient.setQueryData<CurrentSession | null>(
    keys.session,
    (session) => session && { ...session, me: { ...session.me, ...change } },
  )
}

/** The words change at once; the account remembers it for the next device. */
export async function changeLanguage(language: Language): Promise<void> {
  await setLanguage(language)
  await changeAccount({ language })
}

export const changePassword = (current: string, password: string) =>
  api.put<null>('/account/password', { current, password })

export const devicesQuery = queryOptions({
  queryKey: keys.devices,
  queryFn: () => api.get<Device[]>('/devices'),
})

export const signOutDevice = (id: number) => api.delete<null>(`/devices/${id}`)
export const signOutOtherDevices = () => api.delete<null>('/devices')

export async function signOut(): Promise<void> {
  await api.delete<null>('/session')
  leaveSession()
}
