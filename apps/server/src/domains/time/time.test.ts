import type { Contract, Pack, Plan, TicketEntitlement } from '@podpora/contract/contracts'
import type { Problem } from '@podpora/contract/errors'
import type { TicketRow, TicketView } from '@podpora/contract/tickets'
import type { CostRow, Statement, TicketTime } from '@podpora/contract/time'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, one, sql } from '../../platform/postgres/db.ts'
import { contractOf, plan, timeOf, visitOf } from '../../testing/contracts.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { lookAfterContracts } from '../contracts/noticing.ts'
import { feeFor, lastDayOf, totalsOf } from './rules.ts'

let t: TestServer
let agent: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent')
  await t.owner.post('/lines', {
    ...{
      name: 'First',
      level: 1,
      acceptMinutes: null,
      answerMinutes: null,
      returnMinutes: null,
      noteRequired: false,
    },
    ...{ hourCost: { amount: 3000, currency: 'EUR' }, groupIds: [1] },
  })
})
afterAll(() => t.close())

const month = new Date().toISOString().slice(0, 7)
let n = 0
/** A ticket of somebody with a contract. */
async function entitled(
  ...more: Parameters<typeof plan>
): Promise<{ ticket: TicketRow; contractId: number }> {
  const address = `customer${++n}@client.example`
  const first = await ticketOf((await receive(t.db, { from: { address, name: 'Anna' } })).ticketId)
  const { body: made } = await t.owner.post<Plan>('/plans', plan(...more))
  const { body } = await t.owner.post<Contract>('/contracts', contractOf(first.customerId, made.id))
  const { ticketId } = await receive(t.db, { from: { address, name: 'Anna' } })
  return { ticket: await ticketOf(ticketId), contractId: body.id }
}
const ticketOf = async (id: number) => (await t.owner.get<TicketView>(`/tickets/${id}`)).body.ticket
const write = (ticketId: number, minutes: number, more: Parameters<typeof timeOf>[1] = {}) =>
  agent.post<TicketTime & Problem>(`/tickets/${ticketId}/time`, timeOf(minutes, more))
const balance = async (id: number) => (await t.owner.get<Contract>(`/contracts/${id}`)).body.balance

describe('the balance', () => {
  test('time is rounded up, taken of the month, and goes back with its entry', async () => {
    const { ticket, contractId } = await entitled()
    const { body } = await write(ticket.id, 50)
    expect(body).toMatchObject({
      minutes: 50,
      countsTime: true,
      entries: [{ counted: 60, over: 0 }],
      money: null,
    })
    expect(await balance(contractId)).toMatchObject({ given: 600, left: 540 })
    await write(ticket.id, 20, { billable: false })
    expect(await balance(contractId)).toMatchObject({ left: 540 })
    await agent.delete(`/tickets/${ticket.id}/time/${body.entries[0]?.id}`)
    expect(await balance(contractId)).toMatchObject({ left: 600 })
  })

  test('the same entry sent twice at once counts once', async () => {
    const { ticket, contractId } = await entitled()
    const entry = timeOf(60)
    const sent = await Promise.all([1, 2, 3].map(() => agent.post(`/tickets/${ticket.id}/time`, entry)))
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await balance(contractId)).toMatchObject({ left: 540 })
  })

  test('many entries at once, on many tickets, never take more than there is, and not a minute less', async () => {
    const { ticket, contractId } = await entitled({ roundTo: 1 })
    const { customerId } = ticket
    const pack = { customerId, companyId: null, unit: 'minutes', expiresOn: null, price: null, note: '' }
    for (const amount of [70, 50]) await t.owner.post<Pack>('/packs', { ...pack, amount })
    const address = `customer${n}@client.example`
    const others = await Promise.all(
      [1, 2, 3].map(async () => (await receive(t.db, { from: { address, name: 'Anna' } })).ticketId),
    )
    const tickets = [ticket.id, ...others]
    const minutes = fc.sample(fc.integer({ min: 5, max: 60 }), { numRuns: 60, seed: 11 })
    const answers = await Promise.all(minutes.map((some, i) => write(tickets[i % 4] as number, some)))
    const taken = minutes.filter((_, i) => answers[i]?.status === 200).reduce((sum, some) => sum + some, 0)
    const refused = answers.filter(({ status }) => status !== 200)
    expect(refused.every(({ body }) => body.code === 'balance_used_up')).toBe(true)
    const left = await balance(contractId)
    expect(left.left + left.packs).toBe(720 - taken)
    // What was refused would not have fitted: nothing was left lying.
    const smallest = Math.min(...minutes.filter((_, i) => answers[i]?.status !== 200))
    expect(left.left + left.packs).toBeLessThan(smallest)
    const wrong = await all(
      t.db,
      sql`select p.id from packs p join draws d on d.pack_id = p.id group by p.id having sum(d.amount) > p.amount`,
    )
    expect(wrong).toEqual([])
    const { drawn } = await one(
      t.db,
      sql<{
        drawn: number
      }>`select sum(amount)::int as drawn from draws where ticket_id = any(${tickets}::bigint[])`,
    )
    expect(drawn).toBe(taken)
  })

  test('packs are used in their order, after the month', async () => {
    const { ticket } = await entitled({ monthly: 60 })
    const pack = { customerId: ticket.customerId, companyId: null, unit: 'minutes', amount: 60 }
    const rest = { expiresOn: null, price: null, note: '' }
    const a = (await t.owner.post<Pack>('/packs', { ...pack, ...rest })).body
    const b = (await t.owner.post<Pack>('/packs', { ...pack, ...rest })).body
    await t.owner.put('/pack-order', { ids: [b.id, a.id] })
    await write(ticket.id, 90)
    const { body } = await t.owner.get<Pack[]>(`/packs?customerId=${ticket.customerId}`)
    expect(body.map(({ id, left }) => [id, left])).toEqual([
      [b.id, 30],
      [a.id, 60],
    ])
  })
})

