import { type Static, Type } from 'typebox'
import { Id, Nullable, Time } from './common.ts'
import { GroupRouting, RoutingWeights } from './routing.ts'
import { profileNames } from './routing-words.ts'

/** The settings that a simulation compares. */
export const SimulationSettings = Type.Object(
  {
    profile: Type.Enum(profileNames),
    weights: RoutingWeights,
    relax: GroupRouting.properties.relax,
    fairnessHours: GroupRouting.properties.fairnessHours,
    paidRatio: GroupRouting.properties.paidRatio,
  },
  { additionalProperties: false },
)
export type SimulationSettings = Static<typeof SimulationSettings>

/** A day that was, or one that is made up. */
const Day = Type.Object(
  { day: Type.String({ format: 'date', description: 'Tickets that came on this day, in UTC' }) },
  { additionalProperties: false },
)
const MadeUp = Type.Object(
  { tickets: Type.Integer({ minimum: 1, maximum: 2000, description: 'So many over eight hours' }) },
  { additionalProperties: false },
)
export const NewSimulation = Type.Object(
  {
    groupId: Id,
    source: Type.Union([Day, MadeUp]),
    sides: Type.Tuple([SimulationSettings, SimulationSettings]),
  },
  { additionalProperties: false },
)
export type NewSimulation = Static<typeof NewSimulation>

/** What came of the day under one of the settings. Times in minutes, shares in thousandths. */
export const SimulationSide = Type.Object({
  waitMedian: Type.Integer({ description: 'Until somebody has the ticket' }),
  waitP90: Type.Integer(),
  waitByService: Type.Object(
    { paid: Nullable(Type.Integer()), free: Nullable(Type.Integer()) },
    { description: 'Medians; null: none of this kind came' },
  ),
  answerMedian: Type.Integer({ description: 'Until it is done' }),
  answerP90: Type.Integer(),
  promisesKept: Type.Integer(),
  gini: Type.Integer({
    description: 'How unequally the work is shared: 0 all alike, 1000 one has everything',
  }),
  unplaced: Type.Integer({ description: 'Tickets that found nobody' }),
  loads: Type.Array(Type.Object({ agentId: Id, tickets: Type.Integer(), effort: Type.Integer() })),
})
export type SimulationSide = Static<typeof SimulationSide>

export const simulationStates = ['running', 'done', 'failed'] as const
export const Simulation = Type.Object({
  id: Id,
  state: Type.Enum(simulationStates),
  progress: Type.Integer({ description: 'How far it is, in thousandths' }),
  tickets: Type.Integer(),
  request: NewSimulation,
  result: Nullable(Type.Tuple([SimulationSide, SimulationSide])),
  createdAt: Time,
})
export type Simulation = Static<typeof Simulation>
