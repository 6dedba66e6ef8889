import { type Static, Type } from 'typebox'
import { Email, Id, Nullable, PageQuery, Time } from './common.ts'
import { Delivery } from './tickets.ts'

export const mailSecurity = ['tls', 'starttls', 'none'] as const
const Port = Type.Integer({ minimum: 1, maximum: 65535 })
const Host = Type.String({ minLength: 1, maxLength: 253, pattern: '^[A-Za-z0-9._:-]+$' })

/** A mail server to fetch from or to send through. A password is written, never read. */
export const MailServer = Type.Object({
  host: Host,
  port: Port,
  security: Type.Enum(mailSecurity),
  user: Type.String({ maxLength: 254 }),
  hasPassword: Type.Boolean(),
})
export const MailServerInput = Type.Object({
  host: Host,
  port: Port,
  security: Type.Enum(mailSecurity),
  user: Type.String({ maxLength: 254, default: '' }),
  password: Type.Optional(Type.String({ maxLength: 500, description: 'Left out: the stored one stays' })),
})
export type MailServerInput = Static<typeof MailServerInput>

/** A mailbox whose mails are complaints, or urgent. */
export const MailboxDoor = Type.Enum(['complaints', 'urgent'] as const)
export type MailboxDoor = Static<typeof MailboxDoor>

export const Mailbox = Type.Object({
  id: Id,
  address: Email,
  name: Type.String({ maxLength: 200, description: 'The sender’s name; empty: the brand’s' }),
  brandId: Id,
  groupId: Nullable(Id),
  door: Nullable(MailboxDoor),
  imap: Nullable(MailServer),
  smtp: Nullable(MailServer),
  state: Type.Enum(['listening', 'connecting', 'connected', 'failing'] as const, {
    description: '`listening`: only the built-in SMTP listener brings mail to it',
  }),
  lastError: Nullable(Type.String()),
  lastFetchAt: Nullable(Time),
})
export type Mailbox = Static<typeof Mailbox>
export const MailboxInput = Type.Object({
  address: Email,
  name: Type.String({ maxLength: 200, default: '' }),
  brandId: Id,
  groupId: Nullable(Id),
  door: Type.Optional(Nullable(MailboxDoor)),
  imap: Nullable(MailServerInput),
  smtp: Nullable(MailServerInput),
})
export type MailboxInput = Static<typeof MailboxInput>
export const MailboxChange = Type.Partial(
  Type.Object({
    ...MailboxInput.properties,
    name: Mailbox.properties.name,
  }),
  {
    additionalProperties: false,
    minProperties: 1,
  },
)
export type MailboxChange = Static<typeof MailboxChange>

/** What came of trying a server: `problem` is a text key `mail.check.<problem>`. */
export const ServerCheck = Type.Object({
  ok: Type.Boolean(),
  problem: Nullable(
    Type.Enum(['name_not_found', 'refused', 'timeout', 'certificate', 'wrong_password', 'other'] as const),
  ),
  detail: Nullable(Type.String()),
})
export const MailboxCheck = Type.Object({ imap: Nullable(ServerCheck), smtp: Nullable(ServerCheck) })
export type MailboxCheck = Static<typeof MailboxCheck>

/** How mail enters and leaves this installation, for the settings page. */
export const MailState = Type.Object({
  smtpListener: Nullable(Type.Object({ host: Type.String(), port: Type.Integer() })),
  relay: Nullable(Type.String({ description: 'Host and port of the installation’s relay' })),
})

export const OutgoingMail = Type.Object({
  id: Id,
  kind: Type.Enum(['answer', 'auto_reply', 'invitation', 'password_reset', 'notification'] as const),
  from: Type.String(),
  to: Type.Array(Type.String()),
  cc: Type.Array(Type.String()),
  subject: Type.String(),
  text: Nullable(Type.String({ description: 'Null where the reader may not see it' })),
  ticketId: Nullable(Id),
  messageId: Nullable(Id),
  delivery: Delivery,
  createdAt: Time,
})
export type OutgoingMail = Static<typeof OutgoingMail>
export const OutboxQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(Type.Enum(['waiting', 'failed', 'sent'] as const)),
})

export const inboundStates = ['received', 'processed', 'duplicate', 'failed'] as const
/** A mail as it came in, kept until it is a message, and after. */
export const InboundMail = Type.Object({
  id: Id,
  source: Type.Enum(['smtp', 'imap'] as const),
  from: Type.String(),
  to: Type.Array(Type.String()),
  subject: Type.String(),
  size: Type.Integer(),
  state: Type.Enum(inboundStates),
  error: Nullable(Type.String()),
  attempts: Type.Integer(),
  ticketId: Nullable(Id),
  receivedAt: Time,
})
export type InboundMail = Static<typeof InboundMail>
export const InboundQuery = Type.Object({
  ...PageQuery.properties,
  state: Type.Optional(Type.Enum(inboundStates)),
})
