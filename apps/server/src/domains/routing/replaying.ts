import type { RoutingSettings } from '@podpora/contract/routing'
import type { NewSimulation, Simulation } from '@podpora/contract/simulation'
import { ticketKinds } from '@podpora/contract/tickets'
import type { Person } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { enqueue } from '../../platform/jobs.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { assignableMembers, groupExists } from '../people/access.ts'
import { ticketsByIds } from '../tickets/access.ts'
import { ticketsOfDay } from '../tickets/assigning.ts'
import { agentFacts, askedBy, type Frame, readFrame, wantedByOf } from './gathering.ts'
import { type Arrival, simulate } from './simulating.ts'
import { finishSimulation, insertSimulation, noteProgress, selectSimulation } from './simulation-queries.ts'

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
  const people = await agentFacts(db, await assignableMembers(db, groupId), frame, 1)
  const arrivals =
    'day' in source ? await dayOf(db, groupId, source.day, frame) : madeUp(source.tickets, frame.settings)
  const tell = (side: number) => (share: number) =>
    noteProgress(db, id, { progress: Math.round(500 * (side + share)), tickets: arrivals.length })
  await tell(0)(0)
  const run = (side: 0 | 1) => simulate(arrivals, people, sides[side], tell(side))
  await finishSimulation(db, id, [await run(0), await run(1)])
}

async function dayOf(db: Db, groupId: number, day: string, frame: Frame): Promise<Arrival[]> {
  const rows = await ticketsByIds(db, await ticketsOfDay(db, groupId, day, mostTickets))
  return rows.map((row) => {
    const at = Date.parse(row.createdAt)
    const wantedBy = wantedByOf({ ...row, waitingSince: row.createdAt, dueAt: null })
    return {
      id: row.id,
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

/** A day like many: a wave in the morning and one after noon, every customer back now and then; the same each time. */
function madeUp(count: number, { units, effort }: RoutingSettings): Arrival[] {
  const start = Date.UTC(2026, 0, 5, 8)
  const random = sequence(count)
  return Array.from({ length: count }, (_, i) => {
    const wave = random() < 0.55 ? 90 + 75 * (random() + random() - 1) : 330 + 110 * (random() + random() - 1)
    const at = start + Math.round(wave) * minute
    const kind = ticketKinds[Math.floor(random() ** 2 * ticketKinds.length)] ?? 'question'
    return {
      id: i + 1,
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
