import type { Settings, SettingsChange } from '@podpora/contract/people'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { lockSettings, updateSettings, writeFirstSettings } from './queries.ts'

/**
 * Writes the settings of a new installation, within the set-up's transaction. Of several at once one goes on; the
 * others wait here until it has committed, and then see what it did.
 */
export const startSettings = (trx: Trx, first: Pick<Settings, 'company' | 'language'>): Promise<void> =>
  writeFirstSettings(trx, first)

/** Changes some of the settings and leaves the others. @throws Refusal not_found before the set-up */
export function changeSettings(db: Db, actor: ActorRef, change: SettingsChange): Promise<Settings> {
  return inTransaction(db, async (trx) => {
    const old = await lockSettings(trx)
    if (!old) throw new Refusal('not_found')
    const settings = { ...old, ...change }
    await updateSettings(trx, settings)
    await recordEvent(trx, { kind: 'settings.changed', actor, data: { fields: Object.keys(change) } })
    return settings
  })
}
