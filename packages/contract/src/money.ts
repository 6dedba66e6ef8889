import { type Static, Type } from 'typebox'

/** An amount in the smallest unit of its currency (cents, kopecks): whole numbers, so that sums are right. */
export const Money = Type.Object(
  {
    amount: Type.Integer({ minimum: -Number.MAX_SAFE_INTEGER, maximum: Number.MAX_SAFE_INTEGER }),
    currency: Type.String({ pattern: '^[A-Z]{3}$', description: 'ISO 4217' }),
  },
  { additionalProperties: false },
)
export type Money = Static<typeof Money>

/** An amount that something costs. */
export const Price = Type.Object(
  { ...Money.properties, amount: Type.Integer({ minimum: 0, maximum: 1_000_000_000_000 }) },
  { additionalProperties: false },
)
