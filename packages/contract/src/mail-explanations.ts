import { type Static, Type } from 'typebox'
import { Id, Nullable } from './common.ts'
import { MailSignature, MailTrust } from './mail-trust.ts'
import { foldKinds } from './tickets.ts'

const Text = Type.String()
const Texts = Type.Array(Text)
const NamedAddress = Type.Object({ address: Text, name: Text })

/** Somebody whom a mail did not reach. */
const LostRecipient = Type.Object({
  address: Nullable(Text),
  permanent: Type.Boolean(),
  status: Nullable(Text),
  diagnostic: Nullable(Text),
})

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
      ...LostRecipient.properties,
      final: Type.Boolean({ description: 'The server has given up, be it for a reason that may pass' }),
      recipients: Type.Array(LostRecipient),
      messageId: Nullable(Text),
    }),
  ),
  trust: Type.Object({
    /** What we found ourselves; null: nothing was looked up. */
    verified: Nullable(MailTrust),
    signature: Nullable(MailSignature),
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
