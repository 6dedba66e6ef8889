import type { SignedIn } from '../../platform/http/app.ts'

/** What people write for themselves, for a group or for everyone: a macro, a canned answer. */
export interface Shared {
  scope: 'private' | 'group' | 'everyone'
  groupId: number | null
  ownerId: number
}

type Who = Pick<SignedIn, 'kind' | 'id' | 'groupIds' | 'permissions'>

const isOwn = (actor: Who, { ownerId }: Pick<Shared, 'ownerId'>): boolean =>
  actor.kind === 'agent' && actor.id === ownerId

/** Whether somebody may use it, and so knows of it. */
export const mayUse = (actor: Who, shared: Shared): boolean => {
  if (shared.scope === 'everyone') return true
  if (shared.scope === 'private') return isOwn(actor, shared)
  return actor.permissions.has('macro.share') || actor.groupIds.includes(shared.groupId ?? 0)
}

/** Whether somebody may change it: their own private ones, and shared ones with the right to share. */
export const mayChange = (actor: Who, shared: Pick<Shared, 'scope' | 'ownerId'>): boolean =>
  shared.scope === 'private' ? isOwn(actor, shared) : actor.permissions.has('macro.share')
