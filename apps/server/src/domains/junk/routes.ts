import { Empty, IdParams } from '@podpora/contract/common'
import { ListedSender, ListedSenderInput } from '@podpora/contract/junk'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { listedSenders, listSender, unlistSender } from './listing.ts'

const tags = ['Mail']

/** Whose mail is always or never junk. What is done with a ticket stands with the tickets. */
export function junkRoutes(app: App, { db }: Services): void {
  app.get(
    '/listed-senders',
    {
      config: { permission: 'mailbox.manage' },
      schema: {
        tags,
        summary: 'Senders whose mail is always or never junk',
        response: { 200: Type.Array(ListedSender) },
      },
    },
    () => listedSenders(db),
  )

  app.post(
    '/listed-senders',
    {
      config: { permission: 'mailbox.manage' },
      schema: {
        tags,
        summary: 'Block or allow a sender; from the other list it goes',
        body: ListedSenderInput,
        response: { 201: ListedSender },
      },
    },
    (request) => listSender(db, actorOf(request), request.body),
  )

  app.delete(
    '/listed-senders/:id',
    {
      config: { permission: 'mailbox.manage' },
      schema: { tags, summary: 'Take a sender off the lists', params: IdParams, response: { 204: Empty } },
    },
    (request) => unlistSender(db, actorOf(request), request.params.id),
  )
}
