import type { Config } from '../config.ts'
import type { Files } from './files.ts'
import type { Log } from './log.ts'
import type { Db, Postgres } from './postgres/db.ts'
import type { Secrets } from './secrets.ts'

/** What every room of the server may use. Made once in main.ts, handed on explicitly. */
export interface Services {
  config: Config
  log: Log
  db: Db
  /** The pool behind `db`, and connections of one's own. */
  postgres: Postgres
  files: Files
  secrets: Secrets
}
