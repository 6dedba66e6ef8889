import type { Language } from '@podpora/contract/common'
import type { CurrentSession, Setup, SetupState } from '@podpora/contract/people'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { enterSession } from '../../api/session.ts'

export const setupQuery = queryOptions({
  queryKey: ['setup'],
  queryFn: () => api.get<SetupState>('/setup'),
})

export async function setUp(setup: Setup): Promise<void> {
  enterSession(await api.post<CurrentSession>('/setup', setup))
}

export async function signIn(email: string, password: string): Promise<void> {
  enterSession(await api.post<CurrentSession>('/session', { email, password }))
}

export const askForReset = (email: string) => api.post<null>('/password-resets', { email })

export const setNewPassword = (token: string, password: string) =>
  api.put<null>(`/password-resets/${encodeURIComponent(token)}`, { password })

/** The language is the installation's; the reader's own browser knows better. */
type Invitation = { name: string; email: string; company: string; language: Language }

export const invitationQuery = (token: string) =>
  queryOptions({
    queryKey: ['invitation', token],
    queryFn: () => api.get<Invitation>(`/invitations/${encodeURIComponent(token)}`),
    staleTime: Number.POSITIVE_INFINITY,
  })

type Answer = { name: string; password: string; language: Language }

export async function acceptInvitation(token: string, answer: Answer): Promise<void> {
  enterSession(await api.put<CurrentSession>(`/invitations/${encodeURIComponent(token)}`, answer))
}
