import type { CannedAnswer } from '@podpora/contract/canned'
import { expect, test } from 'vitest'
import { findCanned } from './findCanned.ts'

let id = 0
const canned = (title: string, more: Partial<CannedAnswer> = {}): CannedAnswer => ({
  id: ++id,
  version: 1,
  title,
  shortcut: '',
  html: '<p>Hello</p>',
  language: null,
  scope: 'everyone',
  groupId: null,
  ownerId: 1,
  uses: 0,
  lastUsedAt: null,
  ...more,
})
const titles = (all: CannedAnswer[], typed: string, language: string | null = null) =>
  findCanned(all, typed, language).map(({ title }) => title)

test('the shortcut comes before the title, the title before the text', () => {
  const all = [
    canned('In the text', { html: '<p>Your <b>refund</b></p>', uses: 9 }),
    canned('Refund is late'),
    canned('Money', { shortcut: 'refund' }),
    canned('Other'),
  ]
  expect(titles(all, 'refund')).toEqual(['Money', 'Refund is late', 'In the text'])
})

test('the ticket’s language comes first, then what is used most', () => {
  const all = [
    canned('Used', { uses: 5 }),
    canned('Polish', { language: 'pl' }),
    canned('Russian', { language: 'ru', uses: 7 }),
    canned('Seldom', { uses: 1 }),
  ]
  expect(titles(all, '', 'pl')).toEqual(['Polish', 'Used', 'Seldom', 'Russian'])
})

test('letters of a tag are no text, and ё is е', () => {
  expect(titles([canned('A', { html: '<blockquote>x</blockquote>' })], 'block')).toEqual([])
  expect(titles([canned('Счёт')], 'счет')).toEqual(['Счёт'])
})
