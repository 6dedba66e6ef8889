import { readConfig } from '../apps/server/src/config.ts'
import { removeDemo } from '../apps/server/src/domains/demo/removing.ts'
import { Refusal } from '../apps/server/src/platform/http/refusal.ts'
import { KeepingError } from '../apps/server/src/platform/keeping/errors.ts'
import { openBesideOthers } from '../apps/server/src/platform/keeping/places.ts'
import { createLog } from '../apps/server/src/platform/log.ts'
import { readArguments, run, say } from './keeping.ts'

const help = `Takes the data of the demo away, while Podpora runs or not:  npm run demo:remove

Tickets, customers and colleagues that came with it go, with all that was added to them. Your own tickets stay, and what they
stand on: brands, mailboxes, groups. Where there is nothing of your own, Podpora waits for its set-up again.`

await run(async () => {
  readArguments(help, {}, 0)
  const { DATA_DIR: dataDir, DATABASE_URL: databaseUrl } = readConfig()
  const opened = await openBesideOthers({ dataDir, databaseUrl }, createLog('silent'))
  try {
    const { empty } = await removeDemo(opened.postgres.db)
    say(
      empty
        ? 'The demo is gone; Podpora waits for its set-up.'
        : 'The demo is gone; what is yours has stayed.',
    )
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not_found')
      throw new KeepingError('There is no demo here.')
    throw error
  } finally {
    await opened.close()
  }
})
