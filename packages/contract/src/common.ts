import { type Static, type TSchema, Type } from 'typebox'

export const languages = ['en', 'ru', 'pl'] as const
export type Language = (typeof languages)[number]

export const Nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()])

export const Id = Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER })
export const Time = Type.String({ format: 'date-time', description: 'RFC 3339, UTC' })
export const Name = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' })
export const Email = Type.String({ format: 'email', minLength: 3, maxLength: 254 })
export const Password = Type.String({ minLength: 10, maxLength: 200 })
export const LanguageCode = Type.Enum(languages)
/** BCP 47 tag of a text's language, where it is known: may be one that the desk itself does not speak. */
export const TextLanguage = Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 35 })

export const IdParams = Type.Object({ id: Id })
export const Empty = Type.Null({ description: 'No content' })

/** One page of a list; `next` is given back as `after` to read on, and null at the end. */
export const PageOf = <T extends TSchema>(item: T) =>
  Type.Object({ items: Type.Array(item), next: Nullable(Type.String()) })

export const PageQuery = Type.Object({
  after: Type.Optional(Type.String({ maxLength: 2000 })),
  limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 100, default: 50 })),
})
export type PageQuery = Static<typeof PageQuery>

export const actorKinds = ['agent', 'customer', 'rule', 'bot', 'system', 'outsider'] as const
/** Whoever acts. `id` is of the agent or the customer; an outsider writes in side conversations and has none. */
export const Actor = Type.Object({
  kind: Type.Enum(actorKinds),
  id: Nullable(Id),
  name: Type.String(),
})
export type Actor = Static<typeof Actor>
