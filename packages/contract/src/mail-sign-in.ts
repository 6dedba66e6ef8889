import { type Static, Type } from 'typebox'
import { mailProviders } from './choices.ts'
import { Id, Nullable } from './common.ts'

const Text = (maxLength: number) => Type.String({ maxLength })
const Address = Type.String({ maxLength: 500, pattern: '^(https?://\\S+)?$' })

/** A provider of mail at which this installation is known as an application. A secret is written, never read. */
export const MailProvider = Type.Object({
  provider: Type.Enum(mailProviders),
  clientId: Text(500),
  hasSecret: Type.Boolean(),
  tenant: Text(200),
  authorizeUrl: Text(500),
  tokenUrl: Text(500),
  scope: Text(1000),
})
export type MailProvider = Static<typeof MailProvider>

export const MailProviders = Type.Object({
  providers: Type.Array(MailProvider),
  redirectUri: Type.String({ description: 'The address of return to be entered at the provider' }),
})
export type MailProviders = Static<typeof MailProviders>

export const MailProviderParams = Type.Object({ provider: Type.Enum(mailProviders) })
export const MailProviderInput = Type.Object(
  {
    clientId: Type.String({ minLength: 1, maxLength: 500 }),
    clientSecret: Type.Optional(
      Type.String({ maxLength: 1000, description: 'Left out: the stored one stays' }),
    ),
    tenant: Type.Optional(Type.String({ maxLength: 200, pattern: '^[A-Za-z0-9.-]*$' })),
    authorizeUrl: Type.Optional(Address),
    tokenUrl: Type.Optional(Address),
    scope: Type.Optional(Text(1000)),
  },
  { additionalProperties: false },
)
export type MailProviderInput = Static<typeof MailProviderInput>

export const MailSignInStart = Type.Object({
  url: Type.String({ description: 'Where the browser goes to sign in' }),
})
export type MailSignInStart = Static<typeof MailSignInStart>

/** What the provider sent the browser back with. */
export const MailSignInReturn = Type.Object(
  {
    state: Type.String({ minLength: 1, maxLength: 200 }),
    code: Type.Optional(Text(4000)),
    iss: Type.Optional(Text(500)),
    error: Type.Optional(Text(200)),
    errorDescription: Type.Optional(Text(2000)),
  },
  { additionalProperties: false },
)
export type MailSignInReturn = Static<typeof MailSignInReturn>

export const signInProblems = [
  'expired',
  'denied',
  'code_refused',
  'client_refused',
  'no_refresh',
  'busy',
  'timeout',
  'unreachable',
  'other',
] as const
export type SignInProblem = (typeof signInProblems)[number]

/** `problem` is a text key `mail.signIn.problems.<problem>`; null: the mailbox is signed in. */
export const MailSignInResult = Type.Object({
  mailboxId: Nullable(Id),
  problem: Nullable(Type.Enum(signInProblems)),
  detail: Nullable(Type.String()),
})
export type MailSignInResult = Static<typeof MailSignInResult>
