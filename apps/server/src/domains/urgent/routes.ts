import { IdParams } from '@podpora/contract/common'
import {
  UrgentCall,
  UrgentDismissal,
  UrgentDoor,
  UrgentDoorChange,
  UrgentOfTicket,
} from '@podpora/contract/urgent'
import { type App, actorOf, personOf } from '../../platform/http/app.ts'
import type { JobSet } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import type { Ways } from '../tickets/writing.ts'
import { alarm } from './alarming.ts'
import { acceptCall, callByAgent, dismissCall, urgentOf } from './answering.ts'
import { alarmJob } from './calling.ts'
import { changeUrgentDoor, urgentDoor } from './managing.ts'

export function urgentRoutes(app: App, { db }: Services, ways: Ways): void {
  const tags = ['Urgent']
  const params = IdParams

  app.get(
    '/urgent-door',
    {
      config: { permission: 'line.manage' },
      schema: { tags, summary: 'How the urgent door works', response: { 200: UrgentDoor } },
    },
    () => urgentDoor(db),
  )

  app.put(
    '/urgent-door',
    {
      config: { permission: 'line.manage' },
      schema: {
        tags,
        summary: 'Change the urgent door',
        body: UrgentDoorChange,
        response: { 200: UrgentDoor },
      },
    },
    (request) => changeUrgentDoor(db, request.body),
  )

  app.get(
    '/tickets/:id/urgent',
    {
      config: { permission: 'customer.read' },
      schema: {
        tags,
        summary: 'The last urgent call of a ticket',
        params,
        response: { 200: UrgentOfTicket },
      },
    },
    (request) => urgentOf(db, actorOf(request), request.params.id),
  )

  app.post(
    '/tickets/:id/urgent',
    {
      config: { permission: 'ticket.change' },
      schema: { tags, summary: 'Alarm people about a ticket', params, response: { 200: UrgentCall } },
    },
    (request) => callByAgent(db, actorOf(request), request.params.id),
  )

  app.post(
    '/tickets/:id/urgent/accept',
    {
      config: { permission: 'routing.take' },
      schema: { tags, summary: 'Accept an urgent ticket', params, response: { 200: UrgentCall } },
    },
    (request) => acceptCall(db, personOf(request), request.params.id),
  )

  app.post(
    '/tickets/:id/urgent/dismiss',
    {
      config: { permission: 'routing.take' },
      schema: {
        tags,
        summary: 'Say that a ticket is not urgent',
        params,
        body: UrgentDismissal,
        response: { 200: UrgentCall },
      },
    },
    (request) => dismissCall(db, personOf(request), request.params.id, request.body, ways),
  )
}

export const urgentJobs = (services: Services): JobSet => ({
  handlers: {
    [alarmJob]: ({ ticketId, callId }) => alarm(services, Number(ticketId), Number(callId)),
  },
})
