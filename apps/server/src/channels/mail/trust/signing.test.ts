import { randomUUID } from 'node:crypto'
import type { DkimDomain, DkimKey } from '@podpora/contract/dkim'
import { dkimVerify } from 'mailauth/lib/dkim/verify.js'
import { afterEach, expect, test, vi } from 'vitest'
import { checkKeys } from '../../../domains/dkim/checking.ts'
import { type DnsAnswer, dnsError } from '../../../platform/dns.ts'
import { all, sql } from '../../../platform/postgres/db.ts'
import { dnsOf } from '../testing/names.ts'
import { mailOf, type PostOffice, postOffice, relayForTest } from '../testing/post.ts'

let office: PostOffice
let names: Record<string, DnsAnswer | Error>
afterEach(() => office.close())

async function open() {
  const relay = await relayForTest()
  names = {}
  office = await postOffice({ settings: { SMTP_RELAY: relay.url }, dns: dnsOf(names) })
  await office.owner.patch('/brands/1', { autoReply: false })
  await office.post(mailOf({}))
  await office.settled()
  return relay
}

const make = async (): Promise<DkimKey> =>
  (await office.owner.post<DkimKey>('/dkim-keys', { domain: 'Example.com' })).body
const check = async (id: number): Promise<DkimKey> =>
  (await office.owner.post<DkimKey>(`/dkim-keys/${id}/check`)).body
const keysNow = async (): Promise<DkimKey[]> =>
  (await office.owner.get<DkimDomain[]>('/dkim-keys')).body.flatMap(({ keys }) => keys)
const publish = ({ record }: DkimKey): void => {
  // As providers do it: in pieces that DNS can carry.
  names[`TXT ${record.name}`] = [record.value.match(/.{1,255}/g) ?? []]
}

async function answer(relay: { mails: { raw: string }[] }): Promise<string> {
  const before = relay.mails.length
  const ticketId = (await office.inbound())[0]?.ticketId as number
  await office.owner.post(`/tickets/${ticketId}/messages`, {
    clientId: randomUUID(),
    kind: 'public',
    html: '<p>Zażółć gęślą jaźń</p>',
  })
  await vi.waitFor(() => expect(relay.mails.length).toBe(before + 1), { timeout: 30_000 })
  return relay.mails.at(-1)?.raw ?? ''
}

const signaturesOf = async (raw: string) =>
  (await dkimVerify(Buffer.from(raw), { resolver: dnsOf(names).resolve as never })).results
    .filter((one) => one.signingDomain)
    .map((one) => [one.signingDomain, one.selector, one.status.result])

test('a key signs once its record is found, and anybody can check what it signed', async () => {
  const relay = await open()
  const key = await make()
  expect(key).toMatchObject({ state: 'waiting', domain: 'example.com', createdBy: 'Olga Owner' })
  expect(await signaturesOf(await answer(relay))).toEqual([])

  expect(await check(key.id)).toMatchObject({ state: 'waiting', problem: 'missing' })
  publish(key)
  expect(await check(key.id)).toMatchObject({ state: 'signing', problem: null, found: null })
  expect(await signaturesOf(await answer(relay))).toEqual([['example.com', key.selector, 'pass']])
})

test('a new key takes over from the old one, whose mails can still be checked', async () => {
  const relay = await open()
  const first = await make()
  publish(first)
  await check(first.id)
  const before = await answer(relay)

  const second = await make()
  expect(second.selector).not.toBe(first.selector)
  expect((await make()).id).toBe(second.id)
  expect(await signaturesOf(await answer(relay))).toEqual([['example.com', first.selector, 'pass']])
  publish(second)
  expect(await checkKeys(office)).toBe(2)
  expect(await signaturesOf(await answer(relay))).toEqual([['example.com', second.selector, 'pass']])
  expect(await signaturesOf(before)).toEqual([['example.com', first.selector, 'pass']])
  expect((await keysNow()).map(({ id, state }) => [id, state])).toEqual([
    [second.id, 'signing'],
    [first.id, 'retired'],
  ])
})

test('what is wrong with a record is said, and a key that signs goes on signing', async () => {
  const relay = await open()
  const key = await make()
  publish(key)
  await check(key.id)
  const name = `TXT ${key.record.name}`
  const cases: [DnsAnswer | Error, string][] = [
    [[['v=spf1 -all']], 'no_key'],
    [[['v=DKIM1; k=rsa; p=']], 'revoked'],
    [[['v=DKIM1; k=rsa; p=AAAA']], 'different'],
    [[[key.record.value], [key.record.value]], 'several'],
    [[[`${key.record.value}; t=y`]], 'testing'],
    [dnsError('ESERVFAIL', 'the server failed'), 'not_reached'],
  ]
  for (const [answered, problem] of cases) {
    names[name] = answered
    expect(await check(key.id)).toMatchObject({ problem, state: 'signing' })
  }
  publish(key)
  expect(await signaturesOf(await answer(relay))).toEqual([['example.com', key.selector, 'pass']])
})

test('switched on by hand, taken away by hand', async () => {
  const relay = await open()
  const key = await make()
  await office.owner.post(`/dkim-keys/${key.id}/use`)
  publish(key)
  expect(await signaturesOf(await answer(relay))).toHaveLength(1)
  expect((await office.owner.delete(`/dkim-keys/${key.id}`)).status).toBe(204)
  expect(await signaturesOf(await answer(relay))).toEqual([])
})

test('only for domains that we send from, and the private part stays inside', async () => {
  await open()
  expect(await office.owner.post('/dkim-keys', { domain: 'bank.example' })).toMatchObject({
    status: 400,
    body: { code: 'validation_failed', fields: [{ field: 'domain', rule: 'unknown' }] },
  })
  await make()
  expect(JSON.stringify((await office.owner.get('/dkim-keys')).body)).not.toContain('PRIVATE')
  const rows = await all(office.db, sql<{ privateKey: string }>`select private_key from dkim_keys`)
  expect(rows[0]?.privateKey).toMatch(/^v1\./)
})
