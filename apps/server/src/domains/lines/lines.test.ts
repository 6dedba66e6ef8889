import { randomUUID } from 'node:crypto'
import type { Problem } from '@podpora/contract/errors'
import type { LineInput, LineSettings } from '@podpora/contract/lines'
import type { Directory, Group } from '@podpora/contract/people'
import type { Product } from '@podpora/contract/products'
import type { TicketRow, TicketView } from '@podpora/contract/tickets'
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

const input = (more: Partial<LineInput> = {}): LineInput => ({
  name: `Line ${randomUUID()}`,
  level: 1,
  acceptMinutes: null,
  answerMinutes: null,
  returnMinutes: null,
  noteRequired: true,
  hourCost: null,
  groupIds: [],
  ...more,
})
const make = async (more: Partial<LineInput> = {}) =>
  (await t.owner.post<LineSettings & Problem>('/lines', input(more))).body
const group = async (name: string) => (await t.owner.post<Group>('/groups', { name, memberIds: [] })).body
const directory = async () => (await agent.get<Directory>('/directory')).body
const ticket = async (id: number) => (await t.owner.get<TicketView>(`/tickets/${id}`)).body.ticket
const change = async (row: TicketRow, changes: object) =>
  (
    await t.owner.patch<TicketRow & Pick<Problem, 'fields'>>(`/tickets/${row.id}`, {
      version: row.version,
      changes,
    })
  ).body

test('without lines a ticket is on none; with them it enters at the first', async () => {
  const before = await receive(t.db, { groupId: null })
  expect(await ticket(before.ticketId)).toMatchObject({ lineId: null, passedAt: null, productId: null })
  const second = await make({ level: 2 })
  const first = await make({ level: 1 })
  const after = await receive(t.db, { groupId: null })
  expect((await ticket(after.ticketId)).lineId).toBe(first.id)
  expect((await directory()).lines.map(({ id }) => id)).toEqual([first.id, second.id])
})

test('a ticket goes with its group from line to line, and leaves the lines with a group outside of them', async () => {
  const [helpers, sales] = [await group('Helpers'), await group('Sales')]
  const line = await make({ level: 3, groupIds: [helpers.id] })
  expect((await directory()).groups.find(({ id }) => id === helpers.id)?.lineId).toBe(line.id)
  const { ticketId } = await receive(t.db, { groupId: sales.id })
  const outside = await ticket(ticketId)
  expect(outside.lineId).toBe(null)
  const helped = await change(outside, { groupId: helpers.id })
  expect(helped.lineId).toBe(line.id)
  expect((await change(helped, { groupId: null })).lineId).toBe(line.id)
  const { history } = (await t.owner.get<TicketView>(`/tickets/${ticketId}`)).body
  expect(history.map(({ data }) => data.changes)).toContainEqual(
    expect.objectContaining({ lineId: { from: null, to: line.id } }),
  )
})

test('where lines are made, what a group had before is on its line; what is solved stays as it was', async () => {
  const { id: groupId } = await group('Early')
  const [open, solved] = await Promise.all([receive(t.db, { groupId }), receive(t.db, { groupId })])
  await change(await ticket(solved.ticketId), { status: 'solved' })
  const before = await ticket(open.ticketId)
  const line = await make({ groupIds: [groupId] })
  expect(await ticket(open.ticketId)).toMatchObject({ lineId: line.id, version: before.version + 1 })
  expect((await ticket(solved.ticketId)).lineId).toBe(null)
  const next = await make({ groupIds: [groupId] })
  expect((await ticket(open.ticketId)).lineId).toBe(line.id)
  expect((await ticket((await receive(t.db, { groupId })).ticketId)).lineId).toBe(next.id)
})

test('a group works on one line: given to another, it leaves the first', async () => {
  const { id } = await group('Movers')
  const one = await make({ groupIds: [id] })
  const two = await make({ groupIds: [id] })
  expect((await directory()).groups.find((g) => g.id === id)?.lineId).toBe(two.id)
  const { version } = one
  await t.owner.put(`/lines/${two.id}`, { ...input({ name: two.name }), version: two.version })
  expect((await directory()).groups.find((g) => g.id === id)?.lineId).toBe(null)
  expect((await make({ groupIds: [999] })).fields?.[0]).toMatchObject({ field: 'groupIds', rule: 'unknown' })
  expect(version).toBe(1)
})

test('what an hour costs is for administrators; names and promises are for everybody', async () => {
  const line = await make({ hourCost: { amount: 4050, currency: 'EUR' }, acceptMinutes: 30 })
  expect(line.hourCost).toEqual({ amount: 4050, currency: 'EUR' })
  const known = (await directory()).lines.find(({ id }) => id === line.id)
  expect(known).toMatchObject({ acceptMinutes: 30 })
  expect(known).not.toHaveProperty('hourCost')
  expect((await agent.get('/lines')).status).toBe(403)
})

test('a change of what somebody else has changed meanwhile is refused; a line in use stays', async () => {
  const line = await make({ groupIds: [(await group('Stayers')).id] })
  const put = (name: string) =>
    t.owner.put<LineSettings & Problem>(`/lines/${line.id}`, {
      ...input({ name, groupIds: [] }),
      version: line.version,
    })
  expect((await t.owner.delete<Problem>(`/lines/${line.id}`)).body.code).toBe('line_in_use')
  const name = `Engineers ${randomUUID()}`
  expect((await put(name)).body).toMatchObject({ name, version: 2 })
  expect((await put('Second')).body).toMatchObject({ code: 'changed_meanwhile', current: { name } })
  expect((await make({ name: name.toUpperCase() })).code).toBe('name_taken')
  expect((await t.owner.delete(`/lines/${line.id}`)).status).toBe(204)
})

test('a product is made, chosen, archived and chosen no more', async () => {
  const { body: printer } = await t.owner.post<Product>('/products', { name: 'Printer' })
  const { ticketId } = await receive(t.db)
  const chosen = await change(await ticket(ticketId), { productId: printer.id })
  expect(chosen.productId).toBe(printer.id)
  const archive = { version: printer.version, name: 'Old printer', archived: true }
  const path = `/products/${printer.id}`
  expect((await t.owner.put<Product>(path, archive)).body.archivedAt).not.toBe(null)
  expect((await t.owner.put<Problem>(path, archive)).body.code).toBe('changed_meanwhile')
  expect((await t.owner.post<Problem>('/products', { name: 'old printer' })).body.code).toBe('name_taken')
  const other = await receive(t.db)
  const refused = await change(await ticket(other.ticketId), { productId: printer.id })
  expect(refused.fields?.[0]?.field).toBe('productId')
  expect((await ticket(ticketId)).productId).toBe(printer.id)
})
