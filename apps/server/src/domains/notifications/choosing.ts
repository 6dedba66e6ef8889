import type { NotificationSettings, NotificationSettingsChange } from '@podpora/contract/notifications'
import { refuseField } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { isZone } from '../../platform/zones.ts'
import { settingsOf, updateSettings } from './settings-queries.ts'

/** How somebody is told of what. */
export const ownSettings = async (db: Db, agentId: number): Promise<NotificationSettings> =>
  (await settingsOf(db, [agentId])).get(agentId) as NotificationSettings

/** Changes some of it; what is left out stays. @throws Refusal naming `zone` */
export async function chooseSettings(
  db: Db,
  agentId: number,
  change: NotificationSettingsChange,
): Promise<NotificationSettings> {
  if (change.zone !== undefined && !isZone(change.zone)) throw refuseField('zone', 'unknown')
  await updateSettings(db, agentId, change)
  return ownSettings(db, agentId)
}
