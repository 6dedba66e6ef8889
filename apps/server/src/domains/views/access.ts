import type { OwnViews, SavedView } from '@podpora/contract/views'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { selectArrangement, selectViewsByIds, selectViewsOf } from './queries.ts'
import { maySeeView } from './rules.ts'

export { maySeeView }

/** For the live feed. */
export const viewsByIds = (db: Db, ids: number[]): Promise<SavedView[]> => selectViewsByIds(db, ids)

/** The saved views that somebody may choose from, as they have arranged them; a service has none of its own. */
export async function ownViews(db: Db, actor: SignedIn): Promise<OwnViews> {
  const id = actor.kind === 'agent' ? actor.id : 0
  const [saved, arrangement] = await Promise.all([
    selectViewsOf(db, { id, groupIds: actor.groupIds }),
    selectArrangement(db, id),
  ])
  return { saved, arrangement }
}

/** A view that the actor may choose. @throws Refusal not_found */
export async function loadViewFor(db: Db, actor: SignedIn, id: number): Promise<SavedView> {
  const [view] = await selectViewsByIds(db, [id])
  if (!view || !maySeeView(actor, view)) throw new Refusal('not_found')
  return view
}
