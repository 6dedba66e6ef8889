import { type Static, Type } from 'typebox'
import { Id, LanguageCode, Name, Nullable } from './common.ts'
import { Entitlement } from './contracts.ts'
import { ViewFilter } from './filters.ts'
import { priorities, Tags, TicketRow, ticketKinds } from './tickets.ts'

const Word = Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' })

const fields = {
  name: Name,
  enabled: Type.Boolean(),
  filter: ViewFilter,
  words: Type.Array(Word, {
    maxItems: 50,
    description: 'One of these in the subject or the text, as the beginning of a word; empty: any text',
  }),
  senders: Type.Array(Word, {
    maxItems: 50,
    description: 'Written from one of these addresses or domains; empty: by anybody',
  }),
  /** Null: left as it is. */
  lineId: Nullable(Id),
  groupId: Nullable(Id),
  productId: Nullable(Id),
  kind: Nullable(Type.Enum(ticketKinds)),
  priority: Nullable(Type.Enum(priorities)),
  addTags: Tags,
  urgent: Type.Optional(
    Type.Boolean({ description: 'Passes all queues and alarms people (R26); left out, no' }),
  ),
  project: Type.Optional(
    Type.Boolean({ description: 'Is a project, and its customer is asked for a brief (R14); left out, no' }),
  ),
}

/** Where new requests go, and as what. Of several that are met, the first that sets a thing sets it; tags add up. */
export const IntakeRule = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'Grows with each change' }),
  ...fields,
})
export type IntakeRule = Static<typeof IntakeRule>

export const IntakeRuleInput = Type.Object(fields)
export type IntakeRuleInput = Static<typeof IntakeRuleInput>

/** Names the version that it is based on: where somebody else changed it since, it is refused with what is so now. */
export const IntakeRuleChange = Type.Object({ version: Type.Integer({ minimum: 1 }), ...fields })
export type IntakeRuleChange = Static<typeof IntakeRuleChange>

/** All rules in the order in which they are asked. */
export const IntakeOrder = Type.Object({ ids: Type.Array(Id, { maxItems: 500, uniqueItems: true }) })

/** A message as it might come. */
export const IntakeExample = Type.Object({
  from: Type.String({ maxLength: 254 }),
  subject: Type.String({ maxLength: 500 }),
  text: Type.String({ maxLength: 10_000 }),
  brandId: Nullable(Id),
  language: Nullable(LanguageCode),
})
export type IntakeExample = Static<typeof IntakeExample>

const { lineId, groupId, productId, kind, priority, tags } = TicketRow.properties
/** Where it would go, as what, and by which rules. */
export const IntakeDecision = Type.Object({
  lineId,
  groupId,
  productId,
  kind,
  priority,
  tags,
  urgent: Type.Boolean(),
  project: Type.Boolean(),
  because: Type.Array(
    Type.Object({
      ruleId: Id,
      name: Type.String(),
      sets: Type.Array(
        Type.Enum(['line', 'group', 'product', 'kind', 'priority', 'tags', 'urgent', 'project'] as const),
      ),
    }),
    { description: 'The rules that were met and changed something, in their order' },
  ),
})
export type IntakeDecision = Static<typeof IntakeDecision>

/** Where a message would go that came now, and how it would be served. */
export const IntakePreview = Type.Object({ ...IntakeDecision.properties, entitlement: Entitlement })
export type IntakePreview = Static<typeof IntakePreview>
