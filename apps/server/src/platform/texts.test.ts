import { expect, test } from 'vitest'
import { textsIn } from './texts.ts'

test.each([
  ['pl', 'Wsparcie'],
  ['ru-RU', 'Поддержка'],
  ['en', 'Support'],
  ['de', 'Support'],
  [null, 'Support'],
])('in %s', (language, text) => {
  expect(textsIn(language)('setup.firstGroup')).toBe(text)
})

test('what stands in a name is never read as a text of ours', () => {
  const name = '<b>$t(setup.firstGroup)</b> {{link}}'
  const text = textsIn('en')('passwordReset.text', { name, company: 'A & B', link: 'https://example.com' })
  expect(text).toContain(`Hello ${name},`)
  expect(text).toContain('the support desk of A & B.')
})
