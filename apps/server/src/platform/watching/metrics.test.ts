import { afterAll, beforeAll, expect, test } from 'vitest'
import { listening, openBrowser } from '../../testing/browser.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import { sql } from '../postgres/db.ts'
import { measuredJobs } from './measuring.ts'
import { createMetrics } from './metrics.ts'
import { announceProcess } from './processes.ts'

let t: TestServer
let said: { stop(): Promise<void> }
beforeAll(async () => {
  t = await testServer({ settings: { METRICS_PORT: '1' } })
  said = await announceProcess(t)
})
afterAll(async () => {
  await said.stop()
  await t.close()
})

const lines = async (): Promise<string[]> => ((await t.podpora.metrics?.page())?.text ?? '').split('\n')

test('requests are measured by the pattern of their route and the class of their status', async () => {
  await t.owner.get('/tickets/999991')
  await t.owner.get('/tickets/999992')
  const found = (await lines()).filter((line) =>
    line.startsWith('podpora_http_request_duration_seconds_count'),
  )
  expect(found).toContain(
    'podpora_http_request_duration_seconds_count{method="GET",route="/api/v1/tickets/:id",status="4xx"} 2',
  )
  expect(found.join()).not.toContain('99999')
  expect(await lines()).toContain('podpora_http_requests_in_flight 0')
})

test('what the database says is told: processes, mails, readers, the pool', async () => {
  const found = await lines()
  for (const line of [
    'podpora_processes{role="work"} 1',
    'podpora_outgoing_mails{state="failed"} 0',
    'podpora_inbound_mails{state="received"} 0',
    'podpora_mailboxes{state="listening"} 1',
    'podpora_database_pool_connections{state="waiting"} 0',
    'podpora_backup_failed 0',
  ])
    expect(found).toContain(line)
  expect(found.join('\n')).toMatch(/^podpora_event_reader_behind\{reader="search"\} \d/m)
  expect(found.join('\n')).toMatch(/^nodejs_eventloop_lag_p99_seconds /m)
})

test('sockets are counted while they are open', async () => {
  const live = await t.podpora.startLive()
  const browser = await openBrowser(await listening(t), t.owner)
  expect(await lines()).toContain('podpora_live_sockets 1')
  await browser.close()
  await expect.poll(lines).toContain('podpora_live_sockets 0')
  await live.stop()
})

test('jobs are measured by their outcome', async () => {
  const metrics = await createMetrics()
  const [set] = measuredJobs(
    [
      {
        handlers: {
          async 'tests.well'() {},
          async 'tests.ill'() {
            throw new Error('ill')
          },
        },
      },
    ],
    metrics,
  )
  const attempt = { number: 1, last: true }
  await set?.handlers['tests.well']?.({}, attempt)
  await expect(set?.handlers['tests.ill']?.({}, attempt)).rejects.toThrow('ill')
  const { text } = await metrics.page()
  expect(text).toContain('podpora_job_duration_seconds_count{task="tests.well",outcome="done"} 1')
  expect(text).toContain('podpora_job_duration_seconds_count{task="tests.ill",outcome="failed"} 1')
})

test('a question to a database that is away is an error, and the next one is asked anew', async () => {
  const away = await testServer({ settings: { METRICS_PORT: '1' } })
  await sql`alter table processes rename to elsewhere`.execute(away.db)
  await expect(away.podpora.metrics?.page()).rejects.toThrow()
  await sql`alter table elsewhere rename to processes`.execute(away.db)
  expect((await away.podpora.metrics?.page())?.text).toContain('podpora_processes')
  await away.close()
})
