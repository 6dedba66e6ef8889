import { expect, test } from 'vitest'
import { readMail } from '../reading.ts'
import { uudecoded } from './uuencoded.ts'

const packed = ['begin 644 test.txt', '+5&5S="!S=\')I;F<`', '`', 'end']

test('a file in the text is taken out of it', async () => {
  const mail = await readMail(
    Buffer.from(['From: a@b.example', '', 'Before', ...packed, 'After'].join('\r\n')),
  )
  expect(mail.text).toBe('Before\nAfter')
  expect(mail.attachments).toMatchObject([{ name: 'test.txt', content: Buffer.from('Test string') }])
})

test('an attachment that was packed so is unpacked', async () => {
  const head = [
    'From: a@b.example',
    'Content-Type: application/octet-stream',
    'Content-Transfer-Encoding: x-uuencode',
  ]
  const mail = await readMail(Buffer.from([...head, '', ...packed].join('\r\n')))
  expect(mail.attachments).toMatchObject([{ name: 'test.txt', content: Buffer.from('Test string') }])
})

test.each([
  'begin 644 a\nHello there\nend\n',
  'begin 644 a\n',
  'begin 644 a\n+5&5S\nend\n',
  'We begin 644 things\nend\n',
])('what only begins so stays: %j', (text) => {
  expect(uudecoded(text)).toEqual({ text, files: [] })
})

test.each(['begin 644 a\n', '`\n', 'begin 644 a\n`\n', '\n'])(
  'a megabyte of %j takes no time',
  (piece) => {
    expect(() => uudecoded(piece.repeat(1_000_000 / piece.length))).not.toThrow()
  },
  5_000,
)
