import { type Static, Type } from 'typebox'
import { mailProviders } from './choices.ts'
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

const AuthservId = Type.String({
  pattern: '^[A-Za-z0-9._-]{1,253}$',
  description:
    'The name in the Authentication-Results of the mailbox’s own server: what it found about senders is believed',
})
/** What is wrong with a mail server or a mailbox: a text key `mail.check.<problem>`. */
export const mailProblems = [
  'name_not_found',
  'no_route',
  'refused',
  'timeout',
  'certificate',
  'certificate_expired',
  'certificate_name',
  'certificate_untrusted',
  'tls_not_there',
  'wrong_password',
  'app_password',
  'oauth_needed',
  'imap_off',
  'web_sign_in',
  'signed_out',
  'provider',
  'folder_missing',
  'after_fetch',
  'relay_refused',
  'sender_refused',
  'other',
] as const
export const MailProblem = Type.Enum(mailProblems)
export type MailProblem = Static<typeof MailProblem>

/** What is done on the server with a mail that is here. */
export const afterFetches = ['leave', 'read', 'flag', 'move'] as const
const AfterFetch = Type.Enum(afterFetches)
const FolderPath = Type.String({ minLength: 1, maxLength: 500, pattern: '^[^\\r\\n\\0]+$' })

const Limit = Nullable(Type.Integer({ minimum: 1, maximum: 1_000_000 }))
/** How many mails may leave in so long; null: as many as there are. */
export const SendingLimits = Type.Object(
  { minute: Limit, hour: Limit, day: Limit },
  { additionalProperties: false },
)
export type SendingLimits = Static<typeof SendingLimits>

/** Another address of a mailbox: mail to it comes in here, and answers of tickets of the group go out from it. */
export const MailboxAlias = Type.Object(
  { address: Email, name: Type.String({ maxLength: 200 }), groupId: Nullable(Id) },
  { additionalProperties: false },
)
export type MailboxAlias = Static<typeof MailboxAlias>
const Aliases = Type.Array(MailboxAlias, { maxItems: 100 })

/** How both servers of a mailbox are signed in to: with their passwords, or by what a provider grants (OAuth 2). */
export const mailboxSignIns = ['password', ...mailProviders] as const
export const MailboxSignIn = Type.Enum(mailboxSignIns)
export type MailboxSignIn = Static<typeof MailboxSignIn>

export const Mailbox = Type.Object({
  id: Id,
  address: Email,
  name: Type.String({ maxLength: 200, description: 'The sender’s name; empty: the brand’s' }),
  brandId: Id,
  groupId: Nullable(Id),
  door: Nullable(MailboxDoor),
  imap: Nullable(MailServer),
  smtp: Nullable(MailServer),
  authservId: Nullable(AuthservId),
  signIn: MailboxSignIn,
  // What the provider has granted; null where nobody has signed in yet.
  grant: Nullable(
    Type.Object({
      since: Time,
      ended: Type.Boolean({ description: 'Taken back or run out: somebody has to sign in again' }),
    }),
  ),
  state: Type.Enum(['listening', 'connecting', 'connected', 'failing', 'signed_out'] as const, {
    description:
      '`listening`: only the built-in SMTP listener brings mail to it; `signed_out`: it waits until somebody signs in at the provider',
  }),
  folders: Type.Array(Type.String(), { description: 'Fetched from; the server tells of the first at once' }),
  sendingLimits: SendingLimits,
  aliases: Aliases,
  afterFetch: AfterFetch,
  moveTo: Type.String({ description: 'The folder of `move`; made when it is not there' }),
  problem: Nullable(MailProblem),
  lastError: Nullable(Type.String({ description: 'The server’s own words' })),
  stateSince: Time,
  nextAttemptAt: Nullable(Time),
  lastFetchAt: Nullable(Time),
  // The mails of the past that somebody had brought in last.
  past: Nullable(
    Type.Object({
      since: Type.String({ description: 'A day' }),
      becomes: Type.Enum(['solved', 'open'] as const),
      state: Type.Enum(['running', 'done', 'stopped'] as const),
      total: Nullable(Type.Integer()),
      done: Type.Integer(),
    }),
  ),
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
  authservId: Type.Optional(Nullable(AuthservId)),
  signIn: Type.Optional(MailboxSignIn),
  folders: Type.Optional(Type.Array(FolderPath, { minItems: 1, maxItems: 20 })),
  sendingLimits: Type.Optional(SendingLimits),
  aliases: Type.Optional(Aliases),
  afterFetch: Type.Optional(AfterFetch),
  moveTo: Type.Optional(Type.String({ maxLength: 500, pattern: '^[^\\r\\n\\0]*$' })),
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
  problem: Nullable(MailProblem),
  detail: Nullable(Type.String()),
})
export const MailboxCheck = Type.Object({ imap: Nullable(ServerCheck), smtp: Nullable(ServerCheck) })
export type MailboxCheck = Static<typeof MailboxCheck>

/** The folders of a mailbox on its server, to choose from. */
export const MailFolders = Type.Object({
  folders: Type.Array(
    Type.Object({
      path: Type.String(),
      use: Nullable(Type.String({ description: 'What the server keeps there, such as \\\\Sent' })),
    }),
  ),
  problem: Nullable(MailProblem),
  detail: Nullable(Type.String()),
})
export type MailFolders = Static<typeof MailFolders>

/** Mails since this day are brought in, without anybody being told of them. */
export const MailboxPastInput = Type.Object(
  {
    since: Type.String({ format: 'date' }),
    becomes: Type.Enum(['solved', 'open'] as const),
  },
  { additionalProperties: false },
)
export type MailboxPastInput = Static<typeof MailboxPastInput>

/** How mail enters and leaves this installation, for the settings page. */
export const MailState = Type.Object({
  smtpListener: Nullable(Type.Object({ host: Type.String(), port: Type.Integer() })),
  relay: Nullable(Type.String({ description: 'Host and port of the installation’s relay' })),
})

export const OutgoingMail = Type.Object({
  id: Id,
  kind: Type.Enum(['answer', 'auto_reply', 'invitation', 'password_reset', 'notification', 'side'] as const),
  from: Type.String(),
  to: Type.Array(Type.String()),
  cc: Type.Array(Type.String()),
  bcc: Type.Array(Type.String()),
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
