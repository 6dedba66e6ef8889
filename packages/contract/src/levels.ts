import { type Static, Type } from 'typebox'
import { Id, Name, Nullable, Time } from './common.ts'
import { channels } from './customers.ts'
import { ViewFilter } from './filters.ts'
import {
  breachCauses,
  clockStates,
  clockTargets,
  countedTimes,
  policyTargets,
  restingStatuses,
  toldRoles,
} from './level-kinds.ts'
import { priorities, Subject, Tags, ticketKinds } from './tickets.ts'

const mostMinutes = 525_600
const Minutes = Nullable(Type.Integer({ minimum: 1, maximum: mostMinutes }))
const exact = { additionalProperties: false }

/** One promise: so many minutes by priority; null: none for that priority. */
export const PolicyTarget = Type.Object(
  {
    target: Type.Enum(policyTargets),
    minutes: Type.Object({ low: Minutes, normal: Minutes, high: Minutes, urgent: Minutes }, exact),
    time: Type.Enum(countedTimes, { description: 'By the policy’s calendar, or every minute' }),
    pausedIn: Type.Array(Type.Enum(restingStatuses), {
      maxItems: restingStatuses.length,
      uniqueItems: true,
      description: 'States of the ticket in which it does not run',
    }),
    warnAt: Type.Array(Type.Integer({ minimum: 1, maximum: 99 }), {
      maxItems: 5,
      uniqueItems: true,
      description: 'Per cent of the time that have passed',
    }),
  },
  exact,
)
export type PolicyTarget = Static<typeof PolicyTarget>

export const PolicyStep = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('notify'),
      whom: Type.Array(Type.Enum(toldRoles), { maxItems: toldRoles.length, uniqueItems: true }),
      agentIds: Type.Array(Id, { maxItems: 50, uniqueItems: true }),
    },
    exact,
  ),
  Type.Object({ kind: Type.Literal('raise_priority') }, exact),
  Type.Object({ kind: Type.Literal('unassign') }, exact),
  Type.Object({ kind: Type.Literal('group'), groupId: Id }, exact),
  Type.Object({ kind: Type.Literal('escalate') }, { ...exact, description: 'To the next line up' }),
])
export type PolicyStep = Static<typeof PolicyStep>

/** What happens by itself when a target is warned of or broken; without targets: any of them. */
export const PolicyAction = Type.Object(
  {
    on: Type.Enum(['warning', 'breach'] as const),
    targets: Type.Array(Type.Enum(clockTargets), { maxItems: clockTargets.length, uniqueItems: true }),
    step: PolicyStep,
  },
  exact,
)
export type PolicyAction = Static<typeof PolicyAction>

const shared = {
  name: Name,
  enabled: Type.Boolean(),
  conditions: ViewFilter,
  calendarId: Nullable(Id),
  targets: Type.Array(PolicyTarget, { minItems: 1, maxItems: policyTargets.length }),
  actions: Type.Array(PolicyAction, { maxItems: 30 }),
}

/** What is promised for which tickets. Of several that fit, the first in their order counts. */
export const Policy = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'Grows with each change' }),
  position: Type.Integer(),
  ...shared,
})
export type Policy = Static<typeof Policy>

export const PolicyInput = Type.Object(shared, exact)
export type PolicyInput = Static<typeof PolicyInput>

export const PolicyChange = Type.Object({ version: Type.Integer({ minimum: 1 }), ...shared }, exact)
export type PolicyChange = Static<typeof PolicyChange>

export const PolicyOrder = Type.Object({ ids: Type.Array(Id, { maxItems: 200, uniqueItems: true }) }, exact)
export type PolicyOrder = Static<typeof PolicyOrder>

/** A stretch in which a clock ran or rested, and how much it counted. */
export const ClockInterval = Type.Object({
  state: Type.Enum(['running', 'paused'] as const),
  status: Type.String({ description: 'The state of the ticket; `gone` while it was deleted or merged' }),
  from: Time,
  to: Nullable(Time),
  countedMs: Type.Integer({ description: 'Of an interval that goes on: 0' }),
})
export type ClockInterval = Static<typeof ClockInterval>