describe('visits', () => {
  const visits = { monthly: 2, rollOver: 0, overage: 'block', overPrice: null } as const
  const visit = (ticketId: number, more: Parameters<typeof visitOf>[0] = {}) =>
    agent.post<TicketTime & Problem>(`/tickets/${ticketId}/visits`, visitOf(more))
  const left = async (id: number) => (await t.owner.get<Contract>(`/contracts/${id}`)).body.visits

  test('are taken one by one, beside the hours, and go back with their entry', async () => {
    const { ticket, contractId } = await entitled({ visits })
    const { body } = await visit(ticket.id, { minutes: 90 })
    expect(body).toMatchObject({ countsVisits: true, minutes: 90 })
    expect(body.entries).toMatchObject([{ visit: true, minutes: 90, counted: 1, billable: true }])
    expect(await left(contractId)).toEqual({ unit: 'visits', given: 2, left: 1, packs: 0, over: 0 })
    expect(await balance(contractId)).toMatchObject({ left: 600 })
    await visit(ticket.id, { billable: false })
    expect(await left(contractId)).toMatchObject({ left: 1 })
    await agent.delete(`/tickets/${ticket.id}/time/${body.entries[0]?.id}`)
    expect(await left(contractId)).toMatchObject({ left: 2 })
  })

  test('of many written at once on many tickets, no more are taken than there are', async () => {
    const { ticket, contractId } = await entitled({ visits: { ...visits, monthly: 5 } })
    await t.owner.post<Pack>('/packs', {
      ...{ customerId: ticket.customerId, companyId: null, unit: 'visits', amount: 3 },
      ...{ expiresOn: null, price: null, note: '' },
    })
    const address = `customer${n}@client.example`
    const others = await Promise.all(
      [1, 2, 3].map(async () => (await receive(t.db, { from: { address, name: 'Anna' } })).ticketId),
    )
    const tickets = [ticket.id, ...others]
    const answers = await Promise.all(
      Array.from({ length: 24 }, (_, i) =>
        visit(tickets[i % 4] as number, i % 3 === 0 ? {} : { minutes: 30 }),
      ),
    )
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(8)
    const refused = answers.filter(({ status }) => status !== 200)
    expect(refused.every(({ body }) => body.code === 'balance_used_up')).toBe(true)
    expect(await left(contractId)).toMatchObject({ given: 5, left: 0, packs: 0 })
  })

  test('the same one sent twice at once counts once', async () => {
    const { ticket, contractId } = await entitled({ visits })
    const one = visitOf()
    const sent = await Promise.all([1, 2, 3].map(() => agent.post(`/tickets/${ticket.id}/visits`, one)))
    expect(sent.map(({ status }) => status)).toEqual([200, 200, 200])
    expect(await left(contractId)).toMatchObject({ left: 1 })
  })

  test('beyond what there is are billed at their price, and stand in the statement', async () => {
    const price = { amount: 12_000, currency: 'EUR' }
    const { ticket, contractId } = await entitled({
      visits: { ...visits, monthly: 1, overage: 'bill', overPrice: price },
    })
    await visit(ticket.id)
    await visit(ticket.id, { note: 'Second one' })
    expect(await left(contractId)).toMatchObject({ given: 1, left: 0, over: 1 })
    const path = `/contracts/${contractId}/statement`
    const { body } = await t.owner.get<Statement>(`${path}?month=${month}`)
    expect(body.visits).toMatchObject({ given: 1, left: 0, over: 1 })
    expect(body.lines.map(({ kind, counted, source, price: each }) => [kind, counted, source, each])).toEqual(
      [
        ['visit', 1, 'included', null],
        ['visit', 1, 'over', price],
      ],
    )
    const csv = String((await t.owner.get(`${path}.csv?month=${month}`)).body)
    expect(csv).toContain(`visit,${ticket.id},`)
    expect(csv).toContain(',1,over,120.00,EUR,Second one')
    expect((await t.owner.get(`${path}.pdf?month=${month}`)).status).toBe(200)
  })

  test('are asked for where the plan says so, and what is left of an earlier month is used first', async () => {
    const price = { amount: 12_000, currency: 'EUR' }
    const asks = { monthly: 0, rollOver: null, overage: 'ask', overPrice: price } as const
    const { ticket, contractId } = await entitled({ visits: asks })
    const { body } = await visit(ticket.id)
    const asked = body.entries[0]?.asked
    expect(await left(contractId)).toMatchObject({ over: 0 })
    expect((await t.owner.put(`/overages/${asked}`, { bill: true })).status).toBe(204)
    expect(await left(contractId)).toMatchObject({ over: 1 })
  })

  test('of a pack are taken, and serve, without any contract', async () => {
    const first = await ticketOf(
      (await receive(t.db, { from: { address: `c${++n}@client.example`, name: '' } })).ticketId,
    )
    const pack = { customerId: first.customerId, companyId: null, unit: 'visits', amount: 1 }
    await t.owner.post<Pack>('/packs', { ...pack, expiresOn: null, price: null, note: '' })
    const { body } = await agent.get<TicketEntitlement>(`/tickets/${first.id}/entitlement`)
    expect(body.now).toMatchObject({ service: 'paid', why: 'pack', balance: null, visits: { packs: 1 } })
    expect((await visit(first.id)).body.entries).toMatchObject([{ billable: true, counted: 1 }])
    expect((await visit(first.id)).body.code).toBe('balance_used_up')
  })

  test('of a day to come are not written', async () => {
    const { ticket } = await entitled({ visits })
    const day = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)
    expect((await visit(ticket.id, { day })).body.code).toBe('validation_failed')
  })

  test('few left is said by itself, once a month, beside the hours', async () => {
    const { ticket } = await entitled({ visits, roundTo: 1 })
    const subjects = async () =>
      (
        await all(
          t.db,
          sql<{
            subject: string
          }>`select subject from outgoing_mails where subject ~ '^(Few visits|Nearly used)' order by id`,
        )
      ).map(({ subject }) => subject.slice(0, 10))
    const before = (await subjects()).length
    await visit(ticket.id)
    await visit(ticket.id)
    await write(ticket.id, 595)
    expect((await subjects()).slice(before)).toEqual(['Few visits', 'Nearly use'])
    const { body } = await agent.get<TicketEntitlement>(`/tickets/${ticket.id}/entitlement`)
    expect(body).toMatchObject({ visitsNearlyUsedUp: true, visits: { given: 2, left: 0 } })
  })
})

