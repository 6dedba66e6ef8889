import type { Agent, Group } from '@podpora/contract/people'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import { activeAgents, agentsByIds, canBeAssigned, groupExists, groupsByIds } from './access.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

type Said = Group & { code?: string; fields?: object[] }

test('a group has a name of its own and members who know of it', async () => {
  const person = await server.colleague('agent', { groupIds: [] })
  const made = await server.owner.post<Said>('/groups', { name: 'Billing', memberIds: [person.id] })
  expect(made).toMatchObject({ status: 201, body: { name: 'Billing', memberIds: [person.id] } })
  const path = `/groups/${made.body.id}`
  expect((await person.get('/session')).body).toMatchObject({ me: { groupIds: [made.body.id] } })

  expect((await server.owner.post<Said>('/groups', { name: 'billing' })).body.code).toBe('name_taken')
  expect((await server.owner.patch<Said>('/groups/1', { name: 'BILLING' })).body.code).toBe('name_taken')
  const unknown = await server.owner.patch<Said>(path, { name: 'Other', memberIds: [999] })
  expect(unknown.body.fields).toEqual([{ field: 'memberIds', rule: 'unknown', params: {} }])

  await sql`delete from events`.execute(server.db)
  const changed = await server.owner.patch<Said>(path, { memberIds: [server.owner.id, server.owner.id] })
  expect(changed.body).toEqual({
    id: made.body.id,
    name: 'Billing',
    lineId: null,
    memberIds: [server.owner.id],
  })
  const events = await all(server.db, sql`select kind, subject_id from events order by id`)
  expect(events).toEqual([
    { kind: 'group.changed', subjectId: made.body.id },
    { kind: 'agent.changed', subjectId: server.owner.id },
    { kind: 'agent.changed', subjectId: person.id },
  ])
})

test('a group that something belongs to stays', async () => {
  expect((await server.owner.delete<Said>('/groups/1')).body.code).toBe('group_in_use')
  const { body } = await server.owner.post<Said>('/groups', { name: 'Empty', memberIds: [server.owner.id] })
  await sql`delete from events`.execute(server.db)
  expect((await server.owner.delete(`/groups/${body.id}`)).status).toBe(204)
  expect((await server.owner.delete(`/groups/${body.id}`)).status).toBe(404)
  expect(await all(server.db, sql`select kind, subject_id, data from events order by id`)).toEqual([
    { kind: 'group.deleted', subjectId: body.id, data: { id: body.id } },
    { kind: 'agent.changed', subjectId: server.owner.id, data: { fields: ['groupIds'] } },
  ])
})

test('the directory and the live feed show the same things', async () => {
  const { body } = await server.owner.get<{ agents: Agent[]; groups: Group[] }>('/directory')
  const ids = (things: { id: number }[]) => things.map((thing) => thing.id)
  expect(await agentsByIds(server.db, ids(body.agents))).toEqual(body.agents)
  expect(await groupsByIds(server.db, ids(body.groups))).toEqual(body.groups)
  expect(await agentsByIds(server.db, [])).toEqual([])
})

test('tickets go to groups that are there and people who can work on them', async () => {
  const [agent, light, gone] = [
    await server.colleague('agent'),
    await server.colleague('light'),
    await server.colleague('agent'),
  ]
  await server.owner.patch(`/agents/${gone.id}`, { state: 'disabled' })
  expect(await canBeAssigned(server.db, agent.id)).toBe(true)
  expect(await canBeAssigned(server.db, light.id)).toBe(false)
  expect(await canBeAssigned(server.db, gone.id)).toBe(false)
  expect(await canBeAssigned(server.db, 9999)).toBe(false)
  const present = await activeAgents(server.db, [agent.id, light.id, gone.id, 9999])
  expect(present.sort()).toEqual([agent.id, light.id].sort())
  expect([await groupExists(server.db, 1), await groupExists(server.db, 99)]).toEqual([true, false])
})
