import { Empty } from '@podpora/contract/common'
import {
  CurrentSession,
  Invitation,
  InvitationAnswer,
  ResetAnswer,
  ResetRequest,
  TokenParams,
} from '@podpora/contract/people'
import type { App } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { originOf, setSessionCookie } from './cookie.ts'
import { acceptInvitation, readInvitation } from './inviting.ts'
import { requestReset, resetPassword } from './resetting.ts'

const tags = ['invitations and resets']

/** The two ways in that begin with a mail. */
export function entryRoutes(app: App, services: Services): void {
  app.get(
    '/invitations/:token',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'What an invitation says',
        params: TokenParams,
        response: { 200: Invitation },
      },
    },
    (request) => readInvitation(services.db, request.params.token),
  )

  app.put(
    '/invitations/:token',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'Accept an invitation; signs in',
        params: TokenParams,
        body: InvitationAnswer,
        response: { 200: CurrentSession },
      },
    },
    async (request, reply) => {
      const { token } = request.params
      const started = await acceptInvitation(services, token, request.body, originOf(request))
      setSessionCookie(reply, started.token, services.config)
      return started.session
    },
  )

  app.post(
    '/password-resets',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'Ask for a new password; the answer is the same for every address',
        body: ResetRequest,
        response: { 204: Empty },
      },
    },
    (request) => requestReset(services, request.body.email, request.ip),
  )

  app.put(
    '/password-resets/:token',
    {
      config: { permission: 'public' },
      schema: {
        tags,
        summary: 'Choose a new password; all devices are signed out',
        params: TokenParams,
        body: ResetAnswer,
        response: { 204: Empty },
      },
    },
    (request) => resetPassword(services, request.params.token, request.body.password),
  )
}
