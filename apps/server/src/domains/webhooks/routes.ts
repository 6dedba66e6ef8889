import {
  DeliveryQuery,
  MadeWebhook,
  ReplayResult,
  ReplaySpan,
  Webhook,
  WebhookChange,
  WebhookDelivery,
  WebhookInput,
} from '@podpora/contract/api'
import { Empty, IdParams, PageOf, PageQuery } from '@podpora/contract/common'
import { type App, actorOf } from '../../platform/http/app.ts'
import { idCursor, pageOf } from '../../platform/http/paging.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Outgoing } from '../../platform/outgoing.ts'
import type { Services } from '../../platform/services.ts'
import { loadWebhook } from './access.ts'
import { changeWebhook, makeWebhook, replaceSecret, replayOne, replaySpan, testWebhook } from './actions.ts'
import { selectDeliveries } from './delivery-queries.ts'
import { deleteWebhookRow, selectWebhooks } from './queries.ts'

const tags = ['webhooks']
const config = { permission: 'webhook.manage' } as const

/** Where events are sent, and what came of it. */
export function webhookRoutes(app: App, services: Services, outgoing: Outgoing): void {
  const { db } = services
  app.get(
    '/webhooks',
    {
      config,
      schema: {
        tags,
        summary: 'Webhooks, newest first',
        querystring: PageQuery,
        response: { 200: PageOf(Webhook) },
      },
    },
    async (request) => {
      const { after, limit = 50 } = request.query
      return pageOf(await selectWebhooks(db, idCursor(after), limit + 1), limit, ({ id }) => String(id))
    },
  )

  app.post(
    '/webhooks',
    {
      config,
      schema: { tags, summary: 'Make a webhook', body: WebhookInput, response: { 201: MadeWebhook } },
    },
    (request) => makeWebhook(services, outgoing, actorOf(request), request.body),
  )

  app.patch(
    '/webhooks/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Change a webhook, or switch it off and on',
        params: IdParams,
        body: WebhookChange,
        response: { 200: Webhook },
      },
    },
    (request) => changeWebhook(db, outgoing, request.params.id, request.body),
  )

  app.delete(
    '/webhooks/:id',
    {
      config,
      schema: { tags, summary: 'Delete a webhook and its log', params: IdParams, response: { 204: Empty } },
    },
    async (request) => {
      if (!(await deleteWebhookRow(db, request.params.id))) throw new Refusal('not_found')
    },
  )

  app.post(
    '/webhooks/:id/secret',
    {
      config,
      schema: {
        tags,
        summary: 'Replace the key of the signatures; the old one ends at once',
        params: IdParams,
        response: { 201: MadeWebhook },
      },
    },
    (request) => replaceSecret(services, request.params.id),
  )

  app.post(
    '/webhooks/:id/test',
    {
      config,
      schema: {
        tags,
        summary: 'Send a test (`webhook.test`)',
        params: IdParams,
        response: { 201: WebhookDelivery },
      },
    },
    (request) => testWebhook(db, actorOf(request), request.params.id),
  )

  deliveryRoutes(app, services)
}

function deliveryRoutes(app: App, { db }: Services): void {
  app.get(
    '/webhooks/:id/deliveries',
    {
      config,
      schema: {
        tags,
        summary: 'What was sent in the last two weeks, newest first',
        params: IdParams,
        querystring: DeliveryQuery,
        response: { 200: PageOf(WebhookDelivery) },
      },
    },
    async (request) => {
      const { after, limit = 50, state } = request.query
      const { id } = await loadWebhook(db, request.params.id)
      const found = await selectDeliveries(db, id, { state, before: idCursor(after), limit: limit + 1 })
      return pageOf(found, limit, (delivery) => String(delivery.id))
    },
  )

  app.post(
    '/webhooks/:id/replay',
    {
      config,
      schema: {
        tags,
        summary: 'Send again what was made in a span of time',
        params: IdParams,
        body: ReplaySpan,
        response: { 200: ReplayResult },
      },
    },
    async (request) => ({ count: await replaySpan(db, request.params.id, request.body) }),
  )

  app.post(
    '/webhook-deliveries/:id/replay',
    {
      config,
      schema: {
        tags,
        summary: 'Send one again, under its `webhook-id`',
        params: IdParams,
        response: { 200: WebhookDelivery },
      },
    },
    (request) => replayOne(db, request.params.id),
  )
}
