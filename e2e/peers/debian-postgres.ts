import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { freePorts } from '../../apps/server/src/testing/ports.ts'

/** Whether Debian's PostgreSQL 15 is there (apt-get install postgresql-15). */
export const debianPostgresInstalled = existsSync('/usr/lib/postgresql/15/bin/initdb')

/** A private PostgreSQL 15 with an empty database, until it is stopped. */
export async function startDebianPostgres(): Promise<{ url: string; stop(): Promise<void> }> {
  const [port = 0] = await freePorts(1)
  const script = join(import.meta.dirname, '../debian-postgres.sh')
  // Lives until its standard input ends.
  const text = `set -e; . "$1"; start_debian_postgres "$2"; echo "$pg_url"; cat >/dev/null; stop_debian_postgres`
  const server = spawn('bash', ['-c', text, 'bash', script, String(port)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  const [url] = (await once(createInterface(server.stdout), 'line')) as [string]
  return {
    url,
    async stop() {
      const gone = once(server, 'exit')
      server.stdin.end()
      await gone
    },
  }
}
