import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readMail } from '../reading.ts'

const fixture = (name: string): Buffer =>
  readFileSync(new URL(`../fixtures/own/${name}.eml`, import.meta.url))

test.each(['smime-signed-inside', 'smime-signed-pieces'])('the letter inside of %s is read', async (name) => {
  const mail = await readMail(fixture(name))
  expect(mail.text.trim()).toBe('Dzień dobry, proszę zamknąć umowę.')
  expect(mail).toMatchObject({ subject: 'Umowa', from: { address: 'anna@bell.example' } })
  expect(mail.attachments).toMatchObject([{ name: 'smime.p7m' }])
  expect(mail.repairs).toMatchObject([{ what: 'structure' }])
})

/** An envelope around a letter (RFC 5652): DER by hand, since its lengths are short. */
function enveloped(letter: string): Buffer {
  const element = (tag: number, ...parts: Buffer[]): Buffer => {
    const content = Buffer.concat(parts)
    const size = Buffer.from([0x82, content.length >> 8, content.length & 255])
    return Buffer.concat([Buffer.from([tag]), size, content])
  }
  const oid = (hex: string): Buffer => element(6, Buffer.from(hex, 'hex'))
  const inner = element(0x30, oid('2a864886f70d010701'), element(0xa0, element(4, Buffer.from(letter))))
  const signed = element(0x30, element(2, Buffer.from([1])), element(0x31), inner)
  const envelope = element(0x30, oid('2a864886f70d010702'), element(0xa0, signed)).toString('base64')
  const head = [
    'From: Eve <eve@evil.example>',
    'To: support@example.com',
    'Subject: Outer',
    'Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m',
    'Content-Transfer-Encoding: base64',
  ]
  return Buffer.from([...head, '', envelope.replace(/.{76}/g, '$&\r\n'), ''].join('\r\n'))
}

test('what stands inside of the signature cannot say who the mail is from', async () => {
  const letter = [
    'From: Boss <boss@company.example>',
    'To: other@company.example',
    'Reply-To: hidden@evil.example',
    'Subject: Inner',
    'Authentication-Results: mx.example; dmarc=pass',
    'Content-Type: text/html',
    '',
    '<p>Pay</p>',
  ]
  const mail = await readMail(enveloped(letter.join('\r\n')))
  expect(mail).toMatchObject({ subject: 'Outer', from: { address: 'eve@evil.example' }, replyTo: null })
  expect(mail.to.map(({ address }) => address)).toEqual(['support@example.com'])
  expect(mail.headers.has('authentication-results')).toBe(false)
  expect(mail.html).toContain('<p>Pay</p>')
})

test.each(['\r\nOnly words', 'Only words', 'Content-Type: text/plain\r\n\r\nOnly words'])(
  'a letter with the head %j is read',
  async (letter) => {
    expect((await readMail(enveloped(letter))).text.trim()).toBe('Only words')
  },
)

test('an encrypted mail stays a file', async () => {
  const mail = await readMail(fixture('smime-encrypted'))
  expect(mail).toMatchObject({ text: '', repairs: [], attachments: [{ name: 'smime.p7m' }] })
})

test('an envelope that was cut anywhere does no harm', async () => {
  const raw = fixture('smime-signed-inside')
  for (let length = 300; length < raw.length; length += 97)
    expect((await readMail(raw.subarray(0, length))).subject).toBe('Umowa')
})
