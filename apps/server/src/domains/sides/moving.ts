import type { Trx } from '../../platform/postgres/db.ts'
import { setTicketOfSides, setTicketOfWhole } from './queries.ts'

/** The side conversations of one ticket belong to another from now on; their messages move with all others. Gives their ids. */
export const moveSides = (trx: Trx, ends: { from: number; to: number }): Promise<number[]> =>
  setTicketOfSides(trx, ends)

/** They go back whole, with what has been said in them since. Gives the ids of their messages. */
export const moveSidesBack = (trx: Trx, { to, ids }: { to: number; ids: number[] }): Promise<number[]> =>
  ids.length === 0 ? Promise.resolve([]) : setTicketOfWhole(trx, ids, to)
