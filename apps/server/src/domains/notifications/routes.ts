import { Empty, IdParams, PageOf } from '@podpora/contract/common'
import {
  Follower,
  FollowerParams,
  Notification,
  NotificationChange,
  NotificationQuery,
  NotificationSettings,
  NotificationSettingsChange,
  ReadNotifications,
  Unread,
} from '@podpora/contract/notifications'
import { Type } from 'typebox'
import { type App, actorOf, personOf } from '../../platform/http/app.ts'
import { pageOf, timeCursor } from '../../platform/http/paging.ts'
import type { Services } from '../../platform/services.ts'
import { readerOf } from '../tickets/access.ts'
import { chooseSettings, ownSettings } from './choosing.ts'
import { listFollowers, setFollower } from './following.ts'
import { markAll, markOne } from './marking.ts'
import { selectNotifications } from './queries.ts'
import { unreadOf } from './telling.ts'

const tags = ['notifications']
const own = { permission: 'account.own' } as const

/** What one is told of, how, and which tickets one follows. */
export function notificationRoutes(app: App, services: Services): void {
  centreRoutes(app, services)
  settingsRoutes(app, services)
  followerRoutes(app, services)
}

function centreRoutes(app: App, { db }: Services): void {
  app.get(
    '/notifications',
    {
      config: own,
      schema: {
        tags,
        summary: 'One’s own notifications, last changed first',
        querystring: NotificationQuery,
        response: { 200: PageOf(Notification) },
      },
    },
    async (request) => {
      const { filter = 'all', after, limit = 50 } = request.query
      const reader = readerOf(personOf(request))
      const page = { filter, after: timeCursor(after), limit: limit + 1 }
      return pageOf(await selectNotifications(db, reader, page), limit, ({ at, id }) => `${at}_${id}`)
    },
  )

  app.get(
    '/notifications/unread',
    {
      config: own,
      schema: { tags, summary: 'How many are unread, up to 100', response: { 200: Unread } },
    },
    (request) => unreadOf(db, personOf(request)),
  )

  app.patch(
    '/notifications/:id',
    {
      config: own,
      schema: {
        tags,
        summary: 'Mark one as read, or as unread again',
        params: IdParams,
        body: NotificationChange,
        response: { 204: Empty },
      },
    },
    (request) => markOne(db, personOf(request).id, request.params.id, request.body.read),
  )

  app.post(
    '/notifications/read',
    {
      config: own,
      schema: {
        tags,
        summary: 'Mark all as read, or those of one ticket',
        body: ReadNotifications,
        response: { 204: Empty },
      },
    },
    (request) => markAll(db, personOf(request).id, request.body),
  )
}

function settingsRoutes(app: App, { db }: Services): void {
  app.get(
    '/notifications/settings',
    {
      config: own,
      schema: { tags, summary: 'How one is told of what', response: { 200: NotificationSettings } },
    },
    (request) => ownSettings(db, personOf(request).id),
  )

  app.patch(
    '/notifications/settings',
    {
      config: own,
      schema: {
        tags,
        summary: 'Change how one is told of what',
        body: NotificationSettingsChange,
        response: { 200: NotificationSettings },
      },
    },
    (request) => chooseSettings(db, personOf(request).id, request.body),
  )
}

function followerRoutes(app: App, { db }: Services): void {
  const config = { permission: 'ticket.read' } as const
  app.get(
    '/tickets/:id/followers',
    {
      config,
      schema: {
        tags,
        summary: 'Who follows a ticket',
        params: IdParams,
        response: { 200: Type.Array(Follower) },
      },
    },
    (request) => listFollowers(db, actorOf(request), request.params.id),
  )

  for (const follows of [true, false])
    app.route({
      method: follows ? 'PUT' : 'DELETE',
      url: '/tickets/:id/followers/:agentId',
      config,
      schema: {
        tags,
        summary: follows ? 'Follow a ticket, oneself or a colleague' : 'Stop following a ticket',
        params: FollowerParams,
        response: { 200: Type.Array(Follower) },
      },
      handler: (request) => {
        const { id: ticketId, agentId } = request.params
        return setFollower(db, actorOf(request), { ticketId, agentId, follows })
      },
    })
}
