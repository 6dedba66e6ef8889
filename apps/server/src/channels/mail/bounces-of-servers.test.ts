import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Bounce, blamesAddress, bounceOf } from './bounces.ts'
import { readMail } from './reading.ts'
import { mailOf } from './testing/post.ts'

const ours = '<t1001.m1.abcdefghijklmnop@example.com>'
const read = async (name: string): Promise<Bounce | null> =>
  bounceOf(await readMail(readFileSync(new URL(`fixtures/bounces/${name}.eml`, import.meta.url))))

/** Of each recipient: the address, what the server said, `!` where it is for good, `@` where the address is to blame. */
const told = ({ recipients }: Bounce): string[] =>
  recipients.map(
    (one) => `${one.address} ${one.status ?? '-'}${one.permanent ? '!' : ''}${blamesAddress(one) ? '@' : ''}`,
  )

test.each<[string, string[], boolean]>([
  ['gmail-no-such-user', ['nobody.here@gmail.com 5.1.1!@'], true],
  ['gmail-over-quota', ['full@gmail.com 4.2.2'], false],
  ['exchange-online', ['j.doe@contoso.example 5.1.10!@'], true],
  ['outlook-spam-refused', ['anna@hotmail.example 5.7.1!'], true],
  ['yandex', ['netu@yandex.ru 5.7.1!@'], true],
  ['mail-ru', ['ivan.netu@mail.ru 550!@'], true],
  [
    'postfix-several',
    ['full@one.example 4.2.2', 'gone@two.example 5.1.1!@', 'anna@nowhere.example 5.4.4!@'],
    true,
  ],
  ['postfix-late', ['anna@slow.example 4.4.1'], false],
  ['exim-several', ['gone@two.example 5.1.1!@', 'full@one.example 4.2.2'], true],
  ['qmail-several', ['nobody@mail.example.pl 5.1.1!@', 'full@mail.example.pl 5.2.2!@'], true],
  ['amazon-ses', ['gone@two.example 5.1.1!@'], true],
  ['sendgrid', ['gone@two.example 5.1.1!@'], true],
  ['onet', ['nie.ma@onet.example.pl 5.1.1!@'], true],
  ['wp', ['nie.ma@wp.example.pl 5.1.1!@'], true],
  ['home-pl', ['jan@firma.example.pl 552!@'], true],
  ['utf8', ['анна@почта.рф 5.1.1!@'], true],
  ['full-for-good', ['anna@hidden.example 5.2.2!@'], true],
  ['sendmail-text', ['team@lists.example.org 5.2.2!@'], true],
  ['exchange-old-html', ['gone@firm.example -!@'], true],
  ['gateway-own-words', ['gone@two.example 550!@'], true],
  ['failure-not-failed', ['anna@firm.example 5.3.4!'], true],
  ['sieve-refused', ['full@box.example -'], true],
  ['no-sender-at-all', ['gone@two.example -!@'], true],
  ['french-late', ['anne@courrier.example -'], false],
])('%s', async (name, recipients, final) => {
  const bounce = await read(name)
  expect(bounce && told(bounce)).toEqual(recipients)
  expect(bounce).toMatchObject({ messageId: ours, final })
})

test('the worst of several is what the bounce says', async () => {
  expect(await read('postfix-several')).toMatchObject({ address: 'gone@two.example', permanent: true })
})

test.each([
  [
    'a person',
    { From: 'Anna <anna@two.example>', Subject: 'Undeliverable' },
    'My mail could not be delivered, why?',
  ],
  [
    'a person who passes one on',
    { From: 'anna@two.example', Subject: 'Fwd: Undelivered Mail' },
    'User unknown <a@b.example>',
  ],
  [
    'an answer of a postmaster',
    { From: 'postmaster@two.example', Subject: 'Re: user unknown' },
    'It is not delivered by us.',
  ],
  [
    'an absence note without a sender',
    { From: 'anna@two.example', Subject: 'Out of office', 'Return-Path': '<>' },
    'I am away until Monday. Write to bob@two.example.',
  ],
])('%s tells of no bounce', async (_, head, text) => {
  expect(bounceOf(await readMail(Buffer.from(mailOf(head, text))))).toBeNull()
})

test.each(['-', '\n', ' ', '@', 'a', '<', '>', '*', '(', 'a@', '-\n', '> ', 'message-id: <'])(
  'a megabyte of %j from a mail system is read in no time',
  async (piece) => {
    const raw = `From: MAILER-DAEMON@mx.example\r\nSubject: Undelivered mail\r\n\r\n`
    const mail = await readMail(Buffer.from(raw))
    // A quadratic expression would take minutes: the runner's own limit tells.
    expect(() => bounceOf({ ...mail, text: piece.repeat(1_000_000 / piece.length) })).not.toThrow()
  },
  10_000,
)
