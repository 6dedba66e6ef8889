import type { Language } from '@podpora/contract/common'
import type { Model } from './company.ts'
import type { Dice } from './seeded.ts'

/** What the placeholders of one ticket stand for. */
export interface Particulars {
  language: Language
  model: Model
  order: string
  serial: string
  /** A date some days before the ticket, as one writes it. */
  day: string
  city: string
  beans: string
  amount: string
  /** The customer: how spoken to, and how they sign. */
  dear: string
  hi: string
  sign: string
}

/** Whoever writes: the agent's first name, and which of two forms. */
export interface Author {
  first: string
  female: boolean
}

/** A text with its placeholders filled: `{he|she}` by the author's gender, `{sig}` by who signs. */
export function tell(text: string, of: Particulars, author: Author): string {
  const sig = `${closings[of.language]}\n${author.first}`
  const known: Record<string, string> = { ...of, sig, agent: author.first }
  return text
    .replace(/\{([^{}|]*)\|([^{}|]*)\}/g, (_, he: string, she: string) => (author.female ? she : he))
    .replace(/\{(\w+)\}/g, (whole, name: string) => known[name] ?? whole)
    .trim()
}

const closings: Record<Language, string> = {
  en: 'Best regards,',
  ru: 'С уважением,',
  pl: 'Pozdrawiam serdecznie',
}

const greetings: Record<Language, string[]> = {
  en: ['Hi,', 'Hello,', 'Hi there,', 'Good morning,', 'Dear Merle team,'],
  ru: ['Здравствуйте!', 'Добрый день!', 'Здравствуйте.', 'Добрый день.'],
  pl: ['Dzień dobry,', 'Witam,', 'Szanowni Państwo,'],
}

const thanks: Record<Language, string[]> = {
  en: ['Thanks,', 'Many thanks,', 'Kind regards,', 'Cheers,', 'Thank you!'],
  ru: ['Спасибо!', 'С уважением,', 'Заранее спасибо,', 'Спасибо,'],
  pl: ['Pozdrawiam', 'Z poważaniem', 'Dziękuję i pozdrawiam', 'Pozdrawiam serdecznie'],
}

const cities: Record<Language, string[]> = {
  en: ['Bristol', 'Leeds', 'Dublin', 'Norwich', 'Edinburgh', 'Brighton'],
  ru: ['Казань', 'Тверь', 'Самара', 'Пермь', 'Тула', 'Калуга'],
  pl: ['Poznań', 'Gdynia', 'Lublin', 'Wrocław', 'Rzeszów', 'Toruń'],
}

const beans = ['Blackbird', 'Morning Song', 'Night Shift', 'Hedgerow']

/** One way in which this person greets and signs, and what their ticket is about. */
export function particularsOf(
  { name, first, dear, language, note }: Writer,
  createdAt: Date,
  dice: Dice,
): Particulars {
  const signature = dice.happens(0.4) ? first : note && dice.happens(0.7) ? `${name}\n${note}` : name
  return {
    language,
    model: dice.pick(['Merle One', 'Merle Duo', 'Merle Duo', 'Merle Pro']),
    order: `M-${dice.whole(40_000, 61_999)}`,
    serial: `${dice.pick(['MO', 'MD', 'MP'])}${dice.whole(2201, 2512)}-${dice.whole(1000, 9999)}`,
    day: new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, {
      day: 'numeric',
      month: 'long',
    }).format(new Date(createdAt.getTime() - dice.whole(3, 11) * 86_400_000)),
    city: dice.pick(cities[language]),
    beans: dice.pick(beans),
    amount: amountIn(language, dice),
    dear,
    hi: dice.pick(greetings[language]),
    sign: dice.happens(0.12) ? first : `${dice.pick(thanks[language])}\n${signature}`,
  }
}

interface Writer {
  name: string
  first: string
  dear: string
  language: Language
  note: string
}

function amountIn(language: Language, dice: Dice): string {
  if (language === 'en') return `£${dice.whole(24, 89)}.${dice.pick(['00', '50', '90'])}`
  if (language === 'ru') return `${dice.whole(19, 89) * 100 + 90} ₽`
  return `${dice.whole(89, 399)},${dice.pick(['00', '90'])} zł`
}
