import type { Files } from '../../platform/files.ts'
import { all, brokenReference, type Db, first, sql } from '../../platform/postgres/db.ts'

/** Whoever has put a content within this time may be about to refer to it. */
const grace = sql`interval '1 hour'`

/**
 * Removes contents that nothing refers to any more. What refers to one is told by the database's own references, so no
 * table can be forgotten here. Killed anywhere, the rest is done the next time. Gives how many contents are gone.
 */
export async function sweepForgottenFiles(db: Db, files: Files, limit = 500): Promise<number> {
  let gone = 0
  for (const { sha256 } of await sweepable(db, limit)) {
    if ((await letGoOf(db, sha256)) === 'put') continue
    if (!(await isKnown(db, sha256))) {
      await files.remove(sha256, () => isKnown(db, sha256))
      gone += 1
    }
    await sql`delete from forgotten_files where sha256 = ${sha256}`.execute(db)
  }
  return gone
}

const sweepable = (db: Db, limit: number): Promise<{ sha256: Buffer }[]> =>
  all(
    db,
    sql<{ sha256: Buffer }>`
      select g.sha256 from forgotten_files g left join files f on f.sha256 = g.sha256
      where f.put_at is null or f.put_at < now() - ${grace} limit ${limit}
    `,
  )

/** Takes its row away, unless something refers to it, or it was put again a moment ago. */
async function letGoOf(db: Db, sha256: Buffer): Promise<'gone' | 'used' | 'put'> {
  try {
    await sql`delete from files where sha256 = ${sha256} and put_at < now() - ${grace}`.execute(db)
  } catch (error) {
    if (brokenReference(error)) return 'used'
    throw error
  }
  return (await isKnown(db, sha256)) ? 'put' : 'gone'
}

const isKnown = async (db: Db, sha256: Buffer): Promise<boolean> =>
  (await first(db, sql`select from files where sha256 = ${sha256}`)) !== undefined
