import { type Static, Type } from 'typebox'
import { CalendarRules } from './calendars.ts'
import { Line } from './lines.ts'
import { presetKeys } from './preset-keys.ts'
import { routingModes } from './routing-words.ts'

const { acceptMinutes, answerMinutes, returnMinutes } = Line.properties

/** What a ready set-up makes, by the names that it gives; everything can be changed afterwards. */
export const Preset = Type.Object({
  key: Type.Enum(presetKeys),
  lines: Type.Array(
    Type.Object({
      name: Type.String(),
      level: Type.Integer(),
      free: Type.Boolean(),
      acceptMinutes,
      answerMinutes,
      returnMinutes,
      routing: Type.Enum(routingModes, { description: 'How tickets of its group find somebody' }),
    }),
  ),
  asideGroups: Type.Array(Type.String(), { description: 'Groups outside the lines' }),
  reasons: Type.Array(Type.String(), { description: 'Why tickets are passed on' }),
  escalations: Type.Array(Type.String(), { description: 'Rules that pass tickets on by themselves' }),
})
export type Preset = Static<typeof Preset>

export const Presets = Type.Object({
  available: Type.Boolean({
    description: 'They fill what is empty: false once there are lines, policies or calendars',
  }),
  presets: Type.Array(Preset),
})
export type Presets = Static<typeof Presets>

/** What comes by a door and may have a promise of its own. */
export const promisedDoors = ['urgent', 'complaint'] as const
export const DoorPromise = Type.Object({ of: Type.Enum(promisedDoors) }, { additionalProperties: false })
export type DoorPromise = Static<typeof DoorPromise>

const { zone, holidays } = CalendarRules.properties

export const PresetInput = Type.Object(
  { key: Type.Enum(presetKeys), zone, holidays },
  { additionalProperties: false },
)
export type PresetInput = Static<typeof PresetInput>
