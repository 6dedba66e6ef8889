import type { Mailbox } from '@podpora/contract/mail'
import type { MailSignInResult, MailSignInStart } from '@podpora/contract/mail-sign-in'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createOutgoing, type OutgoingRequest } from '../../platform/outgoing.ts'
import { all, sql } from '../../platform/postgres/db.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import { type AccessTokens, createAccessTokens } from './access-tokens.ts'
import { type AuthorizationServer, startAuthorizationServer } from './testing/authorization-server.ts'

let server: TestServer
let provider: AuthorizationServer
let box: Mailbox
beforeAll(async () => {
  provider = await startAuthorizationServer()
  server = await testServer({ settings: { WEBHOOK_ALLOW_PRIVATE: '127.0.0.1' } })
  const saved = await server.owner.put('/mail/providers/other', {
    clientId: 'podpora',
    clientSecret: 'a client secret',
    authorizeUrl: `${provider.url}/authorize`,
    tokenUrl: `${provider.url}/token`,
    scope: 'mail',
  })
  expect(saved).toMatchObject({ status: 200, body: { provider: 'other', hasSecret: true } })
})
afterAll(async () => {
  await server.close()
  await provider.stop()
})

let count = 0
beforeEach(async () => {
  Object.assign(provider, { expiresIn: 3600, rotates: true })
  provider.whims.length = 0
  const { body } = await server.owner.post<Mailbox>('/mailboxes', {
    address: `signed${++count}@example.com`,
    brandId: 1,
    groupId: null,
    imap: { host: 'imap.example.com', port: 993, security: 'tls', user: `signed${count}@example.com` },
    smtp: null,
    signIn: 'other',
  })
  box = body
})

const begin = async (): Promise<string> => {
  const { status, body } = await server.owner.post<MailSignInStart>(`/mailboxes/${box.id}/sign-in`)
  expect(status).toBe(200)
  return body.url
}
const finish = async (returned: object): Promise<MailSignInResult> =>
  (await server.owner.post<MailSignInResult>('/mail/sign-in', returned)).body
const signIn = async (): Promise<void> =>
  expect(await finish(provider.consent(await begin()))).toEqual({
    mailboxId: box.id,
    problem: null,
    detail: null,
  })
const now = async (): Promise<Mailbox | undefined> =>
  (await server.owner.get<Mailbox[]>('/mailboxes')).body.find(({ id }) => id === box.id)
const tokens = (): AccessTokens => createAccessTokens(server, createOutgoing(['127.0.0.1']))
const expire = async (): Promise<void> => {
  await sql`update mail_grants set expires_at = now() - interval '1 second' where mailbox_id = ${box.id}`.execute(
    server.db,
  )
}

describe('signing a mailbox in', () => {
  test('the browser is sent with all that a provider needs, and nothing secret', async () => {
    const url = new URL(await begin())
    expect(url.origin + url.pathname).toBe(`${provider.url}/authorize`)
    expect(Object.fromEntries(url.searchParams)).toMatchObject({
      response_type: 'code',
      client_id: 'podpora',
      redirect_uri: `${server.config.publicUrl}/settings/mailboxes/return`,
      scope: 'mail',
      login_hint: box.address,
      code_challenge_method: 'S256',
    })
    expect(url.href).not.toContain('secret')
  })

  test('what comes back is kept, sealed, and opens the servers', async () => {
    await signIn()
    expect(await now()).toMatchObject({ state: 'connecting', grant: { ended: false } })
    const stored = JSON.stringify(await all(server.db, sql`select * from mail_grants`))
    expect(stored).not.toMatch(/access-|refresh-\d/)
    expect(provider.valid).toContain(await tokens().of(box))
  })

  test('it counts once, in the session that began it, and only with its own state', async () => {
    const returned = provider.consent(await begin())
    const expired = { mailboxId: null, problem: 'expired', detail: null }
    expect(await finish({ ...returned, state: 'another' })).toEqual(expired)
    const admin = await server.colleague('admin')
    expect((await admin.post('/mail/sign-in', returned)).body).toEqual(expired)
    expect((await finish(returned)).problem).toBeNull()
    expect(await finish(returned)).toEqual(expired)
  })

  test('a sign-in that took too long is begun anew', async () => {
    const returned = provider.consent(await begin())
    await sql`update mail_sign_ins set begun_at = now() - interval '16 minutes'`.execute(server.db)
    expect((await finish(returned)).problem).toBe('expired')
  })

  test.each([
    ['a person who says no', { error: 'access_denied', errorDescription: 'No, thank you' }, 'denied'],
    ['a provider that is down', { error: 'temporarily_unavailable' }, 'busy'],
    ['an application that it does not know', { error: 'unauthorized_client' }, 'client_refused'],
  ])('%s', async (_what, returned, problem) => {
    const { state } = provider.consent(await begin())
    expect(await finish({ state, ...returned })).toMatchObject({ mailboxId: box.id, problem })
    expect((await now())?.grant).toBeNull()
  })

  test.each([
    ['a code that has run out', { kind: 'error', status: 400, error: 'invalid_grant' }, 'code_refused'],
    ['a secret that has run out', { kind: 'error', status: 401, error: 'invalid_client' }, 'client_refused'],
    ['too many requests', { kind: 'status', status: 429 }, 'busy'],
    ['a page instead of an answer', { kind: 'status', status: 200, body: '<h1>Hello</h1>' }, 'other'],
    ['a grant for an hour only', { kind: 'no_refresh_token' }, 'no_refresh'],
  ] as const)('%s', async (_what, whim, problem) => {
    const returned = provider.consent(await begin())
    provider.whims.push(whim)
    expect((await finish(returned)).problem).toBe(problem)
    expect((await now())?.grant).toBeNull()
  })

  test('a mailbox with passwords has nothing to sign in to', async () => {
    await server.owner.patch(`/mailboxes/${box.id}`, { signIn: 'password' })
    expect(await server.owner.post(`/mailboxes/${box.id}/sign-in`)).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'signIn', rule: 'required' }] },
    })
  })

  test('another host, another user or another provider is not shown what was granted', async () => {
    for (const imap of [{ host: 'evil.example' }, { user: 'else@example.com' }]) {
      await signIn()
      await server.owner.patch(`/mailboxes/${box.id}`, {
        imap: { ...box.imap, hasPassword: undefined, ...imap },
      })
      expect((await now())?.grant).toBeNull()
      await server.owner.patch(`/mailboxes/${box.id}`, { imap: { ...box.imap, hasPassword: undefined } })
    }
  })
})

