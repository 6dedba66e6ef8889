/** A word of a text, folded, and where it stands in the text. */
export interface Token {
  word: string
  start: number
  end: number
}

const longest = 60
const letters: Record<string, string> = { ł: 'l', ё: 'е', ø: 'o', đ: 'd', ß: 'ss', æ: 'ae', œ: 'oe' }

/**
 * What two spellings of a word have in common: no capitals, no Latin diacritics («zamówienie» is found by
 * `zamowienie`), ё is е. The Russian й stays: it is a letter of its own.
 */
export function fold(word: string): string {
  const small = word.toLowerCase()
  if (/^[a-zа-я0-9]*$/.test(small)) return small
  return small
    .normalize('NFC')
    .replace(/[łёøđßæœ]/g, (letter) => letters[letter] ?? letter)
    .replace(/[\u00df-\u024f\u1e00-\u1eff]/g, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''))
}

/** The words of a text, in order. An address or a file's name is the words it is made of. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = []
  for (const match of text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}]*/gu)) {
    const word = fold(match[0]).slice(0, longest)
    tokens.push({ word, start: match.index, end: match.index + match[0].length })
  }
  return tokens
}
