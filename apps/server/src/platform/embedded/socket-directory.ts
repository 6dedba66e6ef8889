import { createHash } from 'node:crypto'
import { chown, lstat, mkdir, mkdtemp } from 'node:fs/promises'
import { join } from 'node:path'
import type { DatabaseUser } from './database-user.ts'

/*
 * The socket is the only way in and needs no password, so its directory belongs to the database's user, 0700.
 * It is not in the data directory, whose path may be longer than the 107 bytes of a socket's address; and not in
 * XDG_RUNTIME_DIR, which is emptied when the person who started Podpora logs out.
 */
const parent = '/tmp'

/** Makes the directory of the socket; its name follows from `cluster` unless somebody else has taken that. */
export async function makeSocketDirectory(cluster: string, user: DatabaseUser): Promise<string> {
  const hash = createHash('sha256').update(cluster).digest('hex').slice(0, 12)
  const usual = join(parent, `podpora-${hash}`)
  if (await ensurePrivate(usual, user)) return usual
  const other = await mkdtemp(`${usual}-`)
  await giveTo(other, user)
  return other
}

/** Makes `directory` for `user` alone; false when what is there belongs to, or is open to, anybody else. */
export async function ensurePrivate(directory: string, user: DatabaseUser): Promise<boolean> {
  try {
    await mkdir(directory, { mode: 0o700 })
    await giveTo(directory, user)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  const found = await lstat(directory)
  if (!found.isDirectory() || (found.mode & 0o077) !== 0) return false
  // A start that was killed between the two steps above leaves it to root: then it is finished here.
  if (user && found.uid === 0) await giveTo(directory, user)
  return found.uid === (user?.uid ?? process.getuid?.()) || (user !== undefined && found.uid === 0)
}

async function giveTo(directory: string, user: DatabaseUser): Promise<void> {
  if (user) await chown(directory, user.uid, user.gid)
}
