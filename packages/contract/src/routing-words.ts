// Apart from their schemas, so that the desk needs no schema library to know them.

/** How a group's tickets find somebody: offered or given (push), fetched (pull), or neither. */
export const routingModes = ['manual', 'pull', 'push'] as const
export type RoutingMode = (typeof routingModes)[number]

/** Whether somebody takes work now. */
export const availabilities = ['online', 'busy', 'away'] as const
export type Availability = (typeof availabilities)[number]

/** What speaks for a person, each a number from 0 to 1 that is multiplied by its weight. */
export const indicators = ['load', 'skill', 'experience', 'affinity', 'fairness', 'cost'] as const
export type Indicator = (typeof indicators)[number]
export type Weights = Record<Indicator, number>
export const mostWeight = 10

/** Ready weights. `own`: somebody has chosen each by hand. */
export const profiles = {
  fair: { load: 2, skill: 3, experience: 1, affinity: 2, fairness: 8, cost: 0 },
  fastest: { load: 4, skill: 4, experience: 8, affinity: 4, fairness: 0, cost: 0 },
  expert: { load: 1, skill: 10, experience: 6, affinity: 2, fairness: 1, cost: 0 },
  least_loaded: { load: 10, skill: 2, experience: 0, affinity: 1, fairness: 1, cost: 0 },
} as const satisfies Record<string, Weights>
export const profileNames = ['fair', 'fastest', 'expert', 'least_loaded', 'own'] as const
export type ProfileName = (typeof profileNames)[number]

/** Why somebody does not get a ticket now. The further down, the nearer they were to getting it. */
export const obstacles = [
  'away',
  'busy',
  'off_shift',
  'skill',
  'declined',
  'has_offer',
  'hourly_limit',
  'paid_first',
  'free_first',
  'full',
] as const
export type Obstacle = (typeof obstacles)[number]

/**
 * Why a ticket waits: what kept the nearest person from it, that the group is empty, that people fetch its tickets, or that
 * other parts of its project come first.
 */
export const waitReasons = ['no_members', 'to_fetch', 'parts', ...obstacles] as const
export type WaitReason = (typeof waitReasons)[number]

/** So many paid tickets for each free one, at most (R10). */
export const mostPaidRatio = 20

/** What happens to the tickets of somebody who goes away: they stay, those without an answer go back, or all that are open do. */
export const leavingRules = ['keep', 'unanswered', 'all'] as const
export type LeavingRule = (typeof leavingRules)[number]
