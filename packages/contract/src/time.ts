import { type Static, Type } from 'typebox'
import { Id, Nullable, Time } from './common.ts'
import { Balance, Day } from './contracts.ts'
import { Money, Price } from './money.ts'

const ClientId = Type.String({
  format: 'uuid',
  description: 'Made by the client: the same one sent again makes nothing new',
})
const Minutes = Type.Integer({ minimum: 1, maximum: 1440 })
const Note = Type.String({ maxLength: 2000 })

export const TimeEntry = Type.Object({
  id: Id,
  agentId: Nullable(Id),
  visit: Type.Boolean({ description: 'Somebody went there: it takes one visit, whatever its minutes' }),
  startedAt: Type.String({ format: 'date-time', description: 'Of a visit the day, in UTC' }),
  minutes: Nullable(Minutes),
  billable: Type.Boolean(),
  counted: Type.Integer({
    description: 'Minutes that are taken of the balance, after rounding and the rate; of a visit visits',
  }),
  over: Type.Integer({ description: 'Of these, beyond what there was' }),
  asked: Nullable(
    Type.Integer({
      minimum: 1,
      description: 'The question whether what is beyond may be billed, while it is open',
    }),
  ),
  declined: Type.Boolean({ description: 'What is beyond is not billed' }),
  note: Note,
})
export type TimeEntry = Static<typeof TimeEntry>

export const Expense = Type.Object({
  id: Id,
  agentId: Nullable(Id),
  day: Day,
  sum: Money,
  billable: Type.Boolean(),
  note: Note,
})
export type Expense = Static<typeof Expense>

/** What was worked and spent on a ticket; money only for those who may see it. */
export const TicketTime = Type.Object({
  entries: Type.Array(TimeEntry),
  expenses: Type.Array(Expense),
  minutes: Type.Integer(),
  countsTime: Type.Boolean({ description: 'Billable time is taken of a balance' }),
  countsVisits: Type.Boolean({ description: 'Billable visits are taken of a balance' }),
  timer: Nullable(Type.Object({ ticketId: Id, startedAt: Time }, { description: 'The reader’s own clock' })),
  money: Nullable(Type.Object({ cost: Type.Array(Money), price: Type.Array(Money) })),
})
export type TicketTime = Static<typeof TicketTime>

export const NewTime = Type.Object({
  clientId: ClientId,
  startedAt: Time,
  minutes: Minutes,
  billable: Type.Boolean(),
  note: Note,
  stopsTimer: Type.Boolean({ description: 'It is what the clock has counted: the clock ends with it' }),
})
export type NewTime = Static<typeof NewTime>

export const NewVisit = Type.Object({
  clientId: ClientId,
  day: Day,
  minutes: Nullable(Minutes),
  billable: Type.Boolean(),
  note: Note,
})
export type NewVisit = Static<typeof NewVisit>

export const NewExpense = Type.Object({
  clientId: ClientId,
  day: Day,
  sum: Type.Object({ ...Price.properties, amount: Type.Integer({ minimum: 1, maximum: 1_000_000_000_000 }) }),
  billable: Type.Boolean(),
  note: Note,
})
export type NewExpense = Static<typeof NewExpense>

export const OverageAnswer = Type.Object({ bill: Type.Boolean() })
export type OverageAnswer = Static<typeof OverageAnswer>

export const Month = Type.String({ pattern: '^\\d{4}-(0[1-9]|1[0-2])$', description: '2026-11, in UTC' })
export const StatementQuery = Type.Object({ month: Month })

export const statementSources = ['included', 'pack', 'over', 'asked', 'declined', 'none'] as const
/** One line of a statement: time, a visit, a case or an expense. */
export const StatementLine = Type.Object({
  kind: Type.Enum(['time', 'visit', 'case', 'expense'] as const),
  day: Day,
  ticketId: Nullable(Id),
  subject: Type.String(),
  agentName: Type.String(),
  minutes: Nullable(Type.Integer()),
  counted: Nullable(Type.Integer()),
  source: Type.Enum(statementSources),
  price: Nullable(Money),
  note: Type.String(),
})
export type StatementLine = Static<typeof StatementLine>

/** A month of a contract: what was used, and what it costs. */
export const Statement = Type.Object({
  contractId: Id,
  month: Month,
  holderName: Type.String(),
  planName: Type.String(),
  balance: Balance,
  visits: Nullable(Balance),
  fee: Nullable(Money),
  lines: Type.Array(StatementLine),
  totals: Type.Array(Money),
})
export type Statement = Static<typeof Statement>

export const costGroups = ['line', 'contract', 'customer'] as const
export const CostQuery = Type.Object({ by: Type.Enum(costGroups), from: Day, to: Day })
export const CostRow = Type.Object({
  id: Nullable(Id),
  name: Type.String(),
  tickets: Type.Integer(),
  minutes: Type.Integer(),
  cost: Type.Array(Money),
  price: Type.Array(Money),
})
export type CostRow = Static<typeof CostRow>
