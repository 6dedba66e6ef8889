import { type Static, Type } from 'typebox'
import { Email, Id, LanguageCode, Name, Nullable, Password, Time } from './common.ts'
import { Line } from './lines.ts'
import { permissions, roles } from './permissions.ts'
import { Product } from './products.ts'

export const agentStates = ['invited', 'active', 'disabled'] as const

const Position = Type.String({
  maxLength: 200,
  description: 'What somebody is, as customers are told: {{agent.position}}',
})

/** A person of ours, as colleagues see them. */
export const Agent = Type.Object({
  id: Id,
  name: Name,
  email: Email,
  position: Position,
  role: Type.Enum(roles),
  state: Type.Enum(agentStates),
  groupIds: Type.Array(Id),
  createdAt: Time,
})
export type Agent = Static<typeof Agent>

export const Group = Type.Object({
  id: Id,
  name: Name,
  memberIds: Type.Array(Id),
  lineId: Nullable(Type.Integer({ minimum: 1, description: 'The line of support that it works on' })),
})
export type Group = Static<typeof Group>

const FreeText = Type.String({ maxLength: 5000 })
/** What whoever has no paid service is answered; empty: the standard text. */
const FreeAnswer = Type.Object({ en: FreeText, ru: FreeText, pl: FreeText }, { additionalProperties: false })

/** Confirmations by the customer's language, inside and outside working hours; empty: the standard texts. */
const Replies = Type.Object({ open: FreeAnswer, closed: FreeAnswer }, { additionalProperties: false })

/** What stands above and below each answer, by the customer's language: plain text with variables; empty: nothing. */
const Frames = Type.Object({ header: FreeAnswer, footer: FreeAnswer }, { additionalProperties: false })

export const Brand = Type.Object({
  id: Id,
  name: Name,
  language: LanguageCode,
  signature: Type.String({
    maxLength: 5000,
    description:
      'Plain text with variables such as {{agent.name}}: under answers of those without a signature of their own',
  }),
  autoReply: Type.Boolean({ description: 'Confirm a new request by mail' }),
  autoReplyText: Type.String({
    maxLength: 5000,
    description: 'For languages without a text of their own in `replies`; empty: the standard text',
  }),
  replies: Replies,
  // Outside these working hours another confirmation goes out; null: none are outside.
  replyCalendarId: Nullable(Id),
  complaintLink: Type.Boolean({
    description: 'Under each answer, a link to a page that writes to a manager',
  }),
  freeAnswer: FreeAnswer,
  frames: Frames,
})
export type Brand = Static<typeof Brand>

/** All that the desk shows names from; small, and kept whole in the browser. */
export const Directory = Type.Object({
  agents: Type.Array(Agent),
  groups: Type.Array(Group),
  brands: Type.Array(Brand),
  lines: Type.Array(Line, { description: 'From the first level up' }),
  products: Type.Array(Product),
})
export type Directory = Static<typeof Directory>

export const themes = ['light', 'dark', 'auto'] as const

const UndoSeconds = Type.Integer({
  minimum: 0,
  maximum: 30,
  description: 'How long this person’s answers can be taken back before they leave',
})

export const Me = Type.Object({
  id: Id,
  name: Name,
  email: Email,
  position: Position,
  role: Type.Enum(roles),
  language: LanguageCode,
  groupIds: Type.Array(Id),
  undoSeconds: UndoSeconds,
  permissions: Type.Array(Type.Enum(permissions)),
})
export type Me = Static<typeof Me>

export const CurrentSession = Type.Object({
  me: Me,
  csrfToken: Type.String({
    description: 'Sent back as `x-csrf-token` with each request that changes something',
  }),
  company: Type.String(),
  demo: Type.Boolean({ description: 'What is here came with `npm start -- --demo`, all or in part' }),
  cursor: Type.String({
    description:
      'Where live events go on: whatever is asked for after this answer holds all that is before it',
  }),
})
export type CurrentSession = Static<typeof CurrentSession>

export const Login = Type.Object({ email: Email, password: Type.String({ minLength: 1, maxLength: 200 }) })

export const Device = Type.Object({
  id: Id,
  current: Type.Boolean(),
  userAgent: Type.String(),
  ip: Type.String(),
  createdAt: Time,
  seenAt: Time,
})
export type Device = Static<typeof Device>

