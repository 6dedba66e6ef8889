import { Empty, IdParams, PageOf } from '@podpora/contract/common'
import {
  AgentRouting,
  AgentRoutingChange,
  AvailabilityChange,
  GroupRouting,
  GroupRoutingChange,
  NextTicket,
  OfferTaken,
  OwnRouting,
  Preview,
  PreviewRequest,
  RoutingSettings,
  TicketRouting,
  WaitingQuery,
  WaitingTicket,
} from '@podpora/contract/routing'
import { Type } from 'typebox'
import { type App, actorOf, personOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import {
  allAgentRouting,
  currentRoutingSettings,
  loadGroupRouting,
  ownRouting,
  previewRouting,
  ticketRouting,
  waitingPage,
} from './access.ts'
import { setAvailability } from './leaving.ts'
import { changeAgentRouting, changeGroupRouting, changeRoutingSettings } from './managing.ts'
import { acceptOffer, declineOffer } from './offering.ts'
import { simulationRoutes } from './simulation-routes.ts'
import { skillRoutes } from './skill-routes.ts'
import { takeNext } from './taking-next.ts'

const tags = ['Routing']

/** Who gets which ticket, and why. */
export function routingRoutes(app: App, services: Services): void {
  agentsOwnRoutes(app, services)
  watchingRoutes(app, services)
  settingRoutes(app, services)
  skillRoutes(app, services)
  simulationRoutes(app, services)
}

/** What somebody who works on tickets does: says whether they are here, answers offers, fetches the next. */
function agentsOwnRoutes(app: App, { db }: Services): void {
  app.get(
    '/routing/me',
    {
      config: { permission: 'account.own' },
      schema: {
        tags,
        summary: 'Whether one takes work now, and what is offered',
        response: { 200: OwnRouting },
      },
    },
    (request) => ownRouting(db, personOf(request)),
  )

  app.put(
    '/routing/me/availability',
    {
      config: { permission: 'account.own' },
      schema: {
        tags,
        summary: 'Say whether one takes work now',
        body: AvailabilityChange,
        response: { 200: OwnRouting },
      },
    },
    async (request) => {
      const me = personOf(request)
      await setAvailability(db, me, request.body.availability)
      return ownRouting(db, me)
    },
  )

  app.post(
    '/routing/next',
    {
      config: { permission: 'routing.take' },
      schema: {
        tags,
        summary: 'Take the most urgent ticket that one can take',
        description: 'Null with a reason where there is none. Two who ask at once get two different ones.',
        response: { 200: NextTicket },
      },
    },
    (request) => takeNext(db, personOf(request)),
  )

  app.post(
    '/routing/offers/:id/accept',
    {
      config: { permission: 'routing.take' },
      schema: { tags, summary: 'Take an offered ticket', params: IdParams, response: { 200: OfferTaken } },
    },
    (request) => acceptOffer(db, personOf(request), request.params.id),
  )

  app.post(
    '/routing/offers/:id/decline',
    {
      config: { permission: 'routing.take' },
      schema: {
        tags,
        summary: 'Decline an offered ticket: it keeps its place and its age',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    (request) => declineOffer(db, personOf(request), request.params.id),
  )
}

function watchingRoutes(app: App, { db }: Services): void {
  app.get(
    '/tickets/:id/routing',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'Why somebody has a ticket, or why it waits',
        params: IdParams,
        response: { 200: TicketRouting },
      },
    },
    (request) => ticketRouting(db, actorOf(request), request.params.id),
  )

  app.get(
    '/routing/waiting',
    {
      config: { permission: 'routing.watch' },
      schema: {
        tags,
        summary: 'Tickets that nobody has, and why',
        querystring: WaitingQuery,
        response: { 200: PageOf(WaitingTicket) },
      },
    },
    (request) => waitingPage(db, request.query),
  )

  app.get(
    '/routing/agents',
    {
      config: { permission: 'routing.watch' },
      schema: {
        tags,
        summary: 'Who is here, what they have and what they can',
        response: { 200: Type.Array(AgentRouting) },
      },
    },
    () => allAgentRouting(db),
  )

  app.get(
    '/routing/groups/:id',
    {
      config: { permission: 'routing.watch' },
      schema: {
        tags,
        summary: 'How a group’s tickets find somebody',
        params: IdParams,
        response: { 200: GroupRouting },
      },
    },
    (request) => loadGroupRouting(db, request.params.id),
  )

  app.post(
    '/routing/groups/:id/preview',
    {
      config: { permission: 'routing.watch' },
      schema: {
        tags,
        summary: 'Who would get a ticket by these settings; nothing changes',
        params: IdParams,
        body: PreviewRequest,
        response: { 200: Preview },
      },
    },
    (request) => previewRouting(db, actorOf(request), request.params.id, request.body),
  )
}

function settingRoutes(app: App, { db }: Services): void {
  const config = { permission: 'routing.manage' } as const
  const conflict = 'Answers 409 with what is so now where somebody else changed it after `version`.'

  app.put(
    '/routing/groups/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Say how a group’s tickets find somebody',
        description: conflict,
        params: IdParams,
        body: GroupRoutingChange,
        response: { 200: GroupRouting },
      },
    },
    (request) => changeGroupRouting(db, actorOf(request), request.params.id, request.body),
  )

  app.put(
    '/routing/agents/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Say what somebody takes and can',
        description: conflict,
        params: IdParams,
        body: AgentRoutingChange,
        response: { 200: AgentRouting },
      },
    },
    (request) => changeAgentRouting(db, actorOf(request), request.params.id, request.body),
  )

  app.get(
    '/routing/settings',
    {
      config,
      schema: { tags, summary: 'What holds for all groups', response: { 200: RoutingSettings } },
    },
    () => currentRoutingSettings(db),
  )

  app.put(
    '/routing/settings',
    {
      config,
      schema: {
        tags,
        summary: 'Change what holds for all groups',
        description: conflict,
        body: RoutingSettings,
        response: { 200: RoutingSettings },
      },
    },
    (request) => changeRoutingSettings(db, actorOf(request), request.body),
  )
}
