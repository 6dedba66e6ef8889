import { expect, test } from 'vitest'
import { makeCustomers } from './customers.ts'
import { days, planTickets } from './planning.ts'
import { diceOf } from './seeded.ts'
import { stories } from './stories/all.ts'

const now = new Date('2026-03-18T14:30:00Z')
const plan = () => {
  const dice = diceOf(1)
  return planTickets({ now, count: 300, customers: makeCustomers(dice), stories }, dice)
}

test('the same seed and the same now give the same tickets', () => {
  expect(plan()).toEqual(plan())
})

test('everybody has a name and an address of their own', () => {
  const customers = makeCustomers(diceOf(1))
  const addresses = customers.flatMap((one) => one.addresses)
  expect(new Set(addresses).size).toBe(addresses.length)
  expect(new Set(customers.map(({ name }) => name)).size).toBe(80)
  for (const address of addresses)
    expect(address).toMatch(/^[a-z]+(\.[a-z]+)?\d*@([a-z-]+\.)?example\.(com|org|net)$/)
})

test('conversations go forward, end before now, and lie in the last sixty days', () => {
  for (const { createdAt, messages, solvedAt } of plan()) {
    expect(+now - +createdAt).toBeLessThan(days * 86_400_000)
    const times = [...messages.map(({ at }) => +at), ...(solvedAt ? [+solvedAt] : [])]
    expect(times).toEqual([...times].sort((a, b) => a - b))
    expect(times.at(-1)).toBeLessThanOrEqual(+now)
  }
})

test('no two tickets read the same, every status is there, and each language', () => {
  const tickets = plan()
  const texts = tickets.map(({ messages }) => messages[0]?.text)
  expect(new Set(texts).size).toBeGreaterThan(290)
  const seen = (of: 'status' | 'language') => new Set(tickets.map((ticket) => ticket[of]))
  expect(seen('language').size).toBe(3)
  expect([...seen('status')].sort()).toEqual(['closed', 'new', 'on_hold', 'open', 'pending', 'solved'])
  for (const { messages, subject } of tickets)
    for (const text of [subject, ...messages.map((one) => one.text)]) expect(text).not.toMatch(/[{}|]/)
})
