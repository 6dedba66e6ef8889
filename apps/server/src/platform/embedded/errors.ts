import { StartupError } from '../startup-errors.ts'

/** There are no PostgreSQL binaries that run on this machine. */
export class NoEmbeddedPostgres extends StartupError {
  override name = 'NoEmbeddedPostgres'
  constructor(reason: string) {
    super(`${reason}: set DATABASE_URL to a PostgreSQL server (15 or newer).`)
  }
}

/** The data directory cannot be made, read or written. */
export class DataDirUnusable extends StartupError {
  override name = 'DataDirUnusable'
  constructor(directory: string, reason: string) {
    super(`DATA_DIR (${directory}) cannot be used: ${reason}.`)
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

const reasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'it is a file',
}

/** Turns a file system error below the data directory into a sentence that names the setting. */
export function dataDirError(directory: string, error: unknown): Error {
  const { code, message } = error as NodeJS.ErrnoException
  if (error instanceof StartupError) return error
  return new DataDirUnusable(directory, reasons[code ?? ''] ?? message)
}
