import type { CannedAnswer, CannedAnswerChange, CannedAnswerInput } from '@podpora/contract/canned'
import { unknownVariables } from '@podpora/contract/variables'
import { sanitiseOwn } from '../../platform/html.ts'
import type { Person, SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { judgedSharing, mayChange } from '../people/sharing.ts'
import { loadCannedFor } from './access.ts'
import { countUse, deleteCanned, insertCanned, selectCanned, updateCanned } from './queries.ts'

/** @throws Refusal forbidden for a shared one without the right to share; validation_failed naming the field */
export async function createCanned(db: Db, actor: Person, input: CannedAnswerInput): Promise<CannedAnswer> {
  const { id } = await insertCanned(db, actor.id, await check(db, actor, input))
  return loadCannedFor(db, actor, id)
}

/**
 * Changes a canned answer as a whole, if nobody else has changed it since.
 * @throws Refusal not_found; forbidden; changed_meanwhile with the answer as it is now; validation_failed
 */
export async function changeCanned(
  db: Db,
  actor: Person,
  id: number,
  { version, ...input }: CannedAnswerChange,
): Promise<CannedAnswer> {
  const canned = await loadCannedFor(db, actor, id)
  if (!mayChange(actor, canned)) throw new Refusal('forbidden')
  if (!(await updateCanned(db, id, version, await check(db, actor, input, canned.ownerId))))
    throw new Refusal('changed_meanwhile', { current: await loadCannedFor(db, actor, id) })
  return (await selectCanned(db, id)) as CannedAnswer
}

/** @throws Refusal not_found; forbidden */
export async function removeCanned(db: Db, actor: Person, id: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    if (!mayChange(actor, await loadCannedFor(trx, actor, id))) throw new Refusal('forbidden')
    await deleteCanned(trx, id)
  })
}

/** Counts that it was put into an answer: what is used most stands first. @throws Refusal not_found */
export async function noteCannedUse(db: Db, actor: SignedIn, id: number): Promise<void> {
  await countUse(db, (await loadCannedFor(db, actor, id)).id)
}

async function check(
  db: Db,
  actor: Person,
  input: CannedAnswerInput,
  ownerId = actor.id,
): Promise<CannedAnswerInput> {
  const shared = await judgedSharing(db, actor, input, ownerId)
  const [name] = unknownVariables(input.html)
  if (name !== undefined) throw refuseField('html', 'variable', { name })
  return { ...input, ...shared, title: input.title.trim(), html: sanitiseOwn(input.html) }
}
