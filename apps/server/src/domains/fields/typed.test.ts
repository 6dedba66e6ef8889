import type { Field } from '@podpora/contract/fields'
import { expect, test } from 'vitest'
import { typedCondition } from './typed.ts'

const field = (type: Field['type']): Field => ({
  id: 1,
  key: 'it',
  type,
  name: 'It',
  translations: {},
  help: '',
  choices: [
    { key: 'wear', name: 'Wear and tear', translations: { ru: 'Износ', pl: 'Zużycie' }, archived: false },
    { key: 'fall', name: 'Fall', translations: {}, archived: true },
  ],
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
})
const people = {
  me: 7,
  all: [
    { id: 7, name: 'Ada Agent', email: 'ada@firm.example' },
    { id: 8, name: 'Anna Nowak', email: 'nowak@firm.example' },
  ],
}
const values = (...all: (string | number | null)[]) => ({ op: 'is', values: all })
const from = (first: string | number | null, to: string | number | null) => ({
  op: 'between',
  from: first,
  to,
})

test.each([
  ['choice', 'wear', values('wear')],
  ['choice', 'WEAR AND TEAR', values('wear')],
  ['choice', 'износ', values('wear')],
  ['choices', 'zuzycie', values('wear')],
  ['choice', 'fall', values('fall')],
  ['choice', 'water', undefined],
  ['choice', '-', values(null)],
  ['person', 'me', values(7)],
  ['person', 'nowak', values(8)],
  ['person', 'firm.example', values(7, 8)],
  ['person', 'zzz', undefined],
  ['number', '5', from(5, 5)],
  ['number', '-1,5..10', from(-1.5, 10)],
  ['number', '..10', from(null, 10)],
  ['number', '5..', from(5, null)],
  ['number', '..', undefined],
  ['number', '1..2..3', undefined],
  ['number', 'five', undefined],
  ['date', '2026-10-03', from('2026-10-03', '2026-10-03')],
  ['date', '2026-2', from('2026-02-01', '2026-02-28')],
  ['date', '2026', from('2026-01-01', '2026-12-31')],
  ['date', '2026-10..2026-11', from('2026-10-01', '2026-11-30')],
  ['date', '2026-02-31', undefined],
  ['date', '2026-13', undefined],
  ['text', 'A-17', values('A-17')],
  ['link', 'firm.example/a', values('https://firm.example/a')],
] as const)('%s:%s', (type, text, expected) => {
  expect(typedCondition(field(type), text, people)).toEqual(expected && { field: 'custom.it', ...expected })
})
