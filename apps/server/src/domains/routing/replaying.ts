import type { GroupRouting, RoutingSettings } from '@podpora/contract/routing'
import type { NewSimulation, Simulation, SimulationSettings } from '@podpora/contract/simulation'
import { ticketKinds } from '@podpora/contract/tickets'
import type { Person } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { enqueue } from '../../platform/jobs.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { assignableMembers, groupExists } from '../people/access.ts'
import { ticketsByIds } from '../tickets/access.ts'
import { ticketsOfDay } from '../tickets/assigning.ts'
import { poolOf } from './deciding.ts'
import { agentFacts, askedBy, countsAs, type Frame, readFrame, wantedByOf } from './gathering.ts'
import type { Pool } from './pooling.ts'
import { selectAllGroupRouting } from './queries.ts'
import { type Arrival, simulate } from './simulating.ts'
import { finishSimulation, insertSimulation, noteProgress, selectSimulation } from './simulation-queries.ts'
import { standardGroup } from './standards.ts'

const mostTickets = 2000
const minute = 60_000

/** Asks for a day to be replayed under two settings. @throws Refusal validation_failed naming the field */
export function startSimulation(db: Db, actor: Person, request: NewSimulation): Promise<Simulation> {
  return inTransaction(db, async (trx) => {
    if (!(await groupExists(trx, request.groupId))) throw refuseField('groupId', 'not_found')
    const simulation = await insertSimulation(trx, actor.id, request)
    await enqueue(trx, { name: 'routing.simulate', payload: { id: simulation.id }, maxAttempts: 2 })
    return simulation
  })
}

/** @throws Refusal not_found */
export async function loadSimulation(db: Db, actor: Person, id: number): Promise<Simulation> {
  const simulation = await selectSimulation(db, id, actor.id)
  if (!simulation) throw new Refusal('not_found')
  return simulation
}

/** Replays it; `last`: what breaks now is told instead of tried again. */
export async function runSimulation(db: Db, id: number, last: boolean): Promise<void> {
  const simulation = await selectSimulation(db, id, null)
  if (simulation?.state !== 'running') return
  try {
    await replay(db, simulation)
  } catch (error) {
    if (last) await finishSimulation(db, id, null)
    throw error
  }
}

async function replay(db: Db, { id, request }: Simulation): Promise<void> {
  const { groupId, source, sides } = request
  const frame = await readFrame(db)
  const inTurns = sides.some(({ paidRatio }) => paidRatio !== null)
  const groups = inTurns ? await groupsSharing(db, groupId) : []
  const pools = await Promise.all(sides.map((side) => poolOf(db, [settledBy(groupId, side), ...groups])))
  const members = new Set([...(pools[0]?.values() ?? [])].flatMap(({ memberIds }) => [...memberIds]))
  const people = await agentFacts(db, [...members], frame, 1)
  const arrivals =
    'day' in source
      ? await dayOf(db, [groupId, ...groups.map((one) => one.groupId)], source.day, frame)
      : madeUp(groupId, source.tickets, frame.settings, inTurns)
  const tell = (side: number) => (share: number) =>
    noteProgress(db, id, { progress: Math.round(500 * (side + share)), tickets: arrivals.length })
  await tell(0)(0)
  const run = (side: 0 | 1) =>
    simulate(arrivals, people, pools[side] as Pool, sides[side].fairnessHours, tell(side))
  await finishSimulation(db, id, [await run(0), await run(1)])
}

/** The group by the settings that are tried; offers are taken at once. */
const settledBy = (groupId: number, side: SimulationSettings): GroupRouting => ({
  ...standardGroup(groupId),
  ...side,
})

/** Where paid tickets come first, those of other groups count, which the same people serve. */
async function groupsSharing(db: Db, groupId: number): Promise<GroupRouting[]> {
  const members = new Set(await assignableMembers(db, groupId))
  const others = (await selectAllGroupRouting(db)).filter(
    (group) => group.mode !== 'manual' && group.groupId !== groupId,
  )
  const pool = await poolOf(db, others)
  return others
    .filter((group) => [...(pool.get(group.groupId)?.memberIds ?? [])].some((id) => members.has(id)))
    .map((group) => ({ ...group, offerSeconds: null }))
}

async function dayOf(db: Db, groupIds: number[], day: string, frame: Frame): Promise<Arrival[]> {
  const ids: number[] = []
  for (const groupId of groupIds) ids.push(...(await ticketsOfDay(db, groupId, day, mostTickets)))
  const rows = await ticketsByIds(db, ids)
  return rows.map((row) => {
    const at = Date.parse(row.createdAt)
    const wantedBy = wantedByOf({ ...row, waitingSince: row.createdAt, dueAt: null })
    return {
      id: row.id,
      groupId: row.groupId ?? 0,
      service: countsAs(row),
      customerId: row.customerId,
      kind: row.kind,
      units: frame.settings.units[row.channel],
      effort: frame.settings.effort[row.kind],
      at,
      wantedBy,
      promisedBy: promised(at, wantedBy),
      asked: askedBy(row, frame.skills, at),
      servedBy: new Map(),
      workedBy: new Set(),
    }
  })
}

/** Without a promise of its own a ticket counts as answered in time within four hours. */
const promised = (at: number, wantedBy: number): number => Math.min(wantedBy, at + 240 * minute)

/**
 * A day like many: a wave in the morning and one after noon, every customer back now and then; the same each time. Where paid
 * tickets come first, every other one is free.
 */
function madeUp(
  groupId: number,
  count: number,
  { units, effort }: RoutingSettings,
  inTurns: boolean,
): Arrival[] {
  const start = Date.UTC(2026, 0, 5, 8)
  const random = sequence(count)
  return Array.from({ length: count }, (_, i) => {
    const wave = random() < 0.55 ? 90 + 75 * (random() + random() - 1) : 330 + 110 * (random() + random() - 1)
    const at = start + Math.round(wave) * minute
    const kind = ticketKinds[Math.floor(random() ** 2 * ticketKinds.length)] ?? 'question'
    return {
      id: i + 1,
      groupId,
      service: inTurns ? (i % 2 === 0 ? 'paid' : 'free') : null,
      customerId: 1 + Math.floor(random() * Math.max(1, count / 3)),
      kind,
      units: units.mail,
      effort: effort[kind],
      at,
      wantedBy: at + 1440 * minute,
      promisedBy: at + 240 * minute,
      asked: [],
      servedBy: new Map(),
      workedBy: new Set(),
    }
  })
}

/** Numbers from 0 to 1 that look random and are the same for the same seed (mulberry32). */
function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
