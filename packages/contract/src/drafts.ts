import { type Static, Type } from 'typebox'
import { Email, Id, Time } from './common.ts'
import { Upload } from './files.ts'

const kind = Type.Enum(['public', 'note'] as const)
const revision = Type.Integer({ minimum: 0, description: 'Grows each time that the draft is saved' })
const text = {
  kind,
  clientId: Type.String({ format: 'uuid', description: 'Of the message to be' }),
  html: Type.String({ maxLength: 500_000, description: 'HTML; sanitised on arrival' }),
  cc: Type.Array(Email, { maxItems: 20 }),
  bcc: Type.Optional(Type.Array(Email, { maxItems: 20 })),
  mentions: Type.Array(Id, { maxItems: 50 }),
  seen: Type.Integer({
    minimum: 0,
    description: 'The last public message when the writing began; 0 for none',
  }),
}

/** What a person has written on a ticket and not sent, as the server keeps it for all their devices. */
export const SavedDraft = Type.Object({ ...text, uploads: Type.Array(Upload), revision, updatedAt: Time })
export type SavedDraft = Static<typeof SavedDraft>

/** Saved only over what it was made of: another text meanwhile is answered with 409 and what is so now. */
export const DraftToSave = Type.Object({
  ...text,
  uploads: Type.Array(Type.String({ format: 'uuid' }), { maxItems: 50 }),
  base: Type.Integer({ minimum: 0, description: 'The revision that it was made of; 0 for none' }),
})
export type DraftToSave = Static<typeof DraftToSave>

/** Which draft is thrown away, and as of which revision. */
export const DraftToDiscard = Type.Object({ kind, base: revision })
export type DraftToDiscard = Static<typeof DraftToDiscard>

export const DraftsOfTicket = Type.Object({ items: Type.Array(SavedDraft) })
export type DraftsOfTicket = Static<typeof DraftsOfTicket>

export const OwnDrafts = Type.Object({
  ticketIds: Type.Array(Id, { description: 'Tickets on which one has something unsent' }),
})
export type OwnDrafts = Static<typeof OwnDrafts>
