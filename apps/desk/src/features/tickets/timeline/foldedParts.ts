import type { Fold } from '@podpora/contract/tickets'

export type TextStretch = { at: number; folded: boolean; words: string }

/** A text cut where its folds begin and end, in its order; empty lines around what is folded go with it. */
export function partsOf(text: string, folds: Fold[]): TextStretch[] {
  const parts: TextStretch[] = []
  let at = 0
  for (const { from, to } of folds) {
    if (from > at) parts.push({ at, folded: false, words: text.slice(at, from) })
    parts.push({ at: from, folded: true, words: text.slice(from, to) })
    at = to
  }
  if (at < text.length) parts.push({ at, folded: false, words: text.slice(at) })
  const last = parts.findLast(({ folded }) => !folded)
  if (last && parts.at(-1)?.folded) last.words = last.words.trimEnd()
  return parts
}
