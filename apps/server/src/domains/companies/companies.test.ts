import type { Company, CompanyInput } from '@podpora/contract/companies'
import type { Customer } from '@podpora/contract/customers'
import type { Problem } from '@podpora/contract/errors'
import type { TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer } from '../../testing/server.ts'

let t: TestServer
beforeAll(async () => {
  t = await testServer()
})
afterAll(() => t.close())

let n = 0
const make = async (more: Partial<CompanyInput> = {}) => {
  const input = { name: `Company ${++n}`, parentId: null, domains: [], note: '', ...more }
  const { body } = await t.owner.post<Company & Problem>('/companies', input)
  return body
}
const write = async (address: string) => {
  const { ticketId } = await receive(t.db, { from: { address, name: 'Anna' } })
  return ticketId
}
const ticketOf = async (id: number) => (await t.owner.get<TicketView>(`/tickets/${id}`)).body.ticket
const customerOf = async (ticketId: number) =>
  (await t.owner.get<Customer>(`/customers/${(await ticketOf(ticketId)).customerId}`)).body

test('whoever writes from a company’s domain belongs to it at once, and the ticket is the company’s', async () => {
  const { id, name } = await make({ domains: ['alpha.example'] })
  const ticketId = await write('anna@alpha.example')
  expect(await ticketOf(ticketId)).toMatchObject({ companyId: id })
  expect(await customerOf(ticketId)).toMatchObject({ companyId: id, companyName: name })
  const members = (await t.owner.get<{ items: Customer[] }>(`/companies/${id}/customers`)).body.items
  expect(members.map(({ identities }) => identities[0]?.address)).toEqual(['anna@alpha.example'])
})

test('a domain that is named later takes in those who wrote before, with what is unsolved; taken away, they leave', async () => {
  const open = await write('olga@beta.example')
  const solved = await write('olga@beta.example')
  const { version } = await ticketOf(solved)
  await t.owner.patch(`/tickets/${solved}`, { version, changes: { status: 'solved' } })
  const company = await make({ domains: ['beta.example'] })
  expect((await ticketOf(open)).companyId).toBe(company.id)
  expect((await ticketOf(solved)).companyId).toBeNull()
  const { id, name, parentId, note } = company
  await t.owner.put(`/companies/${id}`, { version: company.version, name, parentId, note, domains: [] })
  expect((await ticketOf(open)).companyId).toBeNull()
  expect((await customerOf(open)).companyId).toBeNull()
})

test('what somebody has said of a customer is stronger than a domain', async () => {
  const other = await make()
  const ticketId = await write('jan@gamma.example')
  const { customerId } = await ticketOf(ticketId)
  await t.owner.patch(`/customers/${customerId}`, { companyId: other.id })
  await make({ domains: ['gamma.example'] })
  expect((await ticketOf(ticketId)).companyId).toBe(other.id)
  await t.owner.patch(`/customers/${customerId}`, { companyId: null })
  expect((await customerOf(ticketId)).companyId).toBeNull()
})

test('a view can ask for a company', async () => {
  const { id } = await make({ domains: ['delta.example'] })
  const ticketId = await write('ewa@delta.example')
  const filter = encodeURIComponent(JSON.stringify([{ field: 'company', op: 'is', values: [id] }]))
  const { items } = (await t.owner.get<{ items: { id: number }[] }>(`/tickets?filter=${filter}`)).body
  expect(items.map((one) => one.id)).toEqual([ticketId])
})

test('a company is not a part of its own part, and everybody’s domains are nobody’s', async () => {
  const whole = await make()
  const part = await make({ parentId: whole.id })
  const { version, name, note } = whole
  const ring = { version, name, note, domains: [], parentId: part.id }
  const { body } = await t.owner.put<Problem>(`/companies/${whole.id}`, ring)
  expect(body.fields).toMatchObject([{ field: 'parentId', rule: 'own_part' }])
  expect((await make({ domains: ['gmail.com'] })).fields).toMatchObject([{ rule: 'public_domain' }])
  await make({ domains: ['taken.example'] })
  expect((await make({ domains: ['taken.example'] })).fields).toMatchObject([{ rule: 'domain_taken' }])
  expect((await make({ parentId: 999_999 })).fields).toMatchObject([{ rule: 'unknown' }])
})

test('a company with tickets is kept, another goes', async () => {
  const { id } = await make({ domains: ['epsilon.example'] })
  await write('anna@epsilon.example')
  expect((await t.owner.delete<Problem>(`/companies/${id}`)).body).toMatchObject({ code: 'company_in_use' })
  expect((await t.owner.delete(`/companies/${(await make()).id}`)).status).toBe(204)
})
