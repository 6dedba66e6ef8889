import type { Macro } from '@podpora/contract/macros'
import type { SignedIn } from '../../platform/http/app.ts'

type Who = Pick<SignedIn, 'kind' | 'id' | 'groupIds' | 'permissions'>

const isOwn = (actor: Who, macro: Pick<Macro, 'ownerId'>): boolean =>
  actor.kind === 'agent' && actor.id === macro.ownerId

/** Whether somebody may use a macro, and so knows of it. */
export const mayUse = (actor: Who, macro: Pick<Macro, 'scope' | 'groupId' | 'ownerId'>): boolean => {
  if (macro.scope === 'everyone') return true
  if (macro.scope === 'private') return isOwn(actor, macro)
  return actor.permissions.has('macro.share') || actor.groupIds.includes(macro.groupId ?? 0)
}

/** Whether somebody may change a macro: their own private ones, and shared ones with the right to share. */
export const mayChange = (actor: Who, macro: Pick<Macro, 'scope' | 'ownerId'>): boolean =>
  macro.scope === 'private' ? isOwn(actor, macro) : actor.permissions.has('macro.share')
