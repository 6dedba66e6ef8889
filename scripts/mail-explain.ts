import { readFile } from 'node:fs/promises'
import { explainMail } from '../apps/server/src/channels/mail/explaining.ts'
import { createDns } from '../apps/server/src/platform/dns.ts'

/*
 * npm run mail:explain -- [--dns] FILE…
 * Prints what the intake makes of raw mails, without database and network: an object a file, in the order of the files. Of one
 * file to be read by people, of several a line each. PGP signatures are verified by the keys in the file PGP_KEYS. With --dns the sender is looked up, as in a mail that was fetched.
 */
const given = process.argv.slice(2)
const files = given.filter((word) => word !== '--dns')
const look = given.includes('--dns')
  ? { dns: createDns(process.env.DNS_SERVERS), session: null, authservId: null }
  : undefined
if (files.length === 0) {
  process.stderr.write('Which mails? npm run mail:explain -- [--dns] FILE…\n')
  process.exit(2)
}

for (const file of files) {
  const explained = await readFile(file)
    .then((raw) => explainMail(raw, undefined, look, process.env.PGP_KEYS || undefined))
    .catch((error: unknown) => ({ error: error instanceof Error ? error.message : String(error) }))
  process.stdout.write(`${JSON.stringify(explained, null, files.length === 1 ? 2 : 0)}\n`)
}
