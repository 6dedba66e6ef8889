import { type Static, Type } from 'typebox'
import { Name, Nullable, TextLanguage } from './common.ts'
import { basedOn, sharedThing, sharing } from './sharing.ts'

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
  ...sharing,
}

/** A text that is written once and put into many answers. */
export const CannedAnswer = Type.Object({ ...sharedThing, ...text })
export type CannedAnswer = Static<typeof CannedAnswer>

export const CannedAnswerInput = Type.Object(text)
export type CannedAnswerInput = Static<typeof CannedAnswerInput>

export const CannedAnswerChange = Type.Object({ ...basedOn, ...text })
export type CannedAnswerChange = Static<typeof CannedAnswerChange>
