import { IdParams } from '@podpora/contract/common'
import {
  PassingReason,
  PassingReasonChange,
  PassingReasonInput,
  PassTicket,
  ReturnTicket,
  Way,
} from '@podpora/contract/passing'
import { TicketRow } from '@podpora/contract/tickets'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import type { Ways } from '../tickets/writing.ts'
import { acceptTicket, passTicket, returnTicket, wayOf } from './passing.ts'
import { allReasons, changeReason, createReason } from './reasons.ts'

/** Passing tickets between lines, accepting and returning them. */
export function passingRoutes(app: App, { db }: Services, ways: Ways): void {
  const tags = ['Passing on']

  app.get(
    '/tickets/:id/way',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'Where a ticket has been, oldest first',
        params: IdParams,
        response: { 200: Way },
      },
    },
    (request) => wayOf(db, actorOf(request), request.params.id),
  )

  app.post(
    '/tickets/:id/pass',
    {
      config: { permission: 'ticket.change' },
      schema: {
        tags,
        summary: 'Pass a ticket to another group: up, down or aside',
        description:
          'The same `clientId` sent again changes nothing. Answers 409 with the ticket as it is now where somebody else moved it after `version`.',
        params: IdParams,
        body: PassTicket,
        response: { 200: TicketRow },
      },
    },
    (request) => passTicket(db, actorOf(request), request.params.id, request.body, ways),
  )

  app.post(
    '/tickets/:id/accept',
    {
      config: { permission: 'ticket.pass' },
      schema: {
        tags,
        summary: 'Accept a ticket that was passed on',
        params: IdParams,
        response: { 200: TicketRow },
      },
    },
    (request) => acceptTicket(db, actorOf(request), request.params.id),
  )

  app.post(
    '/tickets/:id/return',
    {
      config: { permission: 'ticket.pass' },
      schema: {
        tags,
        summary: 'Return a ticket to where it came from',
        params: IdParams,
        body: ReturnTicket,
        response: { 200: TicketRow },
      },
    },
    (request) => returnTicket(db, actorOf(request), request.params.id, request.body, ways),
  )

  reasonRoutes(app, db)
}

function reasonRoutes(app: App, db: Services['db']): void {
  const tags = ['Passing on']

  app.get(
    '/passing-reasons',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'Why tickets are passed on, in the company’s words',
        response: { 200: Type.Array(PassingReason) },
      },
    },
    () => allReasons(db),
  )

  app.post(
    '/passing-reasons',
    {
      config: { permission: 'line.manage' },
      schema: { tags, summary: 'Make a reason', body: PassingReasonInput, response: { 201: PassingReason } },
    },
    (request) => createReason(db, request.body),
  )

  app.put(
    '/passing-reasons/:id',
    {
      config: { permission: 'line.manage' },
      schema: {
        tags,
        summary: 'Change or archive a reason',
        params: IdParams,
        body: PassingReasonChange,
        response: { 200: PassingReason },
      },
    },
    (request) => changeReason(db, request.params.id, request.body),
  )
}
