import { createHmac, randomUUID } from 'node:crypto'
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { MadeWebhook, ReplayResult, Webhook, WebhookDelivery } from '@podpora/contract/api'
import type { Problem } from '@podpora/contract/errors'
import { eventKinds } from '@podpora/contract/events'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { presentCursor, recordEvent, system } from '../../platform/events/log.ts'
import { startWorker } from '../../platform/jobs.ts'
import { createOutgoing } from '../../platform/outgoing.ts'
import { all, inTransaction, one, sql } from '../../platform/postgres/db.ts'
import { eventsSince } from '../../testing/events.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import { deliver } from './delivering.ts'
import { takeEvents } from './reading.ts'
import { maxAttempts } from './rules.ts'

let t: TestServer
const outgoing = createOutgoing(['127.0.0.1'])
beforeAll(async () => {
  t = await testServer({ settings: { WEBHOOK_ALLOW_PRIVATE: '127.0.0.1' } })
})
afterAll(() => t.close())
const servers: Server[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
  await sql`delete from webhooks`.execute(t.db)
})

interface Hit {
  headers: IncomingHttpHeaders
  body: string
}
/** Somebody's server. What it answers can be changed. */
async function receiver(
  answer: RequestListener = (_request, response) => void response.writeHead(204).end(),
) {
  const hits: Hit[] = []
  const self = { hits, answer, url: '', hit: (count: number) => until(() => hits.length >= count) }
  const server = createServer((request, response) => {
    let body = ''
    request.on('data', (part) => (body += part))
    request.on('end', () => {
      hits.push({ headers: request.headers, body })
      self.answer(request, response)
    })
  })
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  self.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`
  return self
}
async function until(done: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await done())) await new Promise((resolve) => setTimeout(resolve, 10))
}

async function webhook(url: string, kinds: string[] | null = null): Promise<MadeWebhook> {
  const made = await t.owner.post<MadeWebhook>('/webhooks', { name: 'Shop', url, kinds })
  expect(made.status).toBe(201)
  return made.body
}
const log = async (id: number) =>
  (await t.owner.get<{ items: WebhookDelivery[] }>(`/webhooks/${id}/deliveries`)).body.items
/** A delivery as the test makes them, without a worker. */
async function testDelivery({ webhook: { id } }: MadeWebhook): Promise<WebhookDelivery> {
  return (await t.owner.post<WebhookDelivery>(`/webhooks/${id}/test`)).body
}
const due = () => sql`update webhook_deliveries set next_at = now() where state = 'queued'`.execute(t.db)

/** Standard Webhooks, checked from its text and not with our own code. */
function verify(secret: string, { headers, body }: Hit): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64')
  const signed = [headers['webhook-id'], headers['webhook-timestamp'], body].join('.')
  const expected = createHmac('sha256', key).update(signed, 'utf8').digest('base64')
  return String(headers['webhook-signature']).split(' ').includes(`v1,${expected}`)
}

test('an event is filled, signed and delivered by the reader and the worker', async () => {
  const there = await receiver()
  const { secret } = await webhook(there.url, ['ticket.created'])
  const reader = await t.podpora.startWebhooks()
  const worker = await startWorker(t.postgres, t.podpora.jobs, t.log)
  const { ticketId } = await receive(t.db)
  await there.hit(1)
  await worker.stop()
  await reader.stop()
  const [hit] = there.hits as [Hit]
  expect(verify(secret, hit)).toBe(true)
  expect(verify(secret, { ...hit, body: `${hit.body} ` })).toBe(false)
  expect(Math.abs(Date.now() / 1000 - Number(hit.headers['webhook-timestamp']))).toBeLessThan(30)
  const body = JSON.parse(hit.body)
  expect(body).toMatchObject({
    id: hit.headers['webhook-id'],
    kind: 'ticket.created',
    ticketId,
    actor: { kind: 'customer' },
    ticket: { id: ticketId, subject: 'The printer is on fire' },
  })
  expect(there.hits.length).toBe(1) // only the kinds that were chosen
})

test('every kind of event goes out, and no text of an invitation', async () => {
  const there = await receiver()
  const { webhook: made } = await webhook(there.url)
  const start = await presentCursor(t.db)
  const { body } = await t.owner.post<{ link: string }>('/agents', {
    name: 'New',
    email: `${randomUUID()}@example.com`,
    role: 'agent',
    groupIds: [],
  })
  await inTransaction(t.db, async (trx) => {
    for (const kind of eventKinds) await recordEvent(trx, { kind, actor: system, subjectId: 1 })
  })
  const reader = await t.podpora.startWebhooks()
  await until(async () => (await log(made.id)).some((d) => d.kind === eventKinds.at(-1)))
  await reader.stop()
  const events = await eventsSince(t.db, start)
  const sent = await all(t.db, sql<{ kind: string; body: string }>`select kind, body from webhook_deliveries`)
  // Each step of an import's progress is not told, only its end.
  const kinds = events.map((e) => e.kind).filter((kind) => kind !== 'import.changed')
  expect(sent.map((d) => d.kind).sort()).toEqual(kinds.sort())
  expect(JSON.stringify(sent)).not.toContain(body.link.split('/').at(-1))
})

test('of many processes one takes each event, also where one dies on the way', async () => {
  const there = await receiver()
  const { webhook: made } = await webhook(there.url, ['brand.changed'])
  const readers = await Promise.all([1, 2, 3].map(() => t.podpora.startWebhooks()))
  const count = 40
  await Promise.all(
    Array.from({ length: count }, (_, i) =>
      inTransaction(t.db, (trx) =>
        recordEvent(trx, { kind: 'brand.changed', actor: system, subjectId: 1, data: { i } }),
      ),
    ),
  )
  const rows = () =>
    all(t.db, sql<{ eventId: number }>`select event_id from webhook_deliveries where webhook_id = ${made.id}`)
  await until(async () => (await rows()).length >= count)
  for (const reader of readers) await reader.stop()
  expect(new Set((await rows()).map((row) => row.eventId)).size).toBe(count)
  expect((await rows()).length).toBe(count)

  const start = await presentCursor(t.db)
  await inTransaction(t.db, (trx) => recordEvent(trx, { kind: 'brand.changed', actor: system, subjectId: 1 }))
  const events = await eventsSince(t.db, start)
  expect(events).toHaveLength(1)
  const dying = takeEvents(t, () => Promise.reject(new Error('killed')), events)
  await expect(dying).rejects.toThrow('killed')
  expect((await rows()).length).toBe(count)
  const fill = async () => events.map(({ subjectId: _, xact: __, ...event }) => event)
  await takeEvents(t, fill, events)
  await takeEvents(t, fill, events)
  expect((await rows()).length).toBe(count + 1)
})

describe('a delivery', () => {
  test('is tried again under the same id with the same body, until it arrives', async () => {
    const there = await receiver((_request, response) => void response.writeHead(500).end('out of order'))
    const made = await webhook(there.url)
    const { id, messageId } = await testDelivery(made)
    await deliver(t, outgoing, id)
    await deliver(t, outgoing, id) // not due yet
    expect(there.hits.length).toBe(1)
    let [now] = await log(made.webhook.id)
    expect(now).toMatchObject({
      state: 'queued',
      attempts: 1,
      tries: [{ status: 500, error: 'status', detail: 'out of order' }],
    })
    expect(Date.parse(now?.nextAt ?? '') - Date.now()).toBeGreaterThan(2000)
    there.answer = (_request, response) => void response.writeHead(200).end()
    await due()
    await deliver(t, outgoing, id)
    ;[now] = await log(made.webhook.id)
    expect(now).toMatchObject({ state: 'delivered', attempts: 2, nextAt: null })
    expect(there.hits.map((hit) => hit.headers['webhook-id'])).toEqual([messageId, messageId])
    expect(there.hits[1]?.body).toBe(there.hits[0]?.body)
    expect(there.hits.every((hit) => verify(made.secret, hit))).toBe(true)
  })

  test.each<[string, RequestListener, string]>([
    [
      'redirects inside',
      (_request, response) => void response.writeHead(302, { location: 'http://169.254.169.254/' }).end(),
      'redirect',
    ],
    ['resets', (request) => void request.socket.resetAndDestroy(), 'connection'],
  ])('to a receiver that %s has failed for now', async (_name, answer, error) => {
    const made = await webhook((await receiver(answer)).url)
    const { id } = await testDelivery(made)
    await deliver(t, outgoing, id)
    expect((await log(made.webhook.id))[0]).toMatchObject({ state: 'queued', tries: [{ error }] })
  })

  test('that a process died over goes out again under its id', async () => {
    const there = await receiver()
    const made = await webhook(there.url)
    const { id, messageId } = await testDelivery(made)
    const dying = {
      ...outgoing,
      post: async (request: Parameters<typeof outgoing.post>[0]) => {
        await outgoing.post(request)
        throw new Error('killed')
      },
    }
    await expect(deliver(t, dying, id)).rejects.toThrow('killed')
    await deliver(t, outgoing, id) // the lease still runs
    expect(there.hits.length).toBe(1)
    await sql`update webhook_deliveries set next_at = now() - interval '1 minute'`.execute(t.db)
    await deliver(t, outgoing, id)
    expect(there.hits.map((hit) => hit.headers['webhook-id'])).toEqual([messageId, messageId])
    expect((await log(made.webhook.id))[0]).toMatchObject({ state: 'delivered' })
  })

  test('is given up after its attempts, and can be sent again alone or with its span', async () => {
    const there = await receiver((_request, response) => void response.writeHead(503).end())
    const made = await webhook(there.url)
    const { id } = await testDelivery(made)
    for (let i = 0; i < maxAttempts; i++) {
      await due()
      await deliver(t, outgoing, id)
    }
    expect((await log(made.webhook.id))[0]).toMatchObject({
      state: 'failed',
      attempts: maxAttempts,
      nextAt: null,
    })
    there.answer = (_request, response) => void response.writeHead(200).end()
    const replayed = await t.owner.post<WebhookDelivery>(`/webhook-deliveries/${id}/replay`)
    expect(replayed.body).toMatchObject({ state: 'queued', attempts: 0 })
    await deliver(t, outgoing, id)
    expect((await log(made.webhook.id))[0]?.state).toBe('delivered')

    const span = {
      from: new Date(Date.now() - 60_000).toISOString(),
      to: new Date(Date.now() + 60_000).toISOString(),
    }
    const replay = (body: object) => t.owner.post<ReplayResult>(`/webhooks/${made.webhook.id}/replay`, body)
    expect((await replay(span)).body).toEqual({ count: 0 })
    expect((await replay({ ...span, failedOnly: false })).body).toEqual({ count: 1 })
    await deliver(t, outgoing, id)
    expect(new Set(there.hits.map((hit) => hit.headers['webhook-id'])).size).toBe(1)
  })
})

describe('a webhook', () => {
  test('at which nothing arrives for days is switched off, and can be switched on again', async () => {
    const there = await receiver((_request, response) => void response.writeHead(410).end())
    const made = await webhook(there.url)
    const path = `/webhooks/${made.webhook.id}`
    const now = async () => (await t.owner.get<{ items: Webhook[] }>('/webhooks')).body.items[0]
    const { id } = await testDelivery(made)
    await deliver(t, outgoing, id)
    expect(await now()).toMatchObject({ active: true, disabledAt: null })
    expect((await now())?.failingSince).not.toBeNull()
    await sql`update webhooks set failing_since = now() - interval '6 days'`.execute(t.db)
    await due()
    await deliver(t, outgoing, id)
    expect(await now()).toMatchObject({ active: false })
    expect((await now())?.disabledAt).not.toBeNull()
    const again = await t.owner.patch<Webhook>(path, { active: true })
    expect(again.body).toMatchObject({ active: true, failingSince: null, disabledAt: null })
  })

  test('keeps its key sealed, shows it once, and takes a new one', async () => {
    const there = await receiver()
    const made = await webhook(there.url)
    const { secret: stored } = await one(t.db, sql<{ secret: string }>`select secret from webhooks`)
    expect(stored).not.toContain(made.secret.slice(8))
    expect(JSON.stringify((await t.owner.get('/webhooks')).body)).not.toContain('whsec_')
    const next = await t.owner.post<MadeWebhook>(`/webhooks/${made.webhook.id}/secret`)
    const { id } = await testDelivery(made)
    await deliver(t, outgoing, id)
    const [hit] = there.hits as [Hit]
    expect([verify(made.secret, hit), verify(next.body.secret, hit)]).toEqual([false, true])
  })

  test.each([
    'http://10.0.0.1/',
    'http://[::1]/',
    'http://169.254.169.254/latest',
    'https://me:pw@example.com/',
    'http://',
    'ftp://example.com/',
  ])('is not made for %s', async (url) => {
    const refused = await t.owner.post<Problem>('/webhooks', { name: 'Bad', url, kinds: null })
    expect(refused.body.fields).toMatchObject([{ field: 'url' }])
  })
})
