import type { TicketLink } from '@podpora/contract/operations'
import type { TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'

let t: TestServer
let agent: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent')
})
afterAll(() => t.close())

async function tickets(count: number): Promise<number[]> {
  const ids = await Promise.all(Array.from({ length: count }, async () => (await receive(t.db)).ticketId))
  return ids.sort((a, b) => a - b)
}
const link = (id: number, ticketId: number, relation: string) =>
  agent.post<TicketLink[] & { code?: string }>(`/tickets/${id}/links`, { ticketId, relation })
const seen = async (id: number) =>
  (await agent.get<TicketLink[]>(`/tickets/${id}/links`)).body.map((l) => [l.relation, l.ticket.id])

test('a link is seen from both sides, and stands in the history of both', async () => {
  const [a = 0, b = 0, c = 0] = await tickets(3)
  await link(a, b, 'duplicate_of')
  await link(a, c, 'related')
  expect(await seen(a)).toEqual([
    ['duplicate_of', b],
    ['related', c],
  ])
  expect(await seen(b)).toEqual([['duplicated_by', a]])
  expect(await seen(c)).toEqual([['related', a]])
  const { history } = (await agent.get<TicketView>(`/tickets/${b}`)).body
  expect(history.at(-1)).toMatchObject({
    kind: 'ticket.linked',
    data: { relation: 'duplicated_by', ticketId: a },
  })
})

test('two tickets have one relation: another takes its place, and can be taken away from either side', async () => {
  const [a = 0, b = 0] = await tickets(2)
  await link(a, b, 'related')
  await link(b, a, 'child')
  expect(await seen(a)).toEqual([['parent', b]])
  await agent.delete(`/tickets/${b}/links/${a}`)
  await agent.delete(`/tickets/${b}/links/${a}`)
  expect([await seen(a), await seen(b)]).toEqual([[], []])
})

test('nothing is its own parent, however far around, even when all are linked at once', async () => {
  const [a = 0, b = 0, c = 0, d = 0] = await tickets(4)
  await Promise.all([link(a, b, 'parent'), link(b, c, 'parent'), link(c, d, 'parent'), link(d, a, 'parent')])
  const parents = (await Promise.all([a, b, c, d].map(seen))).flat().filter(([r]) => r === 'parent')
  expect(parents).toHaveLength(3)
  expect((await link(a, a, 'related')).body.code).toBe('link_to_itself')
})

test('a ticket has one parent', async () => {
  const [a = 0, b = 0, c = 0] = await tickets(3)
  await link(a, b, 'parent')
  expect((await link(a, c, 'parent')).body.code).toBe('has_parent')
  expect(await seen(c)).toEqual([])
})

test('what the reader may not see is not shown, and cannot be linked', async () => {
  const { body: group } = await t.owner.post<{ id: number }>('/groups', { name: 'Secret', memberIds: [] })
  const [a = 0] = await tickets(1)
  const { ticketId: hidden } = await receive(t.db, { groupId: group.id })
  expect(await link(a, hidden, 'related')).toMatchObject({ status: 400, body: { code: 'validation_failed' } })
  await t.owner.post(`/tickets/${a}/links`, { ticketId: hidden, relation: 'related' })
  expect(await seen(a)).toEqual([])
})
