import { Empty, IdParams } from '@podpora/contract/common'
import {
  CauseChange,
  Clock,
  Levels,
  LevelsTrial,
  LevelsTrialResult,
  Policy,
  PolicyChange,
  PolicyEffect,
  PolicyEffectQuery,
  PolicyInput,
  PolicyOrder,
} from '@podpora/contract/levels'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { clocksFor, stateCause } from './access.ts'
import { arrangePolicies, changePolicy, createPolicy, removePolicy } from './managing.ts'
import { latestRun, selectPolicies } from './queries.ts'
import { effectOf, tryLevels } from './trying.ts'

const config = { permission: 'level.manage' } as const
const tags = ['Service levels']

export function levelRoutes(app: App, { db }: Pick<Services, 'db'>): void {
  app.get(
    '/levels',
    {
      config,
      schema: {
        tags,
        summary: 'Policies in their order, and how far open tickets are counted anew',
        response: { 200: Levels },
      },
    },
    async () => ({ policies: await selectPolicies(db), recalculation: (await latestRun(db)) ?? null }),
  )

  app.post(
    '/levels/policies',
    {
      config,
      schema: {
        tags,
        summary: 'Make a policy, behind the others',
        body: PolicyInput,
        response: { 201: Policy },
      },
    },
    (request) => createPolicy(db, request.body),
  )

  app.put(
    '/levels/policies/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change a policy; open tickets are counted anew by it',
        description:
          'Answers 409 with the policy as it is now where somebody else changed it after `version`.',
        params: IdParams,
        body: PolicyChange,
        response: { 200: Policy },
      },
    },
    (request) => changePolicy(db, request.params.id, request.body),
  )

  app.delete(
    '/levels/policies/:id',
    {
      config,
      schema: { tags, summary: 'Take a policy away', params: IdParams, response: { 204: Empty } },
    },
    (request) => removePolicy(db, request.params.id),
  )

  app.put(
    '/levels/order',
    {
      config,
      schema: {
        tags,
        summary: 'The order of policies: the first that fits a ticket counts',
        body: PolicyOrder,
        response: { 200: Type.Array(Policy) },
      },
    },
    (request) => arrangePolicies(db, request.body.ids),
  )

  tryingRoutes(app, { db })
  clockRoutes(app, { db })
}

function tryingRoutes(app: App, { db }: Pick<Services, 'db'>): void {
  app.post(
    '/levels/trial',
    {
      config,
      schema: {
        tags,
        summary: 'What would be promised to a ticket that came in now',
        body: LevelsTrial,
        response: { 200: LevelsTrialResult },
      },
    },
    (request) => tryLevels(db, request.body),
  )

  app.post(
    '/levels/effect',
    {
      config,
      schema: {
        tags,
        summary: 'What a change of a policy would do to open tickets, without making it',
        body: PolicyEffectQuery,
        response: { 200: PolicyEffect },
      },
    },
    (request) => effectOf(db, request.body.draft),
  )
}

function clockRoutes(app: App, { db }: Pick<Services, 'db'>): void {
  app.get(
    '/tickets/:id/clocks',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags: ['Tickets'],
        summary: 'What was promised in a ticket, and how far each promise is',
        params: IdParams,
        response: { 200: Type.Array(Clock) },
      },
    },
    (request) => clocksFor(db, actorOf(request), request.params.id),
  )

  app.patch(
    '/clocks/:id',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags: ['Tickets'],
        summary: 'Say why a promise was broken',
        params: IdParams,
        body: CauseChange,
        response: { 200: Type.Array(Clock) },
      },
    },
    (request) => stateCause(db, actorOf(request), request.params.id, request.body.cause),
  )
}
