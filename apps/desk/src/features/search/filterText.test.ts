import { expect, test } from 'vitest'
import { chosenFilter, filterText, toggleFilter } from './filterText.ts'

test('a filter comes, goes, and takes the place of its like', () => {
  const states = ['is:open', 'is:solved']
  expect(toggleFilter('printer', 'is:open', states)).toBe('printer is:open')
  expect(toggleFilter('is:open printer', 'is:solved', states)).toBe('printer is:solved')
  expect(toggleFilter('is:open "on fire"', 'is:open', states)).toBe('"on fire"')
  expect(toggleFilter('is:mine is:open', 'is:solved', states)).toBe('is:mine is:solved')
})

test('a name of two words is kept together', () => {
  const filter = filterText('group', 'Second line')
  expect(filter).toBe('group:"Second line"')
  expect(chosenFilter(`x ${filter}`, [filter])).toBe(filter)
  expect(toggleFilter(`x ${filter}`, filter)).toBe('x')
})
