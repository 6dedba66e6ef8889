import { type Static, Type } from 'typebox'
import { Id, Name, Nullable, Time } from './common.ts'

/** What the company sells and supports. One that is archived is chosen no more, and stays named where it was. */
export const Product = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'Grows with each change' }),
  name: Name,
  freeSupport: Type.Boolean({ description: 'Supported without a contract, for as long as it is in use' }),
  archivedAt: Nullable(Time),
})
export type Product = Static<typeof Product>

export const ProductInput = Type.Object({
  name: Name,
  freeSupport: Type.Optional(Type.Boolean({ description: 'Left out: no, or as it was' })),
})
export type ProductInput = Static<typeof ProductInput>

/** Names the version that it is based on: where somebody else changed it since, it is refused with what is so now. */
export const ProductChange = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  ...ProductInput.properties,
  archived: Type.Boolean(),
})
export type ProductChange = Static<typeof ProductChange>
