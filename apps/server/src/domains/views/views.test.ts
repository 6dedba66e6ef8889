import type { Problem } from '@podpora/contract/errors'
import type { Condition } from '@podpora/contract/filters'
import type { TicketRow } from '@podpora/contract/tickets'
import type { OwnViews, SavedView, SavedViewInput, ViewCounts } from '@podpora/contract/views'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listening, openBrowser } from '../../testing/browser.ts'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'

let t: TestServer
let port: number
let live: { stop(): Promise<void> }
let agent: Visitor
let outsider: Visitor
let supervisor: Visitor
beforeAll(async () => {
  t = await testServer()
  port = await listening(t)
  live = await t.podpora.startLive()
  await t.owner.post('/groups', { name: 'Sales', memberIds: [] })
  agent = await t.colleague('agent')
  outsider = await t.colleague('agent', { groupIds: [2] })
  supervisor = await t.colleague('supervisor')
})
afterAll(async () => {
  await live.stop()
  await t.close()
})

const input = (more: Partial<SavedViewInput> = {}): SavedViewInput => ({
  name: 'Burning',
  filter: [{ field: 'priority', op: 'is', values: ['urgent'] }],
  sort: 'waiting',
  groupBy: null,
  columns: ['number', 'subject'],
  layout: 'table',
  sharedWith: 'me',
  groupId: null,
  ...more,
})
const save = async (who: Visitor, more?: Partial<SavedViewInput>) =>
  (await who.post<SavedView>('/views', input(more))).body
/** Undefined as long as nobody has counted it. */
const countOf = async (who: Visitor, view: number | string) =>
  (await who.get<ViewCounts>('/views/counts')).body[view]
const seenBy = async (who: Visitor) => (await who.get<OwnViews>('/views')).body.saved.map((view) => view.id)

describe('a view that asks about a field which not everybody sees', () => {
  const condition: Condition = { field: 'custom.risk', op: 'not', values: ['high'] }
  const nameless: Condition = { field: 'custom.', op: 'is', values: [] }
  let ticketId: number
  let view: SavedView
  const listOf = async (who: Visitor) =>
    (await who.get<{ items: TicketRow[] }>(`/views/${view.id}/tickets`)).body.items.map((row) => row.id)
  beforeAll(async () => {
    const field = { key: 'risk', type: 'text', name: 'Risk', audience: { roles: [], groupIds: [2] } }
    await t.owner.post('/fields', field)
    ticketId = (await receive(t.db)).ticketId
    view = await save(t.owner, { filter: [condition], sharedWith: 'everyone' })
  })

  test('holds nothing for the others, and tells them neither the field nor what is asked', async () => {
    expect(await listOf(t.owner)).toContain(ticketId)
    expect(await listOf(agent)).toEqual([])
    await expect.poll(() => countOf(agent, view.id)).toBe(0)
    const told = (await agent.get<OwnViews>('/views')).body.saved.find(({ id }) => id === view.id)
    expect(told?.filter).toEqual([nameless])
  })

  test('can’t be asked for, saved or run over by them', async () => {
    const filter = JSON.stringify([condition])
    const refused = { code: 'validation_failed', fields: [{ rule: 'unknown' }] }
    expect((await agent.get(`/tickets?${new URLSearchParams({ filter })}`)).body).toMatchObject(refused)
    expect((await agent.post('/views', input({ filter: [condition] }))).body).toMatchObject(refused)
    expect((await agent.post('/bulk-runs/count', { tickets: { filter: [condition] } })).body).toMatchObject(
      refused,
    )
  })

  test('keeps what it asks when one who doesn’t see the field changes the rest', async () => {
    const priority: Condition = { field: 'priority', op: 'is', values: ['urgent'] }
    const { body } = await supervisor.patch<SavedView>(`/views/${view.id}`, {
      version: view.version,
      changes: { filter: [nameless, priority] },
    })
    expect(body.filter).toEqual([nameless, priority])
    const { saved } = (await t.owner.get<OwnViews>('/views')).body
    expect(saved.find(({ id }) => id === view.id)?.filter).toEqual([condition, priority])
  })
})

