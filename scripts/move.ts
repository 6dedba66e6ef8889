import { resolve } from 'node:path'
import { readConfig } from '../apps/server/src/config.ts'
import { runMove, runMoveFiles } from '../apps/server/src/keeping.ts'
import type { Place } from '../apps/server/src/platform/keeping/places.ts'
import type { Progress } from '../apps/server/src/platform/keeping/progress.ts'
import { misuse, number, readArguments, run, say, sayLost } from './keeping.ts'

const help = `Moves the installation to another place, while Podpora is stopped:
  npm run move -- --to WHERE        the database
  npm run move -- --files WHERE     the attachments and stored mails, to the bucket of the settings or back

  --to WHERE        postgres://user:password@host/database, or embedded
  --from WHERE      where it is now; without it, where the settings say
  --data-dir FOLDER also moves the attachments and the key to this folder
  --files WHERE     s3 (the bucket of FILES_S3_BUCKET), or folder (DATA_DIR)
  --force           over an installation that is there, which is lost then

What is copied is compared, and the old place is left as it is.`

await run(async (progress) => {
  const { values } = readArguments(
    help,
    {
      to: { type: 'string' },
      from: { type: 'string' },
      'data-dir': { type: 'string' },
      files: { type: 'string' },
      force: { type: 'boolean' },
    },
    0,
  )
  const { to, files } = values
  if (files && Object.keys(values).length === 1) await moveFiles(files, progress)
  else if (to && !files) await moveDatabase({ ...values, to }, progress)
  else throw misuse(help)
})

/** @throws Misuse */
async function moveFiles(where: string, progress: Progress): Promise<void> {
  if (where !== 's3' && where !== 'folder') throw misuse('--files must be "s3" or "folder".')
  const { lost } = await runMoveFiles(readConfig(), where === 's3' ? 'bucket' : 'folder', progress)
  say(
    where === 's3'
      ? 'All files are in the bucket. Start Podpora with these settings; the folder "files" of DATA_DIR is not used any more.'
      : 'All files are in DATA_DIR. In .env must stand now: no FILES_S3_BUCKET, and nothing else of FILES_S3. The bucket is as it was.',
  )
  sayLost(lost, where === 's3' ? 'DATA_DIR' : 'the bucket')
}

interface Given {
  to: string
  from?: string | undefined
  'data-dir'?: string | undefined
  force?: boolean | undefined
}

async function moveDatabase(values: Given, progress: Progress): Promise<void> {
  const config = readConfig()
  const from: Place = {
    dataDir: config.DATA_DIR,
    databaseUrl: values.from ? databaseOf('--from', values.from) : config.DATABASE_URL,
  }
  const dataDir = values['data-dir'] ? resolve(values['data-dir']) : config.DATA_DIR
  const to: Place = { dataDir, databaseUrl: databaseOf('--to', values.to) }
  const done = await runMove(from, to, {
    force: values.force === true,
    secretKey: config.SECRET_KEY,
    filesInBucket: config.bucket !== undefined,
    progress,
  })
  say(
    `Moved ${number(done.rows)} rows of ${done.tables} tables. The old place is as it was: do not start Podpora there again.`,
  )
  say('In .env must stand now:')
  if (to.databaseUrl) say(`  DATABASE_URL=${withoutPassword(to.databaseUrl)}`)
  else say('  no DATABASE_URL')
  if (dataDir !== config.DATA_DIR) say(`  DATA_DIR=${dataDir}`)
  sayLost(done.lost, 'the old folder')
}

/** @throws Misuse */
function databaseOf(option: string, value: string): string | undefined {
  if (value === 'embedded') return undefined
  if (/^postgres(ql)?:\/\//.test(value) && URL.canParse(value)) return value
  throw misuse(`${option} must be "embedded" or of the form postgres://user:password@host/database.`)
}

function withoutPassword(address: string): string {
  const url = new URL(address)
  if (!url.password) return address
  url.password = ''
  return `${url.href.replace('@', ':…@')}   (… being the password)`
}
