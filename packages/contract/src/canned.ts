import { type Static, Type } from 'typebox'
import { Id, Name, Nullable, TextLanguage, Time } from './common.ts'
import { macroScopes } from './macro-scopes.ts'

const text = {
  title: Name,
  shortcut: Type.String({
    maxLength: 40,
    pattern: '^[^\\s/]*$',
    description: 'Typed after a stroke in the reply box; may be empty',
  }),
  html: Type.String({
    minLength: 1,
    maxLength: 100_000,
    description: 'HTML with variables such as {{customer.first_name|there}}',
  }),
  language: Nullable(TextLanguage),
  scope: Type.Enum(macroScopes, { description: 'Who may use it: its maker, a group, everyone' }),
  groupId: Nullable(Id),
}

/** A text that is written once and put into many answers. */
export const CannedAnswer = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'Grows with each change' }),
  ...text,
  ownerId: Id,
  uses: Type.Integer(),
  lastUsedAt: Nullable(Time),
})
export type CannedAnswer = Static<typeof CannedAnswer>

export const CannedAnswerInput = Type.Object(text)
export type CannedAnswerInput = Static<typeof CannedAnswerInput>

/** Names the version that it is based on: where somebody else changed it since, it is refused with what is so now. */
export const CannedAnswerChange = Type.Object({ version: Type.Integer({ minimum: 1 }), ...text })
export type CannedAnswerChange = Static<typeof CannedAnswerChange>
