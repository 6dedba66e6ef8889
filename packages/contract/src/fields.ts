import { type Static, Type } from 'typebox'
import { Id, Name, Nullable, Time } from './common.ts'
import { demandingStatuses, fieldTypes } from './field-kinds.ts'
import { roles } from './permissions.ts'
import { ticketKinds } from './tickets.ts'

/** A name in other languages than the first; where one is missing, the first is shown. */
export const Translations = Type.Partial(Type.Object({ en: Name, ru: Name, pl: Name }), {
  additionalProperties: false,
})
export type Translations = Static<typeof Translations>

const Key = Type.String({ pattern: '^[a-z][a-z0-9_]{0,39}$' })

export const FieldChoice = Type.Object({
  key: Key,
  name: Name,
  translations: Translations,
  archived: Type.Boolean({ description: 'Can’t be chosen any more, and stays readable where it was' }),
})
export type FieldChoice = Static<typeof FieldChoice>

/** Who sees a field beside those who manage fields: of one of these roles, or in one of these groups. */
export const Audience = Type.Object({
  roles: Type.Array(Type.Enum(roles), { maxItems: 10 }),
  groupIds: Type.Array(Id, { maxItems: 100 }),
})
export type Audience = Static<typeof Audience>

const declared = {
  name: Name,
  translations: Translations,
  help: Type.String({ maxLength: 500 }),
  minimum: Nullable(Type.Number()),
  maximum: Nullable(Type.Number()),
  decimals: Nullable(Type.Integer({ minimum: 0, maximum: 9 })),
  kinds: Type.Array(Type.Enum(ticketKinds), { maxItems: 20, description: 'Appears on these; empty: on all' }),
  groupIds: Type.Array(Id, { maxItems: 100 }),
  brandIds: Type.Array(Id, { maxItems: 100 }),
  requiredOn: Type.Array(Type.Enum(demandingStatuses), {
    maxItems: 3,
    description: 'A person can’t give a ticket this status while the field is empty',
  }),
  audience: Nullable(Audience),
}

/** A field that this company's tickets have beside the usual ones. */
export const Field = Type.Object({
  id: Id,
  key: Key,
  type: Type.Enum(fieldTypes),
  ...declared,
  choices: Type.Array(FieldChoice),
  position: Type.Integer(),
  archivedAt: Nullable(Time),
})
export type Field = Static<typeof Field>

/** One that has a key is a choice that is there already; the others get theirs from the name. */
const GivenChoice = Type.Object(
  {
    key: Type.Optional(Key),
    name: Name,
    translations: Type.Optional(Translations),
    archived: Type.Optional(Type.Boolean()),
  },
  { additionalProperties: false },
)
const GivenChoices = Type.Array(GivenChoice, { maxItems: 500 })
export type GivenChoice = Static<typeof GivenChoice>

export const FieldInput = Type.Object(
  {
    key: Type.Optional(Key),
    type: Type.Enum(fieldTypes),
    name: Name,
    ...Type.Partial(Type.Omit(Type.Object(declared), ['name'])).properties,
    choices: Type.Optional(GivenChoices),
  },
  { additionalProperties: false },
)
export type FieldInput = Static<typeof FieldInput>

/** Key and type stay what they were: values are written by them. */
export const FieldChange = Type.Partial(
  Type.Object({ ...declared, choices: GivenChoices, archived: Type.Boolean() }),
  { additionalProperties: false, minProperties: 1 },
)
export type FieldChange = Static<typeof FieldChange>

export const FieldOrder = Type.Object({ ids: Type.Array(Id, { maxItems: 1000, uniqueItems: true }) })
