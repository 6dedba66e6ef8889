import { randomUUID } from 'node:crypto'
import type { Calendar } from '@podpora/contract/calendars'
import type { Contract, ContractHistory, Pack, Plan, TicketEntitlement } from '@podpora/contract/contracts'
import type { Problem } from '@podpora/contract/errors'
import type { IntakePreview } from '@podpora/contract/intake'
import type { Group } from '@podpora/contract/people'
import type { TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { contractOf, plan } from '../../testing/contracts.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer } from '../../testing/server.ts'

let t: TestServer
let freeLine: number
let freeGroup: number
beforeAll(async () => {
  t = await testServer()
  const line = (name: string, groupIds: number[], free: boolean) =>
    t.owner.post<{ id: number }>('/lines', {
      ...{
        name,
        level: 1,
        acceptMinutes: null,
        answerMinutes: null,
        returnMinutes: null,
        noteRequired: false,
      },
      ...{ hourCost: { amount: 3000, currency: 'EUR' }, groupIds, free },
    })
  await line('First', [1], false)
  freeGroup = (await t.owner.post<Group>('/groups', { name: 'Free', memberIds: [] })).body.id
  freeLine = (await line('Free', [freeGroup], true)).body.id
  const rule = {
    name: 'Bugs',
    enabled: true,
    filter: [],
    words: ['crash'],
    senders: [],
    lineId: null,
    groupId: null,
  }
  await t.owner.post('/intake-rules', { ...rule, productId: null, kind: 'bug', priority: null, addTags: [] })
})
afterAll(() => t.close())

let n = 0
const newcomer = () => `customer${++n}@client.example`
const write = async (address: string, subject = 'How do I print?') => {
  const arrival = await receive(t.db, { from: { address, name: 'Anna' }, subject })
  const { ticket } = (await t.owner.get<TicketView>(`/tickets/${arrival.ticketId}`)).body
  return { ...ticket, unpaid: arrival.unpaid }
}
const makePlan = async (...more: Parameters<typeof plan>) =>
  (await t.owner.post<Plan>('/plans', plan(...more))).body
const makeContract = async (...of: Parameters<typeof contractOf>) =>
  (await t.owner.post<Contract & Problem>('/contracts', contractOf(...of))).body
const served = async (id: number) => (await t.owner.get<TicketEntitlement>(`/tickets/${id}/entitlement`)).body

test('a line and a calendar stay as long as a plan or a running contract names them', async () => {
  const line = async () => {
    const body = { name: randomUUID(), level: 3, acceptMinutes: null, answerMinutes: null }
    const made = await t.owner.post<{ id: number }>('/lines', {
      ...{ ...body, returnMinutes: null, noteRequired: false, hourCost: null, groupIds: [] },
    })
    return made.body.id
  }
  const [reached, rated] = [await line(), await line()]
  const day = [{ from: '09:00', to: '17:00' }]
  const week = [day, day, day, day, day, [], []]
  const calendar = await t.owner.post<Calendar>('/calendars', {
    ...{ name: 'Office', rules: { zone: 'Europe/Warsaw', week, holidays: null, exceptions: [] } },
  })
  const calendarId = calendar.body.id
  const rates = [{ lineId: rated, when: 'off' as const, percent: 150 }]
  const made = await makePlan({ lineIds: [reached], rates, calendarId })
  const remove = async () => {
    const answers: (string | number)[] = []
    for (const path of [`/lines/${reached}`, `/lines/${rated}`, `/calendars/${calendarId}`]) {
      const { status, body } = await t.owner.delete<Problem>(path)
      answers.push(status === 204 ? status : body.code)
    }
    return answers
  }
  const kept = ['line_in_use', 'line_in_use', 'calendar_in_use']
  expect(await remove()).toEqual(kept)

  const { customerId } = await write(newcomer())
  const contract = await makeContract(customerId, made.id)
  const { status } = await t.owner.put(`/plans/${made.id}`, {
    ...plan(),
    version: made.version,
    archived: false,
  })
  expect(status).toBe(200)
  expect(await remove()).toEqual(kept)
  const over = { version: contract.version, state: 'cancelled', reason: 'Moved' }
  expect((await t.owner.put(`/contracts/${contract.id}/state`, over)).status).toBe(200)
  expect(await remove()).toEqual([204, 204, 204])
})

test('without a contract a bug and a question go to the free line, and the question is told what is possible', async () => {
  const address = newcomer()
  expect(await write(address, 'A crash')).toMatchObject({
    ...{ service: 'free', lineId: freeLine, groupId: freeGroup, kind: 'bug', unpaid: false },
  })
  expect(await write(address)).toMatchObject({ service: 'free', lineId: freeLine, unpaid: true })
})

test('a contract brings the usual line, or that of its plan; the preview says the same', async () => {
  const address = newcomer()
  const { customerId } = await write(address)
  const { id: planId } = await makePlan()
  const { id: contractId } = await makeContract(customerId, planId)
  expect(await write(address)).toMatchObject({ service: 'paid', planId, groupId: 1, unpaid: false })
  const example = { from: address, subject: 'A question', text: '', brandId: null, language: null }
  const { body } = await t.owner.post<IntakePreview>('/intake-preview', example)
  expect(body.entitlement).toMatchObject({ service: 'paid', why: 'contract', contractId })
  const { body: stranger } = await t.owner.post<IntakePreview>('/intake-preview', {
    ...example,
    from: newcomer(),
  })
  expect(stranger).toMatchObject({ lineId: freeLine, groupId: freeGroup, entitlement: { why: 'unpaid' } })
})

test('a company’s contract counts for its people and for its parts', async () => {
  const company = async (name: string, domains: string[], parentId: number | null) =>
    (await t.owner.post<{ id: number }>('/companies', { name, domains, parentId, note: '' })).body.id
  const whole = await company('Whole', ['whole.example'], null)
  await company('Part', ['part.example'], whole)
  const { id: planId } = await makePlan()
  await makeContract(null, planId, { companyId: whole })
  expect(await write('anna@part.example')).toMatchObject({ service: 'paid', planId })
})

test('cases are taken one by one, however many ask at once', async () => {
  const address = newcomer()
  const { customerId } = await write(address)
  const { id: planId } = await makePlan({ unit: 'tickets', monthly: 3 })
  const { id } = await makeContract(customerId, planId)
  const pack = {
    customerId,
    companyId: null,
    unit: 'tickets',
    amount: 2,
    expiresOn: null,
    price: null,
    note: '',
  }
  const { body: bought } = await t.owner.post<Pack>('/packs', pack)
  const written = await Promise.all(Array.from({ length: 9 }, () => write(address)))
  expect(written.filter(({ service }) => service === 'paid')).toHaveLength(5)
  const { body } = await t.owner.get<Contract>(`/contracts/${id}`)
  expect(body.balance).toEqual({ unit: 'tickets', given: 3, left: 0, packs: 0, over: 0 })
  const drawn = await all(
    t.db,
    sql<{ packs: number; count: number }>`
      select count(*) filter (where pack_id = ${bought.id})::int as packs, count(*)::int as count from draws
      where ticket_id = any(${written.map((one) => one.id)}::bigint[])
    `,
  )
  expect(drawn).toEqual([{ packs: 2, count: 5 }])
  expect((await t.owner.delete<Problem>(`/packs/${bought.id}`)).body.code).toBe('pack_used')
})

test('that cases are nearly used up is said once in a month, with the case that makes it so', async () => {
  const address = newcomer()
  const { customerId } = await write(address)
  const { id: planId } = await makePlan({ unit: 'tickets', monthly: 2, overage: 'bill' })
  const { holderName } = await makeContract(customerId, planId)
  const told = () =>
    all(t.db, sql`select 1 from outgoing_mails where subject = ${`Nearly used up: ${holderName}`}`)
  await write(address)
  expect(await told()).toHaveLength(0)
  await Promise.all([write(address), write(address), write(address)])
  expect(await told()).toHaveLength(1)
})

test('a contract keeps its terms, its history and its end', async () => {
  const { customerId } = await write(newcomer())
  const made = await makePlan()
  const { id, version, terms } = await makeContract(customerId, made.id, { state: 'draft' })
  const { archivedAt: _, ...rest } = made
  const dearer = { ...made.terms, monthly: 60 }
  await t.owner.put(`/plans/${made.id}`, { ...rest, terms: dearer, archived: false })
  const step = (state: string, v: number) =>
    t.owner.put<Contract & Problem>(`/contracts/${id}/state`, { version: v, state, reason: 'Moved away' })
  expect((await step('active', version)).body).toMatchObject({ state: 'active', terms })
  expect((await step('cancelled', version)).body.code).toBe('changed_meanwhile')
  expect((await step('cancelled', version + 1)).body.state).toBe('cancelled')
  expect((await step('active', version + 2)).body.code).toBe('contract_over')
  const { body } = await t.owner.get<ContractHistory>(`/contracts/${id}/states`)
  expect(body.map(({ state, reason }) => [state, reason])).toEqual([
    ['draft', ''],
    ['active', 'Moved away'],
    ['cancelled', 'Moved away'],
  ])
})

test('a contract that came later can be chosen for a ticket, and only one of its own customer', async () => {
  const ticket = await write(newcomer())
  const other = await write(newcomer())
  const { id: planId, name } = await makePlan()
  const { id: contractId } = await makeContract(ticket.customerId, planId)
  expect(await served(ticket.id)).toMatchObject({ service: 'free', contractId: null, now: { contractId } })
  const path = `/tickets/${ticket.id}/entitlement`
  const { body } = await t.owner.put<TicketEntitlement>(path, { contractId: null })
  expect(body).toMatchObject({ service: 'paid', contractId, planName: name, balance: { left: 600 } })
  const wrong = await t.owner.put<Problem>(`/tickets/${other.id}/entitlement`, { contractId })
  expect(wrong.body.fields).toMatchObject([{ field: 'contractId', rule: 'unknown' }])
})

test('terms that would mean something else are refused', async () => {
  const refused = async (more: Parameters<typeof plan>[0]) =>
    (await t.owner.post<Problem>('/plans', plan(more))).body.fields?.[0]
  expect(await refused({ overage: 'bill', overPrice: null })).toMatchObject({ rule: 'required' })
  expect(await refused({ overPrice: { amount: 1, currency: 'PLN' } })).toMatchObject({ rule: 'one_currency' })
  expect(await refused({ rates: [{ lineId: null, when: 'off', percent: 150 }] })).toMatchObject({
    field: 'terms/calendarId',
  })
  const { body } = await t.owner.post<Problem>('/contracts', contractOf(999_999, (await makePlan()).id))
  expect(body.fields).toMatchObject([{ field: 'customerId', rule: 'unknown' }])
})
