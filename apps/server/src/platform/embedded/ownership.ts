import pg from 'pg'
import { port } from './launch.ts'

export interface Connection {
  /** The directory of the socket. */
  host: string
  port: number
  user: string
  database: string
  /** Said aloud, since PGSSLMODE of the host would otherwise count. */
  ssl: false
}

/** How `pg` reaches a database of the cluster. */
export function connectionTo(socketDirectory: string, database: string): Connection {
  return { host: socketDirectory, port, user: 'podpora', database, ssl: false }
}

/** Any number will do, as long as it never changes: "podp". */
const ownersLock = 0x706f6470

/**
 * How long a start waits for the lock: a Podpora killed a moment ago still holds it until PostgreSQL has noticed.
 */
const patience = '2s'

/**
 * Makes this process the owner of a running PostgreSQL for as long as the returned connection lives. A killed
 * process loses the lock by itself, so there is no stale one. Undefined when another process is the owner.
 */
export async function takeOwnership(socketDirectory: string): Promise<pg.Client | undefined> {
  // Not the database `podpora`: nothing stands in the way of those who drop or copy that.
  const client = new pg.Client({
    ...connectionTo(socketDirectory, 'postgres'),
    application_name: 'podpora owner',
  })
  // Without a listener a lost connection would end Node; the owner listens to 'end'.
  client.on('error', () => {})
  try {
    await client.connect()
    await client.query(`set lock_timeout = '${patience}'`)
    await client.query('select pg_advisory_lock($1)', [ownersLock])
    const { rowCount } = await client.query("select from pg_database where datname = 'podpora'")
    if (!rowCount) await client.query('create database podpora')
    return client
  } catch (error) {
    await client.end().catch(() => {})
    if ((error as pg.DatabaseError).code === lockNotAvailable) return undefined
    throw error
  }
}

const lockNotAvailable = '55P03'
