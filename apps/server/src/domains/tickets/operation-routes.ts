import { Empty, IdParams } from '@podpora/contract/common'
import { JunkVerdict } from '@podpora/contract/junk'
import {
  LinkParams,
  NewCustomerOfTicket,
  NewLink,
  NewMerge,
  NewSplit,
  PrintQuery,
  Snooze,
  TicketLink,
} from '@podpora/contract/operations'
import { TicketRow } from '@podpora/contract/tickets'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import { sendPdf } from '../../platform/pdf/sending.ts'
import type { Services } from '../../platform/services.ts'
import type { OutboundChannels } from './arriving.ts'
import { deleteTicket, restoreTicket } from './deleting.ts'
import { giveToCustomer } from './giving.ts'
import { junkTicket, releaseTicket } from './junking.ts'
import { linksFor, linkTickets, unlinkTickets } from './linking.ts'
import { mergeTickets, unmergeTicket } from './merging.ts'
import { printTicket } from './printing.ts'
import { purgeTicket } from './purging.ts'
import { snoozeTicket, wakeTicket } from './snoozing.ts'
import { splitTicket } from './splitting.ts'

/** What is done with whole tickets. */
export function operationRoutes(app: App, services: Services, ways: OutboundChannels): void {
  const { db } = services
  const tags = ['Tickets']

  app.get(
    '/tickets/:id/print.pdf',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'A ticket as a PDF: all that was said, oldest first, with its pictures',
        params: IdParams,
        querystring: PrintQuery,
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { notes = false, zone = 'UTC' } = request.query
      const content = await printTicket(services, actorOf(request), id, { notes, zone })
      return sendPdf(reply, `ticket-${id}`, content)
    },
  )

  app.put(
    '/tickets/:id/customer',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Make a ticket another customer’s',
        description: 'By a mail address, known or new. Whose it was goes on taking part.',
        params: IdParams,
        body: NewCustomerOfTicket,
        response: { 200: TicketRow },
      },
    },
    (request) => giveToCustomer(db, actorOf(request), request.params.id, request.body),
  )

  app.put(
    '/tickets/:id/snooze',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Set a ticket aside until a time or an event',
        description:
          'It leaves the open views and comes back by itself. A customer’s message wakes it in any case.',
        params: IdParams,
        body: Snooze,
        response: { 200: TicketRow },
      },
    },
    (request) => snoozeTicket(db, actorOf(request), request.params.id, request.body),
  )

  app.delete(
    '/tickets/:id/snooze',
    {
      config: { permission: 'ticket.change' },
      schema: { tags, summary: 'Wake a ticket', params: IdParams, response: { 200: TicketRow } },
    },
    (request) => wakeTicket(db, actorOf(request), request.params.id),
  )

  app.get(
    '/tickets/:id/links',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'Tickets linked to this one, as far as the reader may see them',
        params: IdParams,
        response: { 200: Type.Array(TicketLink) },
      },
    },
    (request) => linksFor(db, actorOf(request), request.params.id),
  )

  app.post(
    '/tickets/:id/links',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Link another ticket; answers with all links',
        description: '`relation` is what the other ticket is to this one. Two tickets have one relation.',
        params: IdParams,
        body: NewLink,
        response: { 200: Type.Array(TicketLink) },
      },
    },
    (request) => linkTickets(db, actorOf(request), request.params.id, request.body),
  )

  app.delete(
    '/tickets/:id/links/:otherId',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Take a link away; answers with the links that are left',
        params: LinkParams,
        response: { 200: Type.Array(TicketLink) },
      },
    },
    (request) => unlinkTickets(db, actorOf(request), request.params.id, request.params.otherId),
  )

  app.post(
    '/tickets/:id/merge',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Merge a ticket into another one; answers with that one',
        description:
          'All messages, tags and participants go there. This ticket is closed, and whoever opens or answers it is led on.',
        params: IdParams,
        body: NewMerge,
        response: { 200: TicketRow },
      },
    },
    (request) => mergeTickets(db, actorOf(request), request.params.id, request.body.into),
  )

  app.delete(
    '/tickets/:id/merge',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Undo the merge of this ticket into another one',
        description: 'Messages from before the merge come back; those that have come since stay there.',
        params: IdParams,
        response: { 200: TicketRow },
      },
    },
    (request) => unmergeTicket(db, actorOf(request), request.params.id),
  )

  app.post(
    '/tickets/:id/split',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Make a ticket of its own of a message, or of that and all after it',
        description: 'Merging the new ticket back undoes it.',
        params: IdParams,
        body: NewSplit,
        response: { 201: TicketRow },
      },
    },
    (request) => splitTicket(db, actorOf(request), request.params.id, request.body),
  )

  app.delete(
    '/tickets/:id',
    {
      config: { permission: 'ticket.delete' },
      schema: {
        tags,
        summary: 'Delete a ticket',
        description: 'It can be restored for 30 days; then it is purged with all that belongs to it.',
        params: IdParams,
        response: { 200: TicketRow },
      },
    },
    (request) => deleteTicket(db, actorOf(request), request.params.id),
  )

  app.post(
    '/tickets/:id/restore',
    {
      config: { permission: 'ticket.delete' },
      schema: { tags, summary: 'Restore a deleted ticket', params: IdParams, response: { 200: TicketRow } },
    },
    (request) => restoreTicket(db, actorOf(request), request.params.id),
  )

  app.post(
    '/tickets/:id/junk',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Put a ticket aside as junk',
        description:
          'It is out of all queues, clocks and lists but that of junk, and is purged after the days of the settings.',
        params: IdParams,
        body: JunkVerdict,
        response: { 200: TicketRow },
      },
    },
    (request) => junkTicket(db, actorOf(request), request.params.id, request.body.learn),
  )

  app.post(
    '/tickets/:id/not-junk',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Bring a ticket in from the junk, as if it had come this moment',
        params: IdParams,
        body: JunkVerdict,
        response: { 200: TicketRow },
      },
    },
    (request) => releaseTicket(db, actorOf(request), request.params.id, request.body.learn),
  )

  app.delete(
    '/tickets/:id/for-good',
    {
      config: { permission: 'ticket.purge' },
      schema: {
        tags,
        summary: 'Purge a deleted ticket at once, with its messages, files and mails',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    (request) => purgeTicket(db, actorOf(request), request.params.id, ways),
  )
}
