import { IdParams, PageOf } from '@podpora/contract/common'
import { OutboxQuery, OutgoingMail } from '@podpora/contract/mail'
import { Message } from '@podpora/contract/tickets'
import { type App, actorOf, type SignedIn } from '../../platform/http/app.ts'
import { idCursor, pageOf } from '../../platform/http/paging.ts'
import type { Services } from '../../platform/services.ts'
import { loadMessageFor } from '../tickets/access.ts'
import { loadOutgoing, loadOutgoingOfMessage, outgoingView, type Sight } from './access.ts'
import { retryMail } from './actions.ts'
import { selectOutbox } from './queries.ts'

const sightOf = (actor: SignedIn): Sight => ({ withSystemTexts: actor.permissions.has('mail.read_system') })

export function outboxRoutes(app: App, { db }: Services): void {
  const tags = ['Mail']

  app.get(
    '/outbox',
    {
      config: { permission: 'mail.watch' },
      schema: {
        tags,
        summary: 'Outgoing mails, newest first',
        querystring: OutboxQuery,
        response: { 200: PageOf(OutgoingMail) },
      },
    },
    async (request) => {
      const { state, after, limit = 50 } = request.query
      const found = await selectOutbox(db, { state, before: idCursor(after), limit: limit + 1 })
      const sight = sightOf(actorOf(request))
      const { items, next } = pageOf(found, limit, (row) => String(row.id))
      return { items: items.map((row) => outgoingView(row, sight)), next }
    },
  )

  app.get(
    '/outbox/:id',
    {
      config: { permission: 'mail.watch' },
      schema: { tags, summary: 'An outgoing mail', params: IdParams, response: { 200: OutgoingMail } },
    },
    async (request) => outgoingView(await loadOutgoing(db, request.params.id), sightOf(actorOf(request))),
  )

  app.post(
    '/outbox/:id/retry',
    {
      config: { permission: 'mail.watch' },
      schema: {
        tags,
        summary: 'Try to send again what is held or has failed',
        params: IdParams,
        response: { 200: OutgoingMail },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      await loadOutgoing(db, request.params.id)
      return outgoingView(await retryMail(db, actor, request.params.id), sightOf(actor))
    },
  )

  app.post(
    '/messages/:id/delivery',
    {
      config: { permission: 'ticket.reply' },
      schema: {
        tags: ['Tickets'],
        summary: 'Try to deliver an answer again',
        params: IdParams,
        response: { 202: Message },
      },
    },
    async (request) => {
      const actor = actorOf(request)
      const message = await loadMessageFor(db, actor, request.params.id)
      const mail = await loadOutgoingOfMessage(db, message.id)
      await retryMail(db, actor, mail.id)
      return loadMessageFor(db, actor, message.id)
    },
  )
}
