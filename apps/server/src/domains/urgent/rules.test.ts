import fc from 'fast-check'
import { expect, test } from 'vitest'
import { alarmed, circlesOf, isShut } from './rules.ts'

const nobody = { members: [], present: [], supervisors: [], groups: new Map<number, number[]>() }

test('without circles of one’s own: who is at work, then the group, then the supervisors', () => {
  const people = { ...nobody, members: [3, 1, 2], present: [2], supervisors: [9] }
  expect(circlesOf([], people)).toEqual([[2], [1, 2, 3], [9]])
  // At night nobody is at work: the group is alarmed at once.
  expect(circlesOf([], { ...people, present: [] })).toEqual([[1, 2, 3], [9]])
})

test('circles of one’s own are groups and people', () => {
  const people = { ...nobody, members: [1], groups: new Map([[7, [4, 5]]]) }
  const circles = [
    { groupIds: [7], agentIds: [5, 2] },
    { groupIds: [8], agentIds: [] },
  ]
  expect(circlesOf(circles, people)).toEqual([[2, 4, 5]])
})

test('a circle is alarmed so often, then the next as well; nobody who was alarmed is ever left out again', () => {
  const circles = fc.array(fc.uniqueArray(fc.nat(20), { minLength: 1, maxLength: 5 }), {
    minLength: 1,
    maxLength: 4,
  })
  fc.assert(
    fc.property(circles, fc.integer({ min: 1, max: 5 }), (all, rounds) => {
      let before: number[] = []
      for (let told = 0; told < rounds * all.length + 3; told++) {
        const { circle, people } = alarmed(all, told, { rounds })
        expect(circle).toBe(Math.min(Math.floor(told / rounds), all.length - 1))
        expect(people).toEqual(expect.arrayContaining(before))
        before = people
      }
      expect(new Set(before)).toEqual(new Set(all.flat()))
    }),
  )
  expect(alarmed([], 5, { rounds: 2 })).toEqual({ circle: 0, people: [] })
})

test('the door is shut only where a number is set, and from that number on', () => {
  expect([isShut(5, { misuses: 0 }), isShut(2, { misuses: 3 }), isShut(3, { misuses: 3 })]).toEqual([
    false,
    false,
    true,
  ])
})
