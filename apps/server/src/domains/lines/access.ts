import type { Line, LineSettings } from '@podpora/contract/lines'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { rulesThatPassed } from './passage-queries.ts'
import { selectLineSettings, selectLines, selectLinesByIds } from './queries.ts'

export { holdLines } from './queries.ts'

/** All lines, from the first level up: there are few. */
export const allLines = (db: Db): Promise<Line[]> => selectLines(db)

/** For the live feed. */
export const linesByIds = (db: Db, ids: number[]): Promise<Line[]> => selectLinesByIds(db, ids)

/** With what an hour of each costs. */
export const allLineSettings = (db: Db): Promise<LineSettings[]> => selectLineSettings(db)

/** @throws Refusal not_found */
export async function loadLineSettings(db: Db, id: number): Promise<LineSettings> {
  const line = (await selectLineSettings(db)).find((one) => one.id === id)
  if (!line) throw new Refusal('not_found')
  return line
}

export { rulesThatPassed }
