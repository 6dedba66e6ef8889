import { randomUUID } from 'node:crypto'
import type { View } from '@podpora/contract/builtin'
import type { Problem } from '@podpora/contract/errors'
import type { TicketRow, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { wakeDueTickets, wakeLinked } from './snoozing.ts'

let t: TestServer
let agent: Visitor
let colleague: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent')
  colleague = await t.colleague('agent')
})
afterAll(() => t.close())

const tomorrow = () => new Date(Date.now() + 86_400_000).toISOString()
const snooze = (id: number, body: object = { until: tomorrow(), on: [] }) =>
  agent.put<TicketRow>(`/tickets/${id}/snooze`, body)
const row = async (id: number) => (await agent.get<TicketView>(`/tickets/${id}`)).body.ticket
const isIn = async (view: View, id: number) =>
  (await agent.get<{ items: TicketRow[] }>(`/tickets?view=${view}&limit=100`)).body.items.some(
    (r) => r.id === id,
  )
/** As if the night had passed. */
const passTime = (id: number) =>
  sql`update tickets set snoozed_until = now() - interval '1 hour' where id = ${id}`.execute(t.db)
const wakings = (id: number) =>
  all(
    t.db,
    sql<{ by: string }>`
      select data ->> 'by' as by from events where ticket_id = ${id} and kind = 'ticket.woken'
    `,
  )

describe('a snoozed ticket', () => {
  test('leaves the open views, and comes back marked when its time has come', async () => {
    const { ticketId } = await receive(t.db)
    const { body } = await snooze(ticketId)
    expect(body).toMatchObject({ snoozedOn: ['customer'], snoozedBy: agent.id, wokenAt: null })
    expect([await isIn('open', ticketId), await isIn('snoozed', ticketId)]).toEqual([false, true])

    await wakeDueTickets(t.db)
    expect((await row(ticketId)).snoozedAt).not.toBeNull()
    await passTime(ticketId)
    await wakeDueTickets(t.db)
    expect([await isIn('open', ticketId), await isIn('snoozed', ticketId)]).toEqual([true, false])
    expect(await row(ticketId)).toMatchObject({ snoozedUntil: null, wokenAt: expect.any(String) })
  })

  test('is woken once, whoever finds it due', async () => {
    const { ticketId } = await receive(t.db)
    await snooze(ticketId)
    await passTime(ticketId)
    await Promise.all([1, 2, 3, 4].map(() => wakeDueTickets(t.db)))
    expect(await wakings(ticketId)).toEqual([{ by: 'time' }])
  })

  test('is woken by the customer in any case, but not by a machine of theirs', async () => {
    const { ticketId } = await receive(t.db)
    await snooze(ticketId)
    await receive(t.db, { claims: [ticketId], automatic: true })
    expect((await row(ticketId)).snoozedAt).not.toBeNull()
    await receive(t.db, { claims: [ticketId] })
    expect((await row(ticketId)).snoozedAt).toBeNull()
    expect(await wakings(ticketId)).toEqual([{ by: 'customer' }])
  })

  test('is woken by a colleague where that was wished, and not by the one who snoozed it', async () => {
    const note = (who: Visitor, id: number) =>
      who.post(`/tickets/${id}/messages`, { clientId: randomUUID(), kind: 'note', html: '<p>Look</p>' })
    const { ticketId } = await receive(t.db)
    await snooze(ticketId)
    await note(colleague, ticketId)
    expect((await row(ticketId)).snoozedAt).not.toBeNull()
    await snooze(ticketId, { until: null, on: ['colleague'] })
    await note(agent, ticketId)
    expect((await row(ticketId)).snoozedAt).not.toBeNull()
    await note(colleague, ticketId)
    expect((await row(ticketId)).snoozedAt).toBeNull()
  })

  test('is woken when a ticket that it is linked to is solved', async () => {
    const { ticketId } = await receive(t.db)
    const { ticketId: other } = await receive(t.db)
    await agent.post(`/tickets/${ticketId}/links`, { ticketId: other, relation: 'related' })
    await snooze(ticketId, { until: null, on: ['linked_solved'] })
    const { version } = await row(other)
    await agent.patch(`/tickets/${other}`, { version, changes: { status: 'solved' } })
    const jobs = await all(
      t.db,
      sql`select from graphile_worker.jobs where key = ${`tickets.wake_linked:${other}`}`,
    )
    expect(jobs).toHaveLength(1)
    await wakeLinked(t.db, other)
    expect(await wakings(ticketId)).toEqual([{ by: 'linked_solved' }])
  })

  test('is not snoozed any more when it is solved, or woken by hand; then nothing marks it', async () => {
    const { ticketId } = await receive(t.db)
    await snooze(ticketId)
    await agent.delete(`/tickets/${ticketId}/snooze`)
    expect(await row(ticketId)).toMatchObject({ snoozedAt: null, wokenAt: null })
    await snooze(ticketId)
    const { version } = await row(ticketId)
    await agent.patch(`/tickets/${ticketId}`, { version, changes: { status: 'solved' } })
    expect(await row(ticketId)).toMatchObject({ snoozedAt: null, snoozedUntil: null, snoozedOn: [] })
    expect((await snooze(ticketId)).body).toMatchObject({ code: 'not_open' })
  })

  test('needs an end that is still to come', async () => {
    const { ticketId } = await receive(t.db)
    const { status, body } = await agent.put<Problem>(`/tickets/${ticketId}/snooze`, {
      until: '2020-01-01T00:00:00.000Z',
      on: [],
    })
    expect(status).toBe(400)
    expect(body.fields).toMatchObject([{ field: 'until', rule: 'past' }])
  })
})
