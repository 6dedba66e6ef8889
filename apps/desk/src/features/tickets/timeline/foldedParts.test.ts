import { expect, test } from 'vitest'
import { partsOf } from './foldedParts.ts'

test('a text is cut at its folds and nothing of it is lost', () => {
  const text = 'Yes.\n\n> Is it?\n\nAnna\n'
  const parts = partsOf(text, [{ kind: 'quote', from: 6, to: 14 }])
  expect(parts.map(({ folded }) => folded)).toEqual([false, true, false])
  expect(parts.map(({ words }) => words).join('')).toBe(text)
})

test('without folds it is one piece', () => {
  expect(partsOf('Yes.', [])).toEqual([{ at: 0, folded: false, words: 'Yes.' }])
})
