import { expect, test } from 'vitest'
import { createLimiter } from './limits.ts'

const policy = { name: 'test', most: 2, seconds: 10 }

test('requests are counted in windows, each sender apart', () => {
  let time = 1000
  const limiter = createLimiter(() => time)
  expect(limiter('a', policy)).toEqual({ remaining: 1, reset: 10, refused: false })
  time += 4500
  expect(limiter('a', policy)).toEqual({ remaining: 0, reset: 6, refused: false })
  expect(limiter('a', policy)).toEqual({ remaining: 0, reset: 6, refused: true })
  expect(limiter('b', policy).refused).toBe(false)
  time += 5500
  expect(limiter('a', policy)).toEqual({ remaining: 1, reset: 10, refused: false })
})
