import { type Static, Type } from 'typebox'
import { Id, Name, Nullable, PageQuery, Time } from './common.ts'
import { channels } from './customers.ts'
import { ViewFilter } from './filters.ts'
import {
  availabilities,
  indicators,
  leavingRules,
  mostPaidRatio,
  mostWeight,
  obstacles,
  profileNames,
  routingModes,
  waitReasons,
} from './routing-words.ts'
import { priorities, Subject, ticketKinds } from './tickets.ts'

const whole = (minimum: number, maximum: number, description?: string) =>
  Type.Integer({ minimum, maximum, ...(description && { description }) })

/** After so many minutes of waiting so many levels less are asked of a skill; 5: none. */
export const RelaxStep = Type.Object({ afterMinutes: whole(1, 10_080), by: whole(1, 5) })
export type RelaxStep = Static<typeof RelaxStep>

const ofEachIndicator = <T>(value: T) =>
  Object.fromEntries(indicators.map((name) => [name, value])) as Record<(typeof indicators)[number], T>

export const RoutingWeights = Type.Object(ofEachIndicator(whole(0, mostWeight)), {
  additionalProperties: false,
  description: 'What counts how much, 0 not at all',
})

/** How a decision came about: enough to tell it in words, and to check it. Scores are thousandths. */
export const Explanation = Type.Object({
  candidates: Type.Array(
    Type.Object({ agentId: Id, total: Type.Integer(), scores: Type.Object(ofEachIndicator(Type.Integer())) }),
    { description: 'The best of those who could take it, the chosen one first' },
  ),
  candidateCount: Type.Integer(),
  excluded: Type.Array(
    Type.Object({
      why: Type.Enum(obstacles),
      count: Type.Integer(),
      agentIds: Type.Array(Id, { description: 'Some of them' }),
    }),
  ),
  asked: Type.Array(
    Type.Object({
      skillId: Id,
      level: Type.Integer({ description: 'Asked in the end' }),
      originally: Type.Integer(),
    }),
  ),
  relaxed: Nullable(RelaxStep),
  weights: RoutingWeights,
  waitedSeconds: Type.Integer(),
  turn: Type.Optional(
    Type.Object(
      {
        ratio: Type.Integer(),
        handedOut: Type.Integer({ description: 'Paid ones since the last free one' }),
      },
      { description: 'Where a ticket waits for the other kind, paid or free' },
    ),
  ),
})
export type Explanation = Static<typeof Explanation>

const Version = Type.Integer({ minimum: 1 })
const groupFields = {
  mode: Type.Enum(routingModes),
  profile: Type.Enum(profileNames),
  weights: RoutingWeights,
  relax: Type.Array(RelaxStep, {
    maxItems: 5,
    description: 'In the order of their times. Nobody with the skill, and it takes ever less of it',
  }),
  offerSeconds: Nullable(
    Type.Integer({
      minimum: 10,
      maximum: 3600,
      description: 'How long an offer stands; null: given without asking',
    }),
  ),
  fairnessHours: whole(1, 168, 'Work handed out within so many hours counts for fairness'),
  leaving: Type.Enum(leavingRules, {
    description: 'Which tickets of somebody who goes away are given to others',
  }),
  paidRatio: Nullable(
    whole(
      1,
      mostPaidRatio,
      'Paid tickets for each free one of this group, where people serve both; null: as they come',
    ),
  ),
}
/** How a group's tickets find somebody. */
export const GroupRouting = Type.Object({ groupId: Id, version: Type.Integer(), ...groupFields })
export type GroupRouting = Static<typeof GroupRouting>
/** Version 0: nobody has set it yet. */
export const GroupRoutingChange = Type.Object(
  { version: Type.Integer({ minimum: 0 }), ...groupFields },
  { additionalProperties: false },
)
export type GroupRoutingChange = Static<typeof GroupRoutingChange>

const Units = Type.Object(
  Object.fromEntries(channels.map((name) => [name, whole(1, 100)])) as Record<
    (typeof channels)[number],
    ReturnType<typeof whole>
  >,
  { additionalProperties: false, description: 'How much of a capacity an open ticket takes, by channel' },
)
const Effort = Type.Object(
  Object.fromEntries(ticketKinds.map((kind) => [kind, whole(1, 600)])) as Record<
    (typeof ticketKinds)[number],
    ReturnType<typeof whole>
  >,
  { additionalProperties: false, description: 'Minutes that a ticket of a kind is thought to take' },
)
/** What holds for all groups. */
export const RoutingSettings = Type.Object({
  version: Version,
  units: Units,
  effort: Effort,
  awayAfterMinutes: whole(2, 1440, 'Whoever has done nothing at the desk for so long counts as away'),
})
export type RoutingSettings = Static<typeof RoutingSettings>

