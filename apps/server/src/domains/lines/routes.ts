import { Empty, IdParams } from '@podpora/contract/common'
import { LineStanding } from '@podpora/contract/line-board'
import { LineChange, LineInput, LineSettings } from '@podpora/contract/lines'
import { Type } from 'typebox'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { allLineSettings } from './access.ts'
import { lineBoard } from './board.ts'
import { changeLine, createLine, deleteLine } from './managing.ts'

const tags = ['Lines and products']

/** Lines are read with the directory; here is what their administrators see and do. */
export function lineRoutes(app: App, { db }: Services): void {
  app.get(
    '/lines',
    {
      config: { permission: 'line.manage' },
      schema: {
        tags,
        summary: 'Lines of support with what an hour of each costs, from the first level up',
        response: { 200: Type.Array(LineSettings) },
      },
    },
    () => allLineSettings(db),
  )

  app.get(
    '/line-board',
    {
      config: { permission: 'line.watch' },
      schema: {
        tags,
        summary: 'How every line stands: queue, age, load, share solved',
        response: { 200: Type.Array(LineStanding) },
      },
    },
    () => lineBoard(db),
  )

  app.post(
    '/lines',
    {
      config: { permission: 'line.manage' },
      schema: {
        tags,
        summary: 'Make a line',
        description: 'Groups that it is given leave the lines on which they were.',
        body: LineInput,
        response: { 201: LineSettings },
      },
    },
    (request) => createLine(db, actorOf(request), request.body),
  )

  app.put(
    '/lines/:id',
    {
      config: { permission: 'line.manage' },
      schema: {
        tags,
        summary: 'Change a line',
        description: 'Answers 409 with the line as it is now where somebody else changed it after `version`.',
        params: IdParams,
        body: LineChange,
        response: { 200: LineSettings },
      },
    },
    (request) => changeLine(db, actorOf(request), request.params.id, request.body),
  )

  app.delete(
    '/lines/:id',
    {
      config: { permission: 'line.manage' },
      schema: {
        tags,
        summary: 'Take a line away that nothing names: no group, ticket, plan or contract',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    (request) => deleteLine(db, actorOf(request), request.params.id),
  )
}
