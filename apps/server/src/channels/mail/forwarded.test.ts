import { expect, test } from 'vitest'
import { originalSenderOf } from './forwarded.ts'
import { mailOf } from './testing/post.ts'

const anna = { address: 'anna@customer.example', name: 'Anna Nowak' }
const inText = (text: string) => originalSenderOf(Buffer.from(mailOf({ Subject: 'Fwd: Printer' }, text)))

test.each([
  [
    'Gmail',
    'FYI\n\n---------- Forwarded message ---------\nFrom: Anna Nowak <anna@customer.example>\nDate: Thu, 5 Nov 2026 at 12:00\nSubject: Printer\nTo: <olga@example.com>\n\nHelp',
    anna,
  ],
  [
    'Outlook, German',
    'Bitte ansehen\n\nVon: Anna Nowak <anna@customer.example>\nGesendet: Donnerstag, 5. November 2026 12:00\nAn: Olga\nBetreff: Drucker\n\nHilfe',
    anna,
  ],
  [
    'Outlook, Russian, with mailto',
    'От: Анна Кузнецова [mailto:anna@example.ru]\nОтправлено: 5 ноября 2026 г. 12:00\nКому: Ольга\nТема: Принтер\n\nПомогите',
    { address: 'anna@example.ru', name: 'Анна Кузнецова' },
  ],
  [
    'Ukrainian',
    '---------- Пересилане повідомлення ---------\nВід: Ганна <hanna@example.ua>\nДата: чт, 5 лист. 2026 р.\nТема: Принтер',
    { address: 'hanna@example.ua', name: 'Ганна' },
  ],
  [
    'Thunderbird, Polish',
    '-------- Treść przekazanej wiadomości --------\nTemat: Drukarka\nData: Thu, 5 Nov 2026 12:00:00 +0100\nOd: Anna Nowak <anna@customer.example>\nDo: olga@example.com',
    anna,
  ],
  [
    'Yandex, in one line',
    '-------- Пересылаемое сообщение --------\n05.11.2026, 12:00, Анна Кузнецова (anna@example.ru):\n\nПомогите',
    { address: 'anna@example.ru', name: 'Анна Кузнецова' },
  ],
  [
    'Apple Mail, quoted',
    'Begin forwarded message:\n\n> From: Anna Nowak <anna@customer.example>\n> Subject: Printer\n> Date: 5 November 2026',
    anna,
  ],
  ['no block', 'From: my point of view it is anna@customer.example who knows.', null],
  ['nothing passed on', 'Hello, please help.', null],
])('%s', async (_, text, expected) => {
  expect(await inText(text)).toEqual(expected)
})

test('a mail that was attached', async () => {
  const inner = mailOf({ From: 'Anna Nowak <anna@customer.example>' })
  const raw = mailOf(
    { 'Content-Type': 'multipart/mixed; boundary=o' },
    `--o\r\nContent-Type: text/plain\r\n\r\nSee below\r\n--o\r\nContent-Type: message/rfc822\r\n\r\n${inner}\r\n--o--`,
  )
  expect(await originalSenderOf(Buffer.from(raw))).toEqual(anna)
})
