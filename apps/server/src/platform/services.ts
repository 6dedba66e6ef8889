import type { Config } from '../config.ts'
import type { Clamd } from './clamd.ts'
import type { Dns } from './dns.ts'
import type { Feed } from './events/feed.ts'
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
  /** The newest of the event log, for those who follow it. */
  feed: Feed
  files: Files
  secrets: Secrets
  /** Answers of the domain name system. */
  dns: Dns
  /** Looks for viruses; undefined where none is set up. */
  clamd: Clamd | undefined
}
