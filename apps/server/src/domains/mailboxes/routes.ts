import { Empty, IdParams } from '@podpora/contract/common'
import { Mailbox, MailboxChange, MailboxInput, MailboxPastInput } from '@podpora/contract/mail'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { allMailboxes, loadMailbox, mailboxView } from './access.ts'
import { changeMailbox, createMailbox, deleteMailbox } from './actions.ts'
import { beginPast, stopPast } from './past.ts'

const tags = ['Mail']

export function mailboxRoutes(app: App, { db, secrets }: Services): void {
  app.get(
    '/mailboxes',
    {
      config: { permission: 'mailbox.manage' },
      schema: { tags, summary: 'All mailboxes', response: { 200: Type.Array(Mailbox) } },
    },
    async () => (await allMailboxes(db)).map(mailboxView),
  )

  app.post(
    '/mailboxes',
    {
      config: { permission: 'mailbox.manage' },
      schema: { tags, summary: 'Add a mailbox', body: MailboxInput, response: { 201: Mailbox } },
    },
    (request) => createMailbox(db, secrets, actorOf(request), request.body),
  )

  app.patch(
    '/mailboxes/:id',
    {
      config: { permission: 'mailbox.manage' },
      schema: {
        tags,
        summary: 'Change a mailbox; a password left out stays, for the same host and user',
        params: IdParams,
        body: MailboxChange,
        response: { 200: Mailbox },
      },
    },
    (request) => changeMailbox(db, secrets, actorOf(request), request.params.id, request.body),
  )

  app.delete(
    '/mailboxes/:id',
    {
      config: { permission: 'mailbox.manage' },
      schema: {
        tags,
        summary: 'Take a mailbox away; its tickets and mails stay',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    (request) => deleteMailbox(db, actorOf(request), request.params.id),
  )

  app.put(
    '/mailboxes/:id/past',
    {
      config: { permission: 'mailbox.manage' },
      schema: {
        tags,
        summary: 'Bring in mails since a day, or go on with it; nobody is told of them',
        params: IdParams,
        body: MailboxPastInput,
        response: { 200: Mailbox },
      },
    },
    async (request) => {
      await beginPast(db, actorOf(request), request.params.id, request.body)
      return mailboxView(await loadMailbox(db, request.params.id))
    },
  )

  app.delete(
    '/mailboxes/:id/past',
    {
      config: { permission: 'mailbox.manage' },
      schema: {
        tags,
        summary: 'Stop bringing in mails of the past; what is here stays',
        params: IdParams,
        response: { 200: Mailbox },
      },
    },
    async (request) => {
      await stopPast(db, actorOf(request), request.params.id)
      return mailboxView(await loadMailbox(db, request.params.id))
    },
  )
}
