import { type Config, ConfigError } from '../config.ts'

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

/** The server behind DATABASE_URL is older than what the queries need. */
export class ServerTooOld extends StartupError {
  override name = 'ServerTooOld'
  /** @param version as `show server_version` says it */
  constructor(version: string) {
    super(`DATABASE_URL leads to PostgreSQL ${version}; Podpora needs PostgreSQL 15 or newer.`)
  }
}

/** Another process of this installation is alive that has another key. */
export class OtherKey extends StartupError {
  override name = 'OtherKey'
  /** @param host where the other one runs */
  constructor(host: string) {
    super(
      `A process of this installation runs on ${host} with another key: give all of them the same SECRET_KEY, or a copy of its DATA_DIR/secret.key.`,
    )
  }
}

/** The data directory cannot be made, read or written. */
export class DataDirUnusable extends StartupError {
  override name = 'DataDirUnusable'
  constructor(directory: string, reason: string) {
    super(`DATA_DIR (${directory}) cannot be used: ${reason}.`)
  }
}

const fileReasons: Record<string, string> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the disk is read-only',
  EACCES: 'this user may not write there',
  EPERM: 'this user may not write there',
  ENOENT: 'it cannot be made there',
  ENOTDIR: 'a part of the path is a file',
  EEXIST: 'it is a file',
}

/** Turns a file system error below the data directory into one that names the setting. */
export function dataDirError(directory: string, error: unknown): StartupError {
  if (error instanceof StartupError) return error
  const { code, message } = error as NodeJS.ErrnoException
  return new DataDirUnusable(directory, fileReasons[code ?? ''] ?? message)
}

type Known = Partial<Pick<Config, 'PORT' | 'SMTP_PORT' | 'METRICS_PORT' | 'DATA_DIR'>>

/** What errors of the network, of files and of PostgreSQL carry besides their message. */
interface LowLevel extends Error {
  code?: string
  syscall?: string
  path?: string
  address?: string
  port?: number
  hostname?: string
}

/**
 * One sentence for a failed start, or undefined when the error is not one that its reader can put right.
 * The text never holds DATABASE_URL, for there is a password in it.
 * @param settings help to name the one at fault
 */
export function startupSentence(error: unknown, settings: Known = {}): string | undefined {
  if (error instanceof StartupError || error instanceof ConfigError) return error.message
  if (!(error instanceof Error)) return undefined
  const problem = error as LowLevel
  if (problem.syscall === 'listen') return listening(problem, settings)
  if (problem.path && settings.DATA_DIR && problem.path.startsWith(settings.DATA_DIR) && problem.code)
    return dataDirError(settings.DATA_DIR, problem).message
  if (problem.syscall === 'getaddrinfo')
    return `The host "${problem.hostname}" is not known: check HOST, SMTP_HOST and DATABASE_URL.`
  const reason = databaseReason(problem)
  return reason && `The database of DATABASE_URL cannot be used: ${reason}.`
}

function listening({ code, address, port }: LowLevel, settings: Known): string | undefined {
  const ports = ['PORT', 'SMTP_PORT', 'METRICS_PORT'] as const
  const setting = ports.find((name) => settings[name] === port) ?? 'PORT or SMTP_PORT'
  if (code === 'EADDRINUSE')
    return `Port ${port} is already in use: stop the other program, or set ${setting} to a free one.`
  if (code === 'EACCES')
    return `This user may not listen on port ${port}: set ${setting} to a number above 1023.`
  const host = setting === 'SMTP_PORT' ? 'SMTP_HOST' : setting === 'METRICS_PORT' ? 'METRICS_HOST' : 'HOST'
  if (code === 'EADDRNOTAVAIL')
    return `${address} is not an address of this machine: set ${host} to one of its own, or to 0.0.0.0 for all.`
  return undefined
}

/** By the error's code: those of Node for the connection, those of PostgreSQL for what the server says. */
const databaseReasons: Record<string, (problem: LowLevel) => string> = {
  ECONNREFUSED: (problem) => `nothing answers at ${place(problem)}`,
  ECONNRESET: () => 'the server closed the connection',
  ETIMEDOUT: (problem) => `no answer from ${place(problem)}`,
  EHOSTUNREACH: (problem) => `there is no way to ${place(problem)}`,
  ENETUNREACH: (problem) => `there is no way to ${place(problem)}`,
  ERR_INVALID_URL: () => 'it is not a URL that can be read (mind special characters in the password)',
  '28P01': () => 'its user name or password is wrong',
  '28000': (problem) => `the server does not let this user in (${problem.message})`,
  '3D000': (problem) => `${problem.message}, and Podpora does not make it`,
  '42501': (problem) => `its user lacks a right (${problem.message})`,
  '53300': () => 'the server has no connection left',
  '57P03': (problem) => `the server is not ready (${problem.message})`,
  '0A000': (problem) => `the server lacks something (${problem.message})`,
}

function databaseReason(problem: LowLevel): string | undefined {
  // Several addresses of one name: Node reports them together.
  const [first] = problem instanceof AggregateError ? (problem.errors as LowLevel[]) : []
  const single: LowLevel = first ?? problem
  const code = problem.code ?? single.code ?? ''
  if (Object.hasOwn(databaseReasons, code)) return databaseReasons[code]?.(single)
  if (/timeout/i.test(problem.message)) return 'the server did not answer in time'
  if (/SSL connections/.test(problem.message)) return 'the server does not offer TLS, which sslmode asks for'
  if (/CERT|SIGNED|ERR_TLS/.test(code)) return `its TLS certificate is not trusted (${problem.message})`
  return undefined
}

function place({ address, port }: LowLevel): string {
  return address ? `${address}${port ? `:${port}` : ''}` : 'its address'
}
