import type { Service } from '@podpora/contract/entitlement-kinds'
import { matches } from '@podpora/contract/filtering'
import type { RoutingSettings, Skill } from '@podpora/contract/routing'
import type { Availability } from '@podpora/contract/routing-words'
import type { TicketRow } from '@podpora/contract/tickets'
import type { Db } from '../../platform/postgres/db.ts'
import { workingTimes } from '../calendars/access.ts'
import { ticketsByIds } from '../tickets/access.ts'
import { agentsByCustomers, openWork, writersOf } from '../tickets/assigning.ts'
import {
  type AgentState,
  agentStates,
  experienceOf,
  handedOut,
  lastServices,
  openOffers,
  skillsOf,
} from './agent-queries.ts'
import { declinersOf } from './assignment-queries.ts'
import type { AgentFacts, SkillAsked, TicketFacts } from './facts.ts'
import { selectSettings, selectSkills } from './queries.ts'
import { wantedBy } from './rules.ts'
import { completed } from './standards.ts'

/** What holds for all groups, and which skills there are. */
export interface Frame {
  settings: RoutingSettings
  skills: Skill[]
}

export async function readFrame(db: Db): Promise<Frame> {
  const [settings, skills] = await Promise.all([selectSettings(db), selectSkills(db)])
  return { settings: completed(settings), skills }
}

/** Whether somebody takes work now: as they have said, unless nothing was heard of them for long. */
export const availabilityOf = ({ chosen, seen }: Pick<AgentState, 'chosen' | 'seen'>): Availability =>
  seen ? chosen : 'away'

/** People as a decision sees them now. `inTurns`: where paid and free tickets take turns, one statement more. */
export async function agentFacts(
  db: Db,
  ids: number[],
  { settings }: Frame,
  fairnessHours: number,
  inTurns = false,
): Promise<AgentFacts[]> {
  const [states, handed, offers, skills, solved, work, services] = await Promise.all([
    agentStates(db, ids, settings.awayAfterMinutes),
    handedOut(db, ids, fairnessHours),
    openOffers(db, ids),
    skillsOf(db, ids),
    experienceOf(db, ids),
    openWork(db, ids),
    inTurns ? lastServices(db, ids) : [],
  ])
  const onShift = await shiftsAt(db, states, Date.now())
  const handedTo = new Map(handed.map((one) => [one.agentId, one]))
  const offered = new Map(offers.map(({ agentId, units }) => [agentId, units]))
  const servedLast = new Map(services.map((one) => [one.agentId, one.services]))
  const skillsByAgent = grouped(skills, (one) => [one.skillId, one.level])
  const solvedByAgent = grouped(solved, (one) => [one.kind, one.solved])
  const load = new Map<number, number>()
  for (const { agentId, channel, count } of work)
    load.set(agentId, (load.get(agentId) ?? 0) + count * settings.units[channel])
  return states.map((state) => {
    const given = handedTo.get(state.agentId)
    return {
      id: state.agentId,
      availability: availabilityOf(state),
      onShift: onShift(state.calendarId),
      load: (load.get(state.agentId) ?? 0) + (offered.get(state.agentId) ?? 0),
      capacity: state.capacity,
      takenLastHour: given?.lastHour ?? 0,
      hourlyLimit: state.hourlyLimit,
      hasOffer: offered.has(state.agentId),
      skills: skillsByAgent.get(state.agentId) ?? new Map(),
      solved: solvedByAgent.get(state.agentId) ?? new Map(),
      effort: given?.effort ?? 0,
      rate: state.rate,
      lastGivenAt: given ? Date.parse(given.lastAt) : 0,
      paidSinceFree: beforeFree(servedLast.get(state.agentId) ?? []),
    }
  })
}

/** How many paid ones stand before the first free one. */
function beforeFree(services: readonly Service[]): number {
  const place = services.indexOf('free')
  return place === -1 ? services.length : place
}

