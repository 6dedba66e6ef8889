import type { CannedAnswer } from '@podpora/contract/canned'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { isOutside } from '../people/outside.ts'
import { mayUse } from '../people/sharing.ts'
import { selectAllCanned, selectCanned } from './queries.ts'

const most = 2000

/** A canned answer that the actor may use. @throws Refusal not_found */
export async function loadCannedFor(db: Db, actor: SignedIn, id: number): Promise<CannedAnswer> {
  const canned = await selectCanned(db, id)
  if (!canned || !mayUse(actor, canned)) throw new Refusal('not_found')
  return canned
}

/** All canned answers that the actor may use, what is used most first: the reply box looks through them by itself. */
export const cannedFor = async (db: Db, actor: SignedIn): Promise<CannedAnswer[]> =>
  isOutside(actor) ? [] : selectAllCanned(db, actor, most)
