import { CannedAnswer, CannedAnswerChange, CannedAnswerInput } from '@podpora/contract/canned'
import { Empty, IdParams } from '@podpora/contract/common'
import { Type } from 'typebox'
import { type App, actorOf, personOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { cannedFor } from './access.ts'
import { changeCanned, createCanned, noteCannedUse, removeCanned } from './managing.ts'

export function cannedRoutes(app: App, { db }: Services): void {
  const tags = ['Canned answers']

  app.get(
    '/canned-answers',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'Canned answers that one may use, what is used most first',
        response: { 200: Type.Array(CannedAnswer) },
      },
    },
    (request) => cannedFor(db, actorOf(request)),
  )

  app.post(
    '/canned-answers',
    {
      // A shared one takes `macro.share` as well: the action looks at what is made.
      config: { permission: 'macro.own' },
      schema: {
        tags,
        summary: 'Make a canned answer',
        body: CannedAnswerInput,
        response: { 201: CannedAnswer },
      },
    },
    (request) => createCanned(db, personOf(request), request.body),
  )

  app.put(
    '/canned-answers/:id',
    {
      config: { permission: 'macro.own' },
      schema: {
        tags,
        summary: 'Change a canned answer',
        description:
          'Answers 409 with the answer as it is now where somebody else changed it after `version`.',
        params: IdParams,
        body: CannedAnswerChange,
        response: { 200: CannedAnswer },
      },
    },
    (request) => changeCanned(db, personOf(request), request.params.id, request.body),
  )

  app.delete(
    '/canned-answers/:id',
    {
      config: { permission: 'macro.own' },
      schema: { tags, summary: 'Take a canned answer away', params: IdParams, response: { 204: Empty } },
    },
    (request) => removeCanned(db, personOf(request), request.params.id),
  )

  app.post(
    '/canned-answers/:id/uses',
    {
      config: { permission: 'ticket.note' },
      schema: {
        tags,
        summary: 'Count that a canned answer was put into a text',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    (request) => noteCannedUse(db, actorOf(request), request.params.id),
  )
}