export const Clock = Type.Object({
  id: Id,
  ticketId: Id,
  target: Type.Enum(clockTargets),
  policyId: Nullable(Id),
  policyName: Nullable(Type.String()),
  state: Type.Enum(clockStates),
  minutes: Type.Integer(),
  time: Type.Enum(countedTimes),
  calendarName: Nullable(Type.String()),
  startedAt: Time,
  dueAt: Nullable(Type.String({ format: 'date-time', description: 'Null while it rests' })),
  endedAt: Nullable(Time),
  breachedAt: Nullable(Time),
  warned: Type.Integer({ description: 'The greatest share, per cent, that was warned of' }),
  cause: Nullable(
    Type.Enum(breachCauses, { description: 'Guessed when it was broken, until somebody says' }),
  ),
  causeBy: Nullable(Id),
  intervals: Type.Array(ClockInterval),
})
export type Clock = Static<typeof Clock>

export const CauseChange = Type.Object({ cause: Type.Enum(breachCauses) }, exact)
export type CauseChange = Static<typeof CauseChange>

/** A policy that is being written: `id` of the one that it would take the place of. */
const Draft = Type.Object({ id: Nullable(Id), policy: PolicyInput }, exact)

export const LevelsTrial = Type.Object(
  {
    draft: Nullable(Draft),
    ticket: Type.Object(
      {
        subject: Type.Optional(Subject),
        priority: Type.Enum(priorities),
        kind: Type.Enum(ticketKinds),
        channel: Type.Enum(channels),
        brandId: Id,
        groupId: Nullable(Id),
        lineId: Nullable(Id),
        productId: Nullable(Id),
        tags: Tags,
      },
      exact,
    ),
  },
  exact,
)
export type LevelsTrial = Static<typeof LevelsTrial>

/** What would be promised to a ticket that a customer opened now. */
export const LevelsTrialResult = Type.Object({
  policyId: Nullable(Id),
  policyName: Nullable(Type.String()),
  dues: Type.Array(
    Type.Object({
      target: Type.Enum(clockTargets),
      minutes: Type.Integer(),
      dueAt: Time,
      warnAt: Type.Array(Time),
    }),
  ),
})
export type LevelsTrialResult = Static<typeof LevelsTrialResult>

export const PolicyEffectQuery = Type.Object({ draft: Draft }, exact)
export type PolicyEffectQuery = Static<typeof PolicyEffectQuery>

/** What a change would do to open tickets; it is told before anything is changed. */
export const PolicyEffect = Type.Object({
  looked: Type.Integer({ description: 'So many open tickets were looked at, the newest ones' }),
  all: Type.Boolean({ description: 'Whether these are all that are open' }),
  changed: Type.Integer({ description: 'Of these so many would be due at another time' }),
  breached: Type.Integer({ description: 'So many would count as broken at once, which are not now' }),
  healed: Type.Integer({ description: 'So many would not count as broken any more' }),
  examples: Type.Array(
    Type.Object({
      ticketId: Id,
      subject: Subject,
      from: Nullable(Time),
      to: Nullable(Time),
    }),
  ),
})
export type PolicyEffect = Static<typeof PolicyEffect>

/** The last time that clocks of open tickets were counted anew. */
export const Recalculation = Type.Object({
  id: Id,
  state: Type.Enum(['running', 'done', 'replaced'] as const),
  total: Type.Integer(),
  done: Type.Integer(),
  startedAt: Time,
  finishedAt: Nullable(Time),
})
export type Recalculation = Static<typeof Recalculation>

export const Levels = Type.Object({
  policies: Type.Array(Policy),
  recalculation: Nullable(Recalculation),
})
export type Levels = Static<typeof Levels>
