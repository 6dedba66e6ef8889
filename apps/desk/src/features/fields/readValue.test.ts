import { expect, test } from 'vitest'
import { readValue } from './readValue.ts'

test('numbers are read as people write them', () => {
  expect(['1000.5', '1 000,5', ' 1\u00a0000,5 '].map((text) => readValue('number', text))).toEqual([
    1000.5, 1000.5, 1000.5,
  ])
  expect(readValue('number', 'twelve')).toBeUndefined()
  expect(readValue('number', '  ')).toBeNull()
  expect(readValue('text', ' A-1 ')).toBe('A-1')
})
