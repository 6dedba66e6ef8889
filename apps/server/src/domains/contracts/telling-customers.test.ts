import { randomUUID } from 'node:crypto'
import type { Company } from '@podpora/contract/companies'
import type { Contract, Plan, TicketEntitlement } from '@podpora/contract/contracts'
import type { Problem } from '@podpora/contract/errors'
import type { TicketView } from '@podpora/contract/tickets'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { contractOf, plan, timeOf } from '../../testing/contracts.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import { daysFrom, dueOffer, mostLate } from './offering-rules.ts'
import { balanceToken } from './signing.ts'
import { offerRenewals, sayLow } from './telling-customers.ts'

let t: TestServer
beforeAll(async () => {
  t = await testServer()
})
afterAll(() => t.close())

const notices = { on: true, before: [30, 7], after: [7] }

describe('which offer is due', () => {
  const on = (day: string) => dueOffer(notices, '2026-06-30', day)
  test('by hand: on its day, late within a week, after the end only what is for after it', () => {
    expect(on('2026-05-30')).toBeNull()
    expect(on('2026-05-31')).toBe(-30)
    expect(on('2026-06-07')).toBe(-30)
    expect(on('2026-06-08')).toBeNull()
    expect(on('2026-06-23')).toBe(-7)
    expect(on('2026-06-30')).toBe(-7)
    expect(on('2026-07-01')).toBeNull()
    expect(on('2026-07-07')).toBe(7)
    expect(on('2026-07-15')).toBeNull()
  })

  test('each that is due was set, and is not more than a week old', () => {
    const days = fc.uniqueArray(fc.integer({ min: 1, max: 180 }), { maxLength: 5 })
    fc.assert(
      fc.property(days, days, fc.integer({ min: -200, max: 200 }), (before, after, passed) => {
        const day = new Date(Date.UTC(2026, 5, 30) + passed * 86_400_000).toISOString().slice(0, 10)
        const due = dueOffer({ before, after }, '2026-06-30', day)
        const all = [...before.map((one) => -one), ...after]
        if (due !== null) {
          expect(all).toContain(due)
          expect(daysFrom('2026-06-30', day) - due).toBeLessThanOrEqual(mostLate)
          expect(due > 0).toBe(passed > 0)
        }
        if (all.includes(passed)) expect(due).toBe(passed)
      }),
    )
  })
})

let n = 0
async function somebody(more: Parameters<typeof plan>[0] = {}, of: Parameters<typeof contractOf>[2] = {}) {
  const address = `told${++n}@client.example`
  const { ticketId } = await receive(t.db, { from: { address, name: 'Anna Nowak' } })
  const { customerId } = (await t.owner.get<TicketView>(`/tickets/${ticketId}`)).body.ticket
  const { body: made } = await t.owner.post<Plan>('/plans', { ...plan(more), notices })
  const { body: contract } = await t.owner.post<Contract>('/contracts', contractOf(customerId, made.id, of))
  return { address, ticketId, customerId, contract, plan: made }
}
const mailsTo = (address: string) =>
  all(
    t.db,
    sql<{ subject: string; text: string; fromAddress: string }>`
      select subject, text, from_address from outgoing_mails where ${address} = any(to_addresses) order by id
    `,
  )
const services = () => t

test('a renewal is offered once, however many ask at the same time, and again for another end', async () => {
  const { address, contract } = await somebody({}, { endsOn: '2030-06-30' })
  await Promise.all(Array.from({ length: 4 }, () => offerRenewals(services(), '2030-06-01')))
  await offerRenewals(services(), '2030-06-02')
  const [offer, ...more] = await mailsTo(address)
  expect(more).toEqual([])
  expect(offer?.subject).toContain('June 30, 2030')
  expect(offer?.text).toContain('Hello Anna Nowak,')
  expect(offer?.text).toContain(
    `/balance/${balanceToken(t.secrets, { customerId: contract.customerId as number, contractId: contract.id })}`,
  )
  const { startsOn, freeMonths, responsibleId, note, version } = contract
  await t.owner.put(`/contracts/${contract.id}`, {
    ...{ startsOn, freeMonths, responsibleId, note, version },
    endsOn: '2030-07-31',
  })
  await offerRenewals(services(), '2030-07-01')
  expect(await mailsTo(address)).toHaveLength(2)
  await sayLow(services(), contract.id, '2030-02-01', true)
  expect((await mailsTo(address)).at(-1)?.subject).toContain('Few visits are left')
})