describe('a view that shows and sorts by a field which not everybody sees', () => {
  const display = {
    columns: ['number', 'custom.worth', 'custom.place'],
    sort: '-custom.worth',
    groupBy: 'custom.worth',
  } as const satisfies Partial<SavedViewInput>
  const usual = { columns: ['number', 'custom.place'], sort: '-updated', groupBy: null }
  let view: SavedView
  const toldTo = async (who: Visitor) =>
    (await who.get<OwnViews>('/views')).body.saved.find(({ id }) => id === view.id)
  beforeAll(async () => {
    const audience = { roles: [], groupIds: [2] }
    await t.owner.post('/fields', { key: 'worth', type: 'text', name: 'Worth', audience })
    await t.owner.post('/fields', { key: 'place', type: 'text', name: 'Place' })
    await t.owner.post('/fields', {
      key: 'parts',
      type: 'choices',
      name: 'Parts',
      choices: [{ name: 'Lid' }],
    })
    view = await save(t.owner, {
      ...display,
      columns: [...display.columns],
      filter: [],
      sharedWith: 'everyone',
    })
  })

  test('is the usual one for the others, who are not told that there is such a field', async () => {
    expect(await toldTo(t.owner)).toMatchObject(display)
    expect(await toldTo(agent)).toMatchObject(usual)
    const theirs = await agent.get<{ items: TicketRow[] }>(`/views/${view.id}/tickets`)
    const plain = await agent.get<{ items: TicketRow[] }>('/tickets?filter=[]')
    expect(theirs.body.items.map(({ id }) => id)).toEqual(plain.body.items.map(({ id }) => id))
  })

  test('can’t be made by them, nor by what no list is sorted or grouped by', async () => {
    for (const [field, wish] of [
      ['columns', { columns: ['custom.worth'] }],
      ['sort', { sort: 'custom.worth' }],
      ['groupBy', { groupBy: 'custom.worth' }],
    ] as const)
      expect((await agent.post('/views', { ...input(), ...wish })).body).toMatchObject({
        code: 'validation_failed',
        fields: [{ field, rule: 'unknown' }],
      })
    expect((await t.owner.post('/views', input({ groupBy: 'custom.parts' }))).body).toMatchObject({
      fields: [{ field: 'groupBy', rule: 'unknown' }],
    })
  })

  test('keeps what they don’t see when they change the rest', async () => {
    const changes = { columns: ['custom.place', 'subject'], sort: '-updated', groupBy: null }
    await supervisor.patch(`/views/${view.id}`, { version: view.version, changes })
    expect(await toldTo(supervisor)).toMatchObject(changes)
    expect(await toldTo(t.owner)).toMatchObject({
      columns: ['custom.place', 'subject', 'custom.worth'],
      sort: '-custom.worth',
      groupBy: 'custom.worth',
    })
  })
})

describe('a view of one’s own', () => {
  test('is there for its owner alone', async () => {
    const view = await save(agent)
    expect(view).toMatchObject({ ...input(), version: 1, ownerId: agent.id })
    expect(await seenBy(agent)).toContain(view.id)
    for (const other of [outsider, supervisor, t.owner]) {
      expect(await seenBy(other)).not.toContain(view.id)
      expect((await other.get(`/views/${view.id}/tickets`)).status).toBe(404)
      expect((await other.delete(`/views/${view.id}`)).status).toBe(404)
    }
  })

  test('is shared only by who may', async () => {
    const { body, status } = await agent.post<Problem>('/views', input({ sharedWith: 'everyone' }))
    expect([status, body.code]).toEqual([403, 'forbidden'])
    const view = await save(agent)
    const shared = await agent.patch(`/views/${view.id}`, { version: 1, changes: { sharedWith: 'everyone' } })
    expect(shared.status).toBe(403)
  })

  test('that was changed meanwhile is not overwritten', async () => {
    const view = await save(agent)
    const first = await agent.patch<SavedView>(`/views/${view.id}`, {
      version: 1,
      changes: { name: ' One ' },
    })
    expect(first.body).toMatchObject({ name: 'One', version: 2 })
    const second = await agent.patch<Problem>(`/views/${view.id}`, { version: 1, changes: { name: 'Two' } })
    expect(second.body).toMatchObject({ code: 'changed_meanwhile', current: { name: 'One' } })
  })

  test('that is deleted can be taken back as it was', async () => {
    const view = await save(agent)
    expect((await agent.delete(`/views/${view.id}`)).status).toBe(204)
    expect(await seenBy(agent)).not.toContain(view.id)
    expect((await agent.post(`/views/${view.id}/restoration`)).body).toEqual(view)
    expect(await seenBy(agent)).toContain(view.id)
  })
})

