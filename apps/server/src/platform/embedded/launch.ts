import { spawn } from 'node:child_process'
import { closeSync, fchownSync, openSync } from 'node:fs'
import { open, rename, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { dataDirError } from '../startup-errors.ts'
import { cleanEnvironment } from './binaries.ts'
import { type Cluster, directoryAsSeen } from './cluster.ts'
import { isPostmasterOf, voidStaleLock } from './pid-file.ts'
import { ensurePrivate } from './socket-directory.ts'

/** A fixed port: it only names the socket's file, nothing listens on a network. */
export const port = 5432

const settings = (socketDirectory: string) => ({
  listen_addresses: '',
  port,
  unix_socket_directories: socketDirectory,
  unix_socket_permissions: '0700',
  max_connections: 100,
  shared_buffers: '128MB',
  wal_compression: 'on',
  // Compiling a query costs more than our short queries do.
  jit: 'off',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
  // A failed statement is reported by the one who sent it; here it would only leave customers' words in a log.
  log_min_error_statement: 'panic',
})

export interface Launched {
  pid: number | undefined
  exited: boolean
}

/** Starts PostgreSQL in its own session, so Ctrl-C in the terminal reaches Node alone, which then stops it in order. */
export async function launch(cluster: Cluster, socketDirectory: string): Promise<Launched> {
  const { directory, user, binaries } = cluster
  await ensurePrivate(socketDirectory, user)
  const isLive = (pid: number) => isPostmasterOf(pid, directory)
  await voidStaleLock(join(directory, 'postmaster.pid'), isLive)
  await voidStaleLock(join(socketDirectory, `.s.PGSQL.${port}.lock`), isLive)

  const args = Object.entries(settings(socketDirectory)).flatMap(([name, value]) => [
    '-c',
    `${name}=${value}`,
  ])
  const log = openLog(cluster)
  const child = spawn(binaries.program('postgres'), ['-D', directoryAsSeen(cluster), ...args], {
    cwd: directory,
    env: cleanEnvironment,
    detached: true,
    stdio: ['ignore', log, log],
    ...user,
  })
  closeSync(log)
  child.unref()
  const launched: Launched = { pid: child.pid, exited: false }
  child.once('exit', () => {
    launched.exited = true
  })
  child.once('error', () => {
    launched.exited = true
  })
  return launched
}

const logLimit = 10 * 1024 * 1024

/** Where PostgreSQL writes what it has to say. */
export function logFile(cluster: Cluster): string {
  return join(cluster.dataDir, 'postgres.log')
}

/** It belongs to the cluster's owner, who may start Podpora the next time. */
function openLog(cluster: Cluster): number {
  try {
    const log = openSync(logFile(cluster), 'a', 0o600)
    if (cluster.user) fchownSync(log, cluster.user.uid, cluster.user.gid)
    return log
  } catch (error) {
    throw dataDirError(cluster.dataDir, error)
  }
}

/** Keeps the log and its predecessor below about 10 MB each. */
export async function rotateLog(cluster: Cluster): Promise<void> {
  const file = logFile(cluster)
  const size = await stat(file).then(
    (found) => found.size,
    () => 0,
  )
  if (size > logLimit) await rename(file, `${file}.1`)
}

/** The last lines of PostgreSQL's log, for a message about why it did not start. */
export async function lastWords(cluster: Cluster): Promise<string> {
  const file = await open(logFile(cluster)).catch(() => undefined)
  if (!file) return ''
  try {
    const { size } = await file.stat()
    const length = Math.min(size, 2000)
    const { buffer } = await file.read(Buffer.alloc(length), 0, length, size - length)
    const lines = buffer.toString('utf8').trim().split('\n')
    const fatal = lines.findLast((line) => /(FATAL|PANIC):/.test(line)) ?? lines.at(-1)
    return fatal?.replace(/^.*?(FATAL|PANIC): +/, '') ?? ''
  } finally {
    await file.close()
  }
}
