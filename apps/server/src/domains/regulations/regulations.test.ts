import type { Problem } from '@podpora/contract/errors'
import type { Regulation, RegulationInput, RegulationVersion } from '@podpora/contract/regulations'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { remindOwners } from './reminding.ts'

let t: TestServer
let agent: Visitor
let supervisor: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent', { name: 'Anna' })
  supervisor = await t.colleague('supervisor')
})
beforeEach(() => sql`delete from regulations`.execute(t.db))
afterAll(() => t.close())

const page = (more: Partial<RegulationInput> = {}): RegulationInput => ({
  title: 'Refunds',
  html: '<p>Ask Jan in accounting</p>',
  filter: [],
  ownerId: agent.id,
  reviewOn: null,
  ...more,
})
const write = async (more: Partial<RegulationInput> = {}) =>
  (await supervisor.post<Regulation>('/regulations', page(more))).body
const titles = async (path: string) => (await agent.get<Regulation[]>(path)).body.map(({ title }) => title)

test('the pages that fit stand beside a ticket, the most particular first', async () => {
  await write({ title: 'Everything' })
  await write({ title: 'Urgent', filter: [{ field: 'priority', op: 'is', values: ['urgent'] }] })
  await write({ title: 'This brand', filter: [{ field: 'brand', op: 'is', values: [1] }] })
  const { ticketId } = await receive(t.db)
  expect(await titles(`/tickets/${ticketId}/regulations`)).toEqual(['This brand', 'Everything'])
  expect((await agent.get(`/tickets/999999/regulations`)).status).toBe(404)
})

test('words of the title and the text find a page; an archived one stands last and beside no ticket', async () => {
  const { id, version } = await write()
  await write({ title: 'Returns', html: '<p>Ask the warehouse</p>' })
  expect(await titles('/regulations?q=JAN%20refunds')).toEqual(['Refunds'])
  expect((await supervisor.put(`/regulations/${id}`, { ...page(), version, archived: true })).status).toBe(
    200,
  )
  expect(await titles('/regulations')).toEqual(['Returns', 'Refunds'])
  const { ticketId } = await receive(t.db)
  expect(await titles(`/tickets/${ticketId}/regulations`)).toEqual(['Returns'])
})

test('every version stays, with who made it; of two who change at once one is told', async () => {
  const { id, version } = await write()
  const change = { ...page({ html: '<p>Ask Ola<script>alert(1)</script></p>' }), version, archived: false }
  expect((await t.owner.put<Regulation>(`/regulations/${id}`, change)).body).toMatchObject({
    version: 2,
    html: '<p>Ask Ola</p>',
  })
  expect((await supervisor.put<Problem>(`/regulations/${id}`, change)).body).toMatchObject({
    code: 'changed_meanwhile',
    current: { version: 2 },
  })
  const { body } = await agent.get<RegulationVersion[]>(`/regulations/${id}/versions`)
  expect(body.map(({ version, byId }) => [version, byId])).toEqual([
    [2, t.owner.id],
    [1, supervisor.id],
  ])
})

test('agents read and supervisors write; a page says something and has an owner who is here', async () => {
  const refused = await agent.post<Problem>('/regulations', page())
  expect(refused.body.code).toBe('forbidden')
  const field = async (more: Partial<RegulationInput>) =>
    (await supervisor.post<Problem>('/regulations', page(more))).body.fields?.[0]?.field
  expect([await field({ html: '<p> </p>' }), await field({ ownerId: 999 })]).toEqual(['html', 'ownerId'])
})

test('the owner is told once that a review is due, and again of the next date', async () => {
  const { id } = await write({ reviewOn: '2026-11-20' })
  await write({ title: 'Later', reviewOn: '2026-12-01' })
  const mails = async () =>
    (
      await all(
        t.db,
        sql<{ subject: string }>`select subject from outgoing_mails where kind = 'notification' order by id`,
      )
    ).map(({ subject }) => subject)
  await remindOwners(t, '2026-11-19')
  expect(await mails()).toEqual([])
  await Promise.all([remindOwners(t, '2026-11-22'), remindOwners(t, '2026-11-22')])
  expect(await mails()).toEqual(['Please review: Refunds'])
  await supervisor.put(`/regulations/${id}`, {
    ...page({ reviewOn: '2026-11-21' }),
    version: 1,
    archived: false,
  })
  await remindOwners(t, '2026-11-22')
  expect(await mails()).toHaveLength(2)
})
