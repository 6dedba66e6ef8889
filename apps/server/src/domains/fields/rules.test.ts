import { appliesTo } from '@podpora/contract/field-kinds'
import type { Field } from '@podpora/contract/fields'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { choicesAfter, judge, keyFrom, missingFields, seesField } from './rules.ts'

const field = (more: Partial<Field> = {}): Field => ({
  id: 1,
  key: 'cause',
  type: 'text',
  name: 'Cause',
  translations: {},
  help: '',
  choices: [],
  minimum: null,
  maximum: null,
  decimals: null,
  kinds: [],
  groupIds: [],
  brandIds: [],
  requiredOn: [],
  audience: null,
  position: 1,
  archivedAt: null,
  ...more,
})
const choice = (key: string, archived = false) => ({ key, name: key, translations: {}, archived })

describe('a value is judged by its type', () => {
  const choices = [choice('wear'), choice('fall'), choice('old', true)]
  test.each([
    ['text', '  a \n b ', 'a b'],
    ['text', '   ', null],
    ['number', 2.5, 2.5],
    ['date', '2028-02-29', '2028-02-29'],
    ['choice', 'wear', 'wear'],
    ['choices', ['fall', 'wear'], ['wear', 'fall']],
    ['choices', [], null],
    ['person', 7, 7],
    ['link', 'example.com/a', 'https://example.com/a'],
    ['link', 'http://intranet:8080/x y', 'http://intranet:8080/x%20y'],
  ] as const)('%s takes %j', (type, wish, value) => {
    const given = Array.isArray(wish) ? [...wish] : wish
    expect(judge(field({ type, choices }), given as string)).toEqual({ value })
  })

  test.each([
    ['number', '2', 'number'],
    ['number', 11, 'maximum'],
    ['number', 0, 'minimum'],
    ['number', 1.25, 'decimals'],
    ['date', '2027-02-29', 'date'],
    ['date', 'tomorrow', 'date'],
    ['choice', 'other', 'enum'],
    ['choice', 'old', 'enum'],
    ['choices', ['wear', 'other'], 'enum'],
    ['person', 1.5, 'unknown'],
    ['link', 'javascript:alert(1)', 'link'],
    ['link', 'data:text/html,x', 'link'],
    ['text', 5, 'invalid'],
  ] as const)('%s refuses %j by the rule "%s"', (type, wish, rule) => {
    const given = Array.isArray(wish) ? [...wish] : wish
    const limited = field({ type, choices, minimum: 1, maximum: 10, decimals: 1 })
    expect(judge(limited, given as string)).toMatchObject({ rule })
  })

  test('what was judged once is judged the same again', () => {
    const anything = fc.oneof(fc.string(), fc.double({ noNaN: true }), fc.array(fc.string()), fc.webUrl())
    const type = fc.constantFrom('text', 'number', 'date', 'choice', 'choices', 'person', 'link')
    fc.assert(
      fc.property(type, anything, (type, wish) => {
        const one = field({ type: type as Field['type'], choices })
        const judged = judge(one, wish)
        if ('value' in judged) expect(judge(one, judged.value)).toEqual(judged)
      }),
    )
  })
})

test('a field that is restricted is seen by its roles, its groups and those who manage fields', () => {
  const restricted = { audience: { roles: ['supervisor' as const], groupIds: [3] } }
  const reader = { role: 'agent' as const, groupIds: [1], permissions: new Set<never>() }
  expect(seesField(reader, { audience: null })).toBe(true)
  expect(seesField(reader, restricted)).toBe(false)
  expect(seesField({ ...reader, role: null }, restricted)).toBe(false)
  expect(seesField({ ...reader, role: 'supervisor' }, restricted)).toBe(true)
  expect(seesField({ ...reader, groupIds: [3] }, restricted)).toBe(true)
  expect(seesField({ ...reader, permissions: new Set(['field.manage' as const]) }, restricted)).toBe(true)
})

test('a field belongs to tickets of its kinds, groups and brands, and is missed only there', () => {
  const ticket = { kind: 'bug', groupId: 2, brandId: 1, status: 'solved', custom: {} } as const
  const demanded = (more: Partial<Field>) =>
    missingFields([field({ requiredOn: ['solved'], ...more })], ticket).length
  expect(demanded({})).toBe(1)
  expect(demanded({ kinds: ['bug'], groupIds: [2, 3], brandIds: [1] })).toBe(1)
  expect(demanded({ kinds: ['question'] })).toBe(0)
  expect(demanded({ requiredOn: ['pending'] })).toBe(0)
  expect(demanded({ archivedAt: '2026-11-01T10:00:00.000Z' })).toBe(0)
  expect(appliesTo(field({ groupIds: [2] }), { ...ticket, groupId: null })).toBe(false)
})

test('keys come from names, and no two are the same', () => {
  expect(keyFrom('Pilność usługi (łączna)', [], 'field')).toBe('pilnosc_uslugi_laczna')
  expect(keyFrom('Причина', [], 'field')).toBe('field')
  expect(keyFrom('Причина', ['field', 'field_2'], 'field')).toBe('field_3')
  expect(keyFrom('2nd line', [], 'field')).toBe('nd_line')
  fc.assert(fc.property(fc.string(), (name) => /^[a-z][a-z0-9_]{0,39}$/.test(keyFrom(name, [], 'field'))))
})

test('no choice is ever lost: one that is left out is archived', () => {
  const old = [choice('a'), choice('b')]
  const after = choicesAfter(old, [{ name: 'New' }, { key: 'b', name: 'Renamed' }])
  expect(after).toEqual([
    { ...choice('new'), name: 'New' },
    { ...choice('b'), name: 'Renamed' },
    choice('a', true),
  ])
})
