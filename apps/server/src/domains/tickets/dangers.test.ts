import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dangerOf } from './dangers.ts'

const windows = (() => {
  const content = Buffer.alloc(200)
  content.write('MZ', 0)
  content.writeUInt32LE(0x80, 0x3c)
  content.write('PE', 0x80)
  return content
})()
const zip = (flags: number) => Buffer.from([0x50, 0x4b, 3, 4, 20, 0, flags, 0, 8, 0])
const rar4 = (flags: number) =>
  Buffer.concat([Buffer.from('Rar!\x1a\x07\x00', 'latin1'), Buffer.from([0, 0, 0x73, flags, 0, 13, 0, 0, 0])])
const rar5 = (type: number) =>
  Buffer.concat([Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1'), Buffer.from([1, 2, 3, 4, 11, type, 0, 0])])
const text = Buffer.from('Good morning')

test.each<[string, Buffer, ReturnType<typeof dangerOf>]>([
  ['invoice.exe', text, 'program'],
  ['Setup.MSI', text, 'program'],
  ['invoice.pdf.exe', text, 'disguised'],
  ['photo.jpg   .scr', text, 'disguised'],
  ['invoice.pdf', windows, 'disguised'],
  ['tool.exe', windows, 'program'],
  ['readme', Buffer.from('\x7fELF\x02\x01', 'latin1'), 'disguised'],
  ['notes.txt', Buffer.from('#!/bin/sh\nrm -rf'), 'disguised'],
  ['prices.xlsm', zip(0), 'macros'],
  ['prices.xlsx', zip(0), null],
  ['files.zip', zip(0), null],
  ['files.zip', zip(1), 'locked'],
  ['files.rar', rar4(0), null],
  ['files.rar', rar4(0x80), 'locked'],
  ['files.rar', rar5(1), null],
  ['files.rar', rar5(4), 'locked'],
  ['login.html', text, 'page'],
  [
    'MZ is how it begins.txt',
    Buffer.from('MZ is how this begins, and it goes on for more than sixty-four letters in all.'),
    null,
  ],
  ['report.pdf', Buffer.from('%PDF-1.7'), null],
  ['', text, null],
])('%s', (name, content, danger) => {
  expect(dangerOf({ name, content })).toBe(danger)
})

test('whatever is sent, it says something or nothing, and never fails', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.uint8Array({ maxLength: 80 }),
      fc.constantFrom('', 'MZ', 'PK\x03\x04', 'Rar!\x1a\x07'),
      (name, bytes, start) => {
        const content = Buffer.concat([Buffer.from(start, 'latin1'), bytes])
        expect([null, 'program', 'disguised', 'macros', 'locked', 'page']).toContain(
          dangerOf({ name, content }),
        )
      },
    ),
  )
})
