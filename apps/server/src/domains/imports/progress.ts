import { recordEvent, system } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'

/**
 * Says how far an import is, and what it has just brought. It is the only event of all that: a thousand tickets of years
 * ago are no thousand new ones, to which anybody would have to be called.
 */
export const tellChange = (
  trx: Trx,
  importId: number,
  brought: { tickets?: number[]; customers?: number[] } = {},
): Promise<void> =>
  recordEvent(trx, { kind: 'import.changed', actor: system, subjectId: importId, data: brought })
