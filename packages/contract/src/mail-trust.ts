import { type Static, Type } from 'typebox'
import { Nullable } from './common.ts'

const checkResults = [
  'pass',
  'fail',
  'softfail',
  'neutral',
  'none',
  'policy',
  'partly', // a signature over the beginning of the text only
  'unknown',
] as const
export type CheckResult = (typeof checkResults)[number]
const Result = Type.Enum(checkResults, { description: '`unknown`: it could not be looked up' })

export const trustVerdicts = ['proved', 'forwarded', 'unproved', 'failed', 'unknown'] as const
export const trustWarnings = [
  'forged',
  'not_confirmed',
  'two_senders',
  'name_hides_address',
  'like_ours',
] as const
export type TrustWarning = (typeof trustWarnings)[number]

export const signatureStates = ['valid', 'other_sender', 'invalid', 'unknown_key', 'unreadable_keys'] as const
/** What was found of a mail's PGP signature, by the keys that an administrator has given. */
export const MailSignature = Type.Object({
  state: Type.Enum(signatureStates, {
    description:
      '`valid`: unchanged, and signed by its sender; `other_sender`: unchanged, but signed by somebody else; `invalid`: changed, or broken; ' +
      '`unknown_key`: nobody here has the key; `unreadable_keys`: the file of keys could not be read, so nothing is known',
  }),
  key: Nullable(Type.String({ description: 'Its fingerprint, or what the signature calls it' })),
  holder: Nullable(Type.String({ description: 'Whose key it is' })),
})
export type MailSignature = Static<typeof MailSignature>

/** Whether a mail comes from whom it says: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 9989), ARC (RFC 8617). */
export const MailTrust = Type.Object({
  verdict: Type.Enum(trustVerdicts, {
    description:
      '`proved`: its domain stands behind it; `forwarded`: it did, before a list or a forwarder changed it; `unproved`: nothing says so; ' +
      '`failed`: its domain denies it; `unknown`: not looked up',
  }),
  warnings: Type.Array(Type.Enum(trustWarnings), { description: 'What is said above the message' }),
  domain: Nullable(Type.String({ description: 'The domain of its From' })),
  hidden: Nullable(Type.String({ description: 'The other address in the sender’s name' })),
  like: Nullable(Type.String({ description: 'The address of ours that the sender’s resembles' })),
  spf: Type.Object({ result: Result, domain: Nullable(Type.String()) }),
  dkim: Type.Array(
    Type.Object({
      domain: Type.String(),
      result: Result,
      aligned: Type.Boolean({ description: 'It is the domain of From' }),
      note: Nullable(Type.String()),
    }),
  ),
  dmarc: Type.Object({
    result: Result,
    policy: Nullable(Type.Enum(['none', 'quarantine', 'reject'] as const)),
  }),
  arc: Type.Object({ result: Result, sealers: Type.Array(Type.String()) }),
  signature: Type.Optional(Nullable(MailSignature)),
})
export type MailTrust = Static<typeof MailTrust>
