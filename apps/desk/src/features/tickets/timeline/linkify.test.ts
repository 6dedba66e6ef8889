import { expect, test } from 'vitest'
import { linkify, splitQuote } from './linkify.ts'

test('addresses become links, the dot after them does not', () => {
  expect(linkify('See https://a.pl/x?y=1, or write to me@b.pl.')).toEqual([
    { text: 'See ' },
    { text: 'https://a.pl/x?y=1', href: 'https://a.pl/x?y=1' },
    { text: ', or write to ' },
    { text: 'me@b.pl', href: 'mailto:me@b.pl' },
    { text: '.' },
  ])
})

test('a text without addresses is one piece', () => {
  expect(linkify('Добрый день')).toEqual([{ text: 'Добрый день' }])
})

test('the quote under an answer is told apart', () => {
  expect(splitQuote('Thanks!\n\nOn Monday Anna wrote:\n> Hello\n> there\n')).toEqual({
    written: 'Thanks!',
    quoted: 'On Monday Anna wrote:\n> Hello\n> there',
  })
  expect(splitQuote('> only a quote').quoted).toBe('')
  expect(splitQuote('> a?\nyes').written).toBe('> a?\nyes')
})
