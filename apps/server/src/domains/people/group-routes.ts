import { Empty, IdParams } from '@podpora/contract/common'
import { Group, GroupChange, GroupInput } from '@podpora/contract/people'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { changeGroup, createGroup, deleteGroup } from './grouping.ts'

const tags = ['people']

/** Groups are read with the directory; here they are made, changed and taken away. */
export function groupRoutes(app: App, { db }: Services): void {
  app.post(
    '/groups',
    {
      config: { permission: 'group.manage' },
      schema: { tags, summary: 'Make a group', body: GroupInput, response: { 201: Group } },
    },
    (request) => createGroup(db, actorOf(request), request.body),
  )

  app.patch(
    '/groups/:id',
    {
      config: { permission: 'group.manage' },
      schema: {
        tags,
        summary: 'Change a group’s name or members',
        params: IdParams,
        body: GroupChange,
        response: { 200: Group },
      },
    },
    (request) => changeGroup(db, actorOf(request), request.params.id, request.body),
  )

  app.delete(
    '/groups/:id',
    {
      config: { permission: 'group.manage' },
      schema: {
        tags,
        summary: 'Take a group away that nothing belongs to',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    (request) => deleteGroup(db, actorOf(request), request.params.id),
  )
}
