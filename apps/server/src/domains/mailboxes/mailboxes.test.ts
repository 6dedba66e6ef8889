import type { Mailbox } from '@podpora/contract/mail'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { type TestServer, testServer } from '../../testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

const imap = { host: 'imap.example.com', port: 993, security: 'tls', user: 'support', password: 'a secret' }
let count = 0
const input = (more: object = {}): object => ({
  address: `box${++count}@example.com`,
  brandId: 1,
  groupId: null,
  imap: null,
  smtp: null,
  ...more,
})
const add = async (more: object = {}): Promise<Mailbox> => {
  const { status, body } = await server.owner.post<Mailbox>('/mailboxes', input(more))
  expect(status).toBe(201)
  return body
}
const stored = async (id: number): Promise<string> =>
  JSON.stringify(
    await all(
      server.db,
      sql`
        select imap, smtp, f.last_uid, f.uid_validity, state
        from mailboxes left join mailbox_folders f on f.mailbox_id = id where id = ${id}
      `,
    ),
  )

describe('a mailbox', () => {
  test('of the set-up is there, and listens', async () => {
    const { body } = await server.owner.get<Mailbox[]>('/mailboxes')
    expect(body[0]).toMatchObject({ address: 'support@example.com', state: 'listening', imap: null })
  })

  test('its password is sealed, never shown, and stays when it is left out', async () => {
    const box = await add({ imap })
    expect(box).toMatchObject({ state: 'connecting', imap: { host: 'imap.example.com', hasPassword: true } })
    expect(JSON.stringify(box)).not.toContain('a secret')
    const before = await stored(box.id)
    expect(before).not.toContain('a secret')

    const { password: _, ...without } = imap
    const changed = await server.owner.patch<Mailbox>(`/mailboxes/${box.id}`, {
      imap: { ...without, port: 143 },
    })
    expect(changed.body.imap).toMatchObject({ port: 143, hasPassword: true })
    expect(await stored(box.id)).toContain(/"password":"(v1[^"]+)"/.exec(before)?.[1])
  })

  test('a stored password is not sent to another host', async () => {
    const box = await add({ imap })
    const { password: _, ...without } = imap
    const answer = await server.owner.patch(`/mailboxes/${box.id}`, {
      imap: { ...without, host: 'evil.example' },
    })
    expect(answer).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'imap/password', rule: 'required' }] },
    })
  })

  test('another account begins anew, the same one goes on where it was', async () => {
    const box = await add({ imap })
    await sql`
      with folder as (update mailbox_folders set uid_validity = 5, last_uid = 77 where mailbox_id = ${box.id})
      update mailboxes set state = 'connected' where id = ${box.id}
    `.execute(server.db)
    await server.owner.patch(`/mailboxes/${box.id}`, { imap: { ...imap, password: 'new' } })
    expect(await stored(box.id)).toMatch(/"lastUid":77,"uidValidity":5,"state":"connected"/)
    await server.owner.patch(`/mailboxes/${box.id}`, { imap: { ...imap, user: 'somebody else' } })
    expect(await stored(box.id)).toMatch(/"lastUid":0,"uidValidity":null,"state":"connecting"/)
    await server.owner.patch(`/mailboxes/${box.id}`, { imap: null })
    expect(await stored(box.id)).toContain('"state":"listening"')
  })

  test.each([
    ['an address that is taken', { address: 'Support@Example.com' }, 409, 'address_taken'],
    ['a brand that is not there', { brandId: 999 }, 400, 'validation_failed'],
    ['a group that is not there', { groupId: 999 }, 400, 'validation_failed'],
    ['no address', { address: 'support' }, 400, 'validation_failed'],
    ['a host with a path', { imap: { ...imap, host: 'a/b' } }, 400, 'validation_failed'],
  ])('%s is refused', async (_what, more, status, code) => {
    expect(await server.owner.post('/mailboxes', input(more))).toMatchObject({ status, body: { code } })
  })

  test('taken away it is gone, and nothing else is', async () => {
    const box = await add()
    expect((await server.owner.delete(`/mailboxes/${box.id}`)).status).toBe(204)
    expect((await server.owner.delete(`/mailboxes/${box.id}`)).status).toBe(404)
    const { body } = await server.owner.get<Mailbox[]>('/mailboxes')
    expect(body.map((b) => b.id)).not.toContain(box.id)
  })

  test('each change is in the log', async () => {
    const box = await add()
    await server.owner.patch(`/mailboxes/${box.id}`, { name: 'Shop' })
    await server.owner.delete(`/mailboxes/${box.id}`)
    const events = await all(
      server.db,
      sql<{
        kind: string
      }>`select kind from events where kind like 'mailbox.%' and subject_id = ${box.id} order by id`,
    )
    expect(events.map((e) => e.kind)).toEqual(['mailbox.created', 'mailbox.changed', 'mailbox.deleted'])
  })

  test('its folders: those that stay keep their place, the inbox has one name, and none is moved into', async () => {
    const box = await add({ imap, folders: ['inbox', 'Sales', 'Sales'] })
    expect(box).toMatchObject({ folders: ['INBOX', 'Sales'], afterFetch: 'leave' })
    await sql`update mailbox_folders set uid_validity = 5, last_uid = 77 where mailbox_id = ${box.id}`.execute(
      server.db,
    )
    const change = (more: object) => server.owner.patch<Mailbox>(`/mailboxes/${box.id}`, more)
    expect((await change({ folders: ['Sales', 'Work/Öl'] })).body.folders).toEqual(['Sales', 'Work/Öl'])
    const places = await all(
      server.db,
      sql`select path, last_uid from mailbox_folders where mailbox_id = ${box.id} order by path`,
    )
    expect(places).toEqual([
      { path: 'Sales', lastUid: 77 },
      { path: 'Work/Öl', lastUid: 0 },
    ])
    const refused = (rule: string) => ({ status: 400, body: { fields: [{ field: 'moveTo', rule }] } })
    expect(await change({ afterFetch: 'move' })).toMatchObject(refused('required'))
    expect(await change({ afterFetch: 'move', moveTo: 'Sales' })).toMatchObject(refused('taken'))
    expect((await change({ afterFetch: 'move', moveTo: 'Done' })).body).toMatchObject({
      afterFetch: 'move',
      moveTo: 'Done',
    })
  })

  test('its past is brought in from a day on, stopped, and gone on with', async () => {
    const box = await add({ imap })
    const past = `/mailboxes/${box.id}/past`
    const running = { since: '2025-01-01', becomes: 'solved', state: 'running', total: null, done: 0 }
    const wish = { since: '2025-01-01', becomes: 'solved' }
    expect((await server.owner.put<Mailbox>(past, wish)).body.past).toEqual(running)
    await sql`update mailbox_pasts set total = 9, done = 4, path = 'INBOX', last_uid = 7`.execute(server.db)
    expect((await server.owner.delete(past)).body).toMatchObject({ past: { state: 'stopped' } })
    expect((await server.owner.delete(past)).status).toBe(404)
    expect((await server.owner.put<Mailbox>(past, wish)).body.past).toEqual({ ...running, total: 9, done: 4 })
    const other = { ...wish, since: '2024-01-01' }
    expect((await server.owner.put<Mailbox>(past, other)).body.past).toEqual({
      ...running,
      since: '2024-01-01',
    })
  })

  test.each([
    ['without a server', {}, { since: '2025-01-01' }, 'imap'],
    ['of complaints', { imap, door: 'complaints' }, { since: '2025-01-01' }, 'door'],
    ['of the future', { imap }, { since: '2999-01-01' }, 'since'],
  ])('a past %s is not brought in', async (_what, box, wish, field) => {
    const { id } = await add(box)
    const answer = await server.owner.put(`/mailboxes/${id}/past`, { becomes: 'open', ...wish })
    expect(answer).toMatchObject({ status: 400, body: { fields: [{ field }] } })
  })

  test('its other addresses are ours alone', async () => {
    const box = await add()
    const change = (aliases: object[]) => server.owner.patch<Mailbox>(`/mailboxes/${box.id}`, { aliases })
    const sales = { address: 'Sales@Example.com', name: 'Sales', groupId: 1 }
    expect((await change([sales])).body.aliases).toEqual([sales])

    const taken = { status: 400, body: { fields: [{ field: 'aliases/0/address', rule: 'taken' }] } }
    const other = await add()
    const theirs = { aliases: [{ ...sales, address: 'sales@example.com' }] }
    expect(await server.owner.patch(`/mailboxes/${other.id}`, theirs)).toMatchObject(taken)
    expect(await change([{ ...sales, address: other.address }])).toMatchObject(taken)
    expect(await server.owner.post('/mailboxes', input({ address: 'sales@example.com' }))).toMatchObject({
      status: 409,
      body: { code: 'address_taken' },
    })
    expect(await change([{ ...sales, groupId: 999 }])).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'aliases/0/groupId', rule: 'unknown' }] },
    })
    expect((await change([])).body.aliases).toEqual([])
  })
})
