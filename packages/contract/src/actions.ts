import { type Static, Type } from 'typebox'
import { Id, Nullable } from './common.ts'
import { Message, Tags, TicketFields, TicketRow, wakingEvents } from './tickets.ts'
import { unknownVariables } from './variables.ts'
import { NewMessage } from './writing.ts'

const fields = TicketFields.properties
const Text = Type.String({
  minLength: 1,
  maxLength: 100_000,
  description: 'HTML with variables such as {{customer.first_name|there}}',
})

const SnoozeFor = Type.Object(
  {
    hours: Nullable(
      Type.Integer({ minimum: 1, maximum: 8760, description: 'From then on; null: until an event only' }),
    ),
    on: Type.Array(Type.Enum(wakingEvents), { uniqueItems: true }),
  },
  { additionalProperties: false },
)

/** Several things done to a ticket at once: all of them, or none. Each at most once, so this is no list. */
export const TicketActions = Type.Partial(
  Type.Object({
    status: fields.status,
    priority: fields.priority,
    kind: fields.kind,
    groupId: fields.groupId,
    assigneeId: Type.Union([Id, Type.Literal('me'), Type.Null()], { description: '`me`: whoever does it' }),
    brandId: fields.brandId,
    productId: fields.productId,
    language: fields.language,
    addTags: Tags,
    removeTags: Tags,
    custom: fields.custom,
    checklistId: Type.Integer({ minimum: 1, description: 'The template of a checklist that is put onto it' }),
    follow: Type.Boolean({ description: 'Whoever does it follows the ticket, or no longer' }),
    snooze: SnoozeFor,
    note: Text,
    answer: Text,
  }),
  { additionalProperties: false, minProperties: 1 },
)
export type TicketActions = Static<typeof TicketActions>

/** What many tickets can have done to them at once: by hand only, no macro deletes. */
export const BulkActions = Type.Partial(
  Type.Object({
    ...TicketActions.properties,
    delete: Type.Literal(true, { description: 'Takes `ticket.delete`; restored within 30 days' }),
  }),
  { additionalProperties: false, minProperties: 1 },
)
export type BulkActions = Static<typeof BulkActions>

/** What is done to one ticket from the desk; with a message of its own instead of the text of an action. */
export const ActionsOnTicket = Type.Object({
  clientId: NewMessage.properties.clientId,
  macroId: Type.Optional(Id),
  actions: Type.Optional(TicketActions),
  message: Type.Optional(NewMessage),
})
export type ActionsOnTicket = Static<typeof ActionsOnTicket>

export const ActionsDone = Type.Object({ ticket: TicketRow, message: Nullable(Message) })
export type ActionsDone = Static<typeof ActionsDone>

/** The first variable in a text that there is none of, and in which text. */
export function unknownVariableIn(
  actions: TicketActions,
): { field: 'answer' | 'note'; name: string } | undefined {
  for (const field of ['answer', 'note'] as const) {
    const [name] = unknownVariables(actions[field] ?? '')
    if (name !== undefined) return { field, name }
  }
  return undefined
}
