import type { Contract, Plan, TicketEntitlement } from '@podpora/contract/contracts'
import type { Group } from '@podpora/contract/people'
import type { TicketRow, TicketView } from '@podpora/contract/tickets'
import type { Statement } from '@podpora/contract/time'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { contractOf, plan } from '../../testing/contracts.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'

let t: TestServer
let agent: Visitor
let freeGroup: number
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent')
  freeGroup = (await t.owner.post<Group>('/groups', { name: 'Free', memberIds: [] })).body.id
  const line = (name: string, groupIds: number[], free: boolean) =>
    t.owner.post('/lines', {
      ...{ name, level: 1, acceptMinutes: null, answerMinutes: null, returnMinutes: null },
      ...{ noteRequired: false, hourCost: null, groupIds, free },
    })
  await line('First', [1], false)
  await line('Free', [freeGroup], true)
})
afterAll(() => t.close())

const month = new Date().toISOString().slice(0, 7)
let n = 0
const ticket = async (id: number) => (await t.owner.get<TicketView>(`/tickets/${id}`)).body
const served = async (id: number) => (await t.owner.get<TicketEntitlement>(`/tickets/${id}/entitlement`)).body
const write = async (address: string) =>
  (await receive(t.db, { from: { address, name: 'Anna' }, subject: 'How do I print?' })).ticketId

/** A contract of one case a month. */
async function client(more: Parameters<typeof plan>[0] = {}) {
  const address = `case${++n}@client.example`
  const { customerId } = (await ticket(await write(address))).ticket
  const terms = { unit: 'tickets', monthly: 1, overage: 'ask', ...more } as const
  const { body: made } = await t.owner.post<Plan>('/plans', plan(terms))
  const { body: contract } = await t.owner.post<Contract>('/contracts', contractOf(customerId, made.id))
  return { address, contract }
}
const answered = async (id: number) =>
  (await ticket(id)).history
    .filter(({ kind }) => kind === 'ticket.agreement_answered')
    .map(({ data }) => data)
/** The tickets that a view of those that wait for a yes has, and how many it counts. */
const waiting = async () => {
  const filter = JSON.stringify([{ field: 'agreement', op: 'is', values: [true] }])
  const { body } = await t.owner.get<{ items: TicketRow[] }>(`/tickets?${new URLSearchParams({ filter })}`)
  return body.items.map(({ id }) => id)
}
const answers = async (id: number) =>
  (await ticket(id)).messages.filter(({ direction, kind }) => direction === 'out' && kind === 'public')
test('a case beyond the plan asks for agreement; agreed by several at once, it is billed once', async () => {
  const { address, contract } = await client()
  expect((await served(await write(address))).agreement).toBeNull()
  const id = await write(address)
  const { agreement } = await served(id)
  expect(agreement).toMatchObject({ state: 'asked', price: { amount: 9000, currency: 'EUR' } })
  expect(agreement?.question).toContain('€90.00')
  expect((await ticket(id)).ticket.asksAgreement).toBe(true)
  expect(await waiting()).toEqual([id])
  const said = await Promise.all(
    Array.from({ length: 4 }, () =>
      agent.put(`/tickets/${id}/agreement`, { id: agreement?.id, agreed: true }),
    ),
  )
  expect(said.map(({ status }) => status)).toEqual([200, 200, 200, 200])
  expect((await agent.put(`/tickets/${id}/agreement`, { id: agreement?.id, agreed: false })).status).toBe(404)
  expect(await served(id)).toMatchObject({ service: 'paid', agreement: { state: 'done' } })
  expect(await answered(id)).toEqual([
    { agreed: true, unit: 'tickets', amount: 1, price: { amount: 9000, currency: 'EUR' } },
  ])
  expect(await waiting()).toEqual([])
  const lines = await t.owner.get<Statement>(`/contracts/${contract.id}/statement?month=${month}`)
  expect(lines.body.lines.filter(({ source }) => source === 'over')).toMatchObject([
    { ticketId: id, price: { amount: 9000 } },
  ])
})

test('not agreed, it goes to the free line with its answer, once, and is not billed', async () => {
  const page = { html: '<p>Press the button</p>', state: 'published', planIds: [], filter: [] }
  await t.owner.post('/materials', { ...page, title: 'How to print', language: 'en', readers: 'everyone' })
  const { address, contract } = await client()
  await write(address)
  const id = await write(address)
  const asked = (await served(id)).agreement?.id
  const no = () => agent.put<TicketEntitlement>(`/tickets/${id}/agreement`, { id: asked, agreed: false })
  await Promise.all([no(), no()])
  expect(await served(id)).toMatchObject({ service: 'free', contractId: null, why: 'unpaid' })
  const { ticket: row, history } = await ticket(id)
  expect(row).toMatchObject({ groupId: freeGroup, service: 'free' })
  expect(
    history.find(({ data }) => (data.changes as { service?: unknown } | undefined)?.service),
  ).toBeDefined()
  const [answer, ...more] = await answers(id)
  expect(more).toEqual([])
  expect(answer?.text).toContain('You have no paid support at present')
  expect(answer?.text).toContain('/balance/')
  expect(answer?.text).toMatch(/This may help you at once:\s+How to print\s+\S+\/read\/m\d+c/)
  const lines = await t.owner.get<Statement>(`/contracts/${contract.id}/statement?month=${month}`)
  expect(lines.body.lines.map(({ source }) => source).sort()).toEqual(['declined', 'included'])
})

test('told to be of a kind that the contract lacks, an unsorted request goes to the free line, and its case back', async () => {
  const { address, contract } = await client({ kinds: ['question'] })
  const id = await write(address)
  expect((await t.owner.get<Contract>(`/contracts/${contract.id}`)).body.balance.left).toBe(0)
  const set = async (kind: TicketRow['kind']) => {
    const { version } = (await ticket(id)).ticket
    await t.owner.patch(`/tickets/${id}`, { version, changes: { kind } })
  }
  await set('bug')
  expect((await ticket(id)).ticket).toMatchObject({ kind: 'bug', service: 'free', groupId: freeGroup })
  expect(await served(id)).toMatchObject({ why: 'bug', contractId: null })
  expect((await t.owner.get<Contract>(`/contracts/${contract.id}`)).body.balance.left).toBe(1)
  const other = await write(address)
  const { version } = (await ticket(other)).ticket
  await t.owner.patch(`/tickets/${other}`, { version, changes: { kind: 'question' } })
  expect((await ticket(other)).ticket).toMatchObject({ service: 'paid', groupId: 1 })
  const draws = await all(
    t.db,
    sql<{ ticketId: number }>`select ticket_id from draws where contract_id = ${contract.id}`,
  )
  expect(draws).toEqual([{ ticketId: other }])
})

test('what stood on the free line for want of a contract comes to the paid one when its kind is told', async () => {
  const address = `case${++n}@client.example`
  const id = await write(address)
  const { customerId } = (await ticket(id)).ticket
  expect((await ticket(id)).ticket).toMatchObject({ service: 'free', groupId: freeGroup })
  const { body: made } = await t.owner.post<Plan>('/plans', plan())
  await t.owner.post('/contracts', contractOf(customerId, made.id))
  const { version } = (await ticket(id)).ticket
  await t.owner.patch(`/tickets/${id}`, { version, changes: { kind: 'question' } })
  expect((await ticket(id)).ticket).toMatchObject({ service: 'paid', planId: made.id, groupId: 1 })
})
