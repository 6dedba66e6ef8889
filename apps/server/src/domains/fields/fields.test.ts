import { randomUUID } from 'node:crypto'
import type { Problem } from '@podpora/contract/errors'
import type { Field, FieldInput } from '@podpora/contract/fields'
import type { SearchPage } from '@podpora/contract/search'
import type { TicketFields, TicketRow, TicketView } from '@podpora/contract/tickets'
import type { NewTicket } from '@podpora/contract/writing'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listening, openBrowser } from '../../testing/browser.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'

let t: TestServer
let agent: Visitor
let supervisor: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent')
  supervisor = await t.colleague('supervisor')
})
afterAll(() => t.close())

let count = 0
const declare = async (more: Partial<FieldInput> = {}): Promise<Field> => {
  const { body, status } = await t.owner.post<Field>('/fields', {
    type: 'text',
    name: `Field ${++count}`,
    ...more,
  })
  expect(body).toMatchObject({ id: expect.any(Number) })
  expect(status).toBe(201)
  return body
}
/** Its requirement must not stand in the way of other tests. */
const archive = (field: Field) => t.owner.patch(`/fields/${field.id}`, { archived: true })
const read = async (id: number, who = t.owner) => (await who.get<TicketView>(`/tickets/${id}`)).body
async function change(id: number, changes: TicketFields, who = agent, version?: number) {
  const based = version ?? (await read(id, who)).ticket.version
  return who.patch<TicketRow & Pick<Problem, 'code' | 'fields'>>(`/tickets/${id}`, {
    version: based,
    changes,
  })
}
const choices = [{ name: 'High' }, { name: 'Low' }]

describe('a definition', () => {
  test('gets keys from its names, an order, and is told to nobody by name', async () => {
    const one = await declare({ type: 'choice', name: 'Severity of it', choices })
    expect(one).toMatchObject({ key: 'severity_of_it', choices: [{ key: 'high' }, { key: 'low' }] })
    const two = await declare()
    const { body: ordered } = await t.owner.put<Field[]>('/fields/order', { ids: [two.id] })
    expect(ordered[0]?.id).toBe(two.id)
    expect((await agent.get<Field[]>('/fields')).body[0]?.id).toBe(two.id)
  })

  test.each([
    [{ type: 'choice', name: 'Nothing to choose' }, 'choices'],
    [{ type: 'number', name: 'Upside down', minimum: 3, maximum: 2 }, 'maximum'],
    [{ type: 'text', name: 'Nobody’s', groupIds: [999] }, 'groupIds'],
    [{ type: 'text', name: 'Twice', key: 'severity_of_it' }, 'key'],
    [{ type: 'text', name: '' }, 'name'],
  ])('that can’t be is refused at its field: %j', async (input, field) => {
    const { status, body } = await t.owner.post<Problem>('/fields', input)
    expect(status).toBe(400)
    expect(body.fields).toContainEqual(expect.objectContaining({ field }))
  })
})

describe('a value', () => {
  test('is judged, stored and told in the history by its key', async () => {
    const { key } = await declare({ type: 'number', maximum: 10 })
    const { ticketId } = await receive(t.db)
    const refused = await change(ticketId, { custom: { [key]: 11 } })
    expect(refused).toMatchObject({
      status: 400,
      body: { fields: [{ field: `custom/${key}`, rule: 'maximum', params: { limit: 10 } }] },
    })
    expect((await change(ticketId, { custom: { [key]: 4 } })).body.custom).toEqual({ [key]: 4 })
    expect((await read(ticketId)).history.at(-1)?.data.changes).toEqual({
      [`custom.${key}`]: { from: null, to: 4 },
    })
    expect((await change(ticketId, { custom: { [key]: null } })).body.custom).toEqual({})
  })

  test('of a field that is not there, is archived, or is of somebody who is not here, is refused', async () => {
    const gone = await declare()
    await archive(gone)
    const person = await declare({ type: 'person' })
    const { ticketId } = await receive(t.db)
    for (const custom of [{ nowhere: 'x' }, { [gone.key]: 'x' }, { [person.key]: 999 }])
      expect((await change(ticketId, { custom })).body.fields?.[0]?.rule).toBe('unknown')
    expect((await change(ticketId, { custom: { [person.key]: agent.id } })).status).toBe(200)
  })

  test('of an archived choice stays, also when another is added to it', async () => {
    const field = await declare({ type: 'choices', choices })
    const { ticketId } = await receive(t.db)
    await change(ticketId, { custom: { [field.key]: ['high'] } })
    await t.owner.patch(`/fields/${field.id}`, { choices: [{ key: 'low', name: 'Low' }] })
    expect((await change(ticketId, { custom: { [field.key]: ['high', 'low'] } })).status).toBe(200)
    const { ticketId: other } = await receive(t.db)
    expect((await change(other, { custom: { [field.key]: ['high'] } })).status).toBe(400)
  })

  test('meets another one of the same field only: others are merged', async () => {
    const [one, two] = [await declare(), await declare()]
    const { ticketId } = await receive(t.db)
    const { version } = (await read(ticketId)).ticket
    expect((await change(ticketId, { custom: { [one.key]: 'mine' } }, agent, version)).status).toBe(200)
    const merged = await change(ticketId, { custom: { [two.key]: 'yours' } }, supervisor, version)
    expect(merged.body.custom).toEqual({ [one.key]: 'mine', [two.key]: 'yours' })
    const quarrel = await change(ticketId, { custom: { [one.key]: 'yours' } }, supervisor, version)
    expect(quarrel).toMatchObject({ status: 409, body: { code: 'changed_meanwhile' } })
  })

  test('is given with a new ticket', async () => {
    const { key } = await declare({ type: 'date' })
    const made = await agent.post<TicketRow>('/tickets', newTicket({ custom: { [key]: '2026-12-24' } }))
    expect(made.body.custom).toEqual({ [key]: '2026-12-24' })
    const wrong = await agent.post<Problem>('/tickets', newTicket({ custom: { [key]: 'soon' } }))
    expect(wrong.body.fields).toMatchObject([{ field: `custom/${key}`, rule: 'date' }])
  })
})