describe('beyond the balance', () => {
  test('is refused, with what is left', async () => {
    const { ticket } = await entitled({ monthly: 60 })
    const { status, body } = await write(ticket.id, 61)
    expect(status).toBe(409)
    expect(body).toMatchObject({ code: 'balance_used_up', current: { left: 60 } })
    expect((await write(ticket.id, 61, { billable: false })).status).toBe(200)
  })

  test('is billed at the hour’s price, by the rate of its line', async () => {
    const { ticket, contractId } = await entitled({
      ...{ monthly: 60, overage: 'bill' },
      rates: [{ lineId: null, when: 'any', percent: 150 }],
    })
    await write(ticket.id, 60)
    expect(await balance(contractId)).toMatchObject({ left: 0, over: 30 })
    const { body } = await t.owner.get<TicketTime>(`/tickets/${ticket.id}/time`)
    expect(body.money).toEqual({
      cost: [{ amount: 3000, currency: 'EUR' }],
      price: [{ amount: 4500, currency: 'EUR' }],
    })
  })

  test('is asked for, and costs nothing until somebody has agreed', async () => {
    const { ticket, contractId } = await entitled({ monthly: 0, overage: 'ask' })
    const asked = (await write(ticket.id, 60)).body.entries[0]?.asked
    const price = async () => (await t.owner.get<TicketTime>(`/tickets/${ticket.id}/time`)).body.money?.price
    expect(await price()).toEqual([])
    expect((await agent.put(`/overages/${asked}`, { bill: true })).status).toBe(403)
    expect((await t.owner.put(`/overages/${asked}`, { bill: true })).status).toBe(204)
    expect((await t.owner.put(`/overages/${asked}`, { bill: false })).status).toBe(404)
    expect(await price()).toEqual([{ amount: 9000, currency: 'EUR' }])
    expect(await balance(contractId)).toMatchObject({ over: 60 })
  })
})

