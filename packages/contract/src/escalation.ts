import { type Static, Type } from 'typebox'
import { Id, Name } from './common.ts'
import { happenings } from './escalation-kinds.ts'
import { ViewFilter } from './filters.ts'
import { shares } from './passing-kinds.ts'

const fields = {
  name: Name,
  enabled: Type.Boolean(),
  happens: Type.Enum(happenings, {
    description:
      '`changed`: opened or changed so that the filter is met; `reopened` for the nth time; a `message` of the customer with one of the words; a promise `breached`',
  }),
  times: Type.Integer({ minimum: 1, maximum: 20, description: 'Which reopening' }),
  words: Type.Array(Type.String({ minLength: 1, maxLength: 100, pattern: '\\S' }), { maxItems: 50 }),
  filter: ViewFilter,
  groupId: Type.Integer({ minimum: 1, description: 'To whom it is passed' }),
  shares: Type.Enum(shares, { description: 'What people from outside see, where the group has such' }),
}

/** Passes a ticket on by itself, once a ticket, where it is unsolved and elsewhere. */
export const EscalationRule = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'Grows with each change' }),
  ...fields,
})
export type EscalationRule = Static<typeof EscalationRule>

export const EscalationRuleInput = Type.Object(fields)
export type EscalationRuleInput = Static<typeof EscalationRuleInput>

/** Names the version that it is based on: where somebody else changed it since, it is refused with what is so now. */
export const EscalationRuleChange = Type.Object({ version: Type.Integer({ minimum: 1 }), ...fields })
export type EscalationRuleChange = Static<typeof EscalationRuleChange>
