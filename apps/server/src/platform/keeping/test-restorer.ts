import { filesIn } from '../files.ts'
import { createLog } from '../log.ts'
import type { Connection } from '../postgres/db.ts'
import { openConnection } from './places.ts'
import type { Stage } from './progress.ts'
import { restoreInto } from './restoring.ts'

/*
 * A process of its own for the tests: restores FILE with force into a database, and dies without a word as soon as it
 * has come to a stage.
 */
const [connection, file, dataDir, stage] = process.argv.slice(2) as [string, string, string, Stage]
const log = createLog('silent')
const opened = await openConnection(JSON.parse(connection) as Connection, log)
await restoreInto(opened, {
  file,
  dataDir,
  files: filesIn(`${dataDir}/files`),
  key: undefined,
  force: true,
  settle: async () => {},
  loss: () => undefined,
  progress: (now, done) => {
    if (now === stage && done > 0) process.kill(process.pid, 'SIGKILL')
  },
  log,
})
