import { join } from 'node:path'
import { ensureDesk } from './desk-build.ts'

/** `npm run build`: makes the front end now, for a machine or an image where `npm start` may not write. */
await ensureDesk(join(import.meta.dirname, '..'), (line) => void process.stdout.write(`${line}\n`))
