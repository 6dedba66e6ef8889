import { ActionsDone, ActionsOnTicket } from '@podpora/contract/actions'
import { Empty, IdParams } from '@podpora/contract/common'
import { Macro, MacroChange, MacroInput } from '@podpora/contract/macros'
import { Type } from 'typebox'
import { type App, actorOf, personOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import type { Ways } from '../tickets/writing.ts'
import { macrosFor } from './access.ts'
import { changeMacro, createMacro, removeMacro } from './managing.ts'
import { actOnTicket } from './using.ts'

export function macroRoutes(app: App, { db }: Services, ways: Ways): void {
  const tags = ['Macros']

  app.get(
    '/macros',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'Macros that one may use, what is used most first',
        response: { 200: Type.Array(Macro) },
      },
    },
    (request) => macrosFor(db, actorOf(request)),
  )

  app.post(
    '/macros',
    {
      // A shared one takes `macro.share` as well: the action looks at what is made.
      config: { permission: 'macro.own' },
      schema: { tags, summary: 'Make a macro', body: MacroInput, response: { 201: Macro } },
    },
    (request) => createMacro(db, personOf(request), request.body),
  )

  app.put(
    '/macros/:id',
    {
      config: { permission: 'macro.own' },
      schema: {
        tags,
        summary: 'Change a macro',
        description:
          'Answers 409 with the macro as it is now where somebody else changed it after `version`.',
        params: IdParams,
        body: MacroChange,
        response: { 200: Macro },
      },
    },
    (request) => changeMacro(db, personOf(request), request.params.id, request.body),
  )

  app.delete(
    '/macros/:id',
    {
      config: { permission: 'macro.own' },
      schema: { tags, summary: 'Take a macro away', params: IdParams, response: { 204: Empty } },
    },
    (request) => removeMacro(db, personOf(request), request.params.id),
  )

  app.post(
    '/tickets/:id/actions',
    {
      // Each action takes its own permission as well, as it does by itself.
      config: { permission: 'ticket.note' },
      schema: {
        tags: ['Tickets'],
        summary: 'Do several things to a ticket at once',
        description:
          'All of it or nothing. With `message` that is sent, else the texts of the actions with their variables filled in. The same `clientId` sent again changes nothing more.',
        params: IdParams,
        body: ActionsOnTicket,
        response: { 200: ActionsDone },
      },
    },
    (request) => actOnTicket(db, actorOf(request), request.params.id, request.body, ways),
  )
}
