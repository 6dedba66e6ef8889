import { processRoles } from '@podpora/contract/processes'
import type { Metrics, Reading } from '../../platform/watching/metrics.ts'
import type { Standing } from './rules.ts'

/**
 * What the database says, as numbers. Each process tells the same of it, so that no process need be alive for it:
 * ask with `max`, not with `sum`.
 */
export function measureStanding(metrics: Metrics, standing: () => Promise<Standing>): void {
  const gauge = (
    name: string,
    help: string,
    labels: readonly string[],
    read: (now: Standing) => Reading[],
  ): void => metrics.gauges({ name, help, labels, read: async () => read(await standing()) })
  const alone = (value: number | null): Reading[] => (value === null ? [] : [{ value }])
  const time = (at: string | null): Reading[] => alone(at === null ? null : Date.parse(at) / 1000)

  gauge('podpora_jobs', 'Jobs by task and state', ['task', 'state'], ({ jobs }) =>
    jobs.flatMap(({ task, ...count }) =>
      (['ready', 'running', 'later', 'failed'] as const).map((state) => ({
        labels: { task, state },
        value: count[state],
      })),
    ),
  )
  gauge('podpora_job_oldest_ready_seconds', 'How long the oldest due job of a task waits', ['task'], (now) =>
    now.jobs.map(({ task, oldestSeconds }) => ({ labels: { task }, value: oldestSeconds ?? 0 })),
  )
  gauge('podpora_event_reader_behind', 'Events not read, up to 1,000', ['reader'], ({ readers }) =>
    readers.map(({ name, behind }) => ({ labels: { reader: name }, value: behind })),
  )
  gauge(
    'podpora_event_reader_behind_seconds',
    'How long the oldest event that was not read waits',
    ['reader'],
    ({ readers }) =>
      readers.map(({ name, oldestSeconds }) => ({ labels: { reader: name }, value: oldestSeconds ?? 0 })),
  )
  for (const [way, of] of [
    ['outgoing', (now: Standing) => now.outgoingMails],
    ['inbound', (now: Standing) => now.inboundMails],
  ] as const) {
    gauge(
      `podpora_${way}_mails`,
      `Mails (${way}) that are not done, by state, up to 10,000`,
      ['state'],
      (now) => of(now).map(({ state, count }) => ({ labels: { state }, value: count })),
    )
    gauge(
      `podpora_${way}_mail_oldest_seconds`,
      `Age of the oldest mail (${way}) by state`,
      ['state'],
      (now) => of(now).map(({ state, oldestSeconds }) => ({ labels: { state }, value: oldestSeconds ?? 0 })),
    )
  }
  gauge('podpora_mailboxes', 'Mailboxes by state', ['state'], ({ mailboxes }) =>
    mailboxes.map(({ state, count }) => ({ labels: { state }, value: count })),
  )
  gauge('podpora_webhooks_failing', 'Webhooks that nothing has reached lately', [], (now) =>
    alone(now.webhooks.failing),
  )
  gauge(
    'podpora_files_to_scan',
    'Files by what the virus scanner says, up to 10,000',
    ['state'],
    ({ scanning }) =>
      scanning
        ? (['waiting', 'failed', 'infected'] as const).map((state) => ({
            labels: { state },
            value: scanning[state],
          }))
        : [],
  )
  gauge('podpora_scanner_up', '1 when the virus scanner answers this process', [], ({ scanning }) =>
    alone(scanning?.answers === undefined || scanning.answers === null ? null : Number(scanning.answers)),
  )
  gauge('podpora_processes', 'Living processes by role', ['role'], ({ processes }) =>
    processRoles.map((role) => ({
      labels: { role },
      value: processes.filter(({ alive, roles }) => alive && roles.includes(role)).length,
    })),
  )
  gauge('podpora_backup_last_success_timestamp_seconds', 'When a backup last succeeded', [], ({ backup }) =>
    time(backup.succeededAt),
  )
  gauge('podpora_backup_failed', '1 when the newest backup failed', [], ({ backup }) =>
    alone(backup.failedAt === null ? 0 : 1),
  )
  gauge('podpora_database_size_bytes', 'Size of the database', [], (now) => alone(now.database.bytes))
  gauge(
    'podpora_database_oldest_transaction_seconds',
    'Age of the oldest open transaction; it holds back the event log',
    [],
    (now) => alone(now.database.oldestTransactionSeconds),
  )
  gauge('podpora_data_disk_free_bytes', 'Room on the disk of the data folder', ['host'], ({ processes }) =>
    [...new Map(processes.filter((p) => p.alive).map((p) => [p.host, p.diskFree]))].map(([host, value]) => ({
      labels: { host },
      value,
    })),
  )
}
