import type { JobSet } from '../../platform/jobs.ts'
import type { Services } from '../../platform/services.ts'
import type { Ways } from '../tickets/writing.ts'
import { deleteOldRuns } from './queries.ts'
import { runBatch } from './running.ts'

const keptDays = 30

export function bulkJobs({ db }: Services, ways: Ways): JobSet {
  return {
    handlers: {
      // A fault of ours is tried again; one that stays is told in the report, and the other tickets go on.
      'bulk.run': ({ runId }, { number }) => runBatch(db, Number(runId), ways, number < 3),
      'bulk.forget': () => deleteOldRuns(db, keptDays),
    },
    cron: [{ name: 'bulk.forget', pattern: '51 3 * * *' }],
  }
}
