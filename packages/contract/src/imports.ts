import { type Static, Type } from 'typebox'
import { Id, Nullable, PageOf, Time } from './common.ts'

export const importSources = ['podpora', 'zendesk', 'zammad', 'csv_tickets', 'csv_customers'] as const
export type ImportSource = (typeof importSources)[number]

export const importStates = ['reading', 'ready', 'running', 'finished', 'stopped', 'failed'] as const

/** Why an import cannot go on, beside what is wrong with single records. */
export const importErrors = ['damaged', 'empty', 'internal'] as const

/** What a column of a table may be. `skip`: it is left out. */
export const importFields = {
  csv_customers: ['id', 'name', 'email', 'phone', 'language', 'note', 'created_at'],
  csv_tickets: [
    'ticket',
    'subject',
    'customer_email',
    'customer_name',
    'status',
    'priority',
    'kind',
    'tags',
    'group',
    'assignee_email',
    'brand',
    'created_at',
    'updated_at',
    'message',
    'message_id',
    'message_at',
    'message_email',
    'message_name',
    'message_kind',
  ],
} as const
export type CsvSource = keyof typeof importFields
export type ImportField = (typeof importFields)[CsvSource][number]

const Mapping = Type.Record(Type.String({ maxLength: 200 }), Type.String({ maxLength: 40 }), {
  description: 'Of a table: column → field; a column that is not named is left out',
})

/** What an uploaded file seems to be. */
export const ImportFile = Type.Object({
  id: Type.String({ format: 'uuid' }),
  name: Type.String(),
  size: Type.Integer(),
  source: Nullable(Type.Enum(importSources)),
  columns: Type.Array(
    Type.Object({ name: Type.String(), samples: Type.Array(Type.String()), guess: Nullable(Type.String()) }),
  ),
})
export type ImportFile = Static<typeof ImportFile>

export const NewImport = Type.Object(
  {
    clientId: Type.String({ format: 'uuid' }),
    source: Type.Enum(importSources),
    origin: Type.String({
      minLength: 1,
      maxLength: 100,
      pattern: '\\S',
      description: 'Name of the desk that it comes from: imports of one name know what they brought before',
    }),
    files: Type.Array(Type.String({ format: 'uuid' }), { minItems: 1, maxItems: 500, uniqueItems: true }),
    mapping: Type.Optional(Mapping),
  },
  { additionalProperties: false },
)
export type NewImport = Static<typeof NewImport>

const Outlook = Type.Object({
  found: Type.Integer(),
  made: Type.Integer(),
  changed: Type.Integer({ description: 'Known from an earlier import, and different since' }),
  known: Type.Integer(),
  skipped: Type.Integer(),
})
export const ImportPlan = Type.Object({
  customers: Outlook,
  tickets: Outlook,
  messages: Outlook,
  newGroups: Type.Array(Type.String()),
  unknownAgents: Type.Array(Type.String()),
})
export type ImportPlan = Static<typeof ImportPlan>

const Outcome = Type.Object({
  made: Type.Integer(),
  updated: Type.Integer(),
  unchanged: Type.Integer(),
  kept: Type.Integer({ description: 'Different there, but touched here since: left as it is' }),
  skipped: Type.Integer(),
})
export const ImportResults = Type.Object({ customers: Outcome, tickets: Outcome, messages: Outcome })
export type ImportResults = Static<typeof ImportResults>

export const Import = Type.Object({
  id: Id,
  source: Type.Enum(importSources),
  origin: Type.String(),
  state: Type.Enum(importStates),
  phase: Type.Enum(['reading', 'people', 'tickets', 'done'] as const),
  done: Type.Integer({ description: 'Bytes while it is read, then customers and tickets' }),
  total: Type.Integer(),
  files: Type.Array(Type.String()),
  plan: Nullable(ImportPlan),
  results: ImportResults,
  problems: Type.Integer(),
  error: Nullable(Type.Enum(importErrors)),
  createdBy: Nullable(Type.String()),
  createdAt: Time,
  startedAt: Nullable(Time),
  finishedAt: Nullable(Time),
})
export type Import = Static<typeof Import>

export const importProblems = [
  'not_readable',
  'no_id',
  'no_customer',
  'unknown_customer',
  'no_ticket',
  'bad_email',
  'bad_date',
  'unknown_status',
  'unknown_priority',
  'unknown_brand',
  'deleted',
  'no_file',
  'touched_here',
] as const
export type ImportProblemCode = (typeof importProblems)[number]

export const ImportProblem = Type.Object({
  id: Id,
  place: Type.String({ description: 'File and line' }),
  code: Type.Enum(importProblems),
  detail: Type.String(),
  skipped: Type.Boolean({ description: 'The whole thing is left out' }),
})
export type ImportProblem = Static<typeof ImportProblem>
export const ImportProblems = PageOf(ImportProblem)
