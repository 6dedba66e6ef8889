import { afterEach, expect, test } from 'vitest'
import { all, one, sql } from '../../platform/postgres/db.ts'
import { ownerSetup, type TestServer, testServer } from '../../testing/server.ts'
import { setupKey } from './setting-up.ts'

let server: TestServer
afterEach(() => server.close())

const inTheOpen = { setUp: false, settings: { HOST: '0.0.0.0' } }

async function setUp(body: object, headers: Record<string, string> = {}, remoteAddress = '192.0.2.1') {
  const response = await server.podpora.app.inject({
    method: 'POST',
    url: '/api/v1/setup',
    headers: { host: 'localhost:3000', ...headers },
    remoteAddress,
    payload: body,
  })
  return { status: response.statusCode, code: response.json().code as string | undefined }
}

const owners = () => one(server.db, sql<{ count: number }>`select count(*) as count from agents`)

test('a new installation has an owner in a group, a brand and its mailbox', async () => {
  server = await testServer({ setUp: false })
  expect((await server.stranger.get('/setup')).body).toEqual({ needed: true, keyRequired: false })
  expect(await setUp({ ...ownerSetup, language: 'ru' })).toEqual({ status: 201, code: undefined })

  expect((await server.stranger.get('/setup')).body).toEqual({ needed: false, keyRequired: false })
  const made = sql`
    select s.company, a.role, a.state, a.language, g.name as group_name, b.name as brand, m.address
    from settings s, agents a join group_members gm on gm.agent_id = a.id join groups g on g.id = gm.group_id
    join mailboxes m on m.group_id = g.id join brands b on b.id = m.brand_id
  `
  expect(await all(server.db, made)).toEqual([
    {
      company: 'Example Ltd',
      role: 'owner',
      state: 'active',
      language: 'ru',
      groupName: 'Поддержка',
      brand: 'Example',
      address: 'support@example.com',
    },
  ])
  const kinds = await all(server.db, sql<{ kind: string }>`select kind from events order by id`)
  expect(kinds.map((event) => event.kind)).toEqual([
    'agent.created',
    'settings.changed',
    'group.created',
    'agent.changed',
    'brand.created',
    'mailbox.created',
  ])
})

test('of ten set-ups at once one is done', async () => {
  server = await testServer({ setUp: false })
  const tries = Array.from({ length: 10 }, (_, i) => setUp({ ...ownerSetup, email: `owner${i}@example.com` }))
  const answers = await Promise.all(tries)
  expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1)
  expect(answers.filter((answer) => answer.code === 'setup_done')).toHaveLength(9)
  expect(await owners()).toEqual({ count: 1 })
})

test('where others could be first, the key is asked for', async () => {
  server = await testServer(inTheOpen)
  expect((await server.stranger.get('/setup')).body).toEqual({ needed: true, keyRequired: true })
  expect((await setUp(ownerSetup)).code).toBe('setup_key_wrong')
  expect((await setUp({ ...ownerSetup, key: 'guess' })).code).toBe('setup_key_wrong')
  const key = ` ${setupKey(server).toUpperCase()} `
  expect((await setUp({ ...ownerSetup, key }, { host: 'support.example.com' })).status).toBe(201)
  expect((await setUp({ ...ownerSetup, key })).code).toBe('setup_done')
})

test('the key cannot be guessed at will', async () => {
  server = await testServer(inTheOpen)
  const guesses = Array.from({ length: 15 }, () => setUp({ ...ownerSetup, key: 'guess' }))
  const codes = (await Promise.all(guesses)).map((answer) => answer.code)
  expect(codes.filter((code) => code === 'setup_key_wrong')).toHaveLength(10)
  expect(codes.filter((code) => code === 'too_many_requests')).toHaveLength(5)
  const right = { ...ownerSetup, key: setupKey(server) }
  expect((await setUp(right)).code).toBe('too_many_requests')
  expect((await setUp(right, {}, '192.0.2.2')).status).toBe(201)
})

test.each([{ host: 'rebound.example.com' }, { 'x-forwarded-for': '192.0.2.9' }])(
  'without a key, nobody comes in with %j',
  async (headers) => {
    server = await testServer({ setUp: false })
    expect((await setUp(ownerSetup, headers)).code).toBe('forbidden')
    expect(await owners()).toEqual({ count: 0 })
  },
)