const Level = whole(1, 5)
export const SkillLevel = Type.Object({ skillId: Id, level: Level })
const agentFields = {
  capacity: whole(0, 1000, 'Units of work at a time'),
  hourlyLimit: Nullable(whole(1, 1000, 'Tickets given within an hour, at most')),
  rate: Nullable(whole(0, 100_000_000, 'Cost of an hour, in minor units')),
  calendarId: Nullable(Id),
  skills: Type.Array(SkillLevel, { maxItems: 200 }),
}
/** What somebody takes, and whether they take it now. */
export const AgentRouting = Type.Object({
  agentId: Id,
  version: Type.Integer(),
  availability: Type.Enum(availabilities),
  since: Nullable(Time),
  vanished: Type.Boolean({ description: 'Away because nothing was heard of them, not by their own word' }),
  onShift: Type.Boolean({ description: 'Within the hours of their calendar, or they have none' }),
  load: Type.Integer({ description: 'Units of work that they have now' }),
  ...agentFields,
})
export type AgentRouting = Static<typeof AgentRouting>
export const AgentRoutingChange = Type.Object(
  { version: Type.Integer({ minimum: 0 }), ...agentFields },
  { additionalProperties: false },
)
export type AgentRoutingChange = Static<typeof AgentRoutingChange>

/** Something that not everybody can, and which tickets ask for how much of it. */
const skillFields = { name: Name, level: Level, conditions: ViewFilter }
export const Skill = Type.Object({ id: Id, version: Version, ...skillFields })
export type Skill = Static<typeof Skill>
export const SkillInput = Type.Object(skillFields, { additionalProperties: false })
export type SkillInput = Static<typeof SkillInput>
export const SkillChange = Type.Object({ version: Version, ...skillFields }, { additionalProperties: false })
export type SkillChange = Static<typeof SkillChange>

/** A ticket that somebody is asked to take. */
export const Offer = Type.Object({
  id: Id,
  ticketId: Id,
  groupId: Nullable(Id),
  subject: Subject,
  customerName: Type.String(),
  excerpt: Type.String(),
  priority: Type.Enum(priorities),
  channel: Type.Enum(channels),
  expiresAt: Time,
  explanation: Nullable(Explanation),
})
export type Offer = Static<typeof Offer>

/** What routing means to the reader. */
export const OwnRouting = Type.Object({
  anywhere: Type.Boolean({ description: 'Some group does not leave it to people' }),
  inUse: Type.Boolean({ description: 'A group of theirs does not leave it to people' }),
  pull: Type.Boolean({ description: 'There is a group to fetch tickets from' }),
  availability: Type.Enum(availabilities),
  vanished: Type.Boolean(),
  offers: Type.Array(Offer),
})
export type OwnRouting = Static<typeof OwnRouting>
export const AvailabilityChange = Type.Object(
  { availability: Type.Enum(availabilities) },
  { additionalProperties: false },
)

export const NextTicket = Type.Object({
  ticketId: Nullable(Id),
  reason: Nullable(Type.Enum([...waitReasons, 'none_waiting'] as const)),
})
export type NextTicket = Static<typeof NextTicket>
export const OfferTaken = Type.Object({ ticketId: Id })

const Waits = {
  groupId: Nullable(Id),
  since: Time,
  wantedBy: Time,
  reason: Type.Union([Type.Enum(waitReasons), Type.Null()], { description: 'Null: not looked at yet' }),
  waitsFor: Type.Array(Type.Integer(), { description: 'Numbers of the parts that come before it' }),
  explanation: Nullable(Explanation),
}
/** A ticket that nobody has, and why. */
export const WaitingTicket = Type.Object({
  ticketId: Id,
  subject: Subject,
  customerName: Type.String(),
  priority: Type.Enum(priorities),
  ...Waits,
})
export type WaitingTicket = Static<typeof WaitingTicket>
export const WaitingQuery = Type.Object({ ...PageQuery.properties, groupId: Type.Optional(Id) })

export const assignmentWays = ['push', 'pull', 'hand'] as const
/** Who has a ticket by whose decision, or why it waits. */
export const TicketRouting = Type.Object({
  assignment: Nullable(
    Type.Object({
      agentId: Id,
      way: Type.Enum(assignmentWays),
      at: Time,
      explanation: Nullable(Explanation),
    }),
  ),
  waits: Nullable(Type.Object(Waits)),
})
export type TicketRouting = Static<typeof TicketRouting>

/** "Who would get this ticket by these settings?" Nothing is changed by it. */
export const PreviewRequest = Type.Object(
  {
    ticketId: Id,
    weights: RoutingWeights,
    relax: groupFields.relax,
    fairnessHours: groupFields.fairnessHours,
    paidRatio: groupFields.paidRatio,
  },
  { additionalProperties: false },
)
export type PreviewRequest = Static<typeof PreviewRequest>
export const Preview = Type.Object({
  agentId: Nullable(Id),
  reason: Nullable(Type.Enum(waitReasons)),
  explanation: Explanation,
})
export type Preview = Static<typeof Preview>
