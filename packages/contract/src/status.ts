import { type Static, Type } from 'typebox'
import { Id, Nullable, Time } from './common.ts'
import { processRoles } from './processes.ts'

/** What may be wrong. Each says in the desk what it means and what to do. */
export const problemCodes = [
  'role_missing',
  'process_died',
  'versions_differ',
  'jobs_failed',
  'jobs_late',
  'reader_late',
  'mailbox_failing',
  'outgoing_failed',
  'outgoing_held',
  'inbound_failed',
  'webhook_failing',
  'webhook_disabled',
  'scanner_away',
  'files_unscanned',
  'backup_failed',
  'backup_old',
  'disk_low',
  'transaction_long',
] as const
export type ProblemCode = (typeof problemCodes)[number]

export const StatusProblem = Type.Object({
  code: Type.Enum(problemCodes),
  /** How many things, or how many seconds, by what the code is about. */
  count: Nullable(Type.Integer()),
  /** The one that it is about: a role, a host, a reader of the event log, what a backup said. */
  name: Nullable(Type.String()),
})
export type StatusProblem = Static<typeof StatusProblem>

export const RunningProcess = Type.Object({
  id: Type.String(),
  roles: Type.Array(Type.Enum(processRoles)),
  host: Type.String(),
  pid: Type.Integer(),
  version: Type.String(),
  memory: Type.Integer({ description: 'Bytes' }),
  diskFree: Type.Integer({ description: 'Bytes left on the disk of its data folder' }),
  diskTotal: Type.Integer(),
  startedAt: Time,
  seenAt: Time,
  alive: Type.Boolean({ description: 'False: it ended without a word' }),
})
export type RunningProcess = Static<typeof RunningProcess>

const Seconds = Type.Number({ description: 'Seconds' })

export const TaskState = Type.Object({
  task: Type.String(),
  ready: Type.Integer({ description: 'Due, and nobody has begun' }),
  running: Type.Integer(),
  later: Type.Integer({ description: 'Not due yet' }),
  failed: Type.Integer({ description: 'Given up after the last attempt' }),
  oldestSeconds: Nullable(Seconds),
})
export type TaskState = Static<typeof TaskState>

export const ReaderState = Type.Object({
  name: Type.String(),
  behind: Type.Integer({ description: 'Events that it has not read, counted up to 1,000' }),
  oldestSeconds: Nullable(Seconds),
})
export type ReaderState = Static<typeof ReaderState>

const Waiting = Type.Object({
  state: Type.String(),
  count: Type.Integer({ description: 'Counted up to 10,000' }),
  oldestSeconds: Nullable(Seconds),
})

export const Status = Type.Object({
  at: Time,
  problems: Type.Array(StatusProblem),
  processes: Type.Array(RunningProcess),
  jobs: Type.Array(TaskState),
  readers: Type.Array(ReaderState),
  outgoingMails: Type.Array(Waiting),
  inboundMails: Type.Array(Waiting),
  mailboxes: Type.Array(Type.Object({ state: Type.String(), count: Type.Integer() })),
  webhooks: Type.Object({
    failing: Type.Integer(),
    disabled: Type.Integer({ description: 'Switched off after days without success' }),
  }),
  backup: Type.Object({
    schedule: Type.String({ description: 'Five fields of cron in UTC, or off' }),
    succeededAt: Nullable(Time),
    bytes: Nullable(Type.Integer()),
    failedAt: Nullable(Time),
    error: Nullable(Type.String()),
  }),
  scanning: Nullable(
    Type.Object(
      {
        answers: Nullable(Type.Boolean({ description: 'Null: the process that tells this has no scanner' })),
        version: Nullable(Type.String()),
        waiting: Type.Integer(),
        failed: Type.Integer({ description: 'They are tried again' }),
        infected: Type.Integer(),
        oldestSeconds: Nullable(Seconds),
      },
      { description: 'The virus scanner, and files counted up to 10,000; null where there is none' },
    ),
  ),
  database: Type.Object({
    version: Type.String(),
    bytes: Type.Integer(),
    oldestTransactionSeconds: Seconds,
  }),
})
export type Status = Static<typeof Status>

export const FailedJob = Type.Object({
  id: Id,
  task: Type.String(),
  attempts: Type.Integer(),
  error: Type.String(),
  failedAt: Time,
})
export type FailedJob = Static<typeof FailedJob>

export const Retried = Type.Object({ count: Type.Integer({ description: 'How many are tried again' }) })
export type Retried = Static<typeof Retried>
