import { randomUUID } from 'node:crypto'
import type { Notification, PushDevice } from '@podpora/contract/notifications'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { readEvents } from '../../platform/events/log.ts'
import { placeOfReader } from '../../platform/events/readers.ts'
import { createOutgoing } from '../../platform/outgoing.ts'
import { all, sql } from '../../platform/postgres/db.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { pushJob, pushTo } from './pushing.ts'
import { takeEvents } from './reading.ts'
import { claimsOf, type PushService, startPushService } from './testing/push-service.ts'

let t: TestServer
let agent: Visitor
let service: PushService
const outgoing = createOutgoing(['127.0.0.1'])
beforeAll(async () => {
  t = await testServer({ settings: { WEBHOOK_ALLOW_PRIVATE: '127.0.0.1' } })
  agent = await t.colleague('agent', { name: 'Adam' })
})
afterAll(() => t.close())
beforeEach(async () => {
  service = await startPushService()
})
afterEach(async () => {
  service.close()
  await sql`truncate push_subscriptions, notifications, notification_settings cascade`.execute(t.db)
  await sql`delete from graphile_worker._private_jobs`.execute(t.db)
})

const devices = async () => (await agent.get<PushDevice[]>('/push/devices')).body
async function device() {
  const made = service.device()
  expect((await agent.post('/push/devices', made.subscription)).status).toBe(200)
  return made
}
/** Somebody mentions the agent; gives the pushes that were asked for. */
async function mention(): Promise<{ id: number; device: number }[]> {
  const { ticketId } = await receive(t.db, { subject: 'A broken kettle' })
  const html = '<p>Ask Anna for the <b>number</b></p>'
  const body = { clientId: randomUUID(), kind: 'note', html, mentions: [agent.id] }
  await t.owner.post(`/tickets/${ticketId}/messages`, body)
  for (;;) {
    const page = await readEvents(t.db, await placeOfReader(t.db, 'notifications'), 500)
    await takeEvents(t.db, page.events)
    if (page.events.length === 0 && !page.pending) break
  }
  const jobs = await all(
    t.db,
    sql<{ payload: { id: number; device: number } }>`
      select p.payload from graphile_worker._private_jobs p join graphile_worker.jobs j on j.id = p.id
      where j.task_identifier = ${pushJob} order by p.id
    `,
  )
  return jobs.map((job) => job.payload)
}

test('a notification reaches each device, signed and encrypted, without what the customer wrote', async () => {
  const [one, two] = [await device(), await device()]
  const asked = await mention()
  expect(asked).toHaveLength(2)
  for (const job of asked) await pushTo(t, outgoing, job)
  const [first, second] = service.delivered
  const { key } = (await agent.get<{ key: string }>('/push/key')).body
  const claims = claimsOf(first?.headers.authorization ?? '', key)
  expect(claims.aud).toBe(new URL(one.subscription.endpoint).origin)
  expect(Number(claims.exp)).toBeLessThanOrEqual(Date.now() / 1000 + 24 * 3600)
  expect(first?.headers).toMatchObject({ 'content-encoding': 'aes128gcm', ttl: '43200' })
  const [notice] = (await agent.get<{ items: Notification[] }>('/notifications')).body.items
  const words = one.read(first?.body as Buffer)
  expect(words).toEqual({
    title: `#${notice?.ticketId} · Mentioned you`,
    body: '',
    tag: `ticket-${notice?.ticketId}`,
    path: `/tickets/${notice?.ticketId}`,
  })
  expect(two.read(second?.body as Buffer)).toEqual(words)
  expect((await devices()).every((d) => d.sentAt !== null && d.current)).toBe(true)
})

test('with the content for who wishes that', async () => {
  const mine = await device()
  await agent.patch('/notifications/settings', { pushContent: true })
  for (const job of await mention()) await pushTo(t, outgoing, job)
  expect(mine.read(service.delivered[0]?.body as Buffer)).toMatchObject({
    title: expect.stringContaining('Olga Owner: mentioned you'),
    body: 'A broken kettle\nAsk Anna for the number',
  })
})

