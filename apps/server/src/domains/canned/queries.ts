import type { CannedAnswer, CannedAnswerInput } from '@podpora/contract/canned'
import type { SignedIn } from '../../platform/http/app.ts'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'
import { usableBy } from '../people/sharing.ts'

const shape = sql`
  m.id, m.version, m.title, m.shortcut, m.html, m.language, m.scope, m.group_id, m.owner_id, m.uses, m.last_used_at
`

export const selectCanned = (db: Db, id: number): Promise<CannedAnswer | undefined> =>
  first(db, sql<CannedAnswer>`select ${shape} from canned_answers m where m.id = ${id}`)

/** What somebody may use, what is used most first. */
export const selectAllCanned = (db: Db, actor: SignedIn, limit: number): Promise<CannedAnswer[]> =>
  all(
    db,
    sql<CannedAnswer>`
      select ${shape} from canned_answers m
      where ${usableBy(actor)}
      order by m.uses desc, lower(m.title), m.id limit ${limit}
    `,
  )

export const insertCanned = (db: Db, ownerId: number, c: CannedAnswerInput): Promise<{ id: number }> =>
  one(
    db,
    sql<{ id: number }>`
      insert into canned_answers (title, shortcut, html, language, scope, group_id, owner_id)
      values (${c.title}, ${c.shortcut}, ${c.html}, ${c.language}, ${c.scope}, ${c.groupId}, ${ownerId}) returning id
    `,
  )

/** Only over the version that the change is based on. Gives whether it was. */
export async function updateCanned(
  db: Db,
  id: number,
  version: number,
  c: CannedAnswerInput,
): Promise<boolean> {
  const updated = sql`
    update canned_answers set title = ${c.title}, shortcut = ${c.shortcut}, html = ${c.html}, language = ${c.language},
                              scope = ${c.scope}, group_id = ${c.groupId}, version = version + 1
    where id = ${id} and version = ${version} returning id
  `
  return (await first(db, updated)) !== undefined
}

export async function deleteCanned(db: Db, id: number): Promise<void> {
  await sql`delete from canned_answers where id = ${id}`.execute(db)
}

export async function countUse(db: Db, id: number): Promise<void> {
  await sql`update canned_answers set uses = uses + 1, last_used_at = now() where id = ${id}`.execute(db)
}
