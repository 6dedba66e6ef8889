import { randomUUID } from 'node:crypto'
import { views } from '@podpora/contract/builtin'
import type { ViewFilter } from '@podpora/contract/filters'
import type { TicketRow } from '@podpora/contract/tickets'
import type { SavedView, ViewCounts } from '@podpora/contract/views'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordEvents, system } from '../../platform/events/log.ts'
import { all, inTransaction, sql } from '../../platform/postgres/db.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { tellChange } from '../imports/progress.ts'

let t: TestServer
let agent: Visitor
beforeAll(async () => {
  t = await testServer()
  await t.owner.post('/groups', { name: 'Sales', memberIds: [] })
  agent = await t.colleague('agent')
})
afterAll(() => t.close())

const filters: ViewFilter[] = [
  [{ field: 'priority', op: 'is', values: ['urgent'] }],
  [{ field: 'tags', op: 'any', values: ['vip'] }],
  [{ field: 'last', op: 'is', values: ['customer'] }],
  [{ field: 'created', op: 'within', hours: 24 }],
  [
    { field: 'assignee', op: 'is', values: ['me', null] },
    { field: 'deleted', op: 'is', values: [true, false] },
  ],
]
const save = (filter: ViewFilter) => ({
  ...{ name: 'Counted', filter, sort: '-updated', groupBy: null, columns: ['number'], layout: 'list' },
  ...{ sharedWith: 'everyone', groupId: null },
})
const counts = async (who: Visitor) => (await who.get<ViewCounts>('/views/counts')).body
const row = async (id: number) => (await t.owner.get<{ ticket: TicketRow }>(`/tickets/${id}`)).body.ticket
const change = async (id: number, changes: object) => {
  const { version } = await row(id)
  expect((await t.owner.patch(`/tickets/${id}`, { version, changes })).status).toBe(200)
}
const listed = async (who: Visitor, path: string) =>
  (await who.get<{ items: TicketRow[] }>(`${path}limit=100`)).body.items.length

/** As the lists have them, which are read anew each time. */
async function fromLists(who: Visitor, saved: SavedView[]): Promise<ViewCounts> {
  const numbers: ViewCounts = {}
  for (const view of views) numbers[view] = await listed(who, `/tickets?view=${view}&`)
  for (const { id } of saved) numbers[id] = await listed(who, `/views/${id}/tickets?`)
  return numbers
}

test('the numbers beside the views are those of the lists, whatever happens', async () => {
  const saved: SavedView[] = []
  for (const filter of filters) saved.push((await t.owner.post<SavedView>('/views', save(filter))).body)
  const ids: number[] = []
  for (const n of Array.from({ length: 6 }).keys())
    ids.push((await receive(t.db, { from: { address: `c${n}@customer.example`, name: '' } })).ticketId)
  const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = ids
  const steps: (() => Promise<unknown>)[] = [
    async () => {},
    () => change(a, { priority: 'urgent', tags: ['vip'] }),
    () => change(b, { groupId: 2, assigneeId: agent.id }),
    () => change(c, { groupId: 2 }),
    () =>
      t.owner.post(`/tickets/${d}/messages`, { clientId: randomUUID(), kind: 'public', html: '<p>x</p>' }),
    () => change(a, { status: 'solved' }),
    () => t.owner.put(`/tickets/${d}/snooze`, { until: '2100-01-01T00:00:00.000Z', on: [] }),
    () => t.owner.delete(`/tickets/${e}`),
    () => t.owner.post(`/tickets/${f}/merge`, { into: d }),
    () => change(b, { assigneeId: null }),
    () => t.owner.delete(`/tickets/${e}/for-good`),
    // As an import does it: one event for all that it has brought.
    async () => {
      await sql`update tickets set tags = '{vip}' where id = any(${[b, c]}::bigint[])`.execute(t.db)
      await inTransaction(t.db, (trx) => tellChange(trx, 1, { tickets: [b, c] }))
    },
    () => receive(t.db),
  ]
  for (const step of steps) {
    await step()
    for (const who of [t.owner, agent]) {
      const expected = await fromLists(who, saved)
      await expect.poll(() => counts(who), { message: String(step) }).toEqual(expected)
    }
  }
  for (const { id } of saved) await t.owner.delete(`/views/${id}`)
})

test('more than a thousand are a thousand, and counted again when many have left', async () => {
  const filter: ViewFilter = [{ field: 'tags', op: 'any', values: ['many'] }]
  const { id } = (await t.owner.post<SavedView>('/views', save(filter))).body
  const { ticketId } = await receive(t.db)
  await sql`
    insert into tickets (subject, status, channel, tags, brand_id, customer_id, last_from)
    select 'Many', 'solved', 'mail', '{many}', brand_id, customer_id, 'customer'
    from tickets, generate_series(1, 1250) where id = ${ticketId}
  `.execute(t.db)
  await expect.poll(async () => (await counts(t.owner))[id]).toBe(1000)
  await leave(260)
  await expect.poll(async () => (await counts(t.owner))[id]).toBe(990)
  // More at once than anybody would go through one by one.
  await leave(600)
  await expect.poll(async () => (await counts(t.owner))[id]).toBe(390)

  async function leave(many: number) {
    const left = await all(
      t.db,
      sql<{ id: number }>`
        update tickets set tags = '{}' where id in (select id from tickets where tags = '{many}' limit ${many}) returning id
      `,
    )
    const changed = (one: { id: number }) => ({
      kind: 'ticket.changed' as const,
      actor: system,
      ticketId: one.id,
    })
    await inTransaction(t.db, (trx) => recordEvents(trx, left.map(changed)))
  }
})

test('what somebody may see from now on is counted from now on', async () => {
  await receive(t.db, { groupId: 2 })
  const before = await listed(agent, '/tickets?view=open&')
  await expect.poll(async () => (await counts(agent)).open).toBe(before)
  expect((await t.owner.patch('/groups/2', { memberIds: [agent.id] })).status).toBe(200)
  const after = await listed(agent, '/tickets?view=open&')
  expect(after).toBeGreaterThan(before)
  await expect.poll(async () => (await counts(agent)).open).toBe(after)
})