test('little left is said once a month, and the ticket shows it', async () => {
  const { ticket } = await entitled({ monthly: 100, roundTo: 1 })
  const mails = async () =>
    (
      await one(
        t.db,
        sql<{ count: number }>`select count(*)::int from outgoing_mails where subject like 'Nearly used up%'`,
      )
    ).count
  const before = await mails()
  await write(ticket.id, 91)
  await write(ticket.id, 1)
  expect(await mails()).toBe(before + 1)
  const { body } = await agent.get<TicketEntitlement>(`/tickets/${ticket.id}/entitlement`)
  expect(body).toMatchObject({ nearlyUsedUp: true, balance: { left: 8 } })
})

test('a clock runs on one ticket at a time, and ends with what it counted', async () => {
  const { ticket } = await entitled()
  const other = await entitled()
  const clock = `/tickets/${ticket.id}/timer`
  const { body } = await agent.put<TicketTime>(clock, {})
  expect(body.timer).toMatchObject({ ticketId: ticket.id })
  const elsewhere = await agent.put<Problem>(`/tickets/${other.ticket.id}/timer`, {})
  expect(elsewhere.body).toMatchObject({ code: 'timer_running', current: { ticketId: ticket.id } })
  const stopped = await write(ticket.id, 10, { startedAt: body.timer?.startedAt ?? '', stopsTimer: true })
  expect(stopped.body.timer).toBeNull()
})

