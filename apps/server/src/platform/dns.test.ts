import { expect, test } from 'vitest'
import { dnsError, keepingAnswers, noDns } from './dns.ts'

const code = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'answered',
    (error: { code: string }) => error.code,
  )

test('an answer is asked for once, by however many, and again when it is old', async () => {
  let now = 0
  let asked = 0
  const dns = keepingAnswers(
    async () => [`answer ${++asked}`],
    () => now,
  )
  expect(await Promise.all([dns.resolve('a.example', 'TXT'), dns.resolve('A.example', 'TXT')])).toEqual([
    ['answer 1'],
    ['answer 1'],
  ])
  await dns.resolve('a.example', 'MX')
  expect(asked).toBe(2)
  now += 11 * 60_000
  expect(await dns.resolve('a.example', 'TXT')).toEqual(['answer 3'])
})

test('a name that is not there is remembered, too', async () => {
  let asked = 0
  const dns = keepingAnswers(async () => {
    asked += 1
    throw dnsError('ENOTFOUND', 'no')
  })
  for (let i = 0; i < 10; i++) expect(await code(dns.resolve('a.example', 'TXT'))).toBe('ENOTFOUND')
  expect(asked).toBe(1)
})

test('servers that are away are left alone for half a minute', async () => {
  let now = 0
  let asked = 0
  const dns = keepingAnswers(
    async () => {
      asked += 1
      throw dnsError('ETIMEOUT', 'nothing came')
    },
    () => now,
  )
  for (let i = 0; i < 10; i++) await code(dns.resolve(`${i}.example`, 'TXT'))
  expect(asked).toBe(4)
  expect(await code(dns.resolve('x.example', 'TXT'))).toBe('EREST')
  now += 31_000
  expect(await code(dns.resolve('y.example', 'TXT'))).toBe('ETIMEOUT')
})

test('switched off, nothing is asked', async () => {
  expect(await code(noDns.resolve('a.example', 'TXT'))).toBe('EOFF')
})
