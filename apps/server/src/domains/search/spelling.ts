/** What is left of a word when any one letter is taken away, and the word itself. */
export function deletesOf(word: string): string[] {
  const left = new Set([word])
  for (let i = 0; i < word.length; i++) left.add(word.slice(0, i) + word.slice(i + 1))
  return [...left]
}

/** How many slips (a letter too many, missing, wrong, or two swapped) lie between two words. */
export function slipsBetween(a: string, b: string): number {
  let older: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const wrong = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + wrong)
      const swapped = a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (i > 1 && j > 1 && swapped) least = Math.min(least, (older[j - 2] ?? 0) + 1)
      row.push(least)
    }
    older = last
    last = row
  }
  return last[b.length] ?? 0
}

/** A short word is another word after one slip more. */
export const forgivenSlips = (word: string): number => (word.length >= 8 ? 2 : word.length >= 4 ? 1 : 0)

/** So many words are tried in place of a wrong one. */
const candidates = 5

/** Of words that share an entry with a wrong one, those that it may have been meant for, nearest first. */
export const nearestOf = (word: string, near: { word: string; folded: string }[]): string[] =>
  near
    .map(({ word: other, folded }) => ({ other, slips: slipsBetween(word, folded) }))
    .filter(({ slips }) => slips > 0 && slips <= forgivenSlips(word))
    .sort((a, b) => a.slips - b.slips || a.other.length - b.other.length || (a.other < b.other ? -1 : 1))
    .slice(0, candidates)
    .map(({ other }) => other)
