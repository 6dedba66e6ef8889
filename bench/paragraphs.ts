import { pick, pickByRank, randomFrom } from './random.ts'
import { type Language, languages, type Vocabulary, vocabulary } from './vocabulary.ts'

/** Paragraphs of each language and side; two of them make a message, so there are hundreds of millions of messages. */
export const paragraphsEach = 20_000

export interface Paragraph {
  language: Language
  /** Who writes so. */
  side: 'customer' | 'agent'
  n: number
  text: string
}

/** All paragraphs that messages are made of. Names of devices are many and follow Zipf, as words of a language do. */
export function makeParagraphs(seed: number): Paragraph[] {
  const random = randomFrom(seed)
  const models = makeNames(5000, random)
  return languages.flatMap((language) =>
    (['customer', 'agent'] as const).flatMap((side) =>
      Array.from({ length: paragraphsEach }, (_, n) => {
        const write = side === 'customer' ? complaint : answer
        return { language, side, n, text: write(vocabulary[language], models, random) }
      }),
    ),
  )
}

function complaint(words: Vocabulary, models: string[], random: () => number): string {
  const trouble = () =>
    `${pickByRank(words.things, random)} ${pick(words.troubles, random)} ${pick(words.since, random)}.`
  const wishes = [pick(words.wishes, random), pick(words.wishes, random)]
  return [
    trouble(),
    about(words, models, random),
    ...marks(words, random),
    wishes[0],
    trouble(),
    wishes[1],
  ].join(' ')
}

function answer(words: Vocabulary, models: string[], random: () => number): string {
  const parts = Array.from({ length: 6 }, () => pick(words.answers, random))
  return [...new Set(parts), ...marks(words, random), about(words, models, random)].join(' ')
}

const about = (words: Vocabulary, models: string[], random: () => number): string =>
  `${words.model} ${pickByRank(models, random)}.`

const marks = (words: Vocabulary, random: () => number): string[] =>
  words.marked.filter(({ share }) => random() < share).map(({ sentence }) => sentence)

/** Names that nobody has: Norvika, Teldun … */
function makeNames(count: number, random: () => number): string[] {
  const starts = [
    'Nor',
    'Tel',
    'Bra',
    'Kal',
    'Mir',
    'Os',
    'Pel',
    'Ven',
    'Zu',
    'Ark',
    'Dor',
    'Fen',
    'Gli',
    'Hal',
    'Lum',
  ]
  const middles = ['vi', 'da', 'ko', 'ri', 'ta', 'lu', 'ne', 'so', 'mi', 'ga', 'bo', 'zi']
  const ends = ['ka', 'dun', 'lex', 'rim', 'tron', 'va', 'nis', 'dex', 'mar', 'pol', 'sen', 'via']
  const names = new Set<string>()
  while (names.size < count)
    names.add(
      pick(starts, random) +
        pick(middles, random) +
        (random() < 0.6 ? pick(middles, random) : '') +
        pick(ends, random),
    )
  return [...names]
}
