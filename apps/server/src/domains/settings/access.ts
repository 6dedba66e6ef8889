import type { Settings } from '@podpora/contract/people'
import type { Db } from '../../platform/postgres/db.ts'
import { settingsRow } from './queries.ts'

/** The installation's settings; undefined until it is set up. */
export const currentSettings = (db: Db): Promise<Settings | undefined> => settingsRow(db)

/** Holds off all others who do so, until the caller's transaction ends. */
export { lockSettings as holdSettings } from './queries.ts'