describe('a token that ends', () => {
  test('is renewed by one of several who want it at once, in two processes', async () => {
    await signIn()
    await expire()
    const before = provider.asked.length
    const [one, other] = [tokens(), tokens()]
    const given = await Promise.all([one.of(box), other.of(box), one.of(box), other.of(box)])
    expect(new Set(given).size).toBe(1)
    expect(provider.asked.length - before).toBe(1)
    // The rotated refresh token was kept: the next renewal works, too.
    await expire()
    expect(provider.valid).toContain(await one.of(box))
  })

  test('is renewed with the same refresh token where the provider does not rotate', async () => {
    await signIn()
    provider.rotates = false
    for (const _ of [1, 2]) {
      await expire()
      expect(provider.valid).toContain(await tokens().of(box))
    }
  })

  test('that the mail server refused is asked for anew at once', async () => {
    await signIn()
    const t = tokens()
    const first = await t.of(box)
    await t.refused(box.id, 'not this one')
    expect(await t.of(box)).toBe(first)
    await t.refused(box.id, first)
    expect(await t.of(box)).not.toBe(first)
  })

  test('while the provider is away does as long as it holds, and then says why not', async () => {
    await signIn()
    await sql`update mail_grants set expires_at = now() + interval '1 minute' where mailbox_id = ${box.id}`.execute(
      server.db,
    )
    provider.whims.push({ kind: 'status', status: 503 })
    expect(provider.valid).toContain(await tokens().of(box))
    await expire()
    provider.whims.push({ kind: 'status', status: 429 })
    await expect(tokens().of(box)).rejects.toMatchObject({ name: 'GrantError', problem: 'busy' })
    provider.whims.push({ kind: 'silence' })
    const outgoing = createOutgoing(['127.0.0.1'])
    const hasty = {
      ...outgoing,
      post: (request: OutgoingRequest) => outgoing.post({ ...request, timeoutMs: 100 }),
    }
    await expect(createAccessTokens(server, hasty).of(box)).rejects.toMatchObject({ problem: 'timeout' })
    // Nothing is lost by that.
    expect(provider.valid).toContain(await tokens().of(box))
  })

  test('and can not be renewed: the mailbox says that somebody has to sign in again', async () => {
    await signIn()
    provider.revokeAll()
    await expire()
    await expect(tokens().of(box)).rejects.toMatchObject({ name: 'SignedOut' })
    expect(await now()).toMatchObject({ state: 'signed_out', grant: { ended: true } })
    const asked = provider.asked.length
    await expect(tokens().of(box)).rejects.toMatchObject({ name: 'SignedOut' })
    expect(provider.asked.length).toBe(asked) // nobody is asked in vain
    await signIn()
    expect(await now()).toMatchObject({ state: 'connecting', grant: { ended: false } })
  })
})

describe('a provider', () => {
  test('keeps its secret for itself, and shows it to no other address', async () => {
    const settings = {
      clientId: 'podpora',
      authorizeUrl: `${provider.url}/authorize`,
      tokenUrl: `${provider.url}/token`,
    }
    const same = await server.owner.put('/mail/providers/other', { ...settings, scope: 'mail' })
    expect(same.body).toMatchObject({ hasSecret: true })
    const { body } = await server.owner.get('/mail/providers')
    expect(JSON.stringify(body)).not.toContain('a client secret')
    const elsewhere = await server.owner.put('/mail/providers/other', {
      ...settings,
      tokenUrl: 'https://evil.example/token',
    })
    expect(elsewhere).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'clientSecret', rule: 'required' }] },
    })
  })

  test.each([
    ['tokens in the clear', { tokenUrl: 'http://auth.example.com/token' }, 'tokenUrl', 'pattern'],
    ['no address to ask', { tokenUrl: '' }, 'tokenUrl', 'required'],
  ])('%s are refused', async (_what, more, field, rule) => {
    const answer = await server.owner.put('/mail/providers/other', {
      clientId: 'podpora',
      clientSecret: 'x',
      authorizeUrl: 'https://auth.example.com/authorize',
      ...more,
    })
    expect(answer).toMatchObject({ status: 400, body: { fields: [{ field, rule }] } })
  })

  test('of a house inside is asked only where the installation allows it', async () => {
    await signIn()
    await expire()
    const guarded = createAccessTokens(server, createOutgoing([]))
    await expect(guarded.of(box)).rejects.toMatchObject({ problem: 'unreachable' })
  })
})
