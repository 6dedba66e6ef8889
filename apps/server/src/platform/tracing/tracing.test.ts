import { once } from 'node:events'
import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/server.ts'
import { enqueue, startWorker } from '../jobs.ts'
import { inTransaction, sql } from '../postgres/db.ts'
import { openTracing } from './opentelemetry.ts'
import { currentTracing, traced, traceWith } from './tracing.ts'

interface Span {
  name: string
  traceId: string
  spanId: string
  parentSpanId?: string
  status?: { code?: number }
  attributes: { key: string; value: { stringValue?: string; intValue?: number } }[]
}

/** A collector: takes what comes by OTLP and keeps it. */
async function collector() {
  const bodies: string[] = []
  const headers: IncomingHttpHeaders[] = []
  const server = createServer(async (request, reply) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    bodies.push(Buffer.concat(chunks).toString())
    headers.push(request.headers)
    reply.writeHead(200, { 'content-type': 'application/json' }).end('{}')
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    headers,
    text: () => bodies.join('\n'),
    spans: (): Span[] =>
      bodies.flatMap((body) =>
        (JSON.parse(body) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] }).resourceSpans.flatMap(
          ({ scopeSpans }) => scopeSpans.flatMap(({ spans }) => spans),
        ),
      ),
    stop: () => server.close(),
  }
}

let t: TestServer
let receiver: Awaited<ReturnType<typeof collector>>
beforeAll(async () => {
  receiver = await collector()
  const options = { headers: { 'x-key': 'of the collector' }, ratio: 1, version: '1', roles: ['web'] }
  traceWith(openTracing({ endpoint: receiver.endpoint, ...options }))
  t = await testServer()
})
afterAll(async () => {
  traceWith(undefined)
  await t.close()
  receiver.stop()
})

const attribute = (span: Span | undefined, key: string): unknown =>
  Object.values(span?.attributes.find((a) => a.key === key)?.value ?? {})[0]

test('a request, its statements, the job that it asks for and the statements of that are one trace', async () => {
  const done = Promise.withResolvers<void>()
  const job = async () => {
    await inTransaction(t.db, (trx) => sql`select from tickets`.execute(trx))
    done.resolve()
  }
  const worker = await startWorker(t.postgres, [{ handlers: { 'tests.traced': job } }], t.log)
  await traced('a beginning', { kind: 'server' }, () =>
    enqueue(t.db, { name: 'tests.traced', payload: { secret: 'hunter2' } }),
  )
  await done.promise
  await worker.stop()
  await t.owner.patch('/settings', { company: 'A name that nobody may read in a trace' })
  await t.owner.get('/tickets/999999')
  await currentTracing()?.stop()

  const spans = receiver.spans()
  const find = (name: string) => spans.find((span) => span.name === name)
  const childOf = (parent: Span | undefined) => spans.filter((s) => s.parentSpanId === parent?.spanId)

  const ask = childOf(find('a beginning')).find((s) => s.name === 'select graphile_worker.add_jobs')
  expect(ask).toBeDefined()
  const worked = find('job tests.traced')
  expect(worked).toMatchObject({ traceId: find('a beginning')?.traceId })
  expect(childOf(worked).map((s) => s.name)).toContain('begin')

  const change = find('PATCH /api/v1/settings')
  expect(attribute(change, 'http.response.status_code')).toBe(200)
  expect(childOf(change).map((s) => s.name)).toEqual(
    expect.arrayContaining(['begin', 'update settings', 'commit']),
  )
  expect(attribute(find('GET /api/v1/tickets/:id'), 'http.response.status_code')).toBe(404)

  expect(receiver.text()).toContain('"service.name"')
  for (const word of ['hunter2', 'nobody may read', 'olga@', '999999'])
    expect(receiver.text()).not.toContain(word)
  expect(receiver.headers[0]).toMatchObject({ 'x-key': 'of the collector' })
})

test('work that fails is marked, by the kind of its error alone', async () => {
  const other = await collector()
  const tracing = openTracing({ endpoint: other.endpoint, headers: {}, ratio: 1, version: '1', roles: [] })
  const failing = () => Promise.reject(Object.assign(new Error('anna@example.com'), { code: '23505' }))
  await expect(tracing.span('failing', { kind: 'client' }, failing)).rejects.toThrow()
  await tracing.stop()
  const [span] = other.spans()
  expect(span?.status?.code).toBe(2)
  expect(attribute(span, 'error.type')).toBe('23505')
  expect(other.text()).not.toContain('anna')
  other.stop()
})
