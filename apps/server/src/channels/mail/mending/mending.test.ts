import { describe, expect, test } from 'vitest'
import { readMail } from '../reading.ts'
import { encodedIn } from '../testing/charsets.ts'
import { unflowed } from './flowed.ts'
import { mend } from './mending.ts'

const russian = 'Здравствуйте! Принтер перестал печатать после обновления. Что мне делать? Жду ответа, Юля.'
const ukrainian = 'Добрий день! Після оновлення не відкривається кабінет. Що мені робити? Дякую, Олена Їжак.'
const polish =
  'Dzień dobry, przy płatności kartą widzę błąd. Proszę o pomoc, już późno, łączę wyrazy szacunku.'
const german =
  'Guten Tag, nach der Änderung können wir die Gebühr für März nicht prüfen. Schöne Grüße, Jürgen Groß'

const mailIn = (type: string, body: Buffer, head = ''): Buffer =>
  Buffer.concat([Buffer.from(`From: a@b.example\r\n${head}${type}\r\n\r\n`), body])

describe('a charset that is not named, or falsely', () => {
  test.each([
    [russian, 'windows-1251', ''],
    [russian, 'windows-1251', 'utf-8'],
    [russian, 'windows-1251', 'iso-8859-1'],
    [russian, 'windows-1251', 'koi8-r'],
    [russian, 'windows-1251', 'us-ascii'],
    [russian, 'windows-1251', 'x-unknown'],
    [russian, 'koi8-r', ''],
    [russian, 'koi8-r', 'windows-1251'],
    [russian, 'koi8-r', 'utf-8'],
    [russian, 'ibm866', ''],
    [russian, 'ibm866', 'windows-1251'],
    [russian, 'iso-8859-5', ''],
    [russian, 'x-mac-cyrillic', 'x-mac-cyrillic'],
    [russian, 'utf-8', 'windows-1251'],
    [russian, 'utf-8', 'iso-8859-1'],
    [ukrainian, 'windows-1251', ''],
    [ukrainian, 'koi8-u', ''],
    [ukrainian, 'windows-1251', 'iso-8859-1'],
    [polish, 'iso-8859-2', ''],
    [polish, 'iso-8859-2', 'iso-8859-1'],
    [polish, 'windows-1250', ''],
    [polish, 'windows-1250', 'iso-8859-2'],
    [polish, 'windows-1250', 'utf-8'],
    [polish, 'utf-8', 'iso-8859-2'],
    [german, 'windows-1252', ''],
    [german, 'windows-1252', 'utf-8'],
    [german, 'utf-8', 'iso-8859-1'],
  ])('%s in %s, called "%s"', async (text, charset, label) => {
    const type = label ? `Content-Type: text/plain; charset=${label}` : 'Content-Type: text/plain'
    const mail = await readMail(mailIn(type, encodedIn(text, charset)))
    expect(mail.text.trim()).toBe(text)
    expect(mail.repairs).toMatchObject([{ what: 'charset' }])
  })

  test.each([
    [russian, 'windows-1251'],
    [russian, 'koi8-r'],
    [ukrainian, 'windows-1251'],
    [polish, 'iso-8859-2'],
    [polish, 'windows-1250'],
    [german, 'iso-8859-1'],
    ['Ça va très bien, merci à tous, à bientôt', 'iso-8859-1'],
    ['Hej, på måndag är vi öppna från åtta', 'iso-8859-1'],
    ['test ÄÖÜäöüß', 'iso-8859-15'],
    ['Καλημέρα, δεν λειτουργεί ο εκτυπωτής', 'iso-8859-7'],
    ['שלום, המדפסת לא עובדת', 'windows-1255'],
  ])('%s, rightly called %s, is left alone', async (text, charset) => {
    const mail = await readMail(
      mailIn(`Content-Type: text/plain; charset=${charset}`, encodedIn(text, charset)),
    )
    expect(mail.text.trim()).toBe(text)
    expect(mail.repairs).toEqual([])
  })

  test('UTF-8 with a byte too few is still UTF-8', async () => {
    const cut = Buffer.from('Здравствуйте').subarray(0, -1)
    expect((await readMail(mailIn('Content-Type: text/plain; charset=utf-8', cut))).text).toBe('Здравствуйт�')
  })

  test('UTF-8 that was encoded twice on its way, as Latin or as Cyrillic', async () => {
    for (const way of ['latin1', 'windows-1252', 'windows-1251'] as const) {
      const wrong =
        way === 'latin1'
          ? Buffer.from(russian).toString('latin1')
          : new TextDecoder(way).decode(Buffer.from(russian))
      const mail = await readMail(mailIn('Content-Type: text/plain; charset=utf-8', Buffer.from(wrong)))
      expect(mail.text.trim()).toBe(russian)
    }
  })

  test('UTF-7 that nobody calls so, and a plus that is none', async () => {
    const seven = 'Hello +BB8EQAQ4BDIENQRC-, +BDwEOARA-!'
    expect((await readMail(mailIn('Content-Type: text/plain', Buffer.from(seven)))).text.trim()).toBe(
      'Hello Привет, мир!',
    )
    const plus = 'C++, +48 600 700 800, a+b+cdef, q=+test+word'
    expect((await readMail(mailIn('Content-Type: text/plain', Buffer.from(plus)))).text.trim()).toBe(plus)
  })

  test('in base64, in quoted-printable, in a part and in HTML that says it itself', async () => {
    const bytes = encodedIn(russian, 'windows-1251')
    const html = `<meta charset="windows-1251"><p>${'x'.repeat(10)} `
    const raw = Buffer.concat([
      Buffer.from(
        'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n',
      ),
      Buffer.from(`Content-Transfer-Encoding: base64\r\n\r\n${bytes.toString('base64')}\r\n--b\r\n`),
      Buffer.from(`Content-Type: text/html\r\n\r\n${html}`),
      bytes,
      Buffer.from('</p>\r\n--b--\r\n'),
    ])
    const mail = await readMail(raw)
    expect(mail.text).toContain(russian)
    expect(mail.html).toContain(russian)
  })
})

