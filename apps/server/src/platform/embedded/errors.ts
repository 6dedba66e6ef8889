import { StartupError } from '../startup-errors.ts'

/** There are no PostgreSQL binaries that run on this machine. */
export class NoEmbeddedPostgres extends StartupError {
  override name = 'NoEmbeddedPostgres'
  constructor(reason: string) {
    super(`${reason}: set DATABASE_URL to a PostgreSQL server (15 or newer).`)
  }
}

/** Another major version of PostgreSQL made the data directory. */
export class WrongMajorVersion extends StartupError {
  override name = 'WrongMajorVersion'
  constructor(directory: string, found: string, wanted: string) {
    super(
      `The database in ${directory} was made by PostgreSQL ${found} and this Podpora carries PostgreSQL ${wanted}: start the Podpora that made it and move the data with a back-up, or set another DATA_DIR.`,
    )
  }
}

/** Another Podpora owns the database of this data directory. */
export class AlreadyRunning extends StartupError {
  override name = 'AlreadyRunning'
  constructor(directory: string) {
    super(`Podpora is already running on DATA_DIR (${directory}): stop it first, or set another DATA_DIR.`)
  }
}

/** PostgreSQL itself did not come up, or does not stay up. */
export class PostgresFailed extends StartupError {
  override name = 'PostgresFailed'
}
