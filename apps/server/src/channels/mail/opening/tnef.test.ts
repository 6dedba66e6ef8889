import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readMail } from '../reading.ts'
import { tnefOf } from '../testing/tnef.ts'
import { readTnef } from './tnef.ts'

describe('winmail.dat', () => {
  const raw = tnefOf({
    body: 'Dzień dobry, w załączniku faktura.',
    files: [
      {
        shortName: 'FAKTUR~1.PDF',
        longName: 'Faktura za listopad żółć.pdf',
        type: 'application/pdf',
        content: 'PDF',
      },
      { shortName: 'note.txt', content: 'only a short name' },
    ],
  })

  test('gives its files under their long names, and its text', () => {
    const { files, text } = readTnef(raw)
    expect(text).toBe('Dzień dobry, w załączniku faktura.')
    expect(files.map(({ name, type, content }) => [name, type, content.toString()])).toEqual([
      ['Faktura za listopad żółć.pdf', 'application/pdf', 'PDF'],
      ['note.txt', '', 'only a short name'],
    ])
  })

  const mail = (content: Buffer) =>
    Buffer.from(
      [
        'From: jan@firma.example.pl\r\nTo: support@example.com\r\nSubject: Faktura\r\nMIME-Version: 1.0',
        'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\n \r\n--b',
        'Content-Type: application/ms-tnef; name="winmail.dat"\r\nContent-Transfer-Encoding: base64\r\n',
        `${content.toString('base64')}\r\n--b--`,
      ].join('\r\n'),
    )

  test('is taken out of a mail, whose text is there again', async () => {
    const read = await readMail(mail(raw))
    expect(read.attachments.map(({ name }) => name)).toEqual(['Faktura za listopad żółć.pdf', 'note.txt'])
    expect(read.text).toBe('Dzień dobry, w załączniku faktura.')
  })

  test('stays where it cannot be read, and it is said why', async () => {
    const read = await readMail(mail(raw.subarray(0, raw.length - 20)))
    expect(read.attachments.map(({ name }) => name)).toEqual(['winmail.dat'])
    expect(read.repairs.at(-1)?.detail).toMatch(/^winmail.dat could not be read/)
  })

  test('broken in any way is read or refused, and never for long', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(raw.length - 1), fc.nat(255)), { maxLength: 20 }), (changes) => {
        const broken = Buffer.from(raw)
        for (const [at, byte] of changes) broken[at] = byte
        try {
          readTnef(broken)
        } catch (error) {
          expect(error).toBeInstanceOf(Error)
        }
      }),
      { numRuns: 500 },
    )
  })
})

test('a mail that is to be shown inline is a file, and the text around it stays', async () => {
  const raw = [
    'From: a@x.example\r\nTo: b@x.example\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=o\r\n',
    '--o\r\nContent-Type: text/plain\r\n\r\nCan you help him?\r\n--o',
    'Content-Type: message/rfc822; name=one.eml\r\nContent-Disposition: inline; filename=one.eml\r\n',
    'From: c@x.example\r\nSubject: inner\r\nContent-Type: text/html\r\n\r\n<p>It burns</p>\r\n--o--',
  ].join('\r\n')
  const read = await readMail(Buffer.from(raw))
  expect(read.text.trim()).toBe('Can you help him?')
  expect(read.html).toBeNull()
  expect(read.attachments).toMatchObject([{ name: 'one.eml', type: 'message/rfc822' }])
})
