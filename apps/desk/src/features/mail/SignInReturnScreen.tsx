import { Alert, Text } from '@mantine/core'
import type { MailSignInReturn } from '@podpora/contract/mail-sign-in'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useT } from '../../i18n/useT.ts'
import { Allowed } from '../../ui/Allowed.tsx'
import { Loaded } from '../../ui/Loaded.tsx'
import { Page } from '../../ui/Page.tsx'
import { TextLink } from '../../ui/TextLink.tsx'
import { finishSignIn } from './signInApi.ts'

/** Where a provider sends the browser back to. What it brought is used once, and leaves the address line at once. */
export default function SignInReturnScreen() {
  return (
    <Allowed to="mailbox.manage">
      <SignInReturn />
    </Allowed>
  )
}

function SignInReturn() {
  const t = useT()
  const [returned] = useState(takeReturned)
  // A code counts once: neither a look back nor a second render may ask again.
  const result = useQuery({
    queryKey: ['mail-sign-in', returned.state],
    queryFn: () => finishSignIn(returned),
    retry: false,
    staleTime: 'static',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  })
  return (
    <Page title={t('mail:signIn.returnTitle')}>
      <Loaded query={result}>
        {({ problem, detail }) =>
          problem === null ? (
            <Alert color="green" title={t('mail:signIn.done')} role="status">
              {t('mail:signIn.doneAbout')}
            </Alert>
          ) : (
            <Alert color="red" title={t('mail:signIn.failed')} role="alert">
              <Text size="sm">{t(`mail:signIn.problems.${problem}`)}</Text>
              {detail && (
                <Text size="xs" c="dimmed" ff="monospace" mt="xs">
                  {detail}
                </Text>
              )}
            </Alert>
          )
        }
      </Loaded>
      <TextLink to="/settings/mailboxes">{t('mail:signIn.back')}</TextLink>
    </Page>
  )
}

function takeReturned(): MailSignInReturn {
  const params = new URLSearchParams(window.location.search)
  window.history.replaceState(window.history.state, '', window.location.pathname)
  const { state, ...given } = {
    state: params.get('state') || 'none',
    code: params.get('code'),
    iss: params.get('iss'),
    error: params.get('error'),
    errorDescription: params.get('error_description'),
  }
  return { state, ...Object.fromEntries(Object.entries(given).filter(([, value]) => value !== null)) }
}
