import { type Static, Type } from 'typebox'
import { Id, Nullable, Time } from './common.ts'

const Domain = Type.String({ minLength: 1, maxLength: 253 })
export const recordProblems = [
  'missing',
  'no_key', // there is a record, and no key in it
  'revoked', // its key is empty
  'different',
  'several', // more than one record under the name: receivers may take either
  'testing', // t=y: receivers are asked not to rely on it
  'not_reached',
] as const
export type RecordProblem = (typeof recordProblems)[number]

/** A key that mails of a domain are signed with (RFC 6376). Its private part never leaves the server. */
export const DkimKey = Type.Object({
  id: Id,
  domain: Domain,
  selector: Type.String(),
  state: Type.Enum(['waiting', 'signing', 'retired'] as const, {
    description:
      '`waiting` for its record; `retired`: another one signs now, and mails on their way still need its record',
  }),
  record: Type.Object(
    { name: Type.String(), value: Type.String() },
    { description: 'A TXT record to be published' },
  ),
  problem: Nullable(Type.Enum(recordProblems)),
  found: Nullable(Type.String({ description: 'What was found instead' })),
  checkedAt: Nullable(Time),
  createdAt: Time,
  createdBy: Nullable(Type.String()),
  signingSince: Nullable(Time),
  retiredAt: Nullable(Time),
})
export type DkimKey = Static<typeof DkimKey>

/** A domain that we send from, and its keys, newest first. */
export const DkimDomain = Type.Object({
  domain: Domain,
  addresses: Type.Array(Type.String()),
  keys: Type.Array(DkimKey),
})
export type DkimDomain = Static<typeof DkimDomain>

export const DkimKeyInput = Type.Object({ domain: Domain }, { additionalProperties: false })
export type DkimKeyInput = Static<typeof DkimKeyInput>
