import { Empty, IdParams } from '@podpora/contract/common'
import {
  MailProvider,
  MailProviderInput,
  MailProviderParams,
  MailProviders,
  MailSignInResult,
  MailSignInReturn,
  MailSignInStart,
} from '@podpora/contract/mail-sign-in'
import { type App, actorOf, personOf } from '../../platform/http/app.ts'
import type { Outgoing } from '../../platform/outgoing.ts'
import type { Services } from '../../platform/services.ts'
import { allProviders, forgetProvider, saveProvider } from './provider-settings.ts'
import { beginSignIn, finishSignIn, redirectUri } from './signing-in.ts'

const tags = ['Mail']
const config = { permission: 'mailbox.manage' } as const

/** Signing mailboxes in at their providers (OAuth 2). */
export function mailSignInRoutes(app: App, services: Services, outgoing: Outgoing): void {
  const { db, secrets } = services

  app.get(
    '/mail/providers',
    {
      config,
      schema: {
        tags,
        summary: 'Providers at which mailboxes can be signed in',
        response: { 200: MailProviders },
      },
    },
    async () => ({ providers: await allProviders(db), redirectUri: redirectUri(services) }),
  )

  app.put(
    '/mail/providers/:provider',
    {
      config,
      schema: {
        tags,
        summary: 'Set a provider up; a secret left out stays, for the same application',
        params: MailProviderParams,
        body: MailProviderInput,
        response: { 200: MailProvider },
      },
    },
    (request) => saveProvider(db, secrets, actorOf(request), request.params.provider, request.body),
  )

  app.delete(
    '/mail/providers/:provider',
    {
      config,
      schema: {
        tags,
        summary: 'Forget a provider; its mailboxes wait until it is there again',
        params: MailProviderParams,
        response: { 204: Empty },
      },
    },
    (request) => forgetProvider(db, actorOf(request), request.params.provider),
  )

  app.post(
    '/mailboxes/:id/sign-in',
    {
      config,
      schema: {
        tags,
        summary: 'Where to go to sign a mailbox in',
        params: IdParams,
        response: { 200: MailSignInStart },
      },
    },
    (request) => beginSignIn(services, personOf(request), request.params.id),
  )

  app.post(
    '/mail/sign-in',
    {
      config,
      schema: {
        tags,
        summary: 'Finish a sign-in with what the provider sent the browser back with',
        body: MailSignInReturn,
        response: { 200: MailSignInResult },
      },
    },
    (request) => finishSignIn(services, outgoing, personOf(request), request.body),
  )
}
