import { randomUUID } from 'node:crypto'
import type { Contract, ContractInput, Plan } from '@podpora/contract/contracts'
import type { Problem } from '@podpora/contract/errors'
import type { Material, MaterialInput, TicketMaterial } from '@podpora/contract/materials'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sql } from '../../platform/postgres/db.ts'
import { contractOf, plan } from '../../testing/contracts.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'
import { materialLink, materialOfToken, materialPath } from './signing.ts'

let t: TestServer
let agent: Visitor
let supervisor: Visitor
let care: Plan
let other: Plan
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent')
  supervisor = await t.colleague('supervisor')
  care = (await t.owner.post<Plan>('/plans', { ...plan(), name: 'Care & more' })).body
  other = (await t.owner.post<Plan>('/plans', plan())).body
})
beforeEach(() => sql`delete from materials`.execute(t.db))
afterAll(() => t.close())

/** Stands in nothing but the text of a material. */
const secret = 'Zanzibar'
const material = (more: Partial<MaterialInput> = {}): MaterialInput => ({
  title: 'How to clean it',
  language: 'en',
  html: `<p>With ${secret}</p>`,
  state: 'published',
  readers: 'everyone',
  planIds: [],
  filter: [],
  ...more,
})
const write = async (more: Partial<MaterialInput> = {}) =>
  (await supervisor.post<Material>('/materials', material(more))).body
const gated = (more: Partial<MaterialInput> = {}) => write({ readers: 'plans', planIds: [care.id], ...more })

const customer = async (domain = 'customer.example', language: string | null = null) => {
  const from = { address: `${randomUUID()}@${domain}`, name: 'Anna' }
  const { ticketId, customerId = 0 } = await receive(t.db, { from, language })
  return { ticketId, customerId }
}
const subscribe = async (customerId: number | null, more: Partial<ContractInput> = {}) =>
  (await t.owner.post<Contract>('/contracts', contractOf(customerId, care.id, more))).body

let clients = 0
/** Each from an address of its own: the page is limited. */
const read = (url: string) =>
  t.podpora.app.inject({ url: new URL(url, 'http://x').pathname, remoteAddress: `10.1.0.${++clients % 250}` })
const linkFor = (customerId: number, materialId: number) => materialLink(t, { materialId, customerId })
const titles = async (path: string) => (await agent.get<Material[]>(path)).body.map(({ title }) => title)

describe('a link', () => {
  test('opens what is for everyone, in the name of the brand, without a cookie and unseen by search engines', async () => {
    const { id } = await write({ html: `<p>With ${secret}<script>alert(1)</script></p>` })
    const { customerId } = await customer()
    const answer = await read(linkFor(customerId, id))
    expect(answer.statusCode).toBe(200)
    expect(answer.body).toContain(`<p>With ${secret}</p>`)
    expect(answer.body).toContain('noindex')
    expect(answer.body).toContain('Example')
    expect(answer.headers['cache-control']).toBe('no-store')
    expect(answer.headers['set-cookie']).toBeUndefined()
    expect(answer.headers['content-security-policy']).toContain("script-src 'self'")
  })

  test('to a page of a plan opens for as long as a contract of that plan runs', async () => {
    const { id } = await gated()
    const { customerId } = await customer()
    const link = linkFor(customerId, id)
    const closed = await read(link)
    expect(closed.statusCode).toBe(403)
    expect(closed.body).toContain('Care &amp; more')
    expect(closed.body).toContain('mailto:support@example.com?subject=Access')
    const contract = await subscribe(customerId)
    expect((await read(link)).body).toContain(secret)
    await t.owner.put(`/contracts/${contract.id}/state`, {
      version: contract.version,
      state: 'cancelled',
      reason: '',
    })
    expect((await read(link)).statusCode).toBe(403)
  })

  test('says in the reader’s language why it is closed, and offers no plan that is no longer sold', async () => {
    const old = (await t.owner.post<Plan>('/plans', plan())).body
    await t.owner.put(`/plans/${old.id}`, { ...old, archived: true })
    const { id } = await gated({ planIds: [old.id] })
    const polish = await customer('customer.example', 'pl')
    const closed = await read(linkFor(polish.customerId, id))
    expect(closed.body).toContain('<html lang="pl">')
    expect(closed.body).toContain('dla abonentów')
    expect(closed.body).not.toContain(old.name)
  })

  test('is good for its own page and customer only', async () => {
    const open = await write()
    const { id } = await gated()
    const [reader, stranger] = [await customer(), await customer()]
    await subscribe(reader.customerId)
    const link = linkFor(reader.customerId, id)
    expect((await read(link)).statusCode).toBe(200)
    expect((await read(linkFor(stranger.customerId, id))).statusCode).toBe(403)
    const forged = [
      link.replace(`c${reader.customerId}.`, `c${stranger.customerId}.`),
      link.replace(`/m${id}c`, `/m${open.id}c`),
      `${link.slice(0, -1)}${link.endsWith('a') ? 'b' : 'a'}`,
      `${link}a`,
      link.slice(0, -4),
      `${t.config.publicUrl}${materialPath}/nothing`,
    ]
    for (const one of forged) {
      const answer = await read(one)
      expect([one, answer.statusCode, answer.body.includes(secret)]).toEqual([one, 404, false])
    }
    const token = link.split('/').at(-1) as string
    expect(materialOfToken(t.secrets, token)).toEqual({ materialId: id, customerId: reader.customerId })
  })

  test('is asked for so often and no more', async () => {
    const { id } = await write()
    const { customerId } = await customer()
    const url = new URL(linkFor(customerId, id)).pathname
    const once = () => t.podpora.app.inject({ url, remoteAddress: '10.2.0.1' })
    const codes = []
    for (let i = 0; i < 31; i += 1) codes.push((await once()).statusCode)
    expect(codes.filter((code) => code === 200)).toHaveLength(30)
    expect(codes.at(-1)).toBe(429)
  })
})

