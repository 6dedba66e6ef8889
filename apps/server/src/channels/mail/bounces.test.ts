import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { type Bounce, bounceOf } from './bounces.ts'
import { readMail } from './reading.ts'
import { mailOf } from './testing/post.ts'

const bounceIn = async (raw: Buffer | string): Promise<Bounce | null> =>
  bounceOf(await readMail(Buffer.from(raw)))
const fixture = (name: string) => bounceIn(readFileSync(new URL(`fixtures/${name}.eml`, import.meta.url)))

describe('a delivery report (RFC 3464)', () => {
  test.each<[string, Partial<Bounce>]>([
    ['own/postfix-bounce', { address: 'gone@example.net', permanent: true, status: '5.1.1' }],
    ['own/exchange-ru-bounce', { address: 'net.takogo@example.ru', permanent: true, status: '5.1.10' }],
    ['mikel-mail/multi_address_bounce1', { permanent: true, status: '5.1.1' }],
    ['mikel-mail/report_530', { address: 'edwin@zzzzzzz.com', permanent: true, status: '5.3.0' }],
  ])('%s', async (name, expected) => {
    expect(await fixture(name)).toMatchObject(expected)
  })

  const report = (fields: string, head: Record<string, string> = {}) =>
    mailOf(
      {
        From: 'MAILER-DAEMON@mx.example.com',
        'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
        ...head,
      },
      `--b\r\nContent-Type: text/plain\r\n\r\nReport\r\n--b\r\n${fields}\r\n--b--`,
    )
  const status = (lines: string[], encoding?: BufferEncoding) => {
    const text = `Reporting-MTA: dns; mx\r\n\r\n${lines.join('\r\n')}\r\n`
    return `Content-Type: message/delivery-status\r\n${
      encoding
        ? `Content-Transfer-Encoding: ${encoding}\r\n\r\n${Buffer.from(text).toString(encoding)}`
        : `\r\n${text}`
    }`
  }

  test('that a mail is late is not for good', async () => {
    const late = report(status(['Final-Recipient: rfc822; a@b.example', 'Action: delayed', 'Status: 4.4.1']))
    expect(await bounceIn(late)).toMatchObject({ address: 'a@b.example', permanent: false, status: '4.4.1' })
  })

  test('in base64 is read', async () => {
    const raw = report(
      status(['Final-Recipient: rfc822;a@b.example', 'Action: failed', 'Status: 5.2.2'], 'base64'),
    )
    expect(await bounceIn(raw)).toMatchObject({ address: 'a@b.example', status: '5.2.2' })
  })

  test('that a mail arrived is no bounce', async () => {
    const arrived = report(
      status(['Final-Recipient: rfc822; a@b.example', 'Action: delivered', 'Status: 2.0.0']),
    )
    expect(await bounceIn(arrived)).toBeNull()
  })

  test('of several recipients is about the one who did not get it', async () => {
    const lines = ['Final-Recipient: rfc822; well@b.example', 'Action: relayed', 'Status: 2.0.0', '']
    const mixed = report(
      status([...lines, 'Final-Recipient: rfc822; gone@b.example', 'Action: failed', 'Status: 5.1.1']),
    )
    expect(await bounceIn(mixed)).toMatchObject({ address: 'gone@b.example', status: '5.1.1' })
  })
})

describe('the words of servers that write no report', () => {
  test.each<[string, Partial<Bounce>]>([
    [
      'own/exim-bounce',
      {
        address: 'anna@full.example',
        permanent: true,
        status: '552',
        diagnostic: null,
        messageId: '<t1002.m5.abcdefghijklmnop@example.com>',
      },
    ],
    [
      'own/qmail-bounce',
      {
        address: 'nobody@mail.example.pl',
        permanent: true,
        status: '5.1.1',
        diagnostic: null,
        messageId: '<t1003.m6.abcdefghijklmnop@example.com>',
      },
    ],
    [
      'own/pl-late',
      {
        address: 'jan@wolny.example.pl',
        permanent: false,
        status: null,
        diagnostic: null,
        messageId: '<t1004.m7.abcdefghijklmnop@example.com>',
      },
    ],
  ])('%s', async (name, expected) => {
    expect(await fixture(name)).toMatchObject(expected)
  })
})

describe('no bounce', () => {
  test.each(['own/ru-absence', 'own/pl-gmail-reply', 'own/google-group'])('%s', async (name) => {
    expect(await fixture(name)).toBeNull()
  })

  test('a person who sends us the bounce that he got', async () => {
    const inner = readFileSync(new URL('fixtures/own/postfix-bounce.eml', import.meta.url), 'utf8')
    const raw = mailOf(
      { Subject: 'Fwd: Undelivered Mail Returned to Sender', 'Content-Type': 'multipart/mixed; boundary=o' },
      `--o\r\nContent-Type: text/plain\r\n\r\nWhat is this?\r\n--o\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--o--`,
    )
    expect(await bounceIn(raw)).toBeNull()
  })
})
