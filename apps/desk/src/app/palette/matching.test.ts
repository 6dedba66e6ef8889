import { expect, test } from 'vitest'
import { inOtherLayout, rate } from './matching.ts'

const best = (typed: string, ...words: string[]) =>
  words.filter((one) => rate(typed, one) > 0).sort((a, b) => rate(typed, b) - rate(typed, a))

test('beginnings come before middles, and both before letters in their order', () => {
  expect(best('set', 'Reset', 'New ticket set', 'Settings', 'Solve')).toEqual([
    'Settings',
    'New ticket set',
    'Reset',
  ])
  expect(best('stn', 'Settings', 'Open')).toEqual(['Settings'])
})

test('every word that was typed must be there', () => {
  expect(best('sign out', 'Sign out', 'Signature')).toEqual(['Sign out'])
})

test('Polish and Russian letters are found without their marks', () => {
  expect(rate('zgloszenie', 'Nowe zgłoszenie')).toBeGreaterThan(0)
  expect(rate('отчет', 'Отчёты')).toBeGreaterThan(0)
  expect(rate('мой', 'Мои заявки')).toBe(0)
})

test('the wrong keyboard layout is understood, both ways', () => {
  expect(inOtherLayout('ghbdtn')).toBe('привет')
  expect(inOtherLayout('ыуеештпы')).toBe('settings')
  expect(rate('yfcnhjqrb', 'Настройки')).toBeGreaterThan(0)
  expect(rate('ыуеештпы', 'Settings')).toBeGreaterThan(0)
})

test('nothing typed fits everything', () => {
  expect(rate('', 'Anything')).toBeGreaterThan(0)
})
