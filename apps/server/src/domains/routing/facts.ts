import type { Service } from '@podpora/contract/entitlement-kinds'
import type { Availability } from '@podpora/contract/routing-words'
import type { TicketKind } from '@podpora/contract/tickets'

/* What a decision knows. Times are ms. */

/** A person as the decision sees them. Work is counted in units; `effort` is what they were handed lately. */
export interface AgentFacts {
  id: number
  availability: Availability
  onShift: boolean
  load: number
  capacity: number
  takenLastHour: number
  hourlyLimit: number | null
  /** Another ticket was offered to them, and they have not answered yet. */
  hasOffer: boolean
  skills: ReadonlyMap<number, number>
  /** How many of each kind they have solved. */
  solved: ReadonlyMap<TicketKind, number>
  effort: number
  /** Per hour, in minor units of one currency. */
  rate: number | null
  lastGivenAt: number
  /** How many paid tickets they were handed since their last free one (R10). */
  paidSinceFree: number
}

export interface SkillAsked {
  skillId: number
  level: number
}

export interface TicketFacts {
  id: number
  groupId: number
  /** What it counts as where paid ones come first: null for what is urgent, and where nobody sells support. */
  service: Service | null
  kind: TicketKind
  /** How much of a capacity it takes while it is open, and how much work it is thought to be. */
  units: number
  effort: number
  /** Since when this group looks for somebody: an offer that was declined does not change it. */
  since: number
  /** By when somebody should have it (`wantedBy`). */
  wantedBy: number
  asked: readonly SkillAsked[]
  /** How many tickets of this customer people had before. */
  servedBy: ReadonlyMap<number, number>
  /** Who has worked on this very ticket. */
  workedBy: ReadonlySet<number>
  /** Who said no a moment ago, or said nothing. */
  declinedBy: ReadonlySet<number>
}
