import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Status } from '@podpora/contract/status'
import { createTransport } from 'nodemailer'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createLog } from '../../apps/server/src/platform/log.ts'
import { openPostgres, type Postgres } from '../../apps/server/src/platform/postgres/db.ts'
import { freePorts } from '../../apps/server/src/testing/ports.ts'
import { debianPostgresInstalled, startDebianPostgres } from './debian-postgres.ts'
import { type DeskClient, signUp, type Watching } from './desk-client.ts'
import { type Process, startBalancer, startProcess } from './processes.ts'
import { until } from './waiting.ts'

/*
 * Two web, two work and one mail process over one PostgreSQL; one web and one work process are killed while agents
 * write and customers' mails arrive. Skipped where Debian's PostgreSQL is not installed.
 */
const total = 40
const atOnce = 4
const address = 'help@support.test'
const folder = mkdtempSync(join(tmpdir(), 'podpora-roles-'))
const stops: (() => unknown)[] = []
const processes: Record<string, Process> = {}
/** Message-IDs of mails that went out, and of webhooks' events that arrived: each as often as it came. */
const mailed: string[] = []
const hooked: string[] = []
const hookPath = `/hooks/${randomUUID()}`
let smtpPort: number
let postgres: Postgres
let desk: DeskClient
let start: (name: string) => Promise<void>
const browsers: Watching[] = []

beforeAll(async () => {
  if (!debianPostgresInstalled) return
  const server = await startDebianPostgres()
  stops.push(() => server.stop())
  postgres = openPostgres(server.url, 2, createLog('silent'))
  stops.push(() => postgres.close())
  const ports = await freePorts(10)
  const port = (): string => String(ports.pop())
  smtpPort = Number(port())
  const webs = [port(), port()]
  const balancer = await startBalancer(webs.map(Number))
  stops.push(() => balancer.stop())
  const hooks = await takeHooks()
  stops.push(() => hooks.close())
  const shared = {
    DATABASE_URL: server.url,
    DATA_DIR: join(folder, 'data'),
    PUBLIC_URL: `http://127.0.0.1:${balancer.port}`,
    SMTP_RELAY: `smtp://127.0.0.1:${await takeMails()}`,
    WEBHOOK_ALLOW_PRIVATE: '127.0.0.1',
    BACKUP_SCHEDULE: 'off',
  }
  const each: Record<string, Record<string, string>> = {
    'web 1': { ROLES: 'web', PORT: webs[0] as string },
    'web 2': { ROLES: 'web', PORT: webs[1] as string },
    'work 1': { ROLES: 'work' },
    'work 2': { ROLES: 'work' },
    mail: { ROLES: 'mail', SMTP_PORT: String(smtpPort) },
  }
  start = async (name) => {
    processes[name] = await startProcess({ ...shared, METRICS_PORT: port(), ...each[name] })
  }
  // All at once, on an empty database: only one of them brings it to its shape.
  await Promise.all(Object.keys(each).map(start))
  desk = await signUp(shared.PUBLIC_URL, {
    name: 'Olga Owner',
    email: 'olga@support.test',
    password: 'correct horse battery',
    company: 'Support Ltd',
    brand: 'Support',
    brandAddress: address,
    language: 'en',
  })
  const url = `http://127.0.0.1:${(hooks.address() as { port: number }).port}${hookPath}`
  await desk.post('/webhooks', { name: 'All', url, kinds: ['ticket.created', 'message.created'] })
  for (let n = 0; n < 4; n++) browsers.push(await desk.watch())
}, 240_000)
afterAll(async () => {
  for (const browser of browsers) browser.stop()
  await Promise.all(Object.values(processes).map((process) => process.stop()))
  for (const stop of stops.reverse()) await stop()
  rmSync(folder, { recursive: true, force: true })
})

async function takeHooks(): Promise<Server> {
  const server = createServer((request, reply) => {
    // Nobody else can know the path, though a program beside may ask at a port that it was promised.
    if (request.url === hookPath) hooked.push(String(request.headers['webhook-id']))
    request.resume().on('end', () => reply.writeHead(204).end())
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return server
}

/** A mail server that takes everything; gives its port. */
async function takeMails(): Promise<number> {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (chunk: Buffer) => {
        text += chunk
      })
      stream.on('end', () => {
        mailed.push(/^message-id: *(\S+)/im.exec(text)?.[1] ?? '')
        done()
      })
    },
  })
  const listening = server.listen(0, '127.0.0.1')
  await once(listening, 'listening')
  stops.push(() => new Promise<void>((resolve) => server.close(resolve)))
  return (listening.address() as { port: number }).port
}

const tickets: number[] = []
const messages = new Set<number>()

/** An agent opens a ticket for a customer and answers in it. */
async function write(n: number): Promise<void> {
  const ticket = await desk.post<{ id: number }>('/tickets', {
    clientId: randomUUID(),
    subject: `Written ${n}`,
    from: 'customer',
    html: `<p>Said ${n}</p>`,
    customer: { address: `c${n}@customers.test`, name: '' },
  })
  tickets.push(ticket.id)
  const body = { clientId: randomUUID(), kind: 'public', html: `<p>Answer ${n}</p>` }
  const { id } = await desk.post<{ id: number }>(`/tickets/${ticket.id}/messages`, body)
  messages.add(id)
}

