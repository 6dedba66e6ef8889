import { IdParams, PageOf } from '@podpora/contract/common'
import {
  Message,
  NewMessage,
  NewTicket,
  TicketChange,
  TicketQuery,
  TicketRow,
  TicketView,
  ViewCounts,
} from '@podpora/contract/tickets'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import { idCursor, pageOf, timeCursor } from '../../platform/http/paging.ts'
import type { Services } from '../../platform/services.ts'
import { loadTicketFor, placeInList, readerOf } from './access.ts'
import { changeTicket, createTicket } from './actions.ts'
import { ticketHistory } from './history-queries.ts'
import { messagePage } from './message-queries.ts'
import { ticketPage, viewCounts } from './queries.ts'
import { type Ways, writeMessage } from './writing.ts'

/** Counting stops here: the desk shows "999+". */
const mostCounted = 1000
const messagesAtOnce = 100
const historyAtOnce = 100

export function ticketRoutes(app: App, { db }: Services, ways: Ways): void {
  const tags = ['Tickets']

  app.get(
    '/views',
    {
      config: { permission: 'ticket.read' },
      schema: { tags, summary: 'How many tickets are in each view', response: { 200: ViewCounts } },
    },
    (request) => viewCounts(db, readerOf(actorOf(request)), mostCounted),
  )

  app.get(
    '/tickets',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'Tickets of a view, last changed first',
        querystring: TicketQuery,
        response: { 200: PageOf(TicketRow) },
      },
    },
    async (request) => {
      const { view = 'open', after, limit = 50 } = request.query
      const found = await ticketPage(db, view, readerOf(actorOf(request)), timeCursor(after), limit + 1)
      return pageOf(found, limit, placeInList)
    },
  )

  app.post(
    '/tickets',
    {
      config: { permission: 'ticket.create' },
      schema: {
        tags,
        summary: 'Open a ticket',
        description: 'The same `clientId` sent again gives the ticket that it made the first time.',
        body: NewTicket,
        response: { 201: TicketRow },
      },
    },
    async (request, reply) => {
      const ticket = await createTicket(db, actorOf(request), request.body, ways)
      return reply.code(201).send(ticket)
    },
  )

  app.get(
    '/tickets/:id',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'A ticket with its last messages and history',
        params: IdParams,
        response: { 200: TicketView },
      },
    },
    async (request) => {
      const ticket = await loadTicketFor(db, actorOf(request), request.params.id)
      const [messages, history] = await Promise.all([
        messagePage(db, ticket.id, null, messagesAtOnce + 1),
        ticketHistory(db, ticket.id, historyAtOnce),
      ])
      const { items, next } = pageOf(messages, messagesAtOnce, (message) => String(message.id))
      return { ticket, messages: items.reverse(), earlierMessages: next, history }
    },
  )

  app.patch(
    '/tickets/:id',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Change fields of a ticket',
        description:
          'Answers 409 with the ticket as it is now where somebody else changed one of the same fields after `version`.',
        params: IdParams,
        body: TicketChange,
        response: { 200: TicketRow },
      },
    },
    (request) => changeTicket(db, actorOf(request), request.params.id, request.body),
  )

  app.get(
    '/tickets/:id/messages',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'Messages before one, oldest first; `next` is the `before` of the page with older ones',
        params: IdParams,
        querystring: Type.Object({
          before: Type.Optional(Type.String({ maxLength: 20 })),
          limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
        }),
        response: { 200: PageOf(Message) },
      },
    },
    async (request) => {
      const ticket = await loadTicketFor(db, actorOf(request), request.params.id)
      const { before, limit = 50 } = request.query
      const found = await messagePage(db, ticket.id, idCursor(before), limit + 1)
      const { items, next } = pageOf(found, limit, (message) => String(message.id))
      return { items: items.reverse(), next }
    },
  )

  app.post(
    '/tickets/:id/messages',
    {
      // An answer takes `ticket.reply` and a status `ticket.change` as well: the action looks at what is written.
      config: { permission: 'ticket.note' },
      schema: {
        tags,
        summary: 'Answer, or write an internal note',
        description:
          'The same `clientId` sent again gives the message that it made the first time. Answers 409 with their answers where others answered after `seen`.',
        params: IdParams,
        body: NewMessage,
        response: { 201: Message },
      },
    },
    async (request, reply) => {
      const message = await writeMessage(db, actorOf(request), request.params.id, request.body, ways)
      return reply.code(201).send(message)
    },
  )
}
