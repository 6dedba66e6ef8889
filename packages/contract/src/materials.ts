import { type Static, Type } from 'typebox'
import { Id, LanguageCode, Time } from './common.ts'
import { ViewFilter } from './filters.ts'
import { materialAccess, materialReaders, materialStates } from './material-kinds.ts'

const exact = { additionalProperties: false }

const shared = {
  title: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  language: LanguageCode,
  html: Type.String({ maxLength: 200_000, description: 'HTML without pictures; sanitised on arrival' }),
  state: Type.Enum(materialStates, {
    description: 'A draft is offered to nobody, and its links lead nowhere',
  }),
  readers: Type.Enum(materialReaders),
  planIds: Type.Array(Id, {
    maxItems: 100,
    uniqueItems: true,
    description:
      'With `plans`: whoever has a running contract of one of these reads it; with `everyone`: empty',
  }),
  filter: ViewFilter,
}

/** A page for customers (R12): for everyone, or for subscribers. Offered beside the tickets that meet its conditions. */
export const Material = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'Grows with each change' }),
  ...shared,
  updatedAt: Time,
})
export type Material = Static<typeof Material>

export const MaterialInput = Type.Object(shared, exact)
export type MaterialInput = Static<typeof MaterialInput>

export const MaterialChange = Type.Object({ version: Type.Integer({ minimum: 1 }), ...shared }, exact)
export type MaterialChange = Static<typeof MaterialChange>

export const MaterialQuery = Type.Object({
  q: Type.Optional(Type.String({ maxLength: 200, description: 'Words of the title or the text' })),
})

/** A page that fits a ticket, and whether its customer may read it now. */
export const TicketMaterial = Type.Object({
  id: Id,
  title: shared.title,
  language: LanguageCode,
  access: Type.Enum(materialAccess, {
    description: 'Open to everyone, open to this customer by a plan, or closed to them',
  }),
  planNames: Type.Array(Type.String(), {
    description: 'The plans that open it to them, or those that would',
  }),
  link: Type.String({ description: 'Personal to the customer; access is asked whenever it is opened' }),
})
export type TicketMaterial = Static<typeof TicketMaterial>
