import type { Macro, MacroInput } from '@podpora/contract/macros'
import type { SignedIn } from '../../platform/http/app.ts'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'
import { usableBy } from '../people/sharing.ts'

const shape = sql`
  m.id, m.version, m.name, m.actions, m.scope, m.group_id, m.owner_id, m.uses, m.last_used_at
`

export const selectMacro = (db: Db, id: number): Promise<Macro | undefined> =>
  first(db, sql<Macro>`select ${shape} from macros m where m.id = ${id}`)

/** What somebody may use, what is used most first. A company has dozens of them; nobody reads further than `limit`. */
export const selectMacros = (db: Db, actor: SignedIn, limit: number): Promise<Macro[]> =>
  all(
    db,
    sql<Macro>`
      select ${shape} from macros m
      where ${usableBy(actor)}
      order by m.uses desc, lower(m.name), m.id limit ${limit}
    `,
  )

export const insertMacro = (db: Db, ownerId: number, macro: MacroInput): Promise<{ id: number }> =>
  one(
    db,
    sql<{ id: number }>`
      insert into macros (name, actions, scope, group_id, owner_id)
      values (${macro.name}, ${JSON.stringify(macro.actions)}::jsonb, ${macro.scope}, ${macro.groupId}, ${ownerId})
      returning id
    `,
  )

/** Only over the version that the change is based on. Gives whether it was. */
export async function updateMacro(db: Db, id: number, version: number, macro: MacroInput): Promise<boolean> {
  const updated = sql`
    update macros set name = ${macro.name}, actions = ${JSON.stringify(macro.actions)}::jsonb, scope = ${macro.scope},
                      group_id = ${macro.groupId}, version = version + 1
    where id = ${id} and version = ${version} returning id
  `
  return (await first(db, updated)) !== undefined
}

export async function deleteMacro(db: Db, id: number): Promise<void> {
  await sql`delete from macros where id = ${id}`.execute(db)
}

export async function countUse(db: Db, id: number): Promise<void> {
  await sql`update macros set uses = uses + 1, last_used_at = now() where id = ${id}`.execute(db)
}
