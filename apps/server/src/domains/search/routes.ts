import {
  SearchAsFilter,
  SearchFilterRequest,
  SearchPage,
  SearchRequest,
  SearchState,
} from '@podpora/contract/search'
import { type App, actorOf } from '../../platform/http/app.ts'
import { idCursor } from '../../platform/http/paging.ts'
import type { Services } from '../../platform/services.ts'
import { indexState, rebuildIndex } from './rebuilding.ts'
import { search, searchAsFilter } from './searching.ts'

const tags = ['Search']

export function searchRoutes(app: App, { db }: Services): void {
  app.get(
    '/search',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'Tickets and customers by words and filters, best first',
        description:
          'Words are found in all their forms; filters: is, from, to, tag, group, brand, kind, priority, has, before, after, and the company’s own fields by their keys.',
        querystring: SearchRequest,
        response: { 200: SearchPage },
      },
    },
    (request) => {
      const { q, after, limit = 20 } = request.query
      return search(db, actorOf(request), { q, after: idCursor(after) ?? 0, limit })
    },
  )

  app.get(
    '/search/filter',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'A search as conditions of a view, and what of it a view can’t ask',
        querystring: SearchFilterRequest,
        response: { 200: SearchAsFilter },
      },
    },
    (request) => searchAsFilter(db, actorOf(request), request.query.q),
  )

  app.get(
    '/search/state',
    {
      config: { permission: 'settings.manage' },
      schema: { tags, summary: 'How far the index of the search is', response: { 200: SearchState } },
    },
    () => indexState(db),
  )

  app.post(
    '/search/rebuild',
    {
      config: { permission: 'settings.manage' },
      schema: {
        tags,
        summary: 'Build the index of the search anew; it can be searched meanwhile',
        response: { 200: SearchState },
      },
    },
    async () => {
      await rebuildIndex(db)
      return indexState(db)
    },
  )
}
