import type { NextTicket } from '@podpora/contract/routing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { all, one, sql } from '../../platform/postgres/db.ts'
import { receive } from '../../testing/mail.ts'
import { queueAll, setRouting } from '../../testing/routing.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { routeBatch, routeGroup } from './deciding.ts'
import { expireOffers } from './offering.ts'

const workers = 8
const groups = 4
const agents = 12
const tickets = 300
const capacity = 20

let t: TestServer
let people: Visitor[]
beforeAll(async () => {
  t = await testServer()
  await t.owner.put('/routing/me/availability', { availability: 'away' })
  for (let i = 1; i < groups; i++) await t.owner.post('/groups', { name: `Group ${i}` })
  // Everybody is in two groups: whoever works for one of them may give work to the same people as another.
  people = []
  for (let i = 0; i < agents; i++)
    people.push(await t.colleague('agent', { groupIds: [1 + (i % groups), 1 + ((i + 1) % groups)] }))
  await sql`insert into agent_routing (agent_id, capacity) select id, ${capacity} from agents on conflict do nothing`.execute(
    t.db,
  )
})
afterAll(() => t.close())

async function fill(): Promise<void> {
  for (let i = 0; i < tickets; i++) await receive(t.db, { groupId: 1 + (i % groups) })
  await queueAll(t.db)
}

/** What must never be, asked of what was written. */
const violations = () =>
  one(
    t.db,
    sql<{ twice: number; over: number; unlike: number }>`
      select
        (select count(*)::int from (
           select from assignments where state in ('given', 'accepted', 'offered') group by ticket_id having count(*) > 1
         ) as x) as twice,
        (select count(*)::int from (
           select from assignments where state in ('given', 'accepted', 'offered') group by agent_id having sum(units) > ${capacity}
         ) as x) as over,
        (select count(*)::int from assignments a join tickets t on t.id = a.ticket_id
         where a.state in ('given', 'accepted') and t.assignee_id is distinct from a.agent_id) as unlike
    `,
  )

test('eight at once give no ticket twice and nobody more than they take', async () => {
  for (let g = 1; g <= groups; g++) await setRouting(t.owner, g, { mode: 'push' })
  await fill()
  const placed = await Promise.all(
    Array.from({ length: workers }, async (_, i) => {
      let sum = 0
      for (let g = 0; g < groups; g++) sum += await routeGroup(t.db, 1 + ((i + g) % groups))
      return sum
    }),
  )
  expect(await violations()).toEqual({ twice: 0, over: 0, unlike: 0 })
  // Everybody is full, and the rest waits.
  expect(placed.reduce((sum, n) => sum + n, 0)).toBe(agents * capacity)
  const left = await all(
    t.db,
    sql<{ reason: string }>`select distinct reason from routing_queue where state = 'waiting'`,
  )
  expect(left).toEqual([{ reason: 'full' }])
})

test('offers, answers, silence and those who fetch, all at once', async () => {
  await sql`update tickets set status = 'solved', solved_at = now() where assignee_id is not null`.execute(
    t.db,
  )
  await sql`delete from assignments`.execute(t.db)
  for (let g = 1; g <= groups; g++) await setRouting(t.owner, g, { mode: 'push', offerSeconds: 30 })
  await fill()
  const fetched: number[] = []
  const answer = async (who: Visitor) => {
    const { body } = await who.get<{ offers: { id: number }[] }>('/routing/me')
    for (const { id } of body.offers)
      await who.post(`/routing/offers/${id}/${id % 3 === 0 ? 'decline' : 'accept'}`)
    const next = (await who.post<NextTicket>('/routing/next')).body
    if (next.ticketId !== null) fetched.push(next.ticketId)
  }
  for (let round = 0; round < 4; round++) {
    if (round % 2 === 1)
      await sql`update assignments set expires_at = now() - interval '1 second' where state = 'offered' and id % 5 = 0`.execute(
        t.db,
      )
    await Promise.all([
      ...Array.from({ length: workers }, (_, i) => routeBatch(t.db, 1 + (i % groups), null)),
      ...people.map(answer),
      expireOffers(t.db),
      queueAll(t.db),
    ])
  }
  expect(new Set(fetched).size).toBe(fetched.length)
  expect(fetched.length).toBeGreaterThan(0)
  expect(await violations()).toEqual({ twice: 0, over: 0, unlike: 0 })
})

test('eight at once keep everybody at three paid tickets for each free one', async () => {
  await sql`update tickets set status = 'solved', solved_at = now() where assignee_id is not null`.execute(
    t.db,
  )
  await sql`delete from routing_queue`.execute(t.db)
  await sql`delete from assignments`.execute(t.db)
  await sql`update tickets set status = 'solved', solved_at = now() where status <> 'solved'`.execute(t.db)
  for (let g = 1; g <= groups; g++) await setRouting(t.owner, g, { mode: 'push', paidRatio: 3 })
  await fill()
  await sql`update tickets set service = case when id % 2 = 0 then 'free' else 'paid' end where status <> 'solved'`.execute(
    t.db,
  )
  await sql`update routing_queue q set free = t.service = 'free' from tickets t where t.id = q.ticket_id`.execute(
    t.db,
  )
  await sql`update agent_routing set capacity = 8`.execute(t.db)
  await Promise.all(Array.from({ length: workers }, (_, i) => routeGroup(t.db, 1 + (i % groups))))
  const shares = await all(
    t.db,
    sql<{ paid: number; free: number }>`
      select count(*) filter (where service = 'paid')::int as paid, count(*) filter (where service = 'free')::int as free
      from assignments group by agent_id
    `,
  )
  expect(shares).toEqual(Array.from({ length: agents }, () => ({ paid: 6, free: 2 })))
  expect(await violations()).toEqual({ twice: 0, over: 0, unlike: 0 })
})
