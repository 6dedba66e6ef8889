/** The same keys on a Latin and on a Russian keyboard, for words typed in the wrong one: "ghbdtn" is "привет". */
const latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`"
const russian = 'йцукенгшщзхъфывапролджэячсмитьбюё'

const plain = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFD')
    .replace(/(?<![и])\p{Mn}/gu, '') // й stays й
    .normalize('NFC')
    .replaceAll('ё', 'е')

/** What was meant, if the keyboard was set to the other alphabet. */
export function inOtherLayout(typed: string): string {
  const swap = (from: string, to: string) => (letter: string) => to[from.indexOf(letter)] ?? letter
  const isRussian = /[а-яё]/i.test(typed)
  return [...typed.toLowerCase()].map(isRussian ? swap(russian, latin) : swap(latin, russian)).join('')
}

/** How well what was typed fits these words, 0 where not at all: beginnings before middles before mere letters. */
export function rate(typed: string, words: string): number {
  const there = plain(words)
  return Math.max(rateIn(plain(typed), there), rateIn(plain(inOtherLayout(typed)), there) - 1, 0)
}

function rateIn(typed: string, there: string): number {
  const parts = typed.split(/\s+/).filter(Boolean)
  if (parts.length === 0) return 1
  if (there.startsWith(typed.trim())) return 100
  return Math.min(...parts.map((part) => ratePart(part, there)))
}

function ratePart(part: string, there: string): number {
  const at = there.indexOf(part)
  if (at >= 0) return startsWord(there, at) ? 60 : 30
  return part.length > 1 && hasLetters(part, there) ? 10 : 0
}

const startsWord = (text: string, at: number) => at === 0 || /[^\p{L}\p{N}]/u.test(text[at - 1] ?? '')

/** All letters in their order, the first at the beginning of a word: "stn" is "Settings". */
function hasLetters(part: string, there: string): boolean {
  const letters = [...part].map((letter) => letter.replace(/[^\p{L}\p{N}]/u, '\\$&'))
  return new RegExp(`(?:^|[^\\p{L}\\p{N}])${letters.join('.*')}`, 'v').test(there)
}