const newTicket = (more: Partial<NewTicket> = {}) => ({
  clientId: randomUUID(),
  subject: 'Called about a lamp',
  customer: { address: 'anna@customer.example' },
  html: '<p>Hello</p>',
  ...more,
})

describe('a field that a status demands', () => {
  test('holds up who gives that status, by every way, until it is filled in', async () => {
    const field = await declare({
      type: 'choice',
      choices,
      requiredOn: ['solved'],
      translations: { ru: 'Важность' },
    })
    const { ticketId } = await receive(t.db)
    const refusal = {
      status: 409,
      body: {
        code: 'fields_required',
        fields: [
          { field: `custom/${field.key}`, rule: 'required', params: { name: field.name, ru: 'Важность' } },
        ],
      },
    }
    expect(await change(ticketId, { status: 'solved' })).toMatchObject(refusal)
    const answer = { clientId: randomUUID(), kind: 'public', html: '<p>Done</p>', status: 'solved' }
    expect(await agent.post(`/tickets/${ticketId}/messages`, answer)).toMatchObject(refusal)
    expect((await read(ticketId)).messages).toHaveLength(1)

    const both = await change(ticketId, { status: 'solved', custom: { [field.key]: 'high' } })
    expect(both.body).toMatchObject({ status: 'solved', custom: { [field.key]: 'high' } })
    // And it can't be emptied while the status stays.
    expect(await change(ticketId, { custom: { [field.key]: null } })).toMatchObject(refusal)
    await archive(field)
  })

  test('holds up a new ticket of ours as well, and nothing stays of it', async () => {
    const field = await declare({ requiredOn: ['pending'] })
    const ticket = newTicket()
    expect(await agent.post('/tickets', ticket)).toMatchObject({ body: { code: 'fields_required' } })
    const filled = await agent.post<TicketRow>('/tickets', { ...ticket, custom: { [field.key]: 'x' } })
    expect(filled).toMatchObject({ status: 201, body: { custom: { [field.key]: 'x' } } })
    await archive(field)
  })

  test('does not hold up who can’t see it', async () => {
    const field = await declare({ requiredOn: ['solved'], audience: { roles: ['supervisor'], groupIds: [] } })
    const { ticketId } = await receive(t.db)
    expect((await change(ticketId, { status: 'solved' }, supervisor)).status).toBe(409)
    expect((await change(ticketId, { status: 'solved' })).status).toBe(200)
    await archive(field)
  })
})

describe('a field that not everybody sees', () => {
  const secret = 'Zanzibar'
  let field: Field
  let ticketId: number
  beforeAll(async () => {
    field = await declare({ name: 'Credit', audience: { roles: ['supervisor'], groupIds: [] } })
    ticketId = (await receive(t.db, { from: { address: 'rich@customer.example', name: 'Rich' } })).ticketId
    await change(ticketId, { custom: { [field.key]: secret } }, supervisor)
  })

  test('is in no answer that others get', async () => {
    const { ticket } = await read(ticketId, supervisor)
    expect(ticket.custom).toEqual({ [field.key]: secret })
    const told: unknown[] = []
    const paths = ['/fields', `/tickets/${ticketId}`, '/tickets', `/customers/${ticket.customerId}/tickets`]
    for (const path of paths) told.push((await agent.get(path)).body)
    const outdated = { version: 1, changes: { subject: 'Mine' } }
    await change(ticketId, { subject: 'Theirs' }, supervisor)
    const refused = await agent.patch(`/tickets/${ticketId}`, outdated)
    expect(refused.status).toBe(409)
    told.push(refused.body, (await change(ticketId, { priority: 'high' })).body)
    told.push((await change(ticketId, { custom: { [field.key]: 'x' } })).body)
    expect(JSON.stringify(told)).not.toContain(secret)
    expect(JSON.stringify(told)).not.toContain('Credit')
    const { history } = await read(ticketId, agent)
    expect(history.filter((line) => Object.keys(Object(line.data.changes)).length === 0)).toHaveLength(1)
  })

  test('is told live to who sees it, and to nobody else', async () => {
    const port = await listening(t)
    const live = await t.podpora.startLive()
    const [theirs, ours] = [await openBrowser(port, agent), await openBrowser(port, supervisor)]
    await change(ticketId, { custom: { [field.key]: `${secret} again` } }, supervisor)
    // Events of the tests before may come first, where other transactions held them back.
    const isIt = (change: unknown) => JSON.stringify(change)?.includes(`${secret} again`)
    const shown = await ours.event((e) => isIt(Object(e.data.changes)[`custom.${field.key}`]))
    expect(shown.ticket?.custom).toEqual({ [field.key]: `${secret} again` })
    const hidden = await theirs.event((e) => e.id === shown.id)
    expect(hidden).toMatchObject({
      data: { changes: {} },
      ticket: { custom: {}, version: shown.ticket?.version },
    })
    expect(JSON.stringify(theirs.events)).not.toContain(secret)
    await Promise.all([theirs.close(), ours.close(), live.stop()])
  })

  test('is not found by the search', async () => {
    const { body } = await agent.get<SearchPage>(`/search?q=${secret}`)
    expect(body.items).toEqual([])
  })
})