describe('headers', () => {
  const subjectOf = async (line: string | Buffer, more = ''): Promise<string> =>
    (
      await readMail(
        Buffer.concat([
          Buffer.from('From: a@b.example\r\n'),
          Buffer.from(line),
          Buffer.from(`\r\n${more}\r\nx`),
        ]),
      )
    ).subject

  test('raw 8-bit in what the mail itself is written in, or in what it looks like', async () => {
    const raw = (charset: string) =>
      Buffer.concat([Buffer.from('Subject: '), encodedIn('Счёт за октябрь не пришёл', charset)])
    expect(await subjectOf(raw('windows-1251'))).toBe('Счёт за октябрь не пришёл')
    expect(await subjectOf(raw('koi8-r'), 'Content-Type: text/plain; charset=koi8-r\r\n')).toBe(
      'Счёт за октябрь не пришёл',
    )
    expect(await subjectOf(raw('utf-8'))).toBe('Счёт за октябрь не пришёл')
  })

  test.each([
    ['a letter divided between two words', '=?UTF-8?B?0KHRh9GR0Q==?=\r\n =?UTF-8?B?giDQt9Cw?=', 'Счёт за'],
    ['no charset', '=??B?0KHRh9GR0YI=?=', 'Счёт'],
    ['a charset that is another', '=?utf-8?B?0ffl8iDn4CDu6vL/4fD8?=', 'Счет за октябрь'],
    ['spaces inside', '=?utf-8?Q?Hello w=C3=B6rld?=', 'Hello wörld'],
    ['no end', '=?utf-8?B?0KHRh9GR0YI=', 'Счёт'],
    ['right ones', '=?windows-1251?B?0ffl8g==?= 12', 'Счет 12'],
  ])('encoded words: %s', async (_what, value, expected) => {
    expect(await subjectOf(`Subject: ${value}`)).toBe(expected)
  })
})

