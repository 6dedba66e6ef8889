import { type Static, Type } from 'typebox'
import { TicketActions } from './actions.ts'
import { Id, Name, Nullable, Time } from './common.ts'
import { macroScopes } from './macro-scopes.ts'

/** Actions under one name. A stroke in the name makes folders: "Billing/Refund". */
export const Macro = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'Grows with each change' }),
  name: Name,
  actions: TicketActions,
  scope: Type.Enum(macroScopes, { description: 'Who may use it: its maker, a group, everyone' }),
  groupId: Nullable(Id),
  ownerId: Id,
  uses: Type.Integer(),
  lastUsedAt: Nullable(Time),
})
export type Macro = Static<typeof Macro>

export const MacroInput = Type.Object({
  name: Name,
  actions: TicketActions,
  scope: Type.Enum(macroScopes),
  groupId: Nullable(Id),
})
export type MacroInput = Static<typeof MacroInput>

/** Names the version that it is based on: where somebody else changed the macro since, it is refused with what is so now. */
export const MacroChange = Type.Object({ version: Type.Integer({ minimum: 1 }), ...MacroInput.properties })
export type MacroChange = Static<typeof MacroChange>
