import type { AgentFacts, TicketFacts } from './facts.ts'

/** A Monday at ten. */
export const now = Date.parse('2026-03-02T10:00:00Z')

/** Somebody who is here and has nothing to do; tests say only what matters to them. */
export const agent = (id: number, more: Partial<AgentFacts> = {}): AgentFacts => ({
  id,
  availability: 'online',
  onShift: true,
  load: 0,
  capacity: 10,
  takenLastHour: 0,
  hourlyLimit: null,
  hasOffer: false,
  skills: new Map(),
  solved: new Map(),
  effort: 0,
  rate: null,
  lastGivenAt: 0,
  paidSinceFree: 0,
  ...more,
})

export const ticket = (more: Partial<TicketFacts> = {}): TicketFacts => ({
  id: 1,
  groupId: 1,
  service: null,
  kind: 'question',
  units: 1,
  effort: 10,
  since: now,
  wantedBy: now,
  asked: [],
  servedBy: new Map(),
  workedBy: new Set(),
  declinedBy: new Set(),
  ...more,
})
