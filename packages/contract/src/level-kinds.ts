// Apart from their schemas, so that the desk needs no schema library to know them.

/** What may be promised. */
export const clockTargets = [
  'first_response',
  'next_response',
  'update',
  'resolution',
  'requester_wait',
  'urgent_acceptance',
  'line_acceptance',
  'line_answer',
  'line_return',
] as const
export type ClockTarget = (typeof clockTargets)[number]

/** Those that a policy sets; what a line promises stands at the line. */
export const policyTargets = [
  'first_response',
  'next_response',
  'update',
  'resolution',
  'requester_wait',
  'urgent_acceptance',
] as const satisfies readonly ClockTarget[]
export type PromisedTarget = (typeof policyTargets)[number]

export const clockStates = ['running', 'paused', 'met', 'breached', 'cancelled'] as const
export type ClockState = (typeof clockStates)[number]

/** Why a promise was broken. */
export const breachCauses = [
  'unassigned',
  'other_line',
  'on_hold',
  'nobody_on_shift',
  'paused_late',
  'workload',
  'mistake',
  'other',
] as const
export type BreachCause = (typeof breachCauses)[number]

/** States in which a target may rest. */
export const restingStatuses = ['new', 'open', 'pending', 'on_hold'] as const

export const countedTimes = ['business', 'calendar'] as const
export type CountedTime = (typeof countedTimes)[number]

/** Whom a warning or a breach is told to. */
export const toldRoles = ['assignee', 'group', 'followers', 'supervisors'] as const
export type ToldRole = (typeof toldRoles)[number]
