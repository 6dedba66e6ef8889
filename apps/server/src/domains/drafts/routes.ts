import { Empty, IdParams } from '@podpora/contract/common'
import { DraftsOfTicket, DraftToDiscard, DraftToSave, OwnDrafts, SavedDraft } from '@podpora/contract/drafts'
import { type App, personOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { loadTicketFor } from '../tickets/access.ts'
import { draftsOf, ticketsWithDrafts } from './queries.ts'
import { discardDraft, saveDraft } from './saving.ts'

/** More than anybody keeps in mind; a mark in a list is all that hangs on it. */
const mostMarked = 1000

export function draftRoutes(app: App, { db }: Services): void {
  const tags = ['Drafts']

  app.get(
    '/drafts',
    {
      config: { permission: 'account.own' },
      schema: {
        tags,
        summary: 'Tickets on which one has written something unsent',
        response: { 200: OwnDrafts },
      },
    },
    async (request) => ({ ticketIds: await ticketsWithDrafts(db, personOf(request).id, mostMarked) }),
  )

  app.get(
    '/tickets/:id/draft',
    {
      config: { permission: 'account.own' },
      schema: {
        tags,
        summary: 'One’s own unsent answer and note',
        params: IdParams,
        response: { 200: DraftsOfTicket },
      },
    },
    async (request) => {
      const actor = personOf(request)
      const ticket = await loadTicketFor(db, actor, request.params.id)
      return { items: await draftsOf(db, actor.id, ticket.id) }
    },
  )

  app.put(
    '/tickets/:id/draft',
    {
      config: { permission: 'account.own' },
      schema: {
        tags,
        summary: 'Keep what is written so far',
        description:
          'Answers 409 with the draft as it is now where another device saved after `base`, with null where it was sent.',
        params: IdParams,
        body: DraftToSave,
        response: { 200: SavedDraft },
      },
    },
    (request) => saveDraft(db, personOf(request), request.params.id, request.body),
  )

  app.delete(
    '/tickets/:id/draft',
    {
      config: { permission: 'account.own' },
      schema: {
        tags,
        summary: 'Throw a draft away',
        params: IdParams,
        querystring: DraftToDiscard,
        response: { 204: Empty },
      },
    },
    (request) => discardDraft(db, personOf(request), request.params.id, request.query),
  )
}
