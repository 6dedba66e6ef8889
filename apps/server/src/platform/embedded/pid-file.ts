import { execFile } from 'node:child_process'
import { open, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'

/** A PostgreSQL that runs on a data directory, as its postmaster.pid describes it. */
export interface Postmaster {
  pid: number
  /** Undefined while it has just begun. */
  socketDirectory: string | undefined
  ready: boolean
}

/** The PostgreSQL that runs on `cluster` now, whoever started it. */
export async function runningPostmaster(cluster: string): Promise<Postmaster | undefined> {
  const text = await readFile(join(cluster, 'postmaster.pid'), 'utf8').catch(() => '')
  const lines = text.split('\n')
  const pid = Number(lines[0])
  if (!pid || !(await isPostmasterOf(pid, cluster))) return undefined
  return { pid, socketDirectory: lines[4] || undefined, ready: lines[7]?.trim() === 'ready' }
}

/** Whether process `pid` is a PostgreSQL on `cluster`; the number alone may have passed to another process. */
export async function isPostmasterOf(pid: number, cluster: string): Promise<boolean> {
  try {
    if (process.platform !== 'linux') return await commandNames(pid, cluster)
    // PostgreSQL works in its data directory. A zombie has none, so it counts as gone.
    const [name, at, here] = await Promise.all([
      readFile(`/proc/${pid}/comm`, 'utf8'),
      stat(`/proc/${pid}/cwd`),
      stat(cluster),
    ])
    return name.trim() === 'postgres' && at.dev === here.dev && at.ino === here.ino
  } catch {
    return false
  }
}

async function commandNames(pid: number, cluster: string): Promise<boolean> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'args=', '-p', String(pid)])
  return stdout.includes('postgres') && stdout.includes(cluster)
}

/** No process can have it: the largest number of 32 bits. */
const nobodysPid = '2147483647'

/**
 * A left-over lock file whose number now belongs to another process (usual in containers) would stop PostgreSQL.
 * It is not removed, for the line about shared memory in it protects from surviving children of a killed one:
 * only the number is made void, and through the handle that was read, so that a lock file which another start
 * creates at this very moment is another inode and stays whole.
 */
export async function voidStaleLock(path: string, isLive: (pid: number) => Promise<boolean>): Promise<void> {
  const file = await open(path, 'r+').catch(() => undefined)
  if (!file) return
  try {
    const [pid = '', ...rest] = (await file.readFile('utf8')).split('\n')
    if (pid === nobodysPid || (await isLive(Number(pid)))) return
    await file.write([nobodysPid, ...rest].join('\n'), 0)
  } finally {
    await file.close()
  }
}
