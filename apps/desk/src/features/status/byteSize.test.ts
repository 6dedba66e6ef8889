import { expect, test } from 'vitest'
import { byteSize } from './byteSize.ts'

test('sizes are told in the unit that fits, as the language writes them', () => {
  expect(byteSize(150 * 1024 ** 2, 'en')).toBe('150 MB')
  expect(byteSize(1.44 * 1024 ** 3, 'en')).toBe('1.4 GB')
  expect(byteSize(1.44 * 1024 ** 3, 'ru')).toMatch(/^1,4\sГБ$/)
  expect(byteSize(10, 'en')).toBe('0 kB')
})
