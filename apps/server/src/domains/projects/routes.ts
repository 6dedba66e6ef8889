import { IdParams } from '@podpora/contract/common'
import {
  BriefDraft,
  NewPart,
  NewProject,
  PartChange,
  PartOrder,
  PartParams,
  ProjectSettings,
  ProjectSettingsChange,
  TicketProject,
} from '@podpora/contract/projects'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { JobSet } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import type { Ways } from '../tickets/writing.ts'
import { projectOf } from './access.ts'
import { briefDraft } from './briefing.ts'
import { settleJob } from './closing.ts'
import { addPart, arrangeParts, changePart } from './parts.ts'
import { allProjectSettings, changeProjectSettings } from './settings.ts'
import { settle } from './settling.ts'
import { endProject, startProject } from './starting.ts'

const tags = ['Projects']

/** Requests that are projects, and their parts (R14). */
export function projectRoutes(app: App, services: Services, ways: Ways): void {
  ticketRoutes(app, services, ways)
  partRoutes(app, services)
  settingRoutes(app, services)
}

function ticketRoutes(app: App, services: Services, ways: Ways): void {
  const params = IdParams
  const response = { 200: TicketProject }

  app.get(
    '/tickets/:id/project',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'What a ticket has to do with projects',
        description:
          'As a project: how the brief stands, its parts, and how much is done. As a part: of which project.',
        params,
        response,
      },
    },
    (request) => projectOf(services, actorOf(request), request.params.id),
  )

  app.post(
    '/tickets/:id/project',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Make a project of a ticket, or ask the customer of one for a brief',
        description: 'A brief is asked for once: a second time is answered with 409 `already_sent`.',
        params,
        body: NewProject,
        response,
      },
    },
    (request) => startProject(services, actorOf(request), request.params.id, request.body, ways),
  )

  app.delete(
    '/tickets/:id/project',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Make an ordinary ticket of a project that has no parts',
        params,
        response,
      },
    },
    (request) => endProject(services, actorOf(request), request.params.id),
  )

  app.get(
    '/tickets/:id/project/brief',
    {
      config: { permission: 'ticket.reply' },
      schema: {
        tags,
        summary: 'The questions to a customer, in their language and filled in',
        params,
        response: { 200: BriefDraft },
      },
    },
    (request) => briefDraft(services.db, actorOf(request), request.params.id, ways),
  )
}

function partRoutes(app: App, services: Services): void {
  const response = { 200: TicketProject }

  app.post(
    '/tickets/:id/project/parts',
    {
      config: { permission: 'ticket.create' },
      schema: {
        tags,
        summary: 'Add a part to a project',
        description:
          'A ticket of its own. It comes into no queue, and no promise runs, until the parts that come before it are done. Its customer is written to in the project.',
        params: IdParams,
        body: NewPart,
        response,
      },
    },
    (request) => addPart(services, actorOf(request), request.params.id, request.body),
  )

  app.patch(
    '/tickets/:id/project/parts/:partId',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Say what comes before a part, whether the customer sees it, or drop it',
        params: PartParams,
        body: PartChange,
        response,
      },
    },
    (request) =>
      changePart(services, actorOf(request), request.params.id, request.params.partId, request.body),
  )

  app.put(
    '/tickets/:id/project/order',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Put the parts into an order',
        params: IdParams,
        body: PartOrder,
        response,
      },
    },
    (request) => arrangeParts(services, actorOf(request), request.params.id, request.body.ticketIds),
  )
}

function settingRoutes(app: App, { db }: Services): void {
  const config = { permission: 'brand.manage' } as const

  app.get(
    '/project-settings',
    {
      config,
      schema: {
        tags,
        summary: 'How each brand handles projects',
        response: { 200: Type.Array(ProjectSettings) },
      },
    },
    () => allProjectSettings(db),
  )

  app.put(
    '/project-settings/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Say how a brand handles projects',
        description: 'Answers 409 with what is so now where somebody else changed it after `version`.',
        params: IdParams,
        body: ProjectSettingsChange,
        response: { 200: ProjectSettings },
      },
    },
    (request) => changeProjectSettings(db, request.params.id, request.body),
  )
}

export const projectJobs = ({ db }: Services): JobSet => ({
  handlers: { [settleJob]: ({ id }) => settle(db, Number(id)) },
})
