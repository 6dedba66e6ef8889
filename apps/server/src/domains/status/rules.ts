import { type ProcessRole, processRoles } from '@podpora/contract/processes'
import type { ProblemCode, Status, StatusProblem } from '@podpora/contract/status'

/** Work that waits longer than this is late: a worker begins within milliseconds. */
const lateSeconds = 120
const scanLateSeconds = 300
/** Backups may be made once a week. */
const backupDays = 8
const diskPart = 0.1
const diskBytes = 2 * 1024 ** 3
const longTransactionSeconds = 300

export type Standing = Omit<Status, 'problems'>

/** What is wrong, the worst first. */
export function problemsOf(now: Standing): StatusProblem[] {
  return [
    ...processProblems(now),
    ...diskProblems(now),
    ...jobProblems(now),
    ...now.readers
      .filter((reader) => (reader.oldestSeconds ?? 0) > lateSeconds)
      .map(({ name, oldestSeconds }) => problem('reader_late', Math.round(oldestSeconds ?? 0), name)),
    ...some('mailbox_failing', countOf(now.mailboxes, 'failing')),
    ...some('outgoing_failed', countOf(now.outgoingMails, 'failed')),
    ...some('outgoing_held', countOf(now.outgoingMails, 'held')),
    ...some('inbound_failed', countOf(now.inboundMails, 'failed')),
    ...some('webhook_failing', now.webhooks.failing),
    ...some('webhook_disabled', now.webhooks.disabled),
    ...scanProblems(now),
    ...backupProblems(now),
    ...(now.database.oldestTransactionSeconds > longTransactionSeconds
      ? [problem('transaction_long', Math.round(now.database.oldestTransactionSeconds))]
      : []),
  ]
}

const problem = (
  code: ProblemCode,
  count: number | null = null,
  name: string | null = null,
): StatusProblem => ({ code, count, name })

const some = (code: ProblemCode, count: number): StatusProblem[] => (count > 0 ? [problem(code, count)] : [])

const countOf = (states: { state: string; count: number }[], state: string): number =>
  states.find((s) => s.state === state)?.count ?? 0

function processProblems({ processes }: Standing): StatusProblem[] {
  const living = processes.filter((process) => process.alive)
  const has = (role: ProcessRole): boolean => living.some(({ roles }) => roles.includes(role))
  const versions = new Set(living.map((process) => process.version))
  return [
    ...processRoles.filter((role) => !has(role)).map((role) => problem('role_missing', null, role)),
    ...processes.filter((process) => !process.alive).map(({ host }) => problem('process_died', null, host)),
    ...(versions.size > 1
      ? [problem('versions_differ', versions.size, [...versions].sort().join(', '))]
      : []),
  ]
}

/** A machine's disk once, however many processes are there. */
function diskProblems({ processes }: Standing): StatusProblem[] {
  const low = processes.filter(
    ({ alive, diskFree, diskTotal }) => alive && (diskFree < diskBytes || diskFree < diskTotal * diskPart),
  )
  const hosts = [...new Set(low.map(({ host }) => host))]
  return hosts.map((host) => {
    const free = Math.min(...low.filter((p) => p.host === host).map((p) => p.diskFree))
    return problem('disk_low', Math.floor(free / 1024 ** 2), host)
  })
}

function jobProblems({ jobs }: Standing): StatusProblem[] {
  const sum = (counts: number[]): number => counts.reduce((a, b) => a + b, 0)
  const late = jobs.filter((task) => (task.oldestSeconds ?? 0) > lateSeconds)
  return [
    ...some('jobs_failed', sum(jobs.map((task) => task.failed))),
    ...some('jobs_late', sum(late.map((task) => task.ready))),
  ]
}

/** Files that wait for long are files that nobody can open. */
function scanProblems({ scanning }: Standing): StatusProblem[] {
  if (!scanning) return []
  const late = (scanning.oldestSeconds ?? 0) > scanLateSeconds
  return [
    ...(scanning.answers === false ? [problem('scanner_away')] : []),
    ...some('files_unscanned', scanning.failed + (late ? scanning.waiting : 0)),
  ]
}

function backupProblems({ at, backup }: Standing): StatusProblem[] {
  if (backup.schedule === 'off') return []
  if (backup.failedAt !== null) return [problem('backup_failed', null, backup.error)]
  const age = backup.succeededAt === null ? 0 : Date.parse(at) - Date.parse(backup.succeededAt)
  const days = Math.floor(age / 86_400_000)
  return days >= backupDays ? [problem('backup_old', days)] : []
}
