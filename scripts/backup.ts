import { readConfig } from '../apps/server/src/config.ts'
import { runBackup } from '../apps/server/src/keeping.ts'
import { megabytes, number, readArguments, run, say, sayLost } from './keeping.ts'

const help = `Makes a backup, while Podpora runs or not:  npm run backup [-- FILE]

Without FILE it goes to the folder backups of DATA_DIR, under the time in its name.
It holds everything, the key too: keep it as safe as the data itself.`

await run(async (progress) => {
  const { positionals } = readArguments(help, {}, 1)
  const begun = performance.now()
  const done = await runBackup(readConfig(), { file: positionals[0], progress })
  const seconds = ((performance.now() - begun) / 1000).toFixed(1)
  say(
    `${done.file}: ${number(done.rows)} rows of ${done.tables} tables and ${number(done.files)} files, ${megabytes(done.bytes)} MB, ${seconds} s`,
  )
  sayLost(done.lost, 'DATA_DIR and not in the backup')
})