test('nothing is offered where another contract follows, nor by a plan that tells nothing', async () => {
  const renewed = await somebody({}, { endsOn: '2031-06-30' })
  await t.owner.post(
    '/contracts',
    contractOf(renewed.customerId, renewed.plan.id, { startsOn: '2031-07-01' }),
  )
  const quiet = await somebody({}, { endsOn: '2031-06-30' })
  const { archivedAt: _, ...rest } = quiet.plan
  await t.owner.put(`/plans/${quiet.plan.id}`, {
    ...rest,
    notices: { ...notices, on: false },
    archived: false,
  })
  await offerRenewals(services(), '2031-06-23')
  expect(await mailsTo(renewed.address)).toEqual([])
  expect(await mailsTo(quiet.address)).toEqual([])
})

test('that little is left is said once a month', async () => {
  const { address, ticketId, contract } = await somebody()
  await t.owner.post(`/tickets/${ticketId}/time`, timeOf(560))
  await Promise.all([
    sayLow(services(), contract.id, '2030-01-01', false),
    sayLow(services(), contract.id, '2030-01-01', false),
  ])
  expect((await mailsTo(address)).map(({ subject }) => subject)).toEqual([
    `Little is left of your support plan “${contract.planName}” this month`,
  ])
  await sayLow(services(), contract.id, '2030-02-01', false)
  expect(await mailsTo(address)).toHaveLength(2)
})

const page = (of: Parameters<typeof balanceToken>[1], rest = '') =>
  t.podpora.app.inject({ url: `/balance/${balanceToken(t.secrets, of)}${rest}` })

test('the page shows a customer what is left, and their statements as PDF', async () => {
  const { address, customerId, contract } = await somebody()
  const { ticketId } = await receive(t.db, { from: { address, name: 'Anna' } })
  await t.owner.post(`/tickets/${ticketId}/time`, timeOf(90))
  const link = (await t.owner.get<TicketEntitlement>(`/tickets/${ticketId}/entitlement`)).body.balanceLink
  expect(link).toContain(`/balance/${balanceToken(t.secrets, { customerId })}`)
  const shown = await page({ customerId })
  expect(shown.statusCode).toBe(200)
  expect(shown.body).toContain('Left: 8:30 h of 10:00 h this month')
  const month = new Date().toISOString().slice(0, 7)
  expect(shown.body).toContain(`/${contract.id}/${month}"`)
  const pdf = await page({ customerId }, `/${contract.id}/${month}`)
  expect([pdf.statusCode, pdf.headers['content-type']]).toEqual([200, 'application/pdf'])
  expect(pdf.body.startsWith('%PDF')).toBe(true)
  expect((await page({ customerId }, `/${contract.id}/2019-01`)).statusCode).toBe(404)
  expect((await t.podpora.app.inject({ url: `/balance/c${customerId}.aaaaaaaaaaaaaaaa` })).statusCode).toBe(
    404,
  )
})

test('of a company everybody sees what is left, and its contact alone the statements', async () => {
  const domain = `${randomUUID()}.example`
  const { body: company } = await t.owner.post<Company>('/companies', {
    ...{ name: domain, domains: [domain], parentId: null, note: '' },
  })
  const write = async (who: string) => {
    const { ticketId } = await receive(t.db, { from: { address: `${who}@${domain}`, name: who } })
    return (await t.owner.get<TicketView>(`/tickets/${ticketId}`)).body.ticket.customerId
  }
  const [anna, boris] = [await write('anna'), await write('boris')]
  const stranger = (await somebody()).customerId
  const { body: made } = await t.owner.post<Plan>('/plans', { ...plan(), notices })
  const input = { ...contractOf(null, made.id), companyId: company.id }
  const refused = await t.owner.post<Problem>('/contracts', { ...input, contactId: stranger })
  expect(refused.body.fields).toMatchObject([{ field: 'contactId', rule: 'unknown' }])
  const { body: contract } = await t.owner.post<Contract>('/contracts', { ...input, contactId: anna })
  const month = new Date().toISOString().slice(0, 7)
  const statement = `/${contract.id}/${month}`
  expect((await page({ customerId: boris })).body).toContain(made.name)
  expect((await page({ customerId: boris })).body).not.toContain(statement)
  expect((await page({ customerId: boris }, statement)).statusCode).toBe(404)
  expect((await page({ customerId: anna })).body).toContain(statement)
  const own = { customerId: anna, contractId: contract.id }
  expect((await page(own)).statusCode).toBe(200)
  const { startsOn, endsOn, freeMonths, responsibleId, note, version } = contract
  await t.owner.put(`/contracts/${contract.id}`, {
    ...{ startsOn, endsOn, freeMonths, responsibleId, note, version },
    contactId: boris,
  })
  expect((await page(own)).statusCode).toBe(404)
  expect((await page({ customerId: stranger }, statement)).statusCode).toBe(404)
})
