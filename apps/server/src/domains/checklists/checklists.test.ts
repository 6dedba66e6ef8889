import { randomUUID } from 'node:crypto'
import type { ChecklistTemplate } from '@podpora/contract/checklists'
import type { Problem } from '@podpora/contract/errors'
import type { ChecklistItem, TicketFields, TicketRow, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'

let t: TestServer
let agent: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent')
})
afterAll(() => t.close())

const read = async (id: number) => (await t.owner.get<TicketView>(`/tickets/${id}`)).body
const newItem = (text: string) => ({ clientId: randomUUID(), text })
async function withItems(...texts: string[]) {
  const { ticketId } = await receive(t.db)
  const items = texts.map(newItem)
  const { body } = await agent.post<ChecklistItem[]>(`/tickets/${ticketId}/checklist`, { items })
  return { ticketId, items: body, sent: items }
}
const set = (id: number, changes: object, version = 1, who = agent) =>
  who.patch<ChecklistItem[] & Problem>(`/checklist-items/${id}`, { version, changes })
async function change(id: number, changes: TicketFields) {
  const { version } = (await read(id)).ticket
  return agent.patch<TicketRow & Pick<Problem, 'code'>>(`/tickets/${id}`, { version, changes })
}
const numbers = async (id: number) => {
  const { checklistDone, checklistTotal } = (await read(id)).ticket
  return [checklistDone, checklistTotal]
}

describe('a checklist', () => {
  test('stands in its order, and its numbers with the ticket', async () => {
    const { ticketId, items } = await withItems('Ask for the number', 'Send a new lamp')
    expect(items.map((item) => item.text)).toEqual(['Ask for the number', 'Send a new lamp'])
    const [, second] = items as [ChecklistItem, ChecklistItem]
    const done = await set(second.id, { done: true })
    expect(done.body[1]).toMatchObject({ doneBy: agent.id, doneAt: expect.any(String) })
    expect(await numbers(ticketId)).toEqual([1, 2])
    expect((await read(ticketId)).checklist).toEqual(done.body)
    await agent.delete(`/checklist-items/${second.id}`)
    expect(await numbers(ticketId)).toEqual([0, 1])
    expect((await read(ticketId)).history.map((line) => line.data.change)).toEqual([
      undefined,
      'added',
      'done',
      'removed',
    ])
  })

  test('is not doubled by the same request sent again', async () => {
    const { ticketId, sent } = await withItems('Once')
    await agent.post(`/tickets/${ticketId}/checklist`, { items: sent })
    expect(await numbers(ticketId)).toEqual([0, 1])
  })

  test('loses nothing when many people work on it at once', async () => {
    const { ticketId, items } = await withItems(...Array.from({ length: 10 }, (_, i) => `Step ${i}`))
    await Promise.all([
      // Each item is ticked by two people, while others add some more.
      ...items.flatMap(({ id }) => [set(id, { done: true }), set(id, { done: true }, 1, t.owner)]),
      ...items.map((_, i) => agent.post(`/tickets/${ticketId}/checklist`, { items: [newItem(`More ${i}`)] })),
    ])
    const { checklist } = await read(ticketId)
    expect(await numbers(ticketId)).toEqual([10, 20])
    expect(checklist.filter((item) => item.doneAt !== null)).toHaveLength(10)
  })

  test('is put in another order, by two people at once as by one after the other', async () => {
    const { ticketId, items } = await withItems('A', 'B', 'C', 'D')
    const [a, b, c, d] = items.map((item) => item.id) as [number, number, number, number]
    const put = (id: number, after: number | null, who = agent) =>
      who.put<ChecklistItem[] & Problem>(`/checklist-items/${id}/place`, { after })
    const order = (list: ChecklistItem[]) => list.map((item) => item.id)
    expect(order((await put(d, null)).body)).toEqual([d, a, b, c])
    await Promise.all([put(a, c), put(d, b, t.owner)])
    const { checklist, history } = await read(ticketId)
    expect(order(checklist)).toEqual([b, d, c, a])
    // One that stands there already is no news.
    await put(a, c)
    expect(history.filter((line) => line.data.change === 'moved')).toHaveLength(3)
    expect((await read(ticketId)).history).toHaveLength(history.length)
    const [added] = (
      await agent.post<ChecklistItem[]>(`/tickets/${ticketId}/checklist`, { items: [newItem('E')] })
    ).body.slice(-1)
    expect(added?.text).toBe('E')
    await agent.delete(`/checklist-items/${b}`)
    expect((await put(a, b)).body).toMatchObject({ fields: [{ field: 'after', rule: 'not_found' }] })
  })

  test('refuses a text over another one, but not a tick', async () => {
    const { items } = await withItems('Write to the supplier')
    const id = items[0]?.id as number
    expect((await set(id, { text: 'Call the supplier' })).status).toBe(200)
    expect(await set(id, { text: 'Visit the supplier' })).toMatchObject({
      status: 409,
      body: { code: 'changed_meanwhile', current: { text: 'Call the supplier', version: 2 } },
    })
    expect((await set(id, { done: true })).body[0]).toMatchObject({ text: 'Call the supplier', version: 2 })
    expect((await set(id, { assigneeId: 999 }, 2)).body.fields?.[0]?.field).toBe('assigneeId')
  })

  test('of a ticket that one may not see does not exist', async () => {
    const { body: group } = await t.owner.post<{ id: number }>('/groups', { name: 'Closed circle' })
    const { ticketId, items } = await withItems('Secret')
    const { version } = (await read(ticketId)).ticket
    await t.owner.patch(`/tickets/${ticketId}`, { version, changes: { groupId: group.id } })
    expect((await set(items[0]?.id as number, { done: true })).status).toBe(404)
    expect((await agent.post(`/tickets/${ticketId}/checklist`, { items: [newItem('x')] })).status).toBe(404)
  })
})

