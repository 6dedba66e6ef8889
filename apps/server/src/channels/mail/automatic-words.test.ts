import { describe, expect, test } from 'vitest'
import { judge } from './automatic.ts'

const ours = { isOwn: () => false, loop: 'ours' }
const reasonOf = (subject: string, text = 'x', isReply = true) =>
  judge({ headers: new Map(), from: 'anna@example.com', envelopeFrom: null, subject, text, isReply }, ours)
    .reason

describe('absence notes whose headers say nothing', () => {
  test.each([
    'Automatic reply: The account does not open',
    'Out of Office: Re: invoice',
    'Auto: Re: invoice',
    'Re: Out of office',
    'Automatische Antwort: Rechnung',
    'Abwesenheitsnotiz: Rechnung',
    'Автоответ: Счёт',
    'Автоматический ответ: Счёт за октябрь',
    'Нет на месте: Счёт',
    'Автоматична відповідь: Рахунок',
    'Odpowiedź automatyczna: Faktura',
    'Autoodpowiedź: Faktura',
    'Poza biurem: Faktura',
    'Nieobecność w biurze: Faktura',
    'Réponse automatique : Facture',
    'Respuesta automática: Factura',
    'Risposta automatica: Fattura',
    'Automatisch antwoord: Factuur',
    'Resposta automática: Fatura',
    'Automatická odpověď: Faktura',
  ])('%s', (subject) => {
    expect(reasonOf(subject)).toBe('absence')
  })

  test.each([
    'Hello, I am currently out of the office and will be back on Monday.',
    'Здравствуйте! Я нахожусь в отпуске до 15 марта.',
    'Добрый день, буду отсутствовать на рабочем месте до понедельника.',
    'Dzień dobry, przebywam na urlopie do 15 marca.',
    'Guten Tag, ich bin bis zum 15. März nicht im Büro.',
    'Вітаю! Перебуваю у відпустці до 15 березня.',
  ])('in an answer: %s', (text) => {
    expect(reasonOf('Re: Invoice', text)).toBe('absence')
  })
})

describe('confirmations of other desks', () => {
  test.each([
    'Your request (#4711) has been received',
    '[Ticket created] Invoice',
    'Ваше обращение № 4711 зарегистрировано',
    'Заявка #4711 принята',
    'Ваше звернення 4711 зареєстровано',
    'Zgłoszenie nr 4711 zostało przyjęte',
    'Potwierdzenie otrzymania wiadomości',
    'Ihre Anfrage 4711 ist eingegangen',
    'Eingangsbestätigung 4711',
  ])('%s', (subject) => {
    expect(reasonOf(subject)).toBe('confirmation')
  })

  test.each([
    'Order 5 was shipped. Please do not reply to this email.',
    'Заказ 5 отправлен. Это письмо сформировано автоматически, не отвечайте на него.',
    'Zamówienie 5 wysłano. Prosimy nie odpowiadać na tę wiadomość.',
    'Bestellung 5 ist unterwegs. Diese E-Mail wurde automatisch erstellt.',
  ])('%s', (text) => {
    expect(reasonOf('Order 5', text, false)).toBe('confirmation')
  })
})

describe('people', () => {
  test.each([
    ['Wniosek o urlop', 'Proszę o urlop od poniedziałku.'],
    ['Отпуск', 'Как мне оформить отпуск в кабинете?'],
    ['Fwd: Your request has been received', 'What is this? They never answered.'],
    ['My request', 'I opened a request yesterday and nobody answered.'],
    ['Re: Invoice', 'I was out of the office yesterday, sorry. The number is 4711.'],
    ['Автоматические ворота', 'Ворота не открываются.'],
    ['Read this please', 'The invoice is wrong.'],
    ['Ticket created by mail has no attachment', 'Where is it?'],
  ])('%s: %s', (subject, text) => {
    expect(reasonOf(subject, text)).toBeNull()
  })
})

test('receipts and answers to invitations', () => {
  expect(reasonOf('Прочитано: Счёт', 'Ваше сообщение\n\nКому: Анна\nбыло прочитано 3 марта')).toBe('receipt')
  const type = new Map([
    ['content-type', ['multipart/report; report-type=disposition-notification; boundary=x']],
  ])
  expect(judge({ headers: type, from: 'a@b.example', envelopeFrom: null, isReply: true }, ours).reason).toBe(
    'receipt',
  )
  const signs = { headers: new Map(), from: 'a@b.example', envelopeFrom: null, isReply: false }
  expect(judge({ ...signs, calendarMethod: 'REPLY' }, ours).reason).toBe('calendar_response')
  expect(judge({ ...signs, calendarMethod: 'REQUEST' }, ours).reason).toBeNull()
})
