import { type Static, Type } from 'typebox'
import { TicketActions } from './actions.ts'
import { Name } from './common.ts'
import { basedOn, sharedThing, sharing } from './sharing.ts'

const fields = { name: Name, actions: TicketActions, ...sharing }

/** Actions under one name. A stroke in the name makes folders: "Billing/Refund". */
export const Macro = Type.Object({ ...sharedThing, ...fields })
export type Macro = Static<typeof Macro>

export const MacroInput = Type.Object(fields)
export type MacroInput = Static<typeof MacroInput>

export const MacroChange = Type.Object({ ...basedOn, ...fields })
export type MacroChange = Static<typeof MacroChange>
