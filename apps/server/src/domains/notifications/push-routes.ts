import { Empty, IdParams } from '@podpora/contract/common'
import { NewPushSubscription, PushDevice, PushKey, PushTest } from '@podpora/contract/notifications'
import { Type } from 'typebox'
import { type App, personOf } from '../../platform/http/app.ts'
import type { Outgoing } from '../../platform/outgoing.ts'
import type { Services } from '../../platform/services.ts'
import { testPush } from './pushing.ts'
import { publicKey } from './signing.ts'
import { devicesOf, subscribe, unsubscribe } from './subscribing.ts'

const tags = ['notifications']
const config = { permission: 'account.own' } as const

/** Devices that show notifications also while the desk is closed (web push). */
export function pushRoutes(app: App, services: Services, outgoing: Outgoing): void {
  const { db, secrets } = services
  app.get(
    '/push/key',
    { config, schema: { tags, summary: 'The key to subscribe with', response: { 200: PushKey } } },
    async () => ({ key: await publicKey(db, secrets) }),
  )

  app.get(
    '/push/devices',
    {
      config,
      schema: {
        tags,
        summary: 'Devices that show one’s notifications',
        response: { 200: Type.Array(PushDevice) },
      },
    },
    (request) => devicesOf(db, personOf(request)),
  )

  app.post(
    '/push/devices',
    {
      config,
      schema: {
        tags,
        summary: 'Have this browser show notifications',
        description: 'It ends when one signs out there.',
        body: NewPushSubscription,
        response: { 200: Type.Array(PushDevice) },
      },
    },
    (request) => subscribe(db, outgoing, personOf(request), request.body),
  )

  app.delete(
    '/push/devices/:id',
    {
      config,
      schema: {
        tags,
        summary: 'No more notifications on a device',
        params: IdParams,
        response: { 204: Empty },
      },
    },
    (request) => unsubscribe(db, personOf(request), request.params.id),
  )

  app.post(
    '/push/test',
    { config, schema: { tags, summary: 'Show a test on one’s devices', response: { 200: PushTest } } },
    async (request) => ({ devices: await testPush(services, outgoing, personOf(request).id) }),
  )
}
