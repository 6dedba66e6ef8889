import { Empty, IdParams } from '@podpora/contract/common'
import {
  AccountChange,
  CurrentSession,
  Device,
  Login,
  Me,
  PasswordChange,
  Setup,
  SetupState,
} from '@podpora/contract/people'
import { Type } from 'typebox'
import { type App, personOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { changeAccount, changePassword } from './account.ts'
import { clearSessionCookie, originOf, setSessionCookie, tokenOf } from './cookie.ts'
import type { Sessions } from './sessions.ts'
import { setUp, setupState } from './setting-up.ts'
import { devicesOf, signIn, signOut, signOutDevice, signOutOtherDevices } from './signing-in.ts'

/** Set-up, signing in and out, and one's own account. */
export function sessionRoutes(app: App, services: Services, sessions: Sessions): void {
  setupRoutes(app, services)
  signInRoutes(app, services, sessions)
  deviceRoutes(app, services)
  accountRoutes(app, services)
}

function setupRoutes(app: App, services: Services): void {
  const tags = ['set-up']
  app.get(
    '/setup',
    {
      config: { permission: 'public' },
      schema: { tags, summary: 'Whether there is an owner yet', response: { 200: SetupState } },
    },
    (request) => setupState(services, request.headers),
  )

  app.post(
    '/setup',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'Make the first owner, group, brand and mailbox; signs in',
        body: Setup,
        response: { 201: CurrentSession },
      },
    },
    async (request, reply) => {
      const started = await setUp(services, request.body, request.headers, originOf(request))
      setSessionCookie(reply, started.token, services.config)
      return started.session
    },
  )
}

function signInRoutes(app: App, services: Services, sessions: Sessions): void {
  const tags = ['session']
  app.post(
    '/session',
    {
      config: { permission: 'public' },
      schema: { tags, summary: 'Sign in', body: Login, response: { 200: CurrentSession } },
    },
    async (request, reply) => {
      const started = await signIn(services, request.body, originOf(request), tokenOf(request))
      setSessionCookie(reply, started.token, services.config)
      return started.session
    },
  )

  app.get(
    '/session',
    {
      config: { permission: 'account.own' },
      schema: { tags, summary: 'Who is signed in', response: { 200: CurrentSession } },
    },
    (request) => sessions.describe(personOf(request)),
  )

  app.delete(
    '/session',
    {
      config: { permission: 'account.own' },
      schema: { tags, summary: 'Sign out', response: { 204: Empty } },
    },
    async (request, reply) => {
      await signOut(services.db, personOf(request))
      clearSessionCookie(reply, services.config)
    },
  )
}

function deviceRoutes(app: App, { db }: Services): void {
  const tags = ['account']
  app.get(
    '/devices',
    {
      config: { permission: 'account.own' },
      schema: { tags, summary: 'Where one is signed in', response: { 200: Type.Array(Device) } },
    },
    (request) => devicesOf(db, personOf(request)),
  )

  app.delete(
    '/devices/:id',
    {
      config: { permission: 'account.own' },
      schema: { tags, summary: 'Sign out one device', params: IdParams, response: { 204: Empty } },
    },
    (request) => signOutDevice(db, personOf(request), request.params.id),
  )

  app.delete(
    '/devices',
    {
      config: { permission: 'account.own' },
      schema: { tags, summary: 'Sign out all other devices', response: { 204: Empty } },
    },
    (request) => signOutOtherDevices(db, personOf(request)),
  )
}

function accountRoutes(app: App, services: Services): void {
  const tags = ['account']
  app.patch(
    '/account',
    {
      config: { permission: 'account.own' },
      schema: {
        tags,
        summary: 'Change one’s own name, position, language, or how long answers can be taken back',
        body: AccountChange,
        response: { 200: Me },
      },
    },
    (request) => changeAccount(services, personOf(request), request.body),
  )

  app.put(
    '/account/password',
    {
      config: { permission: 'account.own' },
      schema: {
        tags,
        summary: 'Change one’s own password; other devices are signed out',
        body: PasswordChange,
        response: { 204: Empty },
      },
    },
    async (request, reply) => {
      const token = await changePassword(services, personOf(request), request.body)
      setSessionCookie(reply, token, services.config)
    },
  )
}
