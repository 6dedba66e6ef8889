import { openDictionary } from './dictionary.ts'

/** What a folded word is found by: at least one, and one in common for the forms of a word. */
export type Lemmatise = (word: string) => readonly string[]

export interface Lemmas {
  lemmatise: Lemmatise
  /** Of these, the ones that are words: they stand in a dictionary. */
  baseForms: Lemmatise
}

/** So many words are remembered: a text is mostly made of the same few thousand. */
const remembered = 60_000
let opened: Promise<Lemmas> | undefined

/** The dictionaries, opened when the first text is read and kept for all that follow. */
export const openLemmas = (): Promise<Lemmas> => {
  opened ??= open()
  return opened
}

async function open(): Promise<Lemmas> {
  const polish = await openDictionary('pl')
  const russian = await openDictionary('ru')
  const known = new Map<string, { all: string[]; bases: string[] }>()
  const look = (word: string) => {
    const before = known.get(word)
    if (before) return before
    if (known.size >= remembered) known.clear()
    const bases = word.length < 3 || /\d/.test(word) ? [] : find(word)
    const found = { all: [...new Set([...bases, ...stems(word, bases)])], bases }
    // A word cut out of a text would keep the whole text alive.
    known.set(Buffer.from(word).toString(), found)
    return found
  }
  const find = (word: string) => (isRussian(word) ? russian : polish).lemmas(word)
  return { lemmatise: (word) => look(word).all, baseForms: (word) => look(word).bases }
}

const isRussian = (word: string): boolean => /[а-я]/.test(word)

/** Beside the base form stands the stem: no dictionary is whole («счетов» is not in the Russian one). */
function stems(word: string, bases: string[]): string[] {
  if (word.length < 3 || /\d/.test(word)) return [word]
  if (isRussian(word)) return [stem(word, russianEnding)]
  // Nobody knows of a Latin word whether it is Polish or English: it is both.
  return [...(bases.length > 0 ? [] : [stem(word, polishEnding)]), englishStem(word)]
}

const russianEnding =
  /(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|иях|ях|ах|ов|ев|ей|ом|ем|ам|ям|ой|ый|ий|ая|яя|ое|ее|ые|ие|ую|юю|а|я|о|е|ы|и|у|ю|ь|й)$/
const polishEnding = /(?:iami|ami|ach|owi|ego|emu|ymi|imi|iem|em|om|ow|ie|a|e|i|o|u|y)$/

/** The ending goes where enough of the word is left. */
function stem(word: string, ending: RegExp): string {
  const short = word.replace(ending, '')
  return short.length >= 3 ? short : word
}

/** Plurals, -ed and -ing: what tells apart the words of a complaint and those of its answer. */
function englishStem(word: string): string {
  if (word.length < 4) return word
  const single = word
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh|zz)es$/, '$1')
    .replace(/([^su])s$/, '$1')
  const verb = single.replace(/([a-z]*[aeiouy][a-z]*)(?:ed|ing)$/, '$1')
  const short = verb === single || verb.length < 3 ? single : verb.replace(/([bdgkmnprtvz])\1$/, '$1')
  return short.length > 3 ? short.replace(/e$/, '') : short
}
