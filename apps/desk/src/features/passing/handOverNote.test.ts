import { expect, test } from 'vitest'
import { handOverNote } from './handOverNote.ts'

test('only what is said is kept, as text', () => {
  const note = handOverNote([
    { name: 'Known', text: 'a < b\nc' },
    { name: 'Tried', text: '  ' },
    { name: 'Asked', text: 'Why?' },
  ])
  expect(note).toBe('<p><strong>Known</strong><br>a &lt; b<br>c</p><p><strong>Asked</strong><br>Why?</p>')
  expect(handOverNote([{ name: 'Known', text: '' }])).toBe('')
})
