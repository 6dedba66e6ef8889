import { randomUUID } from 'node:crypto'
import type { LiveUnreadFrame } from '@podpora/contract/events'
import type { Follower, Notification, NotificationSettings, Unread } from '@podpora/contract/notifications'
import type { Message, TicketRow, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { readEvents } from '../../platform/events/log.ts'
import { placeOfReader } from '../../platform/events/readers.ts'
import { all, inTransaction, one, sql } from '../../platform/postgres/db.ts'
import { type Browser, listening, openBrowser } from '../../testing/browser.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { setDelivery } from '../tickets/delivering.ts'
import { mailDigest, mailDue } from './mailing.ts'
import { deleteOldNotifications } from './queries.ts'
import { takeEvents } from './reading.ts'

let t: TestServer
let port: number
let live: { stop(): Promise<void> }
let agent: Visitor
let second: Visitor
beforeAll(async () => {
  t = await testServer()
  port = await listening(t)
  live = await t.podpora.startLive()
  agent = await t.colleague('agent', { name: 'Adam' })
  second = await t.colleague('agent', { name: 'Sonia' })
})
afterAll(async () => {
  await live.stop()
  await t.close()
})
beforeEach(async () => {
  await tellAll()
  await sql`truncate notifications, ticket_followers, notification_settings, outgoing_mails cascade`.execute(
    t.db,
  )
})

/** Has the reader take all that has been written. Another cluster's old transactions may hold it back for a moment. */
async function tellAll(): Promise<void> {
  for (;;) {
    const page = await readEvents(t.db, await placeOfReader(t.db, 'notifications'), 500)
    await takeEvents(t.db, page.events)
    if (page.events.length === 0 && !page.pending) return
  }
}
async function centre(who: Visitor, filter = 'all'): Promise<Notification[]> {
  await tellAll()
  return (await who.get<{ items: Notification[] }>(`/notifications?filter=${filter}`)).body.items
}
const said = async (who: Visitor) => (await centre(who)).map((n) => n.kind)

const note = (who: Visitor, id: number, mentions: number[] = [], html = '<p>Look here</p>') =>
  who.post<Message>(`/tickets/${id}/messages`, { clientId: randomUUID(), kind: 'note', html, mentions })
const answer = (who: Visitor, id: number) =>
  who.post<Message>(`/tickets/${id}/messages`, {
    clientId: randomUUID(),
    kind: 'public',
    html: '<p>Dear Anna</p>',
  })
async function change(who: Visitor, id: number, changes: object): Promise<void> {
  const { ticket } = (await t.owner.get<TicketView>(`/tickets/${id}`)).body
  expect((await who.patch<TicketRow>(`/tickets/${id}`, { version: ticket.version, changes })).status).toBe(
    200,
  )
}
const reply = (ticketId: number, text = 'It still burns') => receive(t.db, { claims: [ticketId], text })
const choose = (who: Visitor, settings: object) =>
  who.patch<NotificationSettings>('/notifications/settings', settings)

describe('people are told', () => {
  test('that a ticket is theirs now, that the customer replied, that a colleague changed it', async () => {
    const { ticketId } = await receive(t.db)
    await change(t.owner, ticketId, { assigneeId: agent.id })
    expect(await said(agent)).toEqual(['assigned'])
    await agent.post('/notifications/read', {})
    await reply(ticketId)
    const [line] = await centre(agent)
    expect(line).toMatchObject({
      kind: 'customer_replied',
      ticketId,
      subject: 'The printer is on fire',
      excerpt: 'It still burns',
      actor: { kind: 'customer', name: 'Anna Nowak' },
      readAt: null,
    })
    await agent.post('/notifications/read', {})
    await change(second, ticketId, { status: 'solved' })
    expect((await centre(agent, 'unread')).map((n) => n.kind)).toEqual(['changed'])
    expect([...(await said(t.owner)), ...(await said(second))]).toEqual([])
  })

  test('of a mention, whoever they are; and they follow the ticket from then on', async () => {
    const { ticketId } = await receive(t.db)
    await note(t.owner, ticketId, [agent.id])
    expect(await said(agent)).toEqual(['mention'])
    const followers = await t.owner.get<Follower[]>(`/tickets/${ticketId}/followers`)
    expect(followers.body.map((f) => f.agentId)).toEqual(expect.arrayContaining([t.owner.id, agent.id]))
    await note(agent, ticketId)
    expect(await said(t.owner)).toEqual(['note'])
    expect(await said(second)).toEqual([])
  })

  test('that their answer was not delivered', async () => {
    const { ticketId } = await receive(t.db)
    const { body } = await answer(agent, ticketId)
    const failed = { state: 'failed', attempts: 3, error: '550', nextAt: null, sentAt: null } as const
    await inTransaction(t.db, (trx) => setDelivery(trx, body.id, failed))
    expect(await said(agent)).toEqual(['delivery_failed'])
  })

  test('once of several things in one ticket; the strongest names it', async () => {
    const { ticketId } = await receive(t.db)
    await change(t.owner, ticketId, { assigneeId: agent.id })
    await note(second, ticketId)
    await note(second, ticketId, [agent.id], '<p>You!</p>')
    const lines = await centre(agent)
    expect(lines).toMatchObject([{ kind: 'mention', count: 3, excerpt: 'You!', actor: { name: 'Sonia' } }])
    expect(await centre(agent, 'mentions')).toHaveLength(1)
    await agent.patch(`/notifications/${lines[0]?.id}`, { read: true })
    await note(second, ticketId)
    expect((await centre(agent)).map((n) => n.count)).toEqual([1, 3])
  })

  test('each time once, however often and by however many a page of the log is taken', async () => {
    const { ticketId } = await receive(t.db)
    await change(t.owner, ticketId, { assigneeId: agent.id })
    const before = await placeOfReader(t.db, 'notifications')
    let page = await readEvents(t.db, before, 500)
    while (page.pending || page.events.length === 0) page = await readEvents(t.db, before, 500)
    await Promise.all([1, 2, 3].map(() => takeEvents(t.db, page.events)))
    await takeEvents(t.db, page.events)
    expect(await centre(agent)).toMatchObject([{ kind: 'assigned', count: 1 }])
  })

  test('of new tickets in their group, if they wish', async () => {
    await choose(agent, { switches: { new_in_group: { desk: true, mail: false, push: false } } })
    await receive(t.db)
    expect(await said(agent)).toEqual(['new_in_group'])
    expect(await said(second)).toEqual([])
  })

  test('of nothing that they may not see, also not when it is taken from them later', async () => {
    const { body: group } = await t.owner.post<{ id: number }>('/groups', {
      name: `Secret ${randomUUID()}`,
      memberIds: [],
    })
    const { ticketId } = await receive(t.db)
    await note(t.owner, ticketId, [agent.id])
    expect(await centre(agent)).toHaveLength(1)
    await change(t.owner, ticketId, { groupId: group.id })
    expect(await centre(agent)).toHaveLength(0)
    expect((await agent.get<Unread>('/notifications/unread')).body).toEqual({ count: 0, ticketIds: [] })
    await note(t.owner, ticketId, [agent.id])
    await tellAll()
    await change(t.owner, ticketId, { groupId: 1 })
    expect(await centre(agent)).toMatchObject([{ count: 1 }])
  })

  test('not of what they have switched off', async () => {
    await choose(agent, { switches: { mention: { desk: false, mail: false, push: false } } })
    const { ticketId } = await receive(t.db)
    await note(t.owner, ticketId, [agent.id])
    expect(await said(agent)).toEqual([])
  })
})

describe('following', () => {
  test('by hand: oneself, and a colleague who may see the ticket', async () => {
    const { ticketId } = await receive(t.db)
    const path = `/tickets/${ticketId}/followers`
    expect((await agent.put<Follower[]>(`${path}/${agent.id}`, {})).body).toEqual([{ agentId: agent.id }])
    expect((await agent.put<Follower[]>(`${path}/${second.id}`, {})).body).toHaveLength(2)
    await reply(ticketId)
    expect(await said(second)).toEqual(['customer_replied'])
    const foreign = await t.colleague('agent', { groupIds: [] })
    expect((await agent.put(`${path}/${foreign.id}`, {})).status).toBe(400)
    expect((await foreign.put(`${path}/${foreign.id}`, {})).status).toBe(404)
  })

  test('that was stopped by hand does not begin again by itself', async () => {
    const { ticketId } = await receive(t.db)
    await note(agent, ticketId)
    await tellAll()
    await agent.delete(`/tickets/${ticketId}/followers/${agent.id}`)
    await note(agent, ticketId)
    await reply(ticketId)
    expect(await said(agent)).toEqual([])
  })

  test('begins by itself only where that is wished', async () => {
    await choose(agent, { autoFollow: false })
    const { ticketId } = await receive(t.db)
    await note(agent, ticketId)
    await tellAll()
    expect((await agent.get<Follower[]>(`/tickets/${ticketId}/followers`)).body).toEqual([])
  })
})

describe('the bell', () => {
  const bell = (browser: Browser, count: number) =>
    browser.frame((f) => f.type === 'unread' && f.count === count) as Promise<LiveUnreadFrame>

  test('rings in this person’s windows alone, and says what a fetch says', async () => {
    const [mine, mineToo, theirs] = [
      await openBrowser(port, agent),
      await openBrowser(port, agent),
      await openBrowser(port, second),
    ]
    await bell(mine, 0)
    const { ticketId } = await receive(t.db)
    await note(t.owner, ticketId, [agent.id])
    await tellAll()
    const frame = await bell(mine, 1)
    await bell(mineToo, 1)
    const { type: _, ...content } = frame
    expect(content).toEqual((await agent.get<Unread>('/notifications/unread')).body)
    expect(content.ticketIds).toEqual([ticketId])
    await bell(theirs, 0)
    await expect(Promise.race([bell(theirs, 1), Promise.resolve('silent')])).resolves.toBe('silent')

    // Read in one window, read in all; a window that opens later is told at once.
    await agent.post('/notifications/read', { ticketId })
    await Promise.all([mine, mineToo].map((b) => b.frame((f) => f.type === 'unread' && f.count === 0)))
    const late = await openBrowser(port, agent)
    await bell(late, 0)
    for (const browser of [mine, mineToo, theirs, late]) await browser.close()
  })

  test('marks nothing that came after what was seen, and nobody else’s', async () => {
    const { ticketId } = await receive(t.db)
    await note(t.owner, ticketId, [agent.id])
    const [seen] = await centre(agent)
    const other = await receive(t.db)
    await note(t.owner, other.ticketId, [agent.id])
    await tellAll()
    await agent.post('/notifications/read', { until: seen?.at })
    expect((await centre(agent, 'unread')).map((n) => n.ticketId)).toEqual([other.ticketId])
    expect((await second.patch(`/notifications/${seen?.id}`, { read: true })).status).toBe(404)
    await agent.patch(`/notifications/${seen?.id}`, { read: false })
    expect(await centre(agent, 'unread')).toHaveLength(2)
  })

  test('has pages', async () => {
    for (let i = 0; i < 5; i++) await note(t.owner, (await receive(t.db)).ticketId, [agent.id])
    await tellAll()
    type Page = { items: Notification[]; next: string | null }
    const first = (await agent.get<Page>('/notifications?limit=3')).body
    const rest = (await agent.get<Page>(`/notifications?limit=3&after=${first.next}`)).body
    expect([first.items.length, rest.items.length, rest.next]).toEqual([3, 2, null])
    expect(new Set([...first.items, ...rest.items].map((n) => n.id)).size).toBe(5)
  })

  test('forgets after ninety days', async () => {
    await note(t.owner, (await receive(t.db)).ticketId, [agent.id])
    expect(await centre(agent)).toHaveLength(1)
    await sql`update notifications set updated_at = now() - interval '91 days'`.execute(t.db)
    await deleteOldNotifications(t.db, 90)
    expect(await centre(agent)).toHaveLength(0)
  })
})

describe('a mail', () => {
  const mails = () =>
    all(
      t.db,
      sql<{ toAddresses: string[]; subject: string; text: string; headers: Record<string, string> }>`
        select to_addresses, subject, text, headers from outgoing_mails where kind = 'notification' order by id
      `,
    )
  const away = (who: Visitor, minutes: number) =>
    sql`update sessions set seen_at = now() - make_interval(mins => ${minutes}) where agent_id = ${who.id}`.execute(
      t.db,
    )
  const due = () =>
    sql`update notifications set mail_due_at = now() - interval '1 second' where mail_due_at is not null`.execute(
      t.db,
    )

  test('brings what waits, in one, to whoever is away; and once', async () => {
    const two = [await receive(t.db, { subject: 'Printer' }), await receive(t.db, { subject: 'Kettle' })]
    for (const { ticketId } of two) await note(t.owner, ticketId, [agent.id])
    await tellAll()
    await away(agent, 60)
    await mailDue(t)
    expect(await mails()).toEqual([]) // a quarter of an hour has not passed
    await due()
    await mailDue(t)
    await mailDue(t)
    const [mail, ...more] = await mails()
    expect(more).toEqual([])
    expect(mail?.subject).toBe('2 notifications from Example Ltd support')
    for (const { ticketId } of two) expect(mail?.text).toContain(`/tickets/${ticketId}`)
    expect(mail?.text).toContain('Olga Owner: mentioned you')
    expect(mail?.text).toContain('/settings/notifications')
    expect(mail?.headers['Auto-Submitted']).toBe('auto-generated')
  })

  test('waits while they are in the desk, and through their night; what was read is not in it', async () => {
    const { ticketId } = await receive(t.db)
    await note(t.owner, ticketId, [agent.id])
    await tellAll()
    await due()
    await away(agent, 0)
    await mailDigest(t, agent.id, new Date())
    await away(agent, 60)
    await choose(agent, { quiet: { from: '00:00', to: '12:00' }, zone: 'UTC' })
    await mailDigest(t, agent.id, new Date('2050-01-01T03:00:00Z'))
    expect(await mails()).toEqual([])
    await away(agent, 60)
    await mailDigest(t, agent.id, new Date('2050-01-01T13:00:00Z'))
    expect(await mails()).toHaveLength(1)

    await choose(agent, { quiet: null })
    await note(t.owner, (await receive(t.db)).ticketId, [agent.id])
    await tellAll()
    await agent.post('/notifications/read', {})
    await due()
    await away(agent, 60)
    await mailDue(t)
    expect(await mails()).toHaveLength(1)
  })

  test('speaks its reader’s language', async () => {
    await agent.patch('/account', { language: 'ru' })
    await choose(agent, { mailAfterMinutes: 0 })
    await note(t.owner, (await receive(t.db, { subject: 'Чайник' })).ticketId, [agent.id])
    await tellAll()
    await mailDue(t)
    expect((await mails()).map((m) => m.subject)).toEqual([
      expect.stringMatching(/^#\d+ Чайник: Olga Owner: вас упомянули$/),
    ])
    await agent.patch('/account', { language: 'en' })
  })
})

test('settings: what is left out stays; a zone must be one', async () => {
  await choose(agent, { switches: { note: { desk: true, mail: true, push: false } } })
  await choose(agent, {
    switches: { mention: { desk: true, mail: false, push: false } },
    quiet: { from: '22:00', to: '07:00' },
  })
  const { body } = await choose(agent, { mailAfterMinutes: 30 })
  expect(body).toMatchObject({
    switches: { note: { mail: true }, mention: { mail: false }, assigned: { mail: true } },
    quiet: { from: '22:00', to: '07:00' },
    mailAfterMinutes: 30,
  })
  expect((await choose(agent, { quiet: null })).body.quiet).toBeNull()
  expect((await choose(agent, { zone: 'Europe/Nowhere' })).status).toBe(400)
  expect(
    (await one(t.db, sql<{ count: number }>`select count(*) as count from notification_settings`)).count,
  ).toBe(1)
})
