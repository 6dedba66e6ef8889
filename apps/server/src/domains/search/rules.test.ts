import type { CustomCondition } from '@podpora/contract/filters'
import { expect, test } from 'vitest'
import { type Filter, parseQuery, spansOf, tsqueryOf } from './rules.ts'
import { forgivenSlips, slipsBetween } from './spelling.ts'

const own = (key: string, value: string): CustomCondition | undefined =>
  ['cause_2', 'tag'].includes(key) && value !== 'nothing'
    ? { field: `custom.${key}`, op: 'is', values: [value] }
    : undefined

/** A query in short: words, "phrases", name=value, and - before what must not be. */
const read = (text: string): string => {
  const { terms, filters } = parseQuery(text, own)
  const minus = ({ not }: { not: boolean }) => (not ? '-' : '')
  return [
    ...terms.map((t) => minus(t) + (t.phrase ? `"${t.words.join(' ')}"` : t.words.join('+'))),
    ...filters.map((f: Filter) => `${minus(f)}${f.name === 'own' ? f.condition.field : f.name}=${f.value}`),
  ].join(' ')
}

test.each([
  ['printer fire', 'printer fire'],
  ['"on fire" now', '"on fire" now'],
  ['«не работает» принтер', '"не работает" принтер'],
  ['„nie działa” drukarka', '"nie dziala" drukarka'],
  ['"never closed', '"never closed"'],
  ['-spam printer', '-spam printer'],
  ['#1001', 'id=1001'],
  ['1001', '1001'],
  ['anna@firma.pl', 'anna+firma+pl'],
  ['is:open from:anna tag:vip before:2026-10-01', 'is=open from=anna tag=vip before=2026-10-01'],
  ['is:on-hold IS:MINE', 'is=on_hold is=mine'],
  ['from:"Anna Nowak" x', 'x from=Anna Nowak'],
  ['от:анна до:2026-10 тег:vip', 'from=анна before=2026-10-01 tag=vip'],
  ['od:anna przed:2026', 'from=anna before=2026-01-01'],
  ['-tag:vip', '-tag=vip'],
  ['has:attachment assignee:me', 'has=attachment to=me'],
  ['is:nonsense', 'is+nonsense'],
  ['cause_2:wear -Cause_2:"on fire"', 'custom.cause_2=wear -custom.cause_2=on fire'],
  ['tag:vip custom.tag:vip', 'tag=vip custom.tag=vip'],
  ['cause_2:nothing cause_2:', 'cause+2+nothing cause+2'],
  ['custom.gone:x', 'custom+gone+x'],
  ['before:2026-02-31', 'before+2026+02+31'],
  ['https://example.com/a?b=1', 'https+example+com+a+b+1'],
  ['constructor:x', 'constructor+x'],
  ["'; drop table tickets; -- \\ : & | ! ( ) <->", 'drop table tickets'],
  ['', ''],
  ['-', ''],
  [':::', ''],
])('%s', (text, expected) => {
  expect(read(text)).toBe(expected)
})

test('what is too long is cut, not refused', () => {
  expect(parseQuery('word '.repeat(1000)).terms).toHaveLength(20)
})

test('the word being typed need only begin; one in quotation marks, or with a space behind it, is whole', () => {
  const plain = (text: string) => tsqueryOf(parseQuery(text).terms, (word) => [word])
  expect(plain('big prin')).toBe("(('big'))&(('prin'|'prin':*))")
  expect(plain('prin ')).toBe("(('prin'))")
  expect(plain('"prin"')).toBe("(('prin'))")
  expect(plain('-prin')).toBe("!(('prin'))")
})

test.each([
  ['faktura', 'fkatura', 1],
  ['faktura', 'fatura', 1],
  ['заявка', 'заявкаа', 1],
  ['заявка', 'зоявка', 1],
  ['zamowienie', 'zamowinei', 2],
  ['same', 'same', 0],
  ['', 'ab', 2],
])('between %s and %s lie %i slips', (a, b, slips) => {
  expect(slipsBetween(a, b)).toBe(slips)
})

test('a short word is not corrected', () => {
  expect(['dom', 'domy', 'zamowienie'].map(forgivenSlips)).toEqual([0, 1, 2])
})

test('spans are all numbers, newest first, and each once', () => {
  const spans = spansOf({ hits: 5, sampled: 300, documents: 1_000_000, wanted: 400 })
  expect(spans).toEqual([
    [952_000, null],
    [760_000, 952_000],
    [0, 760_000],
  ])
  for (let hits = 0; hits <= 300; hits++)
    for (const documents of [0, 1, 799, 801, 50_000, 10_000_000]) {
      const all = spansOf({ hits, sampled: 300, documents, wanted: 400 })
      expect(all.map(([from]) => from).slice(0, -1)).toEqual(all.map(([, below]) => below).slice(1))
      expect([all[0]?.[1], all.at(-1)?.[0]]).toEqual([null, 0])
      expect(all.length, 'questions').toBeLessThanOrEqual(9)
    }
  expect(spansOf({ hits: 0, sampled: 300, documents: 1_000_000, wanted: 400 })).toEqual([[0, null]])
})
