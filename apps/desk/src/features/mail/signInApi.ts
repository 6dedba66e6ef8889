import type { MailProviderName } from '@podpora/contract/choices'
import type {
  MailProvider,
  MailProviderInput,
  MailProviders,
  MailSignInResult,
  MailSignInReturn,
  MailSignInStart,
} from '@podpora/contract/mail-sign-in'
import { queryOptions } from '@tanstack/react-query'
import { api } from '../../api/client.ts'
import { keys, queryClient } from '../../api/queries.ts'

export const providersQuery = queryOptions({
  queryKey: keys.mailProviders,
  queryFn: () => api.get<MailProviders>('/mail/providers'),
})

export async function saveProvider(name: MailProviderName, input: MailProviderInput): Promise<void> {
  await api.put<MailProvider>(`/mail/providers/${name}`, input)
  await queryClient.invalidateQueries({ queryKey: keys.mailProviders })
}

export async function forgetProvider(name: MailProviderName): Promise<void> {
  await api.delete<null>(`/mail/providers/${name}`)
  await queryClient.invalidateQueries({ queryKey: keys.mailProviders })
}

/** Leaves the desk for the provider's page. */
export async function goToSignIn(mailboxId: number): Promise<void> {
  const { url } = await api.post<MailSignInStart>(`/mailboxes/${mailboxId}/sign-in`)
  window.location.assign(url)
}

export async function finishSignIn(returned: MailSignInReturn): Promise<MailSignInResult> {
  const result = await api.post<MailSignInResult>('/mail/sign-in', returned)
  await queryClient.invalidateQueries({ queryKey: keys.mailboxes })
  return result
}
