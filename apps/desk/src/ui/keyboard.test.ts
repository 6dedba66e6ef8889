import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { commandIds, commandOf, keyHint } from './commands.ts'
import { actionFor, availableCommands, bind, type Runs, runCommand } from './keyboard.ts'

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

const on = (runs: Runs) => unbind.push(bind({ current: runs }))
const key = (code: string, over = {}) =>
  ({ code, shiftKey: false, ctrlKey: false, metaKey: false, altKey: false, repeat: false, ...over }) as const
const press = (code: string, at = 0, over = {}) => actionFor(key(code, over), at)?.()

test('a key is known by its place, whatever letter the layout has there', () => {
  const next = vi.fn()
  on({ 'list.next': next, 'keys.show': next, 'nav.fold': next })
  press('KeyJ')
  press('Slash', 0, { shiftKey: true })
  press('BracketLeft')
  expect(next).toHaveBeenCalledTimes(3)
  press('KeyO')
  expect(next).toHaveBeenCalledTimes(3)
})

test('one after the other, and not as a shortcut of its own', () => {
  const [status, solved, numbered] = [vi.fn(), vi.fn(), vi.fn()]
  on({ 'ticket.status': status, 'view.solved': solved, 'view.numbered': numbered })
  press('KeyG', 0)
  press('KeyS', 500)
  expect([status, solved].map((run) => run.mock.calls.length)).toEqual([0, 1])
  press('KeyS', 600)
  expect(status).toHaveBeenCalledTimes(1)
  press('KeyG', 1_000)
  press('KeyS', 5_000)
  expect(status).toHaveBeenCalledTimes(2)
  press('KeyG', 6_000)
  press('Digit3', 6_100)
  expect(numbered).toHaveBeenCalledWith(2)
})

test('the last one bound wins, and gives it back when it goes', () => {
  const [below, above] = [vi.fn(), vi.fn()]
  on({ 'ticket.back': below })
  const gone = bind({ current: { 'selection.clear': above } })
  press('Escape')
  expect(above).toHaveBeenCalledTimes(1)
  gone()
  press('Escape')
  expect(below).toHaveBeenCalledTimes(1)
})

test('a key with Ctrl, Alt or Meta belongs to the browser', () => {
  const made = vi.fn()
  on({ 'new.ticket': made })
  press('KeyC', 0, { ctrlKey: true })
  press('KeyC', 0, { altKey: true })
  expect(made).not.toHaveBeenCalled()
})

test('a command can be run by name where it has something to do', () => {
  const solve = vi.fn()
  on({ 'ticket.solve': solve })
  expect(Object.keys(availableCommands())).toEqual(['ticket.solve'])
  expect(runCommand('ticket.solve')).toBe(true)
  expect(runCommand('ticket.reply')).toBe(false)
  expect(solve).toHaveBeenCalledTimes(1)
})

// What is on the screen together. A selection and the search have Escape for themselves while they are there.
test.each([
  [['list', 'ticket', 'go', 'general']],
  [['selection', 'go', 'general']],
  [['search', 'go', 'general']],
])('every key is one command’s own among %j', (groups) => {
  const there = commandIds.map(commandOf).filter(({ group }) => groups.includes(group))
  const keys = there.flatMap((command) => [...command.keys])
  expect(keys.filter((one, i) => keys.indexOf(one) !== i)).toEqual([])
  // G M would never be reached where G alone did something.
  expect(keys.filter((one) => keys.some((other) => other.startsWith(`${one} `)))).toEqual([])
})

test('keys are written as people write them', () => {
  expect((['view.mine', 'ticket.follow', 'palette', 'ticket.back'] as const).map(keyHint)).toEqual([
    'G M',
    'Shift F',
    'Ctrl K',
    'Esc',
  ])
})
