import type { CurrentSession, Me } from '@podpora/contract/people'
import type { Permission } from '@podpora/contract/permissions'
import { queryOptions, useQuery } from '@tanstack/react-query'
import { ApiError, api, rememberCsrfToken } from './client.ts'
import { keys, queryClient } from './queries.ts'

/** Who sits here; null for nobody. */
export const sessionQuery = queryOptions({
  queryKey: keys.session,
  staleTime: Number.POSITIVE_INFINITY,
  queryFn: async () => {
    try {
      const session = await api.get<CurrentSession>('/session')
      rememberCsrfToken(session.csrfToken)
      return session
    } catch (error) {
      if (error instanceof ApiError && error.status === 401) return null
      throw error
    }
  },
})

/** After signing in: what the server said replaces what was known, which belonged to somebody else. */
export function enterSession(session: CurrentSession): void {
  rememberCsrfToken(session.csrfToken)
  queryClient.clear()
  queryClient.setQueryData(keys.session, session)
}

export function leaveSession(): void {
  rememberCsrfToken('')
  queryClient.clear()
  queryClient.setQueryData(keys.session, null)
}

export function useSession(): CurrentSession {
  const { data } = useQuery(sessionQuery)
  if (!data) throw new Error('used outside the signed-in part')
  return data
}

export const useMe = (): Me => useSession().me

/** Hides what one may not do. The server decides; this only keeps dead buttons off the screen. */
export function useMay(): (permission: Permission) => boolean {
  const { permissions } = useMe()
  return (permission) => permissions.includes(permission)
}
