import { type Static, Type } from 'typebox'
import { Id, Nullable, Time } from './common.ts'

/** Why a ticket is junk: its sender is on the block list, a filter says so, its score is too high, or somebody says so. */
export const junkReasons = ['blocked', 'flagged', 'score', 'person'] as const
export type JunkReason = (typeof junkReasons)[number]

export const JunkVerdict = Type.Object(
  {
    learn: Type.Boolean({
      description:
        'Put the sender’s address on the list: of those blocked for junk, of those allowed for “not junk”',
    }),
  },
  { additionalProperties: false },
)
export type JunkVerdict = Static<typeof JunkVerdict>

const List = Type.Enum(['allow', 'block'] as const)
const Entry = Type.String({
  maxLength: 254,
  pattern: '^[^\\s@]*@[^\\s@]+\\.[^\\s@]+$',
  description: 'An address, or `@example.com` for a domain with all below it',
})
export const ListedSender = Type.Object({
  id: Id,
  list: List,
  entry: Type.String(),
  createdAt: Time,
  createdBy: Nullable(Type.String()),
})
export type ListedSender = Static<typeof ListedSender>
export const ListedSenderInput = Type.Object({ list: List, entry: Entry }, { additionalProperties: false })
export type ListedSenderInput = Static<typeof ListedSenderInput>
