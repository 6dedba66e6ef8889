import { type Static, Type } from 'typebox'
import { Id, Name, Nullable, Time } from './common.ts'

/** A day of a calendar, without a zone: 2026-11-22. */
export const Day = Type.String({ format: 'date', pattern: '^\\d{4}-\\d\\d-\\d\\d$' })
const Clock = Type.String({ pattern: '^([01]\\d|2[0-3]):[0-5]\\d$' })

/** From when to when people work. The last span of a day may end at 24:00; what goes past midnight goes on the next day. */
export const Span = Type.Object(
  { from: Clock, to: Type.Union([Clock, Type.Literal('24:00')]) },
  { additionalProperties: false },
)
export type Span = Static<typeof Span>

const Spans = Type.Array(Span, { maxItems: 8 })

/** A day that is not as its weekday says: no spans for a day off. */
export const DayException = Type.Object(
  { date: Day, name: Type.String({ maxLength: 100 }), spans: Spans },
  { additionalProperties: false },
)
export type DayException = Static<typeof DayException>

/** When a company works. */
export const CalendarRules = Type.Object(
  {
    zone: Type.String({ maxLength: 60, description: 'IANA name: Europe/Warsaw' }),
    week: Type.Array(Spans, { minItems: 7, maxItems: 7, description: 'Seven days, Monday first' }),
    holidays: Nullable(
      Type.Object(
        {
          country: Type.String({ pattern: '^[A-Z]{2}$', description: 'ISO 3166: PL' }),
          region: Nullable(Type.String({ maxLength: 20 })),
        },
        { additionalProperties: false },
      ),
    ),
    exceptions: Type.Array(DayException, { maxItems: 500 }),
  },
  { additionalProperties: false },
)
export type CalendarRules = Static<typeof CalendarRules>

/** What was so from when on; null: ever since. */
const CalendarVersion = Type.Object({ version: Type.Integer(), from: Nullable(Time) })

export const Calendar = Type.Object({
  id: Id,
  version: Type.Integer({ description: 'Grows with each change' }),
  name: Name,
  rules: CalendarRules,
  versions: Type.Array(CalendarVersion, { description: 'Oldest first. What was counted by one stays so' }),
})
export type Calendar = Static<typeof Calendar>

export const CalendarInput = Type.Object(
  { name: Name, rules: CalendarRules },
  { additionalProperties: false },
)
export type CalendarInput = Static<typeof CalendarInput>

export const CalendarChange = Type.Object(
  {
    version: Type.Integer({ minimum: 1 }),
    name: Name,
    rules: CalendarRules,
    from: Type.Optional(
      Nullable(Type.String({ format: 'date-time', description: 'When it begins to hold; null: at once' })),
    ),
  },
  { additionalProperties: false },
)
export type CalendarChange = Static<typeof CalendarChange>

export const dayKinds = ['holiday', 'transferred_off', 'transferred_working', 'exception'] as const

/** A day that differs from its weekday, and why. */
export const SpecialDay = Type.Object({
  date: Day,
  name: Type.String(),
  kind: Type.Enum(dayKinds),
  spans: Spans,
})
export type SpecialDay = Static<typeof SpecialDay>

/** What rules come to, before they are saved. */
export const CalendarPreview = Type.Object({
  open: Type.Boolean({ description: 'Whether somebody works at this moment' }),
  changesAt: Nullable(Type.String({ format: 'date-time', description: 'When that ends; null: never' })),
  weekMinutes: Type.Integer({ description: 'Of an ordinary week' }),
  days: Type.Array(SpecialDay, { description: 'Of the next twelve months' }),
  transfersUntil: Nullable(
    Type.Integer({ description: 'Until which year transferred working days of the country are known' }),
  ),
})
export type CalendarPreview = Static<typeof CalendarPreview>

/** Countries whose holidays are known, with their regions. */
export const HolidayCountry = Type.Object({
  country: Type.String(),
  regions: Type.Array(Type.Object({ region: Type.String(), name: Type.String() })),
})
export type HolidayCountry = Static<typeof HolidayCountry>
