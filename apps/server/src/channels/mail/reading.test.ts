import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { guessCharset } from './charset.ts'
import { deliveredTo, readMail } from './reading.ts'
import { encodedIn } from './testing/charsets.ts'

const fixture = (name: string): Buffer => readFileSync(new URL(`fixtures/${name}`, import.meta.url))
const own = (name: string) => readMail(fixture(`own/${name}.eml`))
const real = (name: string) => readMail(fixture(`mikel-mail/${name}.eml`))

describe('Russian and Polish mails', () => {
  test.each([
    ['ru-mutt-koi8r', 'Не приходит счёт за октябрь', 'Счёт за октябрь так и не пришёл', 'Иван Петров'],
    [
      'ru-outlook-1251-reply',
      'RE: Доступ к личному кабинету',
      'Спасибо, теперь всё работает',
      'Мария Соколова',
    ],
    ['pl-thunderbird-8859-2', 'Błąd przy płatności', 'przy płatności kartą widzę błąd', 'Łukasz Żółć'],
    ['pl-gmail-reply', 'Odp: Błąd przy płatności', 'Dziękuję, już działa!', 'Katarzyna Wójcik'],
    ['ru-yandex-picture', 'Ошибка при входе, снимок экрана внутри', 'Вот что я вижу', 'Анна Кузнецова'],
  ])('%s', async (name, subject, text, sender) => {
    const mail = await own(name)
    expect(mail.subject).toBe(subject)
    expect(mail.text).toContain(text)
    expect(mail.from?.name).toBe(sender)
  })

  test('a text whose charset nobody names is read all the same', async () => {
    expect((await own('ru-unlabelled-1251')).text).toContain('Принтер перестал печатать после обновления')
  })

  test.each(['windows-1251', 'koi8-r', 'windows-1250', 'utf-8'])(
    'bytes in %s are known by their letters',
    (charset) => {
      const [text, table] = charset === 'windows-1250' ? [polish, charset] : [russian, charset]
      expect(guessCharset(encodedIn(text, table))).toBe(charset)
    },
  )
})

describe('what a mail brings', () => {
  test('a picture in the text stays one, a picture elsewhere waits, a script is gone', async () => {
    const mail = await own('ru-yandex-picture')
    expect(mail.html).toContain('<img src="cid:shot1@yandex" />')
    expect(mail.html).toContain('data-remote-src="https://track.example/open.gif?u=1"')
    expect(mail.html).not.toMatch(/script|alert/)
    expect(mail.remotePictures).toBe(true)
    expect(mail.attachments).toMatchObject([
      { name: 'снимок экрана.png', type: 'image/png', contentId: 'shot1@yandex', inline: true },
    ])
  })

  test('file names lose their paths and tricks', async () => {
    const { attachments } = await own('pl-many-attachments-paths')
    expect(attachments.map((a) => a.name)).toEqual(['evil', 'fakturagpj.exe', 'umowa.html', 'attachment-4'])
    expect(attachments.at(-1)?.type).toBe('application/octet-stream')
  })

  test('ids of all mails before, in order', async () => {
    const mail = await own('pl-gmail-reply')
    expect(mail.references).toEqual(['<known-0@customer.example>', '<known-2@customer.example>'])
    expect(mail.inReplyTo).toEqual(['<known-2@customer.example>'])
    expect(deliveredTo(mail.headers)).toEqual(['support@example.com'])
  })

  test('a bounce names the mail that came back', async () => {
    expect((await own('postfix-bounce')).returned).toEqual(['<t1001.m1.abcdefghijklmnop@example.com>'])
    expect((await real('multi_address_bounce1')).returned).toHaveLength(1)
  })

  test('a text that is too large to look at as HTML is kept as text', async () => {
    const html = `<p>start</p>${'<i>x</i> '.repeat(150_000)}`
    const mail = await readMail(Buffer.from(`From: a@b.example\r\nContent-Type: text/html\r\n\r\n${html}`))
    expect(mail.html).toBeNull()
    expect(mail.text).toMatch(/^start/)
  })
})

describe('broken and hostile mails', () => {
  const names = readdirSync(new URL('fixtures/mikel-mail/', import.meta.url)).filter((n) =>
    n.endsWith('.eml'),
  )

  test.each(names)('%s is read, and what comes out can be stored', async (name) => {
    const mail = await readMail(fixture(`mikel-mail/${name}`))
    const strings = [mail.subject, mail.text, mail.html ?? '', ...mail.attachments.map((a) => a.name)]
    for (const string of strings) {
      expect(string).not.toContain('\0')
      expect(string.isWellFormed()).toBe(true)
    }
    expect(mail.html ?? '').not.toMatch(/<(?:script|iframe|form|style|svg)\b|\son\w+=|javascript:/i)
    for (const { name } of mail.attachments) expect(name).not.toMatch(/[/\\]|^\.|^$/)
  })

  test('nothing, rubbish, and parts within parts within parts', async () => {
    expect((await readMail(Buffer.alloc(0))).from).toBeNull()
    expect((await readMail(Buffer.from([0, 1, 2, 255, 254, 13, 10, 13, 10]))).from).toBeNull()
    const nested = 'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n'.repeat(20_000)
    await expect(readMail(Buffer.from(`From: a@b.example\r\n${nested}`))).rejects.toThrow()
  })

  test('a NUL in subject, text and name does not reach the database', async () => {
    const raw = 'From: "a\0b" <a@b.example>\r\nSubject: x\0y\r\n\r\none\0two'
    const mail = await readMail(Buffer.from(raw))
    expect(JSON.stringify(mail)).not.toContain('\\u0000')
  })
})

const russian = 'Здравствуйте! Принтер перестал печатать после обновления программы. Что мне делать?'
const polish = 'Dzień dobry, przy płatności kartą widzę błąd. Proszę o pomoc, zależy mi na czasie, już późno.'
