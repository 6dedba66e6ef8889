import { builtInFilters } from '@podpora/contract/builtin'
import { Empty, IdParams, PageOf, PageQuery } from '@podpora/contract/common'
import { TicketRow } from '@podpora/contract/tickets'
import {
  OwnViews,
  SavedView,
  SavedViewChange,
  SavedViewInput,
  ViewArrangement,
  ViewCounts,
} from '@podpora/contract/views'
import { type App, actorOf, personOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { countListed, listTickets } from '../tickets/listing.ts'
import { loadViewFor, ownViews } from './access.ts'
import { changeView, createView, deleteView, restoreView } from './actions.ts'
import { saveArrangement } from './queries.ts'

const config = { permission: 'ticket.read' } as const
const tags = ['Views']

export function viewRoutes(app: App, { db }: Services): void {
  app.get(
    '/views',
    {
      config,
      schema: {
        tags,
        summary: 'Saved views to choose from, and how one has arranged them',
        response: { 200: OwnViews },
      },
    },
    (request) => ownViews(db, actorOf(request)),
  )

  app.get(
    '/views/counts',
    {
      config,
      schema: {
        tags,
        summary: 'How many tickets are in each view that is not hidden',
        response: { 200: ViewCounts },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const { saved, arrangement } = await ownViews(db, actor)
      const filters = { ...builtInFilters, ...Object.fromEntries(saved.map((v) => [v.id, v.filter])) }
      const shown = Object.entries(filters).filter(([name]) => !arrangement.hidden.includes(name))
      return countListed(db, actor, Object.fromEntries(shown))
    },
  )

  app.get(
    '/views/:id/tickets',
    {
      config,
      schema: {
        tags,
        summary: 'Tickets of a saved view, in its order',
        params: IdParams,
        querystring: PageQuery,
        response: { 200: PageOf(TicketRow) },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      return listTickets(db, actor, await loadViewFor(db, actor, request.params.id), request.query)
    },
  )

  app.put(
    '/views/arrangement',
    {
      config: { permission: 'account.own' },
      schema: {
        tags,
        summary: 'The order in which one has one’s views, and those one doesn’t want to see',
        body: ViewArrangement,
        response: { 200: ViewArrangement },
      },
    },
    async (request) => {
      await saveArrangement(db, personOf(request).id, request.body)
      return request.body
    },
  )

  savingRoutes(app, { db })
}

function savingRoutes(app: App, { db }: Pick<Services, 'db'>): void {
  app.post(
    '/views',
    {
      config,
      schema: {
        tags,
        summary: 'Save a view; to share one takes `view.share`',
        body: SavedViewInput,
        response: { 201: SavedView },
      },
    },
    (request) => createView(db, actorOf(request), request.body),
  )

  app.patch(
    '/views/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change a view',
        description: 'Answers 409 with the view as it is now where it was changed after `version`.',
        params: IdParams,
        body: SavedViewChange,
        response: { 200: SavedView },
      },
    },
    (request) => changeView(db, actorOf(request), request.params.id, request.body),
  )

  app.delete(
    '/views/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Delete a view; for a day it can be taken back',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    (request) => deleteView(db, actorOf(request), request.params.id),
  )

  app.post(
    '/views/:id/restoration',
    {
      config,
      schema: { tags, summary: 'Take back a deleted view', params: IdParams, response: { 200: SavedView } },
    },
    (request) => restoreView(db, actorOf(request), request.params.id),
  )
}
