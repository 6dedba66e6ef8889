import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inject } from 'vitest'
import { type Config, readConfig } from '../config.ts'
import { announceScanning } from '../domains/scans/announcing.ts'
import { createClamd } from '../platform/clamd.ts'
import { type Dns, noDns } from '../platform/dns.ts'
import { openFeed } from '../platform/events/feed.ts'
import { filesOf } from '../platform/file-place.ts'
import { createLog } from '../platform/log.ts'
import { type Connection, openPostgres, type Postgres } from '../platform/postgres/db.ts'
import { createSecrets } from '../platform/secrets.ts'
import type { Services } from '../platform/services.ts'

export const templateName = `podpora_template`

/** The same server, another database. */
export function atDatabase(connection: Connection, database: string): Connection {
  if (typeof connection !== 'string') return { ...connection, database }
  const url = new URL(connection)
  url.pathname = `/${database}`
  return url.href
}

export interface TestDatabase extends Services {
  close(): Promise<void>
}

/** An empty, migrated database of one's own, with all that the server's rooms want of the platform. */
export async function testDatabase(
  settings: Record<string, string> = {},
  dns: Dns = noDns,
): Promise<TestDatabase> {
  const server = inject('postgres')
  const log = createLog('silent')
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = openPostgres(server, 1, log)
  await cloneTemplate(admin, name)
  const postgres = openPostgres(atDatabase(server, name), 20, log)
  const feed = openFeed(postgres, log)
  const folder = await mkdtemp(join(tmpdir(), 'podpora-files-'))
  const config: Config = readConfig({ SMTP_PORT: '0', DATA_DIR: folder, ...settings }, folder)
  // One that did not answer is asked again at once: tests stop and start it.
  const clamd = config.CLAMD ? createClamd(config.CLAMD, { restMs: 0 }) : undefined
  if (clamd) await announceScanning(postgres.db, { scans: true, works: true })
  return {
    config,
    log,
    db: postgres.db,
    postgres,
    feed,
    files: await filesOf(config),
    dns,
    clamd,
    secrets: createSecrets('a key for tests that nobody else has'),
    async close() {
      await feed.stop()
      await postgres.close()
      await dropDatabase(admin.pool, name)
      await admin.close()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Without force: that would end an autovacuum worker too, which only a superuser may, and the server of DATABASE_URL is
 * somebody else's. A connection that a test left open fails here, after PostgreSQL waited five seconds for it.
 */
export async function dropDatabase(
  admin: { query(statement: string): Promise<unknown> },
  name: string,
): Promise<void> {
  await admin.query(`drop database if exists ${name}`)
}

// PostgreSQL clones a template for one client at a time.
async function cloneTemplate(admin: Postgres, name: string): Promise<void> {
  const client = await admin.pool.connect()
  try {
    await client.query(`select pg_advisory_lock(8261001)`)
    await client.query(`create database ${name} template ${templateName}`)
  } finally {
    await client.query(`select pg_advisory_unlock(8261001)`)
    client.release()
  }
}
