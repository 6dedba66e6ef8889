import { expect, test } from 'vitest'
import { isZone } from './zones.ts'

test('a zone is one that the machine knows', () => {
  expect(['Europe/Warsaw', 'UTC', 'Europe/Nowhere', ''].map(isZone)).toEqual([true, true, false, false])
})