/** Tells whether somebody of a calendar is on shift at a moment (ms). */
export async function shiftsAt(
  db: Db,
  people: readonly Pick<AgentState, 'calendarId'>[],
  at: number,
): Promise<(calendarId: number | null) => boolean> {
  const ids = [...new Set(people.flatMap(({ calendarId }) => calendarId ?? []))]
  const times = await workingTimes(db, ids)
  return (calendarId) => calendarId === null || (times.get(calendarId)?.between(at, at + 1) ?? 0) > 0
}

/** Tickets as a decision sees them, in the order in which they are asked for. One that is gone is left out. */
export async function ticketFacts(
  db: Db,
  waiting: { ticketId: number; groupId: number; since: number }[],
  frame: Frame,
  now: number,
): Promise<TicketFacts[]> {
  const ids = waiting.map(({ ticketId }) => ticketId)
  const [rows, served, writers, decliners] = await Promise.all([
    ticketsByIds(db, ids),
    agentsByCustomers(db, ids),
    writersOf(db, ids),
    declinersOf(db, ids),
  ])
  const byId = new Map(rows.map((row) => [row.id, row]))
  const servedBy = grouped(served, (one) => [one.agentId, one.count], ticketOf)
  const workedBy = grouped(writers, (one) => [one.agentId, true], ticketOf)
  const declinedBy = grouped(decliners, (one) => [one.agentId, true], ticketOf)
  return waiting.flatMap(({ ticketId, groupId, since }) => {
    const row = byId.get(ticketId)
    if (!row) return []
    return {
      id: ticketId,
      groupId,
      service: countsAs(row),
      kind: row.kind,
      units: frame.settings.units[row.channel],
      effort: frame.settings.effort[row.kind],
      since,
      wantedBy: wantedByOf(row),
      asked: askedBy(row, frame.skills, now),
      servedBy: servedBy.get(ticketId) ?? new Map(),
      workedBy: new Set(workedBy.get(ticketId)?.keys()),
      declinedBy: new Set(declinedBy.get(ticketId)?.keys()),
    }
  })
}

const ticketOf = ({ ticketId }: { ticketId: number }): number => ticketId

/** What a ticket asks for: the skills whose conditions it meets. */
export const askedBy = (row: TicketRow, skills: Skill[], now: number): SkillAsked[] =>
  skills
    .filter(({ conditions }) => matches(conditions, row, nobody, now))
    .map(({ id, level }) => ({ skillId: id, level }))
const nobody = { id: 0, groupIds: [] }

/** As which kind a ticket takes its turn: what is urgent waits for no turn. */
export const countsAs = ({ service, urgentAt }: Pick<TicketRow, 'service' | 'urgentAt'>): Service | null =>
  urgentAt === null ? service : null

/** By when somebody should have a ticket: its nearest promise counts, where it has one. */
export const wantedByOf = (
  row: Pick<TicketRow, 'waitingSince' | 'readyAt' | 'createdAt' | 'priority' | 'dueAt' | 'urgentAt'>,
): number =>
  row.urgentAt === null
    ? wantedBy({
        // A part has waited for nobody until it could be begun.
        waitingSince: Date.parse(row.waitingSince ?? row.readyAt ?? row.createdAt),
        priority: row.priority,
        dueAt: row.dueAt === null ? null : Date.parse(row.dueAt),
      })
    : Date.parse(row.urgentAt) - beforeAllOthers

/** A hundred years: what is urgent stands before all that waits, and the older of two urgent ones first. */
const beforeAllOthers = 100 * 365 * 24 * 3_600_000

/** Rows as a map for each agent (or ticket). */
function grouped<Row extends { agentId: number }, Key, Value>(
  rows: Row[],
  entry: (row: Row) => [Key, Value],
  owner: (row: Row) => number = ({ agentId }) => agentId,
): Map<number, Map<Key, Value>> {
  const all = new Map<number, Map<Key, Value>>()
  for (const row of rows) {
    const own = all.get(owner(row)) ?? new Map<Key, Value>()
    own.set(...entry(row))
    all.set(owner(row), own)
  }
  return all
}
