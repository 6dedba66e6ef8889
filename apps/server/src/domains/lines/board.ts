import type { LineStanding } from '@podpora/contract/line-board'
import type { Db } from '../../platform/postgres/db.ts'
import { allLines } from './access.ts'
import { selectHeld, selectQueues, selectSolvedByLevel, selectUnaccepted } from './board-queries.ts'
import { standingsOf, withoutHeld } from './rules.ts'

const days = 30

/** How every line stands, from the first level up. */
export async function lineBoard(db: Db): Promise<LineStanding[]> {
  const [lines, queues, held, unaccepted, solved] = await Promise.all([
    allLines(db),
    selectQueues(db),
    selectHeld(db),
    selectUnaccepted(db),
    selectSolvedByLevel(db, days),
  ])
  return standingsOf(lines, withoutHeld(queues, held), unaccepted, solved)
}
