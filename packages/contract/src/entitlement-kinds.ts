// Apart from their schemas, so that the desk needs no schema library to know them.

export const services = ['paid', 'free'] as const
export type Service = (typeof services)[number]
export const contractStates = ['draft', 'active', 'ended', 'cancelled'] as const
export type ContractState = (typeof contractStates)[number]
export const planUnits = ['unlimited', 'minutes', 'tickets'] as const
export type PlanUnit = (typeof planUnits)[number]
/** What draws and packs are counted in. A plan gives hours or cases, and perhaps visits beside them. */
export const countedUnits = ['minutes', 'tickets', 'visits'] as const
export type CountedUnit = (typeof countedUnits)[number]
export const overages = ['block', 'ask', 'bill'] as const
export type Overage = (typeof overages)[number]
export const rateTimes = ['any', 'working', 'off'] as const
/** Why a ticket is served as it is. */
export const entitlementReasons = ['contract', 'pack', 'free_product', 'bug', 'unpaid', 'not_used'] as const
export type EntitlementReason = (typeof entitlementReasons)[number]
/** Why a contract that is there does not count for a ticket. */
export const unfitReasons = ['not_begun', 'over', 'kind', 'channel', 'product', 'used_up'] as const
export type UnfitReason = (typeof unfitReasons)[number]
