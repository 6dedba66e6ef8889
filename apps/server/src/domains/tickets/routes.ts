import { builtInFilters } from '@podpora/contract/builtin'
import { IdParams, PageOf } from '@podpora/contract/common'
import { Message, TicketChange, TicketRow, TicketView } from '@podpora/contract/tickets'
import { TicketQuery } from '@podpora/contract/views'
import { NewMessage, NewTicket, ScheduleChange, TakenBack } from '@podpora/contract/writing'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import { idCursor, pageOf } from '../../platform/http/paging.ts'
import type { Services } from '../../platform/services.ts'
import { checklistOf } from '../checklists/access.ts'
import { refuseUnseen } from '../fields/filtering.ts'
import { messagesShown } from '../lines/outside.ts'
import { isOutside } from '../people/outside.ts'
import { sidesOfTicket } from '../sides/access.ts'
import { loadTicketFor, openTicketFor } from './access.ts'
import { changeTicket, createTicket } from './actions.ts'
import { ticketHistory } from './history-queries.ts'
import { sendNow } from './leaving.ts'
import { filterFrom, listTickets } from './listing.ts'
import { messagePage } from './message-queries.ts'
import { changeSchedule } from './scheduling.ts'
import { takeBack } from './taking-back.ts'
import { type Ways, writeMessage } from './writing.ts'

const messagesAtOnce = 100
const historyAtOnce = 100

export function ticketRoutes(app: App, { db }: Services, ways: Ways): void {
  const tags = ['Tickets']

  app.get(
    '/tickets',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'Tickets of a view or of a filter, last changed first unless sorted otherwise',
        querystring: TicketQuery,
        response: { 200: PageOf(TicketRow) },
      },
    },
    async (request) => {
      const { view = 'open', filter, sort = '-updated', groupBy = null, ...page } = request.query
      const wanted = filter === undefined ? builtInFilters[view] : filterFrom(filter)
      await refuseUnseen(db, actorOf(request), wanted)
      return listTickets(db, actorOf(request), { filter: wanted, sort, groupBy }, page)
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
    (request) => createTicket(db, actorOf(request), request.body, ways),
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
      const actor = actorOf(request)
      const { ticket, hasSides } = await openTicketFor(db, actor, request.params.id)
      const inside = !isOutside(actor)
      const [messages, history, checklist, sides] = await Promise.all([
        messagePage(db, ticket.id, null, messagesAtOnce + 1),
        inside ? ticketHistory(db, ticket.id, historyAtOnce) : [],
        inside && ticket.checklistTotal > 0 ? checklistOf(db, ticket.id) : [],
        inside && hasSides ? sidesOfTicket(db, ticket.id) : [],
      ])
      const { items, next } = pageOf(messages, messagesAtOnce, (message) => String(message.id))
      const shown = await messagesShown(db, actor, ticket.id, items.reverse())
      return { ticket, messages: shown, earlierMessages: next, history, checklist, sides }
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
      const actor = actorOf(request)
      const ticket = await loadTicketFor(db, actor, request.params.id)
      const { before, limit = 50 } = request.query
      const found = await messagePage(db, ticket.id, idCursor(before), limit + 1)
      const { items, next } = pageOf(found, limit, (message) => String(message.id))
      return { items: await messagesShown(db, actor, ticket.id, items.reverse()), next }
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
    (request) => writeMessage(db, actorOf(request), request.params.id, request.body, ways),
  )

  scheduleRoutes(app, db, ways)
}

/** Answers that have not left yet. */
function scheduleRoutes(app: App, db: Services['db'], ways: Ways): void {
  const tags = ['Tickets']

  app.post(
    '/messages/:id/take-back',
    {
      config: { permission: 'ticket.reply' },
      schema: {
        tags,
        summary: 'Take back an answer that has not left',
        description: 'It is a draft of its writer again. Answers 409 where it has left.',
        params: IdParams,
        response: { 200: TakenBack },
      },
    },
    (request) => takeBack(db, actorOf(request), request.params.id),
  )

  app.post(
    '/messages/:id/send-now',
    {
      config: { permission: 'ticket.reply' },
      schema: {
        tags,
        summary: 'Send at once what was to leave later',
        params: IdParams,
        response: { 200: Message },
      },
    },
    (request) => sendNow(db, actorOf(request), request.params.id, ways),
  )

  app.put(
    '/messages/:id/schedule',
    {
      config: { permission: 'ticket.reply' },
      schema: {
        tags,
        summary: 'Another time for an answer that is to leave later',
        params: IdParams,
        body: ScheduleChange,
        response: { 200: Message },
      },
    },
    (request) => changeSchedule(db, actorOf(request), request.params.id, request.body),
  )
}