describe('whatever is so of the contract and the material,', () => {
  const far = '2999-01-01'
  /** By what a customer could be entitled, and whether that opens the material. */
  const situations: [string, boolean, (customerId: number, companyId: number) => Promise<unknown>][] = [
    ['no contract', false, async () => {}],
    ['a contract that runs', true, (id) => subscribe(id)],
    ['one that ends today', true, (id) => subscribe(id, { endsOn: today() })],
    ['one that begins later', false, (id) => subscribe(id, { startsOn: far })],
    ['one that is over', false, (id) => subscribe(id, { endsOn: '2020-02-01' })],
    ['a draft of one', false, (id) => subscribe(id, { state: 'draft' })],
    ['one of another plan', false, (id) => subscribe(id, { planId: other.id })],
    ['one of the company', true, (_, companyId) => subscribe(null, { companyId })],
    [
      'another plan of the company',
      false,
      (_, companyId) => subscribe(null, { companyId, planId: other.id }),
    ],
  ]
  const today = () => new Date().toISOString().slice(0, 10)

  test.each(situations)('with %s', async (_name, opens, make) => {
    const domain = `${randomUUID()}.example`
    const company = { name: domain, parentId: null, domains: [domain], note: '' }
    const { id: companyId } = (await t.owner.post<{ id: number }>('/companies', company)).body
    const { customerId } = await customer(domain)
    await make(customerId, companyId)
    for (const state of ['draft', 'published'] as const)
      for (const readers of ['everyone', 'plans'] as const) {
        const { id } = await write({ state, readers, planIds: readers === 'plans' ? [care.id] : [] })
        const answer = await read(linkFor(customerId, id))
        const expected = state === 'draft' ? 404 : readers === 'everyone' || opens ? 200 : 403
        // The text is in an answer if and only if it is the material itself.
        expect([state, readers, answer.statusCode, answer.body.includes(secret)]).toEqual([
          ...[state, readers, expected, expected === 200],
        ])
      }
  })
})

describe('beside a ticket', () => {
  const offered = async (id: number) => (await agent.get<TicketMaterial[]>(`/tickets/${id}/materials`)).body

  test('stand those that fit, with what opens them to its customer', async () => {
    const { customerId, ticketId } = await customer('customer.example', 'pl')
    await write({ title: 'For all' })
    await write({ title: 'Po polsku', language: 'pl' })
    await write({ title: 'A draft', state: 'draft' })
    await write({ title: 'Of another brand', filter: [{ field: 'brand', op: 'is', values: [99] }] })
    const ours = await gated({ title: 'Of a plan', filter: [{ field: 'brand', op: 'is', values: [1] }] })
    expect((await offered(ticketId)).map(({ title, access }) => [title, access])).toEqual([
      ['Po polsku', 'everyone'],
      ['Of a plan', 'closed'],
      ['For all', 'everyone'],
    ])
    await subscribe(customerId)
    const own = (await offered(ticketId)).find(({ id }) => id === ours.id)
    expect(own).toMatchObject({ access: 'plan', planNames: ['Care & more'] })
    expect((await read(own?.link ?? '')).body).toContain(secret)
    expect((await agent.get('/tickets/999999/materials')).status).toBe(404)
  })
})

describe('the list', () => {
  test('is searched by words; what changed meanwhile is told', async () => {
    const { id, version } = await gated({ title: 'Cleaning', html: '<p>With vinegar</p>' })
    await write({ title: 'Milling' })
    expect(await titles('/materials?q=VINEGAR%20clean')).toEqual(['Cleaning'])
    const change = { ...material({ title: ' Cleaning it ' }), version }
    expect((await supervisor.put<Material>(`/materials/${id}`, change)).body).toMatchObject({
      ...{ version: 2, title: 'Cleaning it', readers: 'everyone', planIds: [] },
    })
    expect((await t.owner.put<Problem>(`/materials/${id}`, change)).body).toMatchObject({
      ...{ code: 'changed_meanwhile', current: { version: 2 } },
    })
    expect((await t.owner.put('/materials/999999', change)).status).toBe(404)
    expect(await titles('/materials')).toEqual(['Cleaning it', 'Milling'])
  })

  test('is read by agents and written by supervisors; a page says something, to somebody', async () => {
    expect((await agent.post<Problem>('/materials', material())).body.code).toBe('forbidden')
    const field = async (more: Partial<MaterialInput>) =>
      (await supervisor.post<Problem>('/materials', material(more))).body.fields?.[0]?.field
    expect(await field({ html: '<p> </p>' })).toBe('html')
    expect(await field({ readers: 'plans' })).toBe('planIds')
    expect(await field({ readers: 'plans', planIds: [999_999] })).toBe('planIds')
    expect((await write({ html: '<p>See <img src="/api/v1/uploads/1"></p>' })).html).toBe('<p>See </p>')
  })
})
