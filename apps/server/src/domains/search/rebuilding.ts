import type { SearchState } from '@podpora/contract/search'
import { countSince, wakeReaders } from '../../platform/events/log.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { countBacklog } from './backlog-queries.ts'
import { beginRebuild, readCursor, rebuildRow } from './index-queries.ts'

const mostCounted = 1000

/** Has the index built anew, piece by piece between the events, by the process that keeps it. */
export async function rebuildIndex(db: Db): Promise<void> {
  await beginRebuild(db)
  await wakeReaders(db)
}

export async function indexState(db: Db): Promise<SearchState> {
  const [run, events, aside] = await Promise.all([
    rebuildRow(db),
    readCursor(db).then((cursor) => countSince(db, cursor, mostCounted)),
    countBacklog(db, mostCounted),
  ])
  if (!run) throw new Error('the row of the rebuild is not there')
  const { done, total, startedAt, finishedAt } = run
  return {
    indexed: done,
    total,
    rebuilding: finishedAt === null,
    startedAt,
    finishedAt,
    behind: Math.min(events + aside, mostCounted),
  }
}
