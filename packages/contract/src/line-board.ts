import { type Static, Type } from 'typebox'
import { Id, Nullable, Time } from './common.ts'

/** A line as it stands now, and what it has solved of late. */
export const LineStanding = Type.Object({
  lineId: Id,
  waiting: Type.Integer({ description: 'Unsolved tickets on the line' }),
  unassigned: Type.Integer(),
  unaccepted: Type.Integer({ description: 'Passed to the line and not accepted yet' }),
  oldestAt: Nullable(Time),
  load: Type.Array(Type.Object({ agentId: Id, waiting: Type.Integer() }), {
    description: 'Unsolved tickets of each, most first',
  }),
  reached: Type.Integer({
    description: 'Tickets solved in the last 30 days that had come as far as this line’s level',
  }),
  solvedHere: Type.Integer({ description: 'Of those, the ones that needed no higher level' }),
})
export type LineStanding = Static<typeof LineStanding>
