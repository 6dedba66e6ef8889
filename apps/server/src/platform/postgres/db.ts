import pg from 'pg'
import type { Log } from '../log.ts'
import { runOn } from './connections.ts'
import { type Sql, sql } from './sql.ts'
import { attempt, transactionOn, Unusable, writeAtEnd } from './transactions.ts'

/** What statements are run through: the pool, a client, or a transaction. */
export interface Db {
  run(text: string, values: unknown[]): Promise<{ rows: unknown[] }>
  /** A client for one's own until `work` is done. */
  borrow<T>(work: (client: pg.ClientBase) => Promise<T>): Promise<T>
}
export interface Trx extends Db {
  readonly isTransaction: true
}
export type Connection = string | pg.ClientConfig

// Ids fit into a double for the next nine thousand billion rows; as text they would be compared as text.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)
const int4Array = 1007
const int8Array = 1016
pg.types.setTypeParser(int8Array as never, pg.types.getTypeParser(int4Array as never))
// Times leave as the API shows them: RFC 3339 in UTC with exactly three digits, so that strings sort as times do.
pg.types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, toRfc3339)

export function toRfc3339(value: string): string {
  const match = /^(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d)(?:\.(\d{1,6}))?\+00$/.exec(value)
  if (!match) throw new Error(`not a UTC timestamp: ${value}`)
  return `${match[1]}T${match[2]}.${(match[3] ?? '').padEnd(3, '0').slice(0, 3)}Z`
}

/** The name that connections of a running Podpora bear. */
export const runningName = 'podpora'

export interface Postgres {
  db: Db
  pool: pg.Pool
  /** Opens a client of its own, outside the pool: for LISTEN and for locks held as long as the process lives. */
  dedicated(): Promise<pg.Client>
  close(): Promise<void>
}

/** @param name what the server's list of connections shows; it is how others see that a Podpora runs there */
export function openPostgres(
  connection: Connection,
  size: number,
  log: Log,
  name: string = runningName,
): Postgres {
  const settings: pg.ClientConfig = {
    ...(typeof connection === 'string' ? { connectionString: connection } : connection),
    options: '-c TimeZone=UTC',
    application_name: name,
    connectionTimeoutMillis: 10_000,
    keepAlive: true,
  }
  const pool = new pg.Pool({ ...settings, pipeline: true, max: size, idleTimeoutMillis: 30_000 })
  // Without a listener the end of the server would end this process; the pool opens a new connection by itself.
  pool.on('error', (err) => log.warn({ err: err.message }, 'lost a database connection'))
  pool.on('connect', (client) => client.on('error', () => {})) // told above; a client without a listener throws
  return {
    db: overPool(pool),
    pool,
    async dedicated() {
      const client = new pg.Client(settings)
      client.on('error', (err) => log.warn({ err: err.message }, 'lost a database connection'))
      await client.connect()
      return client
    },
    close: () => pool.end(),
  }
}

function overPool(pool: pg.Pool): Db {
  return {
    run: (text, values) => runOn(pool, text, values),
    async borrow(work) {
      const client = await pool.connect()
      let broken = false
      try {
        return await work(client)
      } catch (error) {
        broken = error instanceof Unusable
        throw error
      } finally {
        client.release(broken)
      }
    },
  }
}

/** Through one client, so that what is done on the client itself is part of the same transaction. */
export function overClient(client: pg.ClientBase): Db {
  return { run: (text, values) => runOn(client, text, values), borrow: (work) => work(client) }
}

/** All rows of a statement. Column names come back in camelCase. */
export async function all<Row>(db: Db, statement: Sql<Row>): Promise<Row[]> {
  return (await statement.execute(db)).rows
}

/** The first row, if there is one. */
export async function first<Row>(db: Db, statement: Sql<Row>): Promise<Row | undefined> {
  return (await statement.execute(db)).rows[0]
}

/** The only row of a statement that always gives one. */
export async function one<Row>(db: Db, statement: Sql<Row>): Promise<Row> {
  const row = await first(db, statement)
  if (!row) throw new Error('a statement that always gives a row gave none')
  return row
}

/** Runs `work` in a transaction: all of it, or nothing. Within one already, it is part of that one. */
export const inTransaction = <T>(db: Db, work: (trx: Trx) => Promise<T>): Promise<T> =>
  'isTransaction' in db ? work(db as Trx) : db.borrow((client) => transactionOn(client, work))

/** PostgreSQL's code for a broken unique constraint, with the constraint's name. */
export function brokenUnique(error: unknown): string | undefined {
  return error instanceof pg.DatabaseError && error.code === '23505' ? error.constraint : undefined
}

/** Whether a statement was refused because something still refers to what it takes away, or would refer to nothing. */
export const brokenReference = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '23503'

/** Whether a statement was given up because it took longer than it was allowed to. */
export const ranTooLong = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && error.code === '57014'

export { attempt, type Sql, sql, writeAtEnd }