async function sendMail(n: number): Promise<void> {
  const transport = createTransport({ host: '127.0.0.1', port: smtpPort, ignoreTLS: true })
  await transport.sendMail({
    from: `m${n}@customers.test`,
    to: address,
    subject: `Mailed ${n}`,
    text: `Mail ${n}`,
    // No automatic answer: what goes out is what agents wrote.
    headers: { 'auto-submitted': 'auto-generated' },
  })
  transport.close()
}

/** Runs `work` for each number, a few at once; `halfway` is called in the middle of it. */
async function underLoad(work: (n: number) => Promise<void>, halfway: () => Promise<void>): Promise<void> {
  let next = 0
  let middle: Promise<void> | undefined
  const worker = async (): Promise<void> => {
    while (next < total) {
      if (next === total / 2) middle ??= halfway()
      await work(next++)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
  await middle
}

const rows = async <T>(text: string): Promise<T[]> => (await postgres.pool.query(text)).rows as T[]

/** What the dead had begun is theirs until a lease ends, minutes later: that time is not waited for here. */
async function letLeasesEnd(): Promise<void> {
  await postgres.pool.query(`update outgoing_mails set next_at = now() where state = 'sending'`)
  await postgres.pool.query(`update webhook_deliveries set next_at = now() where state = 'sending'`)
  for (const job of ['jobs.free_of_the_dead', 'mail.rescue', 'webhooks.rescue'])
    await postgres.pool.query('select graphile_worker.add_job($1)', [job])
}

const settled = async (): Promise<boolean> => {
  const [left] = await rows<{ mails: number; inbound: number; hooks: number; events: number }>(`
    select (select count(*) from outgoing_mails where state <> 'sent') as mails,
           (select count(*) from inbound_mails where state <> 'processed') as inbound,
           (select count(*) from webhook_deliveries where state <> 'delivered') as hooks,
           (select count(*) from events e, event_readers r
            where r.name = 'webhooks' and (e.xact, e.id) > (r.xact, r.id)) as events`)
  return left !== undefined && left.mails + left.inbound + left.hooks + left.events === 0
}

test.skipIf(!debianPostgresInstalled)(
  'a web and a work process are killed under load: nothing is lost or doubled, and browsers only connect anew',
  async () => {
    expect((await desk.get<Status>('/status')).problems).toEqual([])
    const kill = async (): Promise<void> => {
      await Promise.all([processes['web 2']?.kill(), processes['work 1']?.kill()])
    }
    await underLoad((n) => Promise.all([write(n), sendMail(n)]).then(() => undefined), kill)
    await letLeasesEnd()
    await until('all is done', settled)

    // Each request that was accepted, and each mail, is there once.
    const subjects = await rows<{ subject: string }>('select subject from tickets order by id')
    const expected = ['Written', 'Mailed'].flatMap((word) =>
      Array.from({ length: total }, (_, n) => `${word} ${n}`),
    )
    expect(subjects.map((row) => row.subject).toSorted()).toEqual(expected.toSorted())
    const answers = await rows<{ id: number }>(`select id from messages where direction = 'out' order by id`)
    expect(answers.map(({ id }) => id)).toEqual([...messages].toSorted((a, b) => a - b))

    // Each answer went out as one mail, each event to the webhook as one message: a second copy has the same name.
    const sent = await rows<{ rfcId: string }>(
      `select rfc_id as "rfcId" from outgoing_mails where kind = 'answer'`,
    )
    expect(new Set(mailed)).toEqual(new Set(sent.map(({ rfcId }) => rfcId)))
    expect(sent.length).toBe(total)
    const deliveries = await rows<{ id: string }>('select message_id as id from webhook_deliveries')
    expect(new Set(hooked)).toEqual(new Set(deliveries.map(({ id }) => id)))
    expect(deliveries.length).toBe(2 * total + 3 * total)

    // Each browser was told of each event, and needed no more than a new connection.
    const told = await rows<{ id: number }>(
      `select id from events where kind in ('ticket.created', 'message.created')`,
    )
    for (const browser of browsers) {
      await until('a browser knows all', async () => told.every(({ id }) => browser.events.has(id)))
      expect(browser.resets).toBe(0)
      expect(browser.reconnects).toBeLessThan(5)
    }
    expect(browsers.reduce((sum, browser) => sum + browser.reconnects, 0)).toBeGreaterThan(0)
    expect(desk.unanswered).toBeLessThan(total)
  },
)

test.skipIf(!debianPostgresInstalled)(
  'a web process that is told to stop answers what is under way, and its browsers go to the next one',
  async () => {
    await start('web 2')
    const before = tickets.length
    let code: number | null | undefined
    await underLoad(write, async () => {
      code = await processes['web 1']?.stop()
    })
    expect(code).toBe(0)
    expect(tickets.length).toBe(before + total)
    const told = await rows<{ id: number }>(`select id from events where kind = 'ticket.created'`)
    for (const browser of browsers)
      await until('a browser knows all', async () => told.every(({ id }) => browser.events.has(id)))
    const { processes: running } = await desk.get<Status>('/status')
    expect(running.filter(({ alive }) => alive).flatMap(({ roles }) => roles)).toContain('web')
  },
)
