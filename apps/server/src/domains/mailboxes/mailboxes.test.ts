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
      sql`select imap, smtp, last_uid, uid_validity, state from mailboxes where id = ${id}`,
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
    await sql`update mailboxes set uid_validity = 5, last_uid = 77, state = 'connected' where id = ${box.id}`.execute(
      server.db,
    )
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
})
