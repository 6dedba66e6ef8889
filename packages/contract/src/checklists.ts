import { type Static, Type } from 'typebox'
import { Id, Name, Nullable } from './common.ts'
import { ticketKinds } from './tickets.ts'

const Text = Type.String({ minLength: 1, maxLength: 500, pattern: '\\S' })

/** All at once: so many items are more than anybody works through. */
export const mostChecklistItems = 200

const Items = Type.Array(
  Type.Object({
    clientId: Type.String({
      format: 'uuid',
      description: 'Made by the client: the same one sent again makes nothing new',
    }),
    text: Text,
  }),
  { minItems: 1, maxItems: 50 },
)

export const NewChecklistItems = Type.Union([Type.Object({ items: Items }), Type.Object({ templateId: Id })])
export type NewChecklistItems = Static<typeof NewChecklistItems>

/** A tick is a tick, whoever comes second; a text or a person is refused where somebody else changed it after `version`. */
export const ChecklistItemChange = Type.Object({
  version: Type.Integer({ minimum: 1 }),
  changes: Type.Partial(Type.Object({ text: Text, done: Type.Boolean(), assigneeId: Nullable(Id) }), {
    additionalProperties: false,
    minProperties: 1,
  }),
})
export type ChecklistItemChange = Static<typeof ChecklistItemChange>

/** Behind another item of the same ticket; null: it comes first. */
export const ChecklistItemPlace = Type.Object({ after: Nullable(Id) }, { additionalProperties: false })
export type ChecklistItemPlace = Static<typeof ChecklistItemPlace>

/** What comes onto a ticket at a stroke. */
export const ChecklistTemplate = Type.Object({
  id: Id,
  name: Name,
  items: Type.Array(Text, { maxItems: 50 }),
  required: Type.Boolean({ description: 'Its items must be done before the ticket is solved' }),
  kinds: Type.Array(Type.Enum(ticketKinds), {
    maxItems: 20,
    description: 'A ticket that becomes of such a kind gets it by itself',
  }),
})
export type ChecklistTemplate = Static<typeof ChecklistTemplate>
export const ChecklistTemplateInput = Type.Object({
  name: Name,
  items: Type.Array(Text, { minItems: 1, maxItems: 50 }),
  required: Type.Boolean({ default: false }),
  kinds: Type.Array(Type.Enum(ticketKinds), { maxItems: 20, default: [] }),
})
export type ChecklistTemplateInput = Static<typeof ChecklistTemplateInput>