describe('a template', () => {
  const make = async (more: object = {}) =>
    (
      await t.owner.post<ChecklistTemplate>('/checklist-templates', {
        name: `Return ${randomUUID()}`,
        items: ['Label sent', 'Parcel came'],
        ...more,
      })
    ).body

  test('comes onto a ticket once, however often it is asked for', async () => {
    const { id } = await make()
    const { ticketId } = await receive(t.db)
    const ask = () => agent.post<ChecklistItem[]>(`/tickets/${ticketId}/checklist`, { templateId: id })
    const [one] = await Promise.all([ask(), ask(), ask()])
    expect(one?.body.map((item) => item.text)).toEqual(['Label sent', 'Parcel came'])
    expect(await numbers(ticketId)).toEqual([0, 2])
    await t.owner.delete(`/checklist-templates/${id}`)
    expect(await numbers(ticketId)).toEqual([0, 2])
  })

  test('of a kind comes by itself when the ticket becomes of that kind', async () => {
    await make({ kinds: ['complaint'] })
    const { ticketId } = await receive(t.db)
    await change(ticketId, { kind: 'complaint' })
    await change(ticketId, { kind: 'question' })
    await change(ticketId, { kind: 'complaint' })
    expect(await numbers(ticketId)).toEqual([0, 2])
  })

  test('that is required holds up who solves the ticket until all of it is done', async () => {
    const { id } = await make({ required: true })
    const { ticketId } = await withItems('May stay open')
    const { body } = await agent.post<ChecklistItem[]>(`/tickets/${ticketId}/checklist`, { templateId: id })
    expect(await change(ticketId, { status: 'solved' })).toMatchObject({
      status: 409,
      body: { code: 'checklist_open' },
    })
    for (const item of body.filter((one) => one.required)) await set(item.id, { done: true })
    expect((await change(ticketId, { status: 'solved' })).body.status).toBe('solved')
  })

  test('without items or with a name that is taken is refused', async () => {
    const { name } = await make()
    const twice = await t.owner.post<Problem>('/checklist-templates', { name, items: ['x'] })
    expect(twice.body.code).toBe('name_taken')
    expect((await t.owner.post('/checklist-templates', { name: 'Empty', items: [] })).status).toBe(400)
  })
})
