import { Type } from 'typebox'
import { Id, Nullable, Time } from './common.ts'
import { macroScopes } from './macro-scopes.ts'

/** Who may use what somebody has written for many: a macro, a canned answer. */
export const sharing = {
  scope: Type.Enum(macroScopes, { description: 'Who may use it: its maker, a group, everyone' }),
  groupId: Nullable(Id),
}

/** What is known of such a thing beside what stands in it. */
export const sharedThing = {
  id: Id,
  version: Type.Integer({ description: 'Grows with each change' }),
  ownerId: Id,
  uses: Type.Integer(),
  lastUsedAt: Nullable(Time),
}

/** The version that a change is based on: where somebody else changed it since, it is refused with what is so now. */
export const basedOn = { version: Type.Integer({ minimum: 1 }) }
