import { ConfigError } from '../config.ts'

/** Podpora cannot start, and the message is one sentence for the person who started it. */
export class StartupError extends Error {
  override name = 'StartupError'
}

/** A newer Podpora has already migrated this database. */
export class DatabaseTooNew extends StartupError {
  override name = 'DatabaseTooNew'
  /** @param migration the first one in the database that this program does not know */
  constructor(migration: string) {
    super(
      `The database was last used by a newer Podpora (this version does not know its migration ${migration}): start that version, or restore a back-up made before the upgrade.`,
    )
  }
}

/** One sentence for a failed start, or undefined when the error is not one that its reader can act on. */
export function startupSentence(error: unknown): string | undefined {
  if (error instanceof StartupError || error instanceof ConfigError) return error.message
  return undefined
}