describe('names of files', () => {
  const nameIn = async (disposition: string): Promise<string | undefined> =>
    (
      await readMail(
        Buffer.from(
          `From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\nx\r\n--b\r\nContent-Type: application/pdf\r\n${disposition}\r\n\r\nx\r\n--b--\r\n`,
        ),
      )
    ).attachments[0]?.name

  test.each([
    ["attachment; filename*=UTF-8''%D0%A1%D1%87%D1%91%D1%82.pdf", 'Счёт.pdf'],
    ["attachment; filename*0*=UTF-8''%D0%A1%D1%87;\r\n filename*1*=%D1%91%D1%82.pdf", 'Счёт.pdf'],
    ["attachment; filename*=windows-1251''%D1%F7%E5%F2.pdf", 'Счет.pdf'],
    ['attachment; filename="%D0%A1%D1%87%D1%91%D1%82.pdf"', 'Счёт.pdf'],
    ['attachment; filename="=?UTF-8?B?0KHRh9GR0YIucGRm?="', 'Счёт.pdf'],
    ['attachment; filename==?UTF-8?B?0KHRh9GR0YIucGRm?=', 'Счёт.pdf'],
    ['attachment; filename="=?UTF-8?B?0KHRh9GR0Q==?=\r\n =?UTF-8?B?gi5wZGY=?="', 'Счёт.pdf'],
    ['attachment; filename=Счёт.pdf', 'Счёт.pdf'],
    ['attachment; filename=my file.pdf', 'my file.pdf'],
    ['attachment; filename="100%25.pdf"', '100%25.pdf'],
  ])('%s', async (disposition, expected) => {
    expect(await nameIn(`Content-Disposition: ${disposition}`)).toBe(expected)
  })
})

describe('structure', () => {
  test('a mail that was cut off is read as far as it goes, and says so', async () => {
    const mail = await readMail(
      Buffer.from(
        'From: a@b.example\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nHel',
      ),
    )
    expect(mail.text.trim()).toBe('Hel')
    expect(mail.repairs).toMatchObject([{ what: 'structure' }])
  })

  test('what a mailbox file puts before a mail is no header', async () => {
    const mail = await readMail(
      Buffer.from('From a@b Tue Mar  3 12:00:00 2026\nFrom: a@b.example\nSubject: x\n\ny'),
    )
    expect(mail).toMatchObject({ subject: 'x', from: { address: 'a@b.example' } })
  })

  test('a right mail stays the same bytes', () => {
    const raw = Buffer.from('From: a@b.example\r\nContent-Type: text/plain; charset=utf-8\r\n\r\nПривет')
    expect(mend(raw)).toEqual({ raw, repairs: [] })
  })

  test('flowed text does not join an answer to the quote above it', () => {
    expect(unflowed('> Hi \nHello \nthere\n-- \nAnna', false)).toBe('> Hi\r\nHello there\r\n-- \r\nAnna')
  })
})

describe('addresses', () => {
  test.each([
    ['anna@example.com.', 'anna@example.com'],
    ['<mailto:anna@example.com>', 'anna@example.com'],
    ['anna @ example.com', 'anna@example.com'],
    ['Pete(A wonderful \\) chap) <pete(his account)@silly.test(his host)>', 'pete@silly.test'],
    ["Anna <'anna@example.com'>", 'anna@example.com'],
  ])('%s', async (from, expected) => {
    expect((await readMail(Buffer.from(`From: ${from}\r\n\r\nx`))).from?.address).toBe(expected)
  })

  test('one that is none is noted', async () => {
    const mail = await readMail(Buffer.from('From: a@b.example\r\nTo: nobody, c@d.example\r\n\r\nx'))
    expect(mail.to).toEqual([{ address: 'c@d.example', name: '' }])
  })
})
