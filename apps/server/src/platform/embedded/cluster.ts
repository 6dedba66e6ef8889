import { execFile } from 'node:child_process'
import { chown, mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { DataDirUnusable } from '../startup-errors.ts'
import { type Binaries, cleanEnvironment } from './binaries.ts'
import type { DatabaseUser } from './database-user.ts'
import { PostgresFailed, WrongMajorVersion } from './errors.ts'

const run = promisify(execFile)

/** A data directory and what is needed to run it. */
export interface Cluster {
  dataDir: string
  /** `<dataDir>/postgres` */
  directory: string
  user: DatabaseUser
  binaries: Binaries
}

/**
 * What PostgreSQL is told its data directory is. As another user it may be unable to walk there (a checkout below
 * a 0700 home), but Node enters the directory before it gives up root, and this link needs no walk.
 */
export function directoryAsSeen({ directory, user }: Pick<Cluster, 'directory' | 'user'>): string {
  return user && process.platform === 'linux' ? '/proc/self/cwd' : directory
}

/** Makes the cluster unless it is there, whole or not at all. */
export async function ensureCluster(cluster: Cluster, log: (line: string) => void): Promise<void> {
  await mkdir(cluster.dataDir, { recursive: true, mode: 0o700 })
  await removeAbandoned(cluster.dataDir)
  if (await isMade(cluster)) return
  log('Making the database (once)')
  await make(cluster)
}

async function isMade({ directory, binaries, dataDir, user }: Cluster): Promise<boolean> {
  const files = await readdir(directory).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  if (files.length === 0) return false
  const version = await readFile(join(directory, 'PG_VERSION'), 'utf8').catch(() => undefined)
  if (!version) throw new DataDirUnusable(dataDir, 'its folder postgres holds something else than a database')
  if (version.trim() !== binaries.major)
    throw new WrongMajorVersion(directory, version.trim(), binaries.major)
  await checkOwner(dataDir, directory, user)
  return true
}

async function checkOwner(dataDir: string, directory: string, user: DatabaseUser): Promise<void> {
  const { uid } = await stat(directory)
  if (uid === (user?.uid ?? process.getuid?.() ?? uid)) return
  if (!user) throw new DataDirUnusable(dataDir, `its database belongs to another user (number ${uid})`)
  // Root has copied it here, for example from a back-up.
  await run('chown', ['-R', `${user.uid}:${user.gid}`, directory])
}

/** initdb works beside the final place, so a start that is killed half-way leaves nothing that looks like a cluster. */
async function make(cluster: Cluster): Promise<void> {
  const { dataDir, directory, user, binaries } = cluster
  const draft = await mkdtemp(join(dataDir, `${draftPrefix}${process.pid}-`))
  if (user) await chown(draft, user.uid, user.gid)
  const place = directoryAsSeen({ directory: draft, user })
  try {
    // biome-ignore format: pairs read best in rows
    await run(binaries.program('initdb'), [
      '-D', place, '-U', 'podpora', '-E', 'UTF8', '--auth=trust', '--no-instructions',
      '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8',
    ], { cwd: draft, env: cleanEnvironment, ...user })
    await rename(draft, directory)
  } catch (error) {
    await rm(draft, { recursive: true, force: true })
    if (!madeByAnother(error)) throw initdbFailed(dataDir, error)
  }
}

const draftPrefix = 'postgres.new-'

function madeByAnother(error: unknown): boolean {
  const { code, syscall } = error as NodeJS.ErrnoException
  return syscall === 'rename' && (code === 'ENOTEMPTY' || code === 'EEXIST')
}

function initdbFailed(dataDir: string, error: unknown): Error {
  const output = (error as { stderr?: string }).stderr ?? ''
  if (output.includes('No space left on device')) return new DataDirUnusable(dataDir, 'the disk is full')
  const lastWord = output.trim().split('\n').at(-1)
  return lastWord
    ? new PostgresFailed(`PostgreSQL could not make its files in ${dataDir}: ${lastWord}`)
    : (error as Error)
}

/** Drafts of starts that were killed. */
async function removeAbandoned(dataDir: string): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (!name.startsWith(draftPrefix)) continue
    const pid = Number(name.slice(draftPrefix.length).split('-')[0])
    if (pid === process.pid || !isAlive(pid)) await rm(join(dataDir, name), { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
