import { readFile, stat } from 'node:fs/promises'
import { PostgresFailed } from './errors.ts'

/** Whom PostgreSQL runs as; undefined is the user who runs Node. */
export type DatabaseUser = { uid: number; gid: number } | undefined

/**
 * PostgreSQL refuses root, so root hands it to the one who owns the cluster, else to `postgres`, else to `nobody`.
 * initdb wants a name for its user, therefore an arbitrary number would not do.
 */
export async function databaseUser(cluster: string): Promise<DatabaseUser> {
  if (process.getuid?.() !== 0) return undefined
  const owner = await stat(cluster).catch(() => undefined)
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }

  const accounts = (await readFile('/etc/passwd', 'utf8')).split('\n').map((line) => line.split(':'))
  const account = ['postgres', 'nobody']
    .map((name) => accounts.find((fields) => fields[0] === name))
    .find((fields) => fields !== undefined)
  if (!account) throw new PostgresFailed('PostgreSQL does not run as root: start Podpora as another user.')
  return { uid: Number(account[2]), gid: Number(account[3]) }
}
