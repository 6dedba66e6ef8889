import { resolve } from 'node:path'
import { readConfig } from '../apps/server/src/config.ts'
import { runMove } from '../apps/server/src/keeping.ts'
import type { Place } from '../apps/server/src/platform/keeping/places.ts'
import { misuse, number, readArguments, run, say, sayLost } from './keeping.ts'

const help = `Moves the installation to another database, while Podpora is stopped:  npm run move -- --to WHERE

  --to WHERE        postgres://user:password@host/database, or embedded
  --from WHERE      where it is now; without it, where the settings say
  --data-dir FOLDER also moves the attachments and the key to this folder
  --force           over an installation that is there, which is lost then

What is copied is compared, and the old place is left as it is.`

await run(async (progress) => {
  const { values } = readArguments(
    help,
    {
      to: { type: 'string' },
      from: { type: 'string' },
      'data-dir': { type: 'string' },
      force: { type: 'boolean' },
    },
    0,
  )
  if (!values.to) throw misuse(help)
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
})

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
