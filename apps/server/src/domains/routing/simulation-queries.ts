import type { NewSimulation, Simulation, SimulationSide } from '@podpora/contract/simulation'
import { type Db, first, one, sql } from '../../platform/postgres/db.ts'

const shape = sql`s.id, s.state, s.progress, s.tickets, s.request, s.result, s.created_at`

export const insertSimulation = (db: Db, agentId: number, request: NewSimulation): Promise<Simulation> =>
  one(
    db,
    sql<Simulation>`
      insert into simulations as s (agent_id, request) values (${agentId}, ${JSON.stringify(request)}::jsonb)
      returning ${shape}
    `,
  )

/** Only of whoever asked for it; null for the job that works on it. */
export const selectSimulation = (
  db: Db,
  id: number,
  agentId: number | null,
): Promise<Simulation | undefined> =>
  first(
    db,
    sql<Simulation>`
      select ${shape} from simulations s
      where s.id = ${id} and (${agentId}::bigint is null or s.agent_id = ${agentId}::bigint)
    `,
  )

export async function noteProgress(
  db: Db,
  id: number,
  { progress, tickets }: { progress: number; tickets: number },
): Promise<void> {
  await sql`update simulations set progress = ${progress}, tickets = ${tickets} where id = ${id}`.execute(db)
}

export async function finishSimulation(
  db: Db,
  id: number,
  result: [SimulationSide, SimulationSide] | null,
): Promise<void> {
  await sql`
    update simulations set state = ${result ? 'done' : 'failed'}, progress = 1000, result = ${result && JSON.stringify(result)}::jsonb
    where id = ${id}
  `.execute(db)
}

export async function deleteOldSimulations(db: Db, days: number): Promise<void> {
  await sql`delete from simulations where created_at < now() - make_interval(days => ${days})`.execute(db)
}
