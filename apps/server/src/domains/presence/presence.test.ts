import type { LivePresenceFrame, PersonPresent } from '@podpora/contract/events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from '../../platform/postgres/db.ts'
import { type Browser, listening, openBrowser } from '../../testing/browser.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { wire } from '../../wiring.ts'
import { keepPresence } from './queries.ts'

let t: TestServer
let piotr: Visitor
/** Two server processes over one database, each with windows of its own. */
let ports: [number, number]
let stops: (() => Promise<unknown>)[]
beforeAll(async () => {
  t = await testServer()
  piotr = await t.colleague('agent', { name: 'Piotr' })
  const other = await wire(t)
  await other.app.ready()
  ports = [await listening(t), await listening({ ...t, podpora: other })]
  const lives = [await t.podpora.startLive(), await other.startLive()]
  stops = [...lives.map((live) => () => live.stop()), () => other.app.close()]
})
afterAll(async () => {
  for (const stop of stops) await stop()
  await t.close()
})

const at = (ticketId: number, state: PersonPresent['state'] | null, kind: PersonPresent['kind'] = null) => ({
  type: 'presence',
  ticketId,
  state,
  kind,
})
/** Waits until this window has been told that exactly these people are at the ticket. */
const told = (browser: Browser, ticketId: number, people: Partial<PersonPresent>[]) => {
  let seen = ''
  return browser.frame((frame) => {
    if (frame.type !== 'presence') return false
    const line = frame.tickets.find((ticket) => ticket.ticketId === ticketId)
    if (line) seen = JSON.stringify(line.people.map(({ name, state, kind }) => ({ name, state, kind })))
    return line !== undefined && seen === JSON.stringify(people)
  })
}

test('is told to windows of every server process, from reading over writing to gone', async () => {
  const { ticketId } = await receive(t.db)
  const [watcher, writer] = [await openBrowser(ports[0], t.owner), await openBrowser(ports[1], piotr)]
  writer.say(at(ticketId, 'reading'))
  await told(watcher, ticketId, [{ name: 'Piotr', state: 'reading', kind: null }])
  writer.say(at(ticketId, 'writing', 'public'))
  await told(watcher, ticketId, [{ name: 'Piotr', state: 'writing', kind: 'public' }])
  // A closed window is gone at once.
  await writer.close()
  await told(watcher, ticketId, [])
  await watcher.close()
})

test('of two windows of one person is that person once, writing where they write', async () => {
  const { ticketId } = await receive(t.db)
  const watcher = await openBrowser(ports[0], t.owner)
  const windows = [await openBrowser(ports[0], piotr), await openBrowser(ports[1], piotr)] as const
  windows[0].say(at(ticketId, 'writing', 'note'))
  await told(watcher, ticketId, [{ name: 'Piotr', state: 'writing', kind: 'note' }])
  windows[1].say(at(ticketId, 'reading'))
  await windows[0].close()
  await told(watcher, ticketId, [{ name: 'Piotr', state: 'reading', kind: null }])
  // Somebody who comes later is told of everybody at once.
  const late = await openBrowser(ports[1], t.owner)
  const whole = (await late.frame((f) => f.type === 'presence' && f.whole)) as LivePresenceFrame
  expect(whole.tickets).toMatchObject([{ ticketId, people: [{ name: 'Piotr' }] }])
  for (const browser of [...windows, late, watcher]) await browser.close()
})

test('moves with its window from ticket to ticket', async () => {
  const [one, two] = [await receive(t.db), await receive(t.db)]
  const [watcher, reader] = [await openBrowser(ports[0], t.owner), await openBrowser(ports[1], piotr)]
  reader.say(at(one.ticketId, 'reading'))
  await told(watcher, one.ticketId, [{ name: 'Piotr', state: 'reading', kind: null }])
  // A hundred words in a row end at the last one.
  for (let i = 0; i < 100; i++) reader.say(at(i % 2 ? two.ticketId : one.ticketId, 'reading'))
  await told(watcher, one.ticketId, [])
  await told(watcher, two.ticketId, [{ name: 'Piotr', state: 'reading', kind: null }])
  reader.say(at(two.ticketId, null))
  await told(watcher, two.ticketId, [])
  for (const browser of [watcher, reader]) await browser.close()
})

test('ends by itself where nobody keeps it, and lasts where its window answers', async () => {
  const { ticketId } = await receive(t.db)
  const [watcher, reader] = [await openBrowser(ports[0], t.owner), await openBrowser(ports[1], piotr)]
  reader.say(at(ticketId, 'reading'))
  await told(watcher, ticketId, [{ name: 'Piotr', state: 'reading', kind: null }])
  const age = () => sql`update presence set ends_at = now() - interval '1 second'`.execute(t.db)
  const { rows } = await sql<{ connection: string }>`select connection from presence`.execute(t.db)
  await age()
  await keepPresence(
    t.db,
    rows.map((row) => row.connection),
  )
  expect((await sql`select from presence`.execute(t.db)).rows).toHaveLength(1)
  await age()
  await keepPresence(t.db, [])
  await told(watcher, ticketId, [])
  for (const browser of [watcher, reader]) await browser.close()
})

test('is neither told of nor taken for a ticket that one may not see', async () => {
  const { body: group } = await t.owner.post<{ id: number }>('/groups', { name: 'Secret', memberIds: [] })
  const [secret, open] = [await receive(t.db, { groupId: group.id }), await receive(t.db)]
  const [owner, agent] = [await openBrowser(ports[0], t.owner), await openBrowser(ports[1], piotr)]
  agent.say(at(secret.ticketId, 'reading'))
  owner.say(at(secret.ticketId, 'reading'))
  await told(owner, secret.ticketId, [{ name: 'Olga Owner', state: 'reading', kind: null }])
  owner.say(at(open.ticketId, 'reading'))
  await told(agent, open.ticketId, [{ name: 'Olga Owner', state: 'reading', kind: null }])
  let heard = false
  await agent.frame((frame) => {
    heard ||= frame.type === 'presence' && frame.tickets.some((x) => x.ticketId === secret.ticketId)
    return frame.type === 'presence' && frame.tickets.some((x) => x.ticketId === open.ticketId)
  })
  expect(heard).toBe(false)
  // What no browser says ends the conversation.
  agent.say({ type: 'presence', ticketId: 'all', state: 'reading' })
  await expect(agent.event(() => false)).rejects.toThrow('closed')
  await owner.close()
})
