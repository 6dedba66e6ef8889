import { StartupError } from '../startup-errors.ts'

/** A backup, a restore or a move cannot be done, and the message is one sentence for the person who wants it. */
export class KeepingError extends StartupError {
  override name = 'KeepingError'
}

/** The file is no backup, or not a whole one. */
export class BadBackup extends KeepingError {
  override name = 'BadBackup'
  /** @param reason goes on after the file's name */
  constructor(file: string, reason: string) {
    super(`${file} ${reason}.`)
  }
}