test.each([404, 410])('a device of which the service says %s is forgotten', async (status) => {
  await device()
  service.status = status
  for (const job of await mention()) await pushTo(t, outgoing, job)
  expect(await devices()).toEqual([])
})

test.each([429, 503])('after a %s it is tried again', async (status) => {
  await device()
  service.status = status
  const [job] = await mention()
  await expect(pushTo(t, outgoing, job as { id: number; device: number })).rejects.toThrow(String(status))
  expect(await devices()).toHaveLength(1)
})

test('when a service says when to ask again, it is asked then, and not for ever', async () => {
  await device()
  service.status = 429
  service.retryAfter = '120'
  const [job] = await mention()
  await pushTo(t, outgoing, job as { id: number; device: number })
  const [later] = await all(
    t.db,
    sql<{ payload: { pauses: number }; seconds: number }>`
      select p.payload, extract(epoch from j.run_at - now())::float8 as seconds
      from graphile_worker._private_jobs p join graphile_worker.jobs j on j.id = p.id where j.task_identifier = ${pushJob}
    `,
  )
  expect(later?.payload.pauses).toBe(1)
  expect(later?.seconds).toBeGreaterThan(60)
  expect(later?.seconds).toBeLessThanOrEqual(120)
  const patient = { ...(job as { id: number; device: number }), pauses: 5 }
  await expect(pushTo(t, outgoing, patient)).rejects.toThrow('429')
})

test('what was read meanwhile, or comes in a quiet hour, is not sent', async () => {
  await device()
  const [first] = await mention()
  await agent.post('/notifications/read', {})
  await pushTo(t, outgoing, first as { id: number; device: number })
  await sql`delete from graphile_worker._private_jobs`.execute(t.db)
  await agent.patch('/notifications/settings', { quiet: { from: '00:00', to: '23:59' }, zone: 'UTC' })
  const now = new Date().toISOString().slice(11, 16)
  if (now === '23:59') await agent.patch('/notifications/settings', { quiet: { from: '12:00', to: '11:59' } })
  for (const job of await mention()) await pushTo(t, outgoing, job)
  expect(service.delivered).toEqual([])
})

test('a test goes to the devices of whoever asks, and says to how many', async () => {
  const mine = await device()
  expect((await agent.post('/push/test')).body).toEqual({ devices: 1 })
  expect(mine.read(service.delivered[0]?.body as Buffer)).toMatchObject({ title: 'Notifications work' })
})

test('a device ends with its session, and belongs to whoever signs in there', async () => {
  const { subscription } = await device()
  await t.owner.post('/push/devices', subscription)
  expect(await devices()).toEqual([])
  const other = await t.colleague('agent')
  await other.post('/push/devices', service.device().subscription)
  await other.delete('/session')
  const left = await all(t.db, sql`select from push_subscriptions where agent_id = ${other.id}`)
  expect(left).toEqual([])
})

test('an address inside, and a key that is none, are refused', async () => {
  const { subscription } = service.device()
  const inside = { ...subscription, endpoint: 'http://10.0.0.1/push' }
  const broken = { ...subscription, keys: { ...subscription.keys, p256dh: `B${'A'.repeat(86)}` } }
  for (const [body, field] of [
    [inside, 'endpoint'],
    [broken, 'keys/p256dh'],
  ] as const) {
    const refused = await agent.post<{ fields: { field: string }[] }>('/push/devices', body)
    expect([refused.status, refused.body.fields[0]?.field]).toEqual([400, field])
  }
})

test('the key is made once, and is the same for all', async () => {
  await sql`delete from push_keys`.execute(t.db)
  const keys = await Promise.all([1, 2, 3].map(() => agent.get<{ key: string }>('/push/key')))
  expect(new Set(keys.map((k) => k.body.key)).size).toBe(1)
  expect(Buffer.from(keys[0]?.body.key ?? '', 'base64url')).toHaveLength(65)
})
