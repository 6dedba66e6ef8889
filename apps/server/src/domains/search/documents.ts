import type { Lemmas } from './words/lemmas.ts'
import { tokensOf } from './words/tokens.ts'

/** How much a word weighs by where it stands: subject, who wrote, text, name of a file. */
export type Weight = 'A' | 'B' | 'C' | 'D'
export type Part = readonly [weight: Weight, text: string]

export interface Document {
  /** Written as PostgreSQL reads a tsvector. */
  words: string
  /** As they were written, in small letters, and their base forms: typing errors are compared with these. */
  vocabulary: Set<string>
}

// PostgreSQL refuses a tsvector of more than a megabyte, keeps 255 places a word and counts to 16,383.
const mostBytes = 700_000
const mostPlaces = 255
const lastPlace = 16_383
/** Between two parts, so that no phrase goes from one into the next. */
const gap = 20

/** All that is searched of one ticket or customer. What comes first is kept where it is too much. */
export function documentOf(parts: readonly Part[], { lemmatise, baseForms }: Lemmas): Document {
  const places = new Map<string, string[]>()
  const vocabulary = new Set<string>()
  let place = 0
  let bytes = 0
  for (const [weight, text] of parts) {
    for (const { word, start, end } of tokensOf(text)) {
      place += 1
      const at = `${Math.min(place, lastPlace)}${weight}`
      for (const lemma of lemmatise(word)) {
        const known = places.get(lemma)
        if (known && known.length >= mostPlaces) continue
        bytes += known ? 4 : Buffer.byteLength(lemma) + 12
        if (bytes > mostBytes) continue
        if (known) known.push(at)
        else places.set(lemma, [at])
      }
      if (/^\p{L}{4,40}$/u.test(word))
        for (const form of [text.slice(start, end).toLowerCase(), ...baseForms(word)]) vocabulary.add(form)
    }
    place += gap
  }
  // A word is letters and digits: nothing in it needs escaping.
  const words = [...places].map(([lemma, at]) => `'${lemma}':${at.join(',')}`).join(' ')
  return { words, vocabulary }
}
