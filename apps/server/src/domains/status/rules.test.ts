import { expect, test } from 'vitest'
import { problemsOf, type Standing } from './rules.ts'

const process = {
  id: 'a',
  roles: ['web' as const, 'work' as const, 'mail' as const],
  host: 'one',
  pid: 1,
  version: '1.0.0',
  memory: 1,
  diskFree: 50e9,
  diskTotal: 100e9,
  startedAt: '2026-11-20T00:00:00.000Z',
  seenAt: '2026-11-22T00:00:00.000Z',
  alive: true,
}
const well: Standing = {
  at: '2026-11-22T00:00:00.000Z',
  processes: [process],
  jobs: [{ task: 'mail.send', ready: 3, running: 1, later: 2, failed: 0, oldestSeconds: 4 }],
  readers: [{ name: 'search', behind: 2, oldestSeconds: 1 }],
  outgoingMails: [{ state: 'queued', count: 4, oldestSeconds: 3 }],
  inboundMails: [{ state: 'received', count: 1, oldestSeconds: 1 }],
  mailboxes: [{ state: 'connected', count: 1 }],
  webhooks: { failing: 0, disabled: 0 },
  backup: { schedule: '15 2 * * *', succeededAt: null, bytes: null, failedAt: null, error: null },
  scanning: null,
  database: { version: '18', bytes: 1, oldestTransactionSeconds: 1 },
}
const problems = (changes: Partial<Standing>) =>
  problemsOf({ ...well, ...changes }).map(({ code, count, name }) => [code, count, name])

test('nothing is wrong while work is under way', () => {
  expect(problems({})).toEqual([])
})

test('a role that nobody has, a process that died, two versions at once', () => {
  expect(
    problems({
      processes: [
        { ...process, roles: ['web', 'mail'] },
        { ...process, roles: ['mail'], version: '1.1.0' },
        { ...process, host: 'two', alive: false },
      ],
    }),
  ).toEqual([
    ['role_missing', null, 'work'],
    ['process_died', null, 'two'],
    ['versions_differ', 2, '1.0.0, 1.1.0'],
  ])
})

test('a disk that is nearly full is told once a machine, in megabytes', () => {
  const full = { ...process, diskFree: 1e9 }
  expect(problems({ processes: [full, full] })).toEqual([['disk_low', 953, 'one']])
})

test('what failed is counted, what is late is told with its age', () => {
  expect(
    problems({
      jobs: [{ task: 'mail.send', ready: 7, running: 0, later: 0, failed: 2, oldestSeconds: 900 }],
      readers: [{ name: 'search', behind: 1000, oldestSeconds: 180.4 }],
      outgoingMails: [
        { state: 'failed', count: 2, oldestSeconds: 5 },
        { state: 'held', count: 1, oldestSeconds: 5 },
      ],
      inboundMails: [{ state: 'failed', count: 1, oldestSeconds: 5 }],
      mailboxes: [{ state: 'failing', count: 1 }],
      webhooks: { failing: 1, disabled: 1 },
      database: { ...well.database, oldestTransactionSeconds: 600 },
    }),
  ).toEqual([
    ['jobs_failed', 2, null],
    ['jobs_late', 7, null],
    ['reader_late', 180, 'search'],
    ['mailbox_failing', 1, null],
    ['outgoing_failed', 2, null],
    ['outgoing_held', 1, null],
    ['inbound_failed', 1, null],
    ['webhook_failing', 1, null],
    ['webhook_disabled', 1, null],
    ['transaction_long', 600, null],
  ])
})

test('a backup: failed, long ago, or not wanted', () => {
  const old = { ...well.backup, succeededAt: '2026-11-10T00:00:00.000Z' }
  expect(problems({ backup: old })).toEqual([['backup_old', 12, null]])
  expect(problems({ backup: { ...old, failedAt: well.at, error: 'the disk is full' } })).toEqual([
    ['backup_failed', null, 'the disk is full'],
  ])
  expect(problems({ backup: { ...old, schedule: 'off' } })).toEqual([])
})
