import { readFile } from 'node:fs/promises'
import { explainMail } from '../apps/server/src/channels/mail/explaining.ts'

/*
 * npm run mail:explain -- FILE…
 * Prints what the intake makes of raw mails, without database and network: an object a file, in the order of the files. Of one
 * file to be read by people, of several a line each.
 */
const files = process.argv.slice(2)
if (files.length === 0) {
  process.stderr.write('Which mails? npm run mail:explain -- FILE…\n')
  process.exit(2)
}

for (const file of files) {
  const explained = await readFile(file)
    .then((raw) => explainMail(raw))
    .catch((error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }))
  process.stdout.write(`${JSON.stringify(explained, null, files.length === 1 ? 2 : 0)}\n`)
}