export const SetupState = Type.Object({
  needed: Type.Boolean(),
  keyRequired: Type.Boolean({ description: 'The one-time key printed at start must be given' }),
  demo: Type.Optional(
    Type.Object(
      { email: Type.String(), password: Type.String() },
      { description: 'How to sign in to the demo; said on its own machine only' },
    ),
  ),
})
export type SetupState = Static<typeof SetupState>
export const DemoRemoved = Type.Object({
  empty: Type.Boolean({ description: 'Nothing of one’s own was here: Podpora waits for its set-up again' }),
})
export const Setup = Type.Object({
  key: Type.Optional(Type.String({ maxLength: 200 })),
  name: Name,
  email: Email,
  password: Password,
  company: Name,
  brand: Name,
  brandAddress: Email,
  language: LanguageCode,
})
export type Setup = Static<typeof Setup>

export const Invite = Type.Object({
  name: Name,
  email: Email,
  role: Type.Enum(roles),
  groupIds: Type.Array(Id, { maxItems: 100, default: [] }),
})
export type Invite = Static<typeof Invite>
export const AgentChange = Type.Partial(
  Type.Object({
    name: Name,
    role: Type.Enum(roles),
    groupIds: Type.Array(Id, { maxItems: 100 }),
    state: Type.Enum(['active', 'disabled'] as const),
  }),
  { additionalProperties: false, minProperties: 1 },
)
export type AgentChange = Static<typeof AgentChange>

export const Invitation = Type.Object({
  name: Name,
  email: Email,
  company: Type.String(),
  language: LanguageCode,
})
export const InvitationAnswer = Type.Object({ name: Name, password: Password, language: LanguageCode })

export const AccountChange = Type.Partial(
  Type.Object({ name: Name, position: Position, language: LanguageCode, undoSeconds: UndoSeconds }),
  { additionalProperties: false, minProperties: 1 },
)
export type AccountChange = Static<typeof AccountChange>
export const PasswordChange = Type.Object({
  current: Type.String({ minLength: 1, maxLength: 200 }),
  password: Password,
})
export const ResetRequest = Type.Object({ email: Email })
export const ResetAnswer = Type.Object({ password: Password })
export const TokenParams = Type.Object({ token: Type.String({ minLength: 20, maxLength: 200 }) })

export const GroupInput = Type.Object({
  name: Name,
  memberIds: Type.Array(Id, { maxItems: 1000, default: [] }),
})
export type GroupInput = Static<typeof GroupInput>
export const GroupChange = Type.Partial(
  Type.Object({ name: Name, memberIds: Type.Array(Id, { maxItems: 1000 }) }),
  { additionalProperties: false, minProperties: 1 },
)

const brandFields = {
  name: Name,
  language: LanguageCode,
  signature: Brand.properties.signature,
  autoReply: Brand.properties.autoReply,
  autoReplyText: Brand.properties.autoReplyText,
  complaintLink: Brand.properties.complaintLink,
}
export const BrandInput = Type.Object({
  ...brandFields,
  signature: Type.String({ maxLength: 5000, default: '' }),
  autoReply: Type.Boolean({ default: true }),
  autoReplyText: Type.String({ maxLength: 5000, default: '' }),
  complaintLink: Type.Boolean({ default: false }),
  freeAnswer: Type.Optional(FreeAnswer),
  replies: Type.Optional(Replies),
  frames: Type.Optional(Frames),
  replyCalendarId: Type.Optional(Nullable(Id)),
})
export type BrandInput = Static<typeof BrandInput>
export const BrandChange = Type.Partial(
  Type.Object({
    ...brandFields,
    freeAnswer: FreeAnswer,
    replies: Replies,
    frames: Frames,
    replyCalendarId: Nullable(Id),
  }),
  {
    additionalProperties: false,
    minProperties: 1,
  },
)
export type BrandChange = Static<typeof BrandChange>

export const Settings = Type.Object({
  company: Name,
  language: LanguageCode,
  closeAfterDays: Type.Integer({
    minimum: 1,
    maximum: 365,
    description: 'A solved ticket is closed after so many days; a later message starts a new, linked one',
  }),
  attachmentLimitMb: Type.Integer({ minimum: 1, maximum: 100, description: 'Largest single attachment, MB' }),
  junkScore: Type.Number({
    minimum: 1,
    maximum: 100,
    description: 'A new mail to which the filter in front gives this score or more is junk',
  }),
  junkDays: Type.Integer({ minimum: 1, maximum: 365, description: 'Junk is purged after so many days' }),
})
export type Settings = Static<typeof Settings>
export const SettingsChange = Type.Partial(Settings, { additionalProperties: false, minProperties: 1 })
export type SettingsChange = Static<typeof SettingsChange>

export const InviteResult = Type.Object({
  agent: Agent,
  /** Where no mail server is configured the link is the only way in, so the one who may invite may also see it. */
  link: Nullable(Type.String()),
})
