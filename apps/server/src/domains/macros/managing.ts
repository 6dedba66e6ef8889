import { type TicketActions, unknownVariableIn } from '@podpora/contract/actions'
import type { Macro, MacroChange, MacroInput } from '@podpora/contract/macros'
import { sanitiseOwn } from '../../platform/html.ts'
import type { Person } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { templateExists } from '../checklists/access.ts'
import { judgedWishes, unseenWishes } from '../fields/filling-in.ts'
import { judgedSharing, mayChange } from '../people/sharing.ts'
import { loadMacroFor } from './access.ts'
import { deleteMacro, insertMacro, selectMacro, updateMacro } from './queries.ts'

/** @throws Refusal forbidden for a shared one without the right to share; validation_failed naming the field */
export async function createMacro(db: Db, actor: Person, input: MacroInput): Promise<Macro> {
  const checked = await check(db, actor, input)
  const { id } = await insertMacro(db, actor.id, checked)
  return loadMacroFor(db, actor, id)
}

/**
 * Changes a macro as a whole, if nobody else has changed it since.
 * @throws Refusal not_found; forbidden; changed_meanwhile with the macro as it is now; validation_failed
 */
export async function changeMacro(
  db: Db,
  actor: Person,
  id: number,
  { version, ...input }: MacroChange,
): Promise<Macro> {
  const macro = await loadMacroFor(db, actor, id)
  if (!mayChange(actor, macro)) throw new Refusal('forbidden')
  const checked = await check(db, actor, input, macro)
  if (!(await updateMacro(db, id, version, checked)))
    throw new Refusal('changed_meanwhile', { current: await loadMacroFor(db, actor, id) })
  return (await selectMacro(db, id)) as Macro
}

/** @throws Refusal not_found; forbidden */
export async function removeMacro(db: Db, actor: Person, id: number): Promise<void> {
  await inTransaction(db, async (trx) => {
    const macro = await loadMacroFor(trx, actor, id)
    if (!mayChange(actor, macro)) throw new Refusal('forbidden')
    await deleteMacro(trx, id)
  })
}

async function check(
  db: Db,
  actor: Person,
  { name, actions, ...sharing }: MacroInput,
  before: Pick<Macro, 'ownerId'> & Partial<Macro> = { ownerId: actor.id },
): Promise<MacroInput> {
  const shared = await judgedSharing(db, actor, sharing, before.ownerId)
  const unknown = unknownVariableIn(actions)
  if (unknown) throw refuseField(`actions/${unknown.field}`, 'variable', { name: unknown.name })
  if (actions.checklistId !== undefined && !(await templateExists(db, actions.checklistId)))
    throw refuseField('actions/checklistId', 'unknown')
  const custom = {
    ...(await judgedWishes(db, actor, actions.custom ?? {}, {}, 'actions/custom')),
    ...(await unseenWishes(db, actor, before.actions?.custom ?? {})),
  }
  return {
    name: name.trim(),
    actions: { ...sanitised(actions), ...(Object.keys(custom).length > 0 && { custom }) },
    ...shared,
  }
}

const sanitised = (actions: TicketActions): TicketActions => ({
  ...actions,
  ...(actions.answer !== undefined && { answer: sanitiseOwn(actions.answer) }),
  ...(actions.note !== undefined && { note: sanitiseOwn(actions.note) }),
})
