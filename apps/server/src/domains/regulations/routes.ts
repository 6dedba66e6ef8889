import { IdParams } from '@podpora/contract/common'
import {
  Regulation,
  RegulationChange,
  RegulationInput,
  RegulationQuery,
  RegulationVersion,
} from '@podpora/contract/regulations'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { JobSet } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import {
  changeRegulation,
  createRegulation,
  findRegulations,
  regulationsFor,
  versionsOf,
} from './managing.ts'
import { remindOwners } from './reminding.ts'

export function regulationRoutes(app: App, { db }: Services): void {
  const tags = ['Regulations']
  const reading = { permission: 'regulation.read' } as const
  const managing = { permission: 'regulation.manage' } as const

  app.get(
    '/regulations',
    {
      config: reading,
      schema: {
        tags,
        summary: 'Who does what, whom to ask: all pages, or those that say some words',
        querystring: RegulationQuery,
        response: { 200: Type.Array(Regulation) },
      },
    },
    (request) => findRegulations(db, request.query.q),
  )

  app.get(
    '/tickets/:id/regulations',
    {
      config: reading,
      schema: {
        tags,
        summary: 'The pages that fit a ticket',
        params: IdParams,
        response: { 200: Type.Array(Regulation) },
      },
    },
    (request) => regulationsFor(db, actorOf(request), request.params.id),
  )

  app.get(
    '/regulations/:id/versions',
    {
      config: reading,
      schema: {
        tags,
        summary: 'How a page came to be as it is, newest first',
        params: IdParams,
        response: { 200: Type.Array(RegulationVersion) },
      },
    },
    (request) => versionsOf(db, request.params.id),
  )

  app.post(
    '/regulations',
    {
      config: managing,
      schema: { tags, summary: 'Write a page', body: RegulationInput, response: { 201: Regulation } },
    },
    (request) => createRegulation(db, actorOf(request), request.body),
  )

  app.put(
    '/regulations/:id',
    {
      config: managing,
      schema: {
        tags,
        summary: 'Change or archive a page',
        description: 'Answers 409 with the page as it is now where somebody else changed it after `version`.',
        params: IdParams,
        body: RegulationChange,
        response: { 200: Regulation },
      },
    },
    (request) => changeRegulation(db, actorOf(request), request.params.id, request.body),
  )
}

export const regulationJobs = (services: Services): JobSet => ({
  handlers: {
    'regulations.remind': () => remindOwners(services, new Date().toISOString().slice(0, 10)),
  },
  cron: [{ name: 'regulations.remind', pattern: '7 6 * * *' }],
})
