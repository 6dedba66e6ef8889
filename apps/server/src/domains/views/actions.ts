import { standardColumns } from '@podpora/contract/builtin'
import { isCustom, keyOf, unseen } from '@podpora/contract/filtering'
import type { ViewFilter } from '@podpora/contract/filters'
import { standardOrder } from '@podpora/contract/ordering'
import type { SavedView, SavedViewChange, SavedViewInput } from '@podpora/contract/views'
import { recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { asSeen, displayAfter, refuseUnseen, refuseUnseenDisplay } from '../fields/filtering.ts'
import { groupExists } from '../people/access.ts'
import { loadViewFor } from './access.ts'
import { forgetDeletedViews, insertView, lockView, setDeleted, updateView } from './queries.ts'
import { mayChangeView, maySeeView } from './rules.ts'

/**
 * Saves a view.
 * @throws Refusal forbidden for who may not share; validation_failed naming `groupId`, or what names a field that its writer doesn't see
 */
export function createView(db: Db, actor: SignedIn, input: SavedViewInput): Promise<SavedView> {
  return inTransaction(db, async (trx) => {
    const ownerId = actor.kind === 'agent' ? actor.id : null
    await refuseUnseen(trx, actor, input.filter)
    await refuseUnseenDisplay(trx, actor, input)
    const wanted = await checked(trx, actor, { ...input, ownerId })
    const { id } = await insertView(trx, { ...wanted, ownerId })
    await recordEvent(trx, { kind: 'view.created', actor, subjectId: id, data: { id } })
    return loadViewFor(trx, actor, id)
  })
}

/**
 * Changes a view that is one's own, or shared by those who may.
 * @throws Refusal not_found; forbidden; changed_meanwhile with the view as it is now; validation_failed naming `groupId`
 */
export function changeView(
  db: Db,
  actor: SignedIn,
  id: number,
  { version, changes }: SavedViewChange,
): Promise<SavedView> {
  return inTransaction(db, async (trx) => {
    const { deleted, ...view } = await lockViewFor(trx, actor, id)
    if (deleted) throw new Refusal('not_found')
    if (view.version !== version) throw new Refusal('changed_meanwhile', { current: view })
    const filter = changes.filter && (await filterAfter(trx, actor, view.filter, changes.filter))
    await refuseUnseenDisplay(trx, actor, { ...standardDisplay, ...changes })
    const display = (await displayAfter(trx, actor, view, changes)) as typeof changes
    const wanted = await checked(trx, actor, { ...view, ...display, ...(filter && { filter }) })
    const changed = { ...view, ...wanted, version: version + 1 }
    await updateView(trx, changed)
    await recordEvent(trx, {
      kind: 'view.changed',
      actor,
      subjectId: id,
      data: { id, fields: Object.keys(changes) },
    })
    return changed
  })
}

/** Puts a view aside. For a day it can be taken back with `restoreView`. @throws Refusal not_found; forbidden */
export function deleteView(db: Db, actor: SignedIn, id: number): Promise<void> {
  return inTransaction(db, async (trx) => {
    const { deleted } = await lockViewFor(trx, actor, id)
    if (deleted) return
    await setDeleted(trx, id, true)
    await recordEvent(trx, { kind: 'view.deleted', actor, subjectId: id, data: { id } })
    await forgetDeletedViews(trx)
  })
}

/** Takes back a deleted view. @throws Refusal not_found; forbidden */
export function restoreView(db: Db, actor: SignedIn, id: number): Promise<SavedView> {
  return inTransaction(db, async (trx) => {
    const { deleted } = await lockViewFor(trx, actor, id)
    if (deleted) {
      await setDeleted(trx, id, false)
      await recordEvent(trx, { kind: 'view.created', actor, subjectId: id, data: { id } })
    }
    return loadViewFor(trx, actor, id)
  })
}

const standardDisplay = { columns: standardColumns, ...standardOrder }

/**
 * A filter as its writer wants it. Its conditions about fields that the writer doesn't see came to them without words; they
 * stay what they are, in their order, as many of them as came back.
 * @throws Refusal validation_failed naming `filter` for a field that the writer doesn't see
 */
async function filterAfter(
  trx: Trx,
  actor: SignedIn,
  before: ViewFilter,
  wanted: ViewFilter,
): Promise<ViewFilter> {
  await refuseUnseen(trx, actor, wanted)
  const [seen = []] = await asSeen(trx, actor, [before])
  const kept = before.filter((_, i) => seen[i] === unseen)
  return wanted.flatMap((one) => (isCustom(one) && keyOf(one) === '' ? kept.splice(0, 1) : [one]))
}

/** @throws Refusal not_found; forbidden for who sees it and may not change it */
async function lockViewFor(trx: Trx, actor: SignedIn, id: number) {
  const view = await lockView(trx, id)
  if (!view || !maySeeView(actor, view)) throw new Refusal('not_found')
  if (!mayChangeView(actor, view)) throw new Refusal('forbidden')
  return view
}

/** A view as it may be saved: only who may share shares, and a group is named exactly where one is meant. */
async function checked<T extends SavedViewInput & { ownerId: number | null }>(
  trx: Trx,
  actor: SignedIn,
  view: T,
): Promise<T> {
  const name = view.name.trim()
  if (!mayChangeView(actor, view)) throw new Refusal('forbidden')
  if (view.sharedWith !== 'group') return { ...view, name, groupId: null }
  if (view.groupId === null) throw refuseField('groupId', 'required')
  if (!(await groupExists(trx, view.groupId))) throw refuseField('groupId', 'not_found')
  return { ...view, name }
}
