import type { Calendar } from '@podpora/contract/calendars'
import type { Problem } from '@podpora/contract/errors'
import type { EscalationRule } from '@podpora/contract/escalation'
import type { Levels } from '@podpora/contract/levels'
import type { LineSettings } from '@podpora/contract/lines'
import type { Directory } from '@podpora/contract/people'
import { type PresetKey, presetKeys } from '@podpora/contract/preset-keys'
import type { Presets } from '@podpora/contract/presets'
import type { GroupRouting } from '@podpora/contract/routing'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/server.ts'

let t: TestServer
beforeEach(async () => {
  t = await testServer()
})
afterEach(() => t.close())

const presets = async () => (await t.owner.get<Presets>('/presets')).body
const take = (key: PresetKey, more: object = {}) =>
  t.owner.post<Problem>('/presets', { key, zone: 'Europe/Warsaw', holidays: null, ...more })
const made = async () => ({
  lines: (await t.owner.get<LineSettings[]>('/lines')).body,
  groups: (await t.owner.get<Directory>('/directory')).body.groups,
  calendars: (await t.owner.get<Calendar[]>('/calendars')).body,
  policies: (await t.owner.get<Levels>('/levels')).body.policies,
  rules: (await t.owner.get<EscalationRule[]>('/escalation-rules')).body,
})

test.each(presetKeys)('%s makes what it says, and only once', async (key) => {
  const before = await presets()
  expect(before.available).toBe(true)
  const told = before.presets.find((one) => one.key === key)
  expect((await take(key, { holidays: { country: 'PL', region: null } })).status).toBe(204)
  const { lines, groups, calendars, policies, rules } = await made()
  expect(lines.map(({ name, level }) => [level, name])).toEqual(
    told?.lines.map(({ name, level }) => [level, name]),
  )
  expect(calendars).toMatchObject([{ rules: { zone: 'Europe/Warsaw', holidays: { country: 'PL' } } }])
  // What comes by the doors is looked at first.
  const known = { enabled: true, calendarId: calendars[0]?.id }
  expect(policies).toMatchObject([
    { ...known, conditions: [{ field: 'urgent' }] },
    { ...known, conditions: [{ field: 'complaint' }] },
    { ...known, conditions: [] },
  ])
  expect(groups).toHaveLength(Math.max(1, lines.length) + (told?.asideGroups.length ?? 0))
  for (const line of told?.lines ?? []) {
    const id = lines.find(({ name }) => name === line.name)?.id
    const group = groups.find(({ lineId }) => lineId === id)
    const { body } = await t.owner.get<GroupRouting>(`/routing/groups/${group?.id}`)
    expect(body.mode).toBe(line.routing)
    expect(lines.find((one) => one.id === id)?.free).toBe(line.free)
  }
  for (const rule of rules) {
    const from = lines.find(({ id }) => rule.filter.some((f) => f.field === 'line' && f.values[0] === id))
    const to = lines.find(({ id }) => id === groups.find((one) => one.id === rule.groupId)?.lineId)
    expect(to?.level).toBe((from?.level ?? 0) + 1)
  }
  expect(await take(key)).toMatchObject({ status: 409, body: { code: 'preset_too_late' } })
  expect((await presets()).available).toBe(false)
})

test('the first group becomes the first line, and one of the same name the line of that name', async () => {
  const { groups } = await made()
  await t.owner.post('/groups', { name: 'Second line', memberIds: [] })
  await take('small_firm')
  const { lines, groups: after } = await made()
  expect(after).toHaveLength(groups.length + 1)
  expect(after[0]).toMatchObject({ name: groups[0]?.name, lineId: lines[0]?.id })
  expect(after[1]).toMatchObject({ name: 'Second line', lineId: lines[1]?.id })
})

test('two who choose at once: one is made', async () => {
  const answers = await Promise.all([take('three_lines'), take('five_lines'), take('small_firm')])
  expect(answers.map(({ status }) => status).sort()).toEqual([204, 409, 409])
  expect([2, 3, 5]).toContain((await made()).lines.length)
})

test('a wrong zone is named, and nothing half-done stays', async () => {
  const { status, body } = await take('three_lines', { zone: 'Europe/Krakow' })
  expect(status).toBe(400)
  expect(body.fields).toMatchObject([{ field: 'rules/zone' }])
  expect(await made()).toMatchObject({ lines: [], calendars: [], policies: [] })
})

test('names are in the company’s language', async () => {
  await t.owner.patch('/settings', { language: 'pl' })
  const { presets: all } = await presets()
  expect(all[1]?.lines.map(({ name }) => name)).toEqual(['Pierwsza linia', 'Druga linia'])
})
