import type { Agent } from '@podpora/contract/people'
import type { Role } from '@podpora/contract/permissions'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

type Said = Agent & { code?: string }
const change = async (who: Visitor, whom: Visitor, to: object) =>
  (await who.patch<Said>(`/agents/${whom.id}`, to)).body
const roleOf = async (who: Visitor) =>
  (await server.owner.get<{ agents: Agent[] }>('/directory')).body.agents.find((a) => a.id === who.id)?.role

test('the last owner stays one', async () => {
  await server.owner.post('/agents', { name: 'Not yet', email: 'later@example.com', role: 'owner' })
  expect((await change(server.owner, server.owner, { role: 'admin' })).code).toBe('last_owner')
  expect((await change(server.owner, server.owner, { state: 'disabled' })).code).toBe('last_owner')
})

test('a role reaches as high as its own', async () => {
  const admin = await server.colleague('admin')
  const agent = await server.colleague('agent')
  expect((await change(admin, agent, { role: 'admin' })).role).toBe('admin')
  expect((await change(admin, agent, { role: 'owner' })).code).toBe('forbidden')
  expect((await change(admin, server.owner, { name: 'Not Olga' })).code).toBe('forbidden')
  expect((await change(admin, server.owner, { state: 'disabled' })).code).toBe('forbidden')
  expect((await change(server.owner, agent, { role: 'owner' })).role).toBe('owner')
  expect((await change(admin, agent, { role: 'light' })).code).toBe('forbidden')
})

test.each<Role>(['supervisor', 'agent', 'light'])('%s manages nobody', async (role) => {
  const person = await server.colleague(role)
  expect((await change(person, person, { role: 'owner' })).code).toBe('forbidden')
  expect((await person.post('/agents', { name: 'A', email: 'a@example.com', role: 'light' })).status).toBe(
    403,
  )
})

test('nobody changes his own role or shuts himself out; a name is free', async () => {
  const admin = await server.colleague('admin')
  expect((await change(admin, admin, { role: 'agent' })).code).toBe('own_role')
  expect((await change(admin, admin, { state: 'disabled' })).code).toBe('own_role')
  expect((await change(admin, admin, { name: 'Ada', role: 'admin' })).name).toBe('Ada')
})

test('owners who demote each other at the same moment leave one', async () => {
  for (let round = 0; round < 5; round++) {
    const second = await server.colleague('owner')
    const answers = await Promise.all([
      change(server.owner, second, { role: 'admin' }),
      change(second, server.owner, { role: 'admin' }),
    ])
    expect(answers.filter((answer) => answer.role === 'admin')).toHaveLength(1)
    expect(answers.filter((answer) => answer.code === 'forbidden')).toHaveLength(1)
    if ((await roleOf(server.owner)) === 'admin') await change(second, server.owner, { role: 'owner' })
    await change(server.owner, second, { role: 'agent' })
  }
})

test('owners who switch each other off at the same moment leave one', async () => {
  for (let round = 0; round < 5; round++) {
    const [one, other] = [await server.colleague('owner'), await server.colleague('owner')]
    const answers = await Promise.all([
      change(one, other, { state: 'disabled' }),
      change(other, one, { state: 'disabled' }),
    ])
    expect(answers.filter((answer) => answer.state === 'disabled')).toHaveLength(1)
  }
})

test('somebody who is switched off is out at once, on every device', async () => {
  const person = await server.colleague('agent')
  expect((await change(server.owner, person, { state: 'disabled' })).state).toBe('disabled')
  expect((await person.get('/session')).status).toBe(401)
  expect(await all(server.db, sql`select from sessions where agent_id = ${person.id}`)).toEqual([])

  expect((await change(server.owner, person, { state: 'active' })).state).toBe('active')
  expect((await person.get('/session')).status).toBe(401)
})

test('somebody who never answered the invitation is only invited when switched on again', async () => {
  const invite = { name: 'Ivo', email: 'ivo@example.com', role: 'agent' }
  const { body } = await server.owner.post<{ agent: Agent; link: string }>('/agents', invite)
  const path = `/agents/${body.agent.id}`
  expect((await server.owner.patch<Agent>(path, { state: 'disabled' })).body.state).toBe('disabled')
  const token = body.link.split('/').at(-1)
  expect((await server.stranger.get(`/invitations/${token}`)).status).toBe(410)
  expect((await server.owner.patch<Agent>(path, { state: 'active' })).body.state).toBe('invited')
})

test('what changed stands in the log, for the person and the groups', async () => {
  const person = await server.colleague('agent')
  const { body: group } = await server.owner.post<{ id: number }>('/groups', { name: 'Second' })
  await sql`delete from events`.execute(server.db)
  const changed = await change(server.owner, person, { role: 'supervisor', groupIds: [group.id] })
  expect(changed.groupIds).toEqual([group.id])

  const events = await all(server.db, sql`select kind, subject_id, data from events order by id`)
  expect(events).toEqual([
    {
      kind: 'agent.changed',
      subjectId: person.id,
      data: { fields: ['role', 'groupIds'], role: { from: 'agent', to: 'supervisor' } },
    },
    { kind: 'group.changed', subjectId: 1, data: { fields: ['memberIds'] } },
    { kind: 'group.changed', subjectId: group.id, data: { fields: ['memberIds'] } },
  ])
})

test('a group that is not there is refused by its field', async () => {
  const person = await server.colleague('agent')
  const { status, body } = await server.owner.patch(`/agents/${person.id}`, {
    name: 'New',
    groupIds: [1, 99],
  })
  expect(status).toBe(400)
  expect(body).toMatchObject({ fields: [{ field: 'groupIds', rule: 'unknown' }] })
  expect((await server.owner.patch('/agents/9999', { name: 'Nobody' })).status).toBe(404)
})
