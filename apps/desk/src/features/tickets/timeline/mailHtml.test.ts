import { expect, test } from 'vitest'
import { looksPlain, withPictures } from './mailHtml.ts'

test('a mail that paints for itself is not plain', () => {
  expect(looksPlain('<p>Hello <b>there</b></p>')).toBe(true)
  expect(looksPlain('<td bgcolor="#fff">x</td>')).toBe(false)
  expect(looksPlain('<p style="color: #222">x</p>')).toBe(false)
  expect(looksPlain('<div style="background:#fafafa">x</div>')).toBe(false)
})

test('pictures are shown when the reader asks', () => {
  expect(withPictures('<img data-remote-src="https://a/b.png">')).toBe('<img src="https://a/b.png">')
})