test('a statement says what was used and what is to be paid, also as a table and as a PDF', async () => {
  const { ticket, contractId } = await entitled({ monthly: 60, overage: 'bill' })
  await write(ticket.id, 90, { note: '=HYPERLINK("x")' })
  const expense = { clientId: crypto.randomUUID(), day: `${month}-01`, billable: true, note: 'Train' }
  await agent.post(`/tickets/${ticket.id}/expenses`, { ...expense, sum: { amount: 2050, currency: 'PLN' } })
  const path = `/contracts/${contractId}/statement`
  const { body } = await t.owner.get<Statement>(`${path}?month=${month}`)
  expect(body).toMatchObject({ fee: { amount: 50_000 }, balance: { given: 60, left: 0, over: 30 } })
  expect(body.lines.map(({ kind, source, price }) => [kind, source, price?.amount])).toEqual([
    ['expense', 'none', 2050],
    ['time', 'over', 4500],
  ])
  expect(body.totals).toEqual([
    { amount: 54_500, currency: 'EUR' },
    { amount: 2050, currency: 'PLN' },
  ])
  const csv = String((await t.owner.get(`${path}.csv?month=${month}`)).body)
  expect(csv).toContain(`"'=HYPERLINK(""x"")"`)
  expect(csv).toContain('20.50,PLN')
  const pdf = await t.owner.get(`${path}.pdf?month=${month}`)
  expect(pdf.headers['content-type']).toBe('application/pdf')
  expect((await agent.get(`${path}?month=${month}`)).status).toBe(403)
  const { body: rows } = await t.owner.get<CostRow[]>(
    `/costs?by=contract&from=${month}-01&to=${lastDayOf(month)}`,
  )
  expect(rows.find(({ id }) => id === contractId)).toMatchObject({
    ...{ minutes: 90, tickets: 1, price: [{ amount: 4500 }, { amount: 2050, currency: 'PLN' }] },
    cost: [
      { amount: 4500, currency: 'EUR' },
      { amount: 2050, currency: 'PLN' },
    ],
  })
})

test('a contract ends by itself; who is responsible is told before and after, once', async () => {
  const { contractId } = await entitled()
  const { body } = await t.owner.get<Contract>(`/contracts/${contractId}`)
  const { startsOn, freeMonths, note, version } = body
  const change = { version, startsOn, freeMonths, note, responsibleId: agent.id, endsOn: '2030-06-30' }
  await t.owner.put(`/contracts/${contractId}`, change)
  const told = async () =>
    (
      await all(
        t.db,
        sql<{
          subject: string
        }>`select subject from outgoing_mails where subject like '%ontract%ust%' or subject like 'A contract%' order by id`,
      )
    ).map(({ subject }) => subject.slice(0, 19))
  await lookAfterContracts(t.db, new Date('2030-05-30T12:00:00Z'))
  expect(await told()).toEqual([])
  for (const day of ['2030-06-01', '2030-06-02']) await lookAfterContracts(t.db, new Date(`${day}T12:00:00Z`))
  expect(await told()).toEqual(['A contract ends on '])
  for (const day of ['2030-07-01', '2030-07-02']) await lookAfterContracts(t.db, new Date(`${day}T12:00:00Z`))
  expect(await told()).toEqual(['A contract ends on ', 'A contract has ende'])
  expect((await t.owner.get<Contract>(`/contracts/${contractId}`)).body.state).toBe('ended')
})

describe('what a month costs', () => {
  const contract = {
    ...{ terms: plan().terms, startsOn: '2026-03-15', endsOn: '2026-12-31', freeMonths: 3 },
    state: 'active' as const,
  }
  test('is nothing for the free months and outside of the contract (R11)', () => {
    const amounts = ['2026-02', '2026-03', '2026-05', '2026-06', '2026-12', '2027-01'].map(
      (one) => feeFor(contract, one)?.amount ?? 0,
    )
    expect(amounts).toEqual([0, 0, 0, 50_000, 50_000, 0])
    expect(feeFor({ ...contract, state: 'draft' }, '2026-07')).toBeNull()
  })

  test('sums are whole, and each currency is by itself', () =>
    fc.assert(
      fc.property(
        fc.array(
          fc.record({ amount: fc.integer({ min: 0, max: 1e12 }), currency: fc.constantFrom('EUR', 'PLN') }),
        ),
        (prices) => {
          const totals = totalsOf(
            null,
            prices.map((price) => ({ price })),
          )
          for (const { amount, currency } of totals)
            expect(amount).toBe(
              prices.filter((one) => one.currency === currency).reduce((sum, one) => sum + one.amount, 0),
            )
        },
      ),
    ))
})
