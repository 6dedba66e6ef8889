import { languages } from '@podpora/contract/common'
import type { Brand } from '@podpora/contract/people'
import { textsIn } from '../../platform/texts.ts'

interface Params {
  ticket: number
  subject: string
  /** The page that shows the customer what they have. */
  balance: string
  /** What they may read of it at once. */
  readings: readonly { title: string; link: string }[]
}

/** What whoever has no paid service is told (R10): in the customer's language, else in the brand's. */
export function freeAnswerOf(brand: Brand, spoken: string | null, { readings, ...params }: Params): string {
  const language = languageFor(brand, spoken)
  const t = textsIn(language)
  const own = brand.freeAnswer[language]
  const list = readings.map(({ title, link }) => `${title}\n${link}`).join('\n\n')
  const materials = list && t('freeAnswer.materials', { list })
  const said = { ...params, brand: brand.name, materials }
  const text = own ? filledWith(own, said) : t('freeAnswer.text', said)
  // Where there is nothing to read, no gap stays in its place.
  return materials ? text : text.replace(/\n{3,}/g, '\n\n')
}

/** The customer's language, where we speak it. */
export const languageFor = (
  { language }: Pick<Brand, 'language'>,
  spoken: string | null,
): Brand['language'] => languages.find((one) => spoken?.toLowerCase().split('-')[0] === one) ?? language

type Said = Omit<Params, 'readings'> & { brand: string; materials: string }

/** A text of a brand's own with its variables. */
const filledWith = (text: string, said: Said): string =>
  text.replace(/\{\{\s*(ticket|subject|brand|balance|materials)\s*\}\}/g, (_, name: keyof Said) =>
    String(said[name]),
  )
