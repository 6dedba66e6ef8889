import type { Field } from './fields.ts'
import type { TicketRow } from './tickets.ts'

// Apart from their schemas, so that the desk needs no schema library to know them.

export const fieldTypes = ['text', 'number', 'date', 'choice', 'choices', 'person', 'link'] as const
export type FieldType = (typeof fieldTypes)[number]

/** Each value a group of its own. Of several choices a ticket would stand in several groups, or combinations make hundreds. */
export const groupable = ['choice', 'person', 'text'] as const satisfies FieldType[]
export const sortable = ['choice', 'number', 'date', 'text'] as const satisfies FieldType[]

/** Statuses that people choose: what a customer's mail or the clock brings about is never refused for a field. */
export const demandingStatuses = ['pending', 'on_hold', 'solved'] as const
export type DemandingStatus = (typeof demandingStatuses)[number]

/** Whether a field belongs to tickets of this kind, group and brand. */
export const appliesTo = (
  field: Field,
  { kind, groupId, brandId }: Pick<TicketRow, 'kind' | 'groupId' | 'brandId'>,
): boolean =>
  field.archivedAt === null &&
  (field.kinds.length === 0 || field.kinds.includes(kind)) &&
  (field.groupIds.length === 0 || (groupId !== null && field.groupIds.includes(groupId))) &&
  (field.brandIds.length === 0 || field.brandIds.includes(brandId))
