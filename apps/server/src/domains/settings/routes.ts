import { Settings, SettingsChange } from '@podpora/contract/people'
import { type App, actorOf } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Services } from '../../platform/services.ts'
import { currentSettings } from './access.ts'
import { changeSettings } from './actions.ts'

const tags = ['settings']

/** The installation's settings. */
export function settingsRoutes(app: App, { db }: Services): void {
  app.get(
    '/settings',
    {
      config: { permission: 'settings.manage' },
      schema: { tags, summary: 'Settings of the installation', response: { 200: Settings } },
    },
    async () => {
      const settings = await currentSettings(db)
      if (!settings) throw new Refusal('not_found')
      return settings
    },
  )

  app.patch(
    '/settings',
    {
      config: { permission: 'settings.manage' },
      schema: { tags, summary: 'Change some settings', body: SettingsChange, response: { 200: Settings } },
    },
    (request) => changeSettings(db, actorOf(request), request.body),
  )
}
