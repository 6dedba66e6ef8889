import type { Macro } from '@podpora/contract/macros'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { isOutside } from '../people/outside.ts'
import { mayUse } from '../people/sharing.ts'
import { countUse, selectMacro, selectMacros } from './queries.ts'

const most = 1000

/** A macro that the actor may use. @throws Refusal not_found */
export async function loadMacroFor(db: Db, actor: SignedIn, id: number): Promise<Macro> {
  const macro = await selectMacro(db, id)
  if (!macro || !mayUse(actor, macro)) throw new Refusal('not_found')
  return macro
}

/** All macros that the actor may use, what is used most first. */
export const macrosFor = async (db: Db, actor: SignedIn): Promise<Macro[]> =>
  isOutside(actor) ? [] : selectMacros(db, actor, most)

/** Counts that a macro was used, once for a ticket or for a bulk change. One that is gone by now is none. */
export const noteMacroUse = async (db: Db, actor: SignedIn, id: number | undefined): Promise<void> => {
  const macro = id === undefined ? undefined : await selectMacro(db, id)
  if (macro && mayUse(actor, macro)) await countUse(db, macro.id)
}
