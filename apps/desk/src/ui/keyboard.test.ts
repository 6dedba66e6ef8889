import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { actionFor, bind, type Keys } from './keyboard.ts'

let unbind: (() => void)[]
beforeEach(() => {
  unbind = []
  vi.stubGlobal('addEventListener', vi.fn())
  vi.stubGlobal('removeEventListener', vi.fn())
})
afterEach(() => {
  for (const one of unbind) one()
  vi.unstubAllGlobals()
})

const on = (keys: Keys) => unbind.push(bind({ current: keys }))
const key = (code: string, over = {}) =>
  ({ code, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...over }) as const
const press = (code: string, at = 0, over = {}) => actionFor(key(code, over), at)

test('a key is known by its place, whatever letter the layout has there', () => {
  const next = vi.fn()
  on({ j: next, '?': next })
  expect(press('KeyJ')).toBe(next)
  expect(press('Slash', 0, { shiftKey: true })).toBe(next)
  expect(press('KeyO')).toBeUndefined()
})

test('one after the other, and not as a shortcut of its own', () => {
  const [status, solved] = [vi.fn(), vi.fn()]
  on({ s: status, 'g s': solved })
  expect(press('KeyG', 0)).toBeUndefined()
  expect(press('KeyS', 500)).toBe(solved)
  expect(press('KeyS', 600)).toBe(status)
  press('KeyG', 1_000)
  expect(press('KeyS', 5_000)).toBe(status)
})

test('the last one bound wins, and gives it back when it goes', () => {
  const [below, above] = [vi.fn(), vi.fn()]
  on({ escape: below })
  const gone = bind({ current: { escape: above } })
  expect(press('Escape')).toBe(above)
  gone()
  expect(press('Escape')).toBe(below)
})

test('a key with Ctrl, Alt or Meta belongs to the browser', () => {
  on({ c: vi.fn() })
  expect(press('KeyC', 0, { ctrlKey: true })).toBeUndefined()
})
