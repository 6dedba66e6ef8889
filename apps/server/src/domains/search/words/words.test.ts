import { beforeAll, describe, expect, test } from 'vitest'
import { type Lemmatise, openLemmas } from './lemmas.ts'
import { fold, tokensOf } from './tokens.ts'

let lemmatise: Lemmatise
beforeAll(async () => {
  lemmatise = (await openLemmas()).lemmatise
})

const meet = (a: string, b: string): boolean =>
  lemmatise(fold(a)).some((lemma) => lemmatise(fold(b)).includes(lemma))

describe('the forms of a word have something in common', () => {
  test.each([
    'заявка заявки заявок заявкой заявку заявках',
    'счёт счета счетов счетами счету счётом',
    'возврат возврата возвраты возвратов',
    'платёж платежи платежей платежом',
    'ошибка ошибки ошибок ошибкой',
    'принтер принтера принтеру принтеры',
    'Пётр Петра Петру',
    'faktura faktury fakturze fakturę fakturami faktur',
    'zamówienie zamówienia zamówieniu zamówień zamowienie zamowienia',
    'zwrot zwrotu zwroty zwrotów',
    'płatność płatności płatnością platnosc',
    'błąd błędu błędy błędów',
    'drukarka drukarki drukarce drukarek',
    'invoice invoices invoiced',
    'order orders ordered ordering',
    'delivery deliveries',
    'box boxes',
    'password passwords',
  ])('%s', (line) => {
    const [first = '', ...forms] = line.split(' ')
    expect(forms.filter((form) => !meet(first, form))).toEqual([])
  })
})

test('different words stay different', () => {
  const pairs = ['счёт:заявка', 'faktura:zwrot', 'invoice:order', 'печать:печень', 'umowa:mowa']
  expect(pairs.filter((pair) => meet(...(pair.split(':') as [string, string])))).toEqual([])
})

test('a text is its words, and an address is the words that it is made of', () => {
  expect(tokensOf('Żółć, ЁЛКА й anna.k@firma.pl raport_2026.pdf').map((token) => token.word)).toEqual(
    'zolc елка й anna k firma pl raport 2026 pdf'.split(' '),
  )
  expect(tokensOf('a Zażółć').at(-1)).toEqual({ word: 'zazolc', start: 2, end: 8 })
})
