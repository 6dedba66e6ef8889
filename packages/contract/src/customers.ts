import { type Static, Type } from 'typebox'
import { Id, Name, Nullable, PageQuery, TextLanguage, Time } from './common.ts'

export const channels = ['mail', 'web', 'api'] as const
export type Channel = (typeof channels)[number]

/** An address of a customer on a channel. */
export const Identity = Type.Object({
  id: Id,
  channel: Type.Enum(channels),
  address: Type.String({ minLength: 1, maxLength: 254 }),
  bounce: Nullable(
    Type.Object(
      { since: Time, status: Nullable(Type.String()), reason: Type.String() },
      { description: 'Mail comes back from it' },
    ),
  ),
})
export type Identity = Static<typeof Identity>

export const Customer = Type.Object({
  id: Id,
  name: Type.String({ maxLength: 200, description: 'Empty while nobody knows it' }),
  language: Nullable(TextLanguage),
  note: Type.String({ maxLength: 10000 }),
  companyId: Nullable(Id),
  companyName: Nullable(Type.String()),
  identities: Type.Array(Identity),
  createdAt: Time,
})
export type Customer = Static<typeof Customer>

export const CustomerInput = Type.Object({
  name: Name,
  address: Type.String({ format: 'email', maxLength: 254 }),
  language: Type.Optional(Nullable(TextLanguage)),
})
export const CustomerChange = Type.Partial(
  Type.Object({
    name: Customer.properties.name,
    language: Customer.properties.language,
    note: Customer.properties.note,
    companyId: Customer.properties.companyId,
  }),
  { additionalProperties: false, minProperties: 1 },
)
export type CustomerChange = Static<typeof CustomerChange>
export const IdentityInput = Type.Object({
  channel: Type.Enum(['mail'] as const),
  address: Type.String({ format: 'email', maxLength: 254 }),
})
export const CustomerQuery = Type.Object({
  ...PageQuery.properties,
  query: Type.Optional(Type.String({ maxLength: 200, description: 'Part of a name or of an address' })),
})
