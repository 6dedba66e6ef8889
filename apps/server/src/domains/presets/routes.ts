import { Empty } from '@podpora/contract/common'
import { DoorPromise, PresetInput, Presets } from '@podpora/contract/presets'
import { type App, actorOf } from '../../platform/http/app.ts'
import type { Services } from '../../platform/services.ts'
import { applyPreset, readPresets } from './applying.ts'
import { promiseAtDoor } from './door-promises.ts'

const tags = ['Lines and products']
const config = { permission: 'line.manage' } as const

/** Ready set-ups: calendar, promises, lines and routing for companies of several sizes. */
export function presetRoutes(app: App, { db }: Services): void {
  app.get(
    '/presets',
    {
      config,
      schema: {
        tags,
        summary: 'Ready set-ups, by what each would make',
        response: { 200: Presets },
      },
    },
    () => readPresets(db),
  )

  app.post(
    '/presets',
    {
      config,
      schema: {
        tags,
        summary: 'Take a ready set-up',
        description: 'Answers 409 once there are lines, policies or calendars: it fills what is empty.',
        body: PresetInput,
        response: { 204: Empty },
      },
    },
    (request) => applyPreset(db, actorOf(request), request.body),
  )

  app.post(
    '/door-promises',
    {
      config: { permission: 'level.manage' },
      schema: {
        tags: ['Service levels'],
        summary: 'Promise something for urgent calls, or for complaints',
        description: 'Makes a ready policy before all others; changes nothing where there is one.',
        body: DoorPromise,
        response: { 204: Empty },
      },
    },
    async (request) => {
      await promiseAtDoor(db, request.body)
      return null
    },
  )
}
