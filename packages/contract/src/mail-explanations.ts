import { type Static, Type } from 'typebox'
import { Id, Nullable } from './common.ts'
import { foldKinds } from './tickets.ts'

const Text = Type.String()
const Texts = Type.Array(Text)
const NamedAddress = Type.Object({ address: Text, name: Text })

/** What the intake makes of a raw mail: `npm run mail:explain` prints the same. */
export const MailExplanation = Type.Object({
  from: Nullable(NamedAddress),
  to: Type.Array(NamedAddress),
  cc: Type.Array(NamedAddress),
  subject: Text,
  date: Nullable(Text),
  messageId: Nullable(Text),
  language: Nullable(Text),
  text: Type.String({ description: 'The whole text' }),
  html: Nullable(Type.String({ description: 'Sanitised; what is folded has `data-fold`' })),
  visible: Type.String({ description: 'What a reader sees before unfolding' }),
  folded: Type.Array(Type.Object({ kind: Type.Enum(foldKinds), text: Text })),
  attachments: Type.Array(
    Type.Object({ name: Text, type: Text, size: Type.Integer(), sha256: Text, inline: Type.Boolean() }),
  ),
  automatic: Type.Object({
    reason: Nullable(Text),
    machine: Type.Boolean({ description: 'It does not reopen a ticket' }),
  }),
  bounce: Nullable(
    Type.Object({
      address: Nullable(Text),
      permanent: Type.Boolean(),
      status: Nullable(Text),
      diagnostic: Nullable(Text),
      messageId: Nullable(Text),
    }),
  ),
  trust: Type.Object({
    verified: Type.Null({ description: 'Nothing was looked up' }),
    authenticationResults: Texts,
    receivedSpf: Texts,
    dkimSignatures: Type.Array(Text, { description: 'Domains that signed it' }),
    arcSeals: Type.Integer(),
  }),
  threading: Type.Object({
    replyAddresses: Texts,
    ownMessageIds: Texts,
    subjectNumbers: Type.Array(Type.Integer()),
    inReplyTo: Texts,
    references: Texts,
    returned: Texts,
  }),
  repairs: Type.Array(
    Type.Object({
      what: Type.Enum(['charset', 'header', 'address', 'date', 'name', 'structure'] as const),
      detail: Text,
    }),
  ),
})
export type MailExplanation = Static<typeof MailExplanation>

/** The mail that a message was made of. */
export const MessageMail = Type.Object({
  inboundId: Id,
  explanation: MailExplanation,
})
export type MessageMail = Static<typeof MessageMail>
