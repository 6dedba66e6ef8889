import { IdParams } from '@podpora/contract/common'
import { ComplaintPeople, ComplaintsOfTicket } from '@podpora/contract/complaints'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { JobSet } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import { complaintsOf, concealFrom, showForgotten } from './concealing.ts'

export function complaintRoutes(app: App, { db }: Services): void {
  const tags = ['Complaints']
  const config = { permission: 'complaint.read' } as const

  app.get(
    '/tickets/:id/complaints',
    {
      config,
      schema: {
        tags,
        summary: 'What a ticket has to do with complaints',
        params: IdParams,
        response: { 200: ComplaintsOfTicket },
      },
    },
    (request) => complaintsOf(db, actorOf(request), request.params.id),
  )

  app.post(
    '/tickets/:id/complaint/people',
    {
      config,
      schema: {
        tags,
        summary: 'Say that a complaint is about more people',
        description: 'From then on they don’t see it. Whoever names themselves leaves the matter to others.',
        params: IdParams,
        body: ComplaintPeople,
        response: { 200: Type.Object({ about: ComplaintPeople.properties.agentIds }) },
      },
    },
    (request) => concealFrom(db, actorOf(request), request.params.id, request.body.agentIds),
  )
}

export const complaintJobs = ({ db }: Services): JobSet => ({
  handlers: { 'complaints.show': () => showForgotten(db) },
  cron: [{ name: 'complaints.show', pattern: '23 * * * *' }],
})
