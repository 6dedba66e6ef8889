import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readConfig } from '../apps/server/src/config.ts'
import { noDns } from '../apps/server/src/platform/dns.ts'
import { openFeed } from '../apps/server/src/platform/events/feed.ts'
import { filesIn } from '../apps/server/src/platform/files.ts'
import { createLog } from '../apps/server/src/platform/log.ts'
import { openPostgres } from '../apps/server/src/platform/postgres/db.ts'
import { createSecrets } from '../apps/server/src/platform/secrets.ts'
import { wire } from '../apps/server/src/wiring.ts'
import { api } from '../packages/contract/src/routes.ts'
import { clientTypes, type Document } from './client-types.ts'

/** Writes the types of packages/client anew. The server is put together and asked; nothing connects to a database. */
const folder = await mkdtemp(join(tmpdir(), 'podpora-client-'))
const log = createLog('silent')
const postgres = openPostgres('postgres://localhost:1/nowhere', 1, log)
const { app } = await wire({
  config: readConfig({ DATA_DIR: folder, SMTP_PORT: '0' }, folder),
  log,
  db: postgres.db,
  postgres,
  feed: openFeed(postgres, log),
  files: filesIn(join(folder, 'files')),
  secrets: createSecrets('a key that seals nothing'),
  dns: noDns,
  clamd: undefined,
})
await app.ready()
const file = new URL('../packages/client/src/api.ts', import.meta.url)
await writeFile(file, clientTypes(app.swagger() as Document, api))
await app.close()
await postgres.close()
await rm(folder, { recursive: true })