describe('a shared view', () => {
  test('is there for its group, or for everyone, and changed by who may share', async () => {
    const ofGroup = await save(supervisor, { sharedWith: 'group', groupId: 1 })
    const ofAll = await save(supervisor, { sharedWith: 'everyone' })
    expect(await seenBy(agent)).toEqual(expect.arrayContaining([ofGroup.id, ofAll.id]))
    expect(await seenBy(outsider)).not.toContain(ofGroup.id)
    expect(await seenBy(outsider)).toContain(ofAll.id)
    const change = { version: 1, changes: { name: 'Mine now' } }
    expect((await agent.patch(`/views/${ofAll.id}`, change)).status).toBe(403)
    expect((await t.owner.patch(`/views/${ofAll.id}`, change)).status).toBe(200)
  })

  test('names its group', async () => {
    const nameless = await supervisor.post<Problem>('/views', input({ sharedWith: 'group' }))
    expect(nameless.body).toMatchObject({ fields: [{ field: 'groupId', rule: 'required' }] })
    const unknown = await supervisor.post<Problem>('/views', input({ sharedWith: 'group', groupId: 999 }))
    expect(unknown.body).toMatchObject({ fields: [{ field: 'groupId', rule: 'not_found' }] })
  })

  test('shows each reader what they may see, and counts only that', async () => {
    const view = await save(supervisor, {
      sharedWith: 'everyone',
      filter: [{ field: 'tags', op: 'any', values: ['sight'] }],
    })
    for (const groupId of [1, 1, 2]) {
      const { ticketId } = await receive(t.db, { groupId })
      await t.owner.patch(`/tickets/${ticketId}`, { version: 1, changes: { tags: ['sight'] } })
    }
    for (const [who, many] of [
      [t.owner, 3],
      [agent, 2],
      [outsider, 1],
    ] as const) {
      const { body } = await who.get<{ items: TicketRow[] }>(`/views/${view.id}/tickets`)
      expect(body.items).toHaveLength(many)
      await expect.poll(() => countOf(who, view.id)).toBe(many)
    }
  })

  test('comes and goes live, and says nothing to who may not choose it', async () => {
    const theirs = await openBrowser(port, agent)
    const others = await openBrowser(port, outsider)
    const view = await save(supervisor, { name: 'Live', sharedWith: 'everyone' })
    // An older one may still be on its way.
    const created = await theirs.event((e) => e.kind === 'view.created' && e.data.id === view.id)
    expect(created.view).toEqual(view)
    await others.event((e) => e.view?.id === view.id)
    const changes = { sharedWith: 'group', groupId: 1 }
    await supervisor.patch(`/views/${view.id}`, { version: 1, changes })
    const kept = await theirs.event((e) => e.kind === 'view.changed' && e.data.id === view.id)
    expect(kept.view).toMatchObject(changes)
    const gone = await others.event((e) => e.kind === 'view.changed' && e.data.id === view.id)
    expect(gone).toMatchObject({ view: null, data: { id: view.id }, actor: { name: '' } })
    await theirs.close()
    await others.close()
  })
})

test('everybody has their views in an order of their own', async () => {
  const arrangement = { order: ['solved', 'open'], hidden: ['groups'] }
  expect((await agent.put('/views/arrangement', arrangement)).body).toEqual(arrangement)
  expect((await agent.get<OwnViews>('/views')).body.arrangement).toEqual(arrangement)
  expect((await outsider.get<OwnViews>('/views')).body.arrangement).toEqual({ order: [], hidden: [] })
  // What is not shown is not counted.
  await expect.poll(() => countOf(outsider, 'groups')).toBeTypeOf('number')
  expect(await countOf(agent, 'groups')).toBeUndefined()
})

test.each([
  { filter: [{ field: 'status', op: 'is', values: [] }] },
  { filter: [{ field: 'secret', op: 'is', values: ['x'] }] },
  { sort: 'colour' },
  { columns: [] },
  { name: '  ' },
])('a view that makes no sense is refused: %j', async (wrong) => {
  expect((await agent.post<Problem>('/views', { ...input(), ...wrong })).body.code).toBe('validation_failed')
})
