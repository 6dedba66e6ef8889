import { readdirSync, readFileSync } from 'node:fs'

const fixtures = new URL('../fixtures/', import.meta.url)

/** Every mail among the fixtures. */
export const fixtureMails = (): { name: string; raw: Buffer }[] =>
  readdirSync(fixtures, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.eml'))
    .sort()
    .map((name) => ({ name, raw: readFileSync(new URL(name, fixtures)) }))

/** What has hurt parsers: ends that do not come, encodings that break off, boundaries that repeat, brackets without end. */
const splinters = [
  '\r\n',
  '\r\n\r\n',
  '\0',
  '\xff\xfe',
  '=?utf-8?B?',
  '=?x?Q?=\r\n =?',
  '<'.repeat(2_000),
  '<div>'.repeat(500),
  '('.repeat(2_000),
  '>'.repeat(2_000),
  'On 1.1.2020 12:00 '.repeat(100),
  'From: a\r\n'.repeat(100),
  '-'.repeat(5_000),
  ' '.repeat(5_000),
  'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n',
  'Content-Transfer-Encoding: base64\r\n',
  '\r\n--b--\r\n',
  '@@@@<<>>,,;;::',
  '\u00d0\u009f'.repeat(200),
]

/** A mail changed in some places, by numbers from 0 to below 1: cut, repeated, with bytes turned and splinters put in. */
export function mutated(raw: Buffer, numbers: readonly number[]): Buffer {
  let mail = raw
  for (let i = 0; i + 2 < numbers.length; i += 3) {
    const [kind = 0, place = 0, size = 0] = numbers.slice(i, i + 3)
    const at = Math.floor(place * mail.length)
    const length = Math.floor(size * Math.min(500, mail.length - at))
    const [before, after] = [mail.subarray(0, at), mail.subarray(at)]
    if (kind < 0.2) mail = before
    else if (kind < 0.4) mail = Buffer.concat([before, after.subarray(length)])
    else if (kind < 0.6) mail = Buffer.concat([before, mail.subarray(at, at + length), after])
    else if (kind < 0.8) {
      const splinter = splinters[Math.floor(size * splinters.length)] ?? ''
      mail = Buffer.concat([before, Buffer.from(splinter, 'latin1'), after])
    } else {
      mail = Buffer.from(mail)
      mail.fill(Math.floor(size * 256), at, Math.min(mail.length, at + 8))
    }
  }
  return mail
}
