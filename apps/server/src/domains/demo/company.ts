import type { Language } from '@podpora/contract/common'
import type { FieldInput } from '@podpora/contract/fields'

/** The company of the demo: it makes espresso machines, and sells them in three countries. */
export const company = 'Merle Coffee'

export const owner = { name: 'Alex Morgan', email: 'demo@example.com' }

export const brands: Record<Language, { name: string; address: string }> = {
  en: { name: 'Merle Coffee', address: 'help@merle.example.com' },
  ru: { name: 'Merle Россия', address: 'help@merle-ru.example.com' },
  pl: { name: 'Merle Polska', address: 'pomoc@merle-pl.example.com' },
}

export interface Colleague {
  name: string
  address: string
  language: Language
  female: boolean
  line: 1 | 2 | 3
}

const colleague = (
  line: 1 | 2 | 3,
  language: Language,
  name: string,
  address: string,
  female: boolean,
): Colleague => ({ line, language, name, address: `${address}@merle.example.com`, female })

/** Three in each line, one of each language. */
export const colleagues: Colleague[] = [
  colleague(1, 'en', 'Grace Bennett', 'grace', true),
  colleague(1, 'ru', 'Дарья Соколова', 'daria', true),
  colleague(1, 'pl', 'Kasia Wrona', 'kasia', true),
  colleague(2, 'en', 'Tom Ashworth', 'tom', false),
  colleague(2, 'ru', 'Илья Громов', 'ilya', false),
  colleague(2, 'pl', 'Marek Zych', 'marek', false),
  colleague(3, 'en', 'Priya Nair', 'priya', true),
  colleague(3, 'ru', 'Антон Лебедев', 'anton', false),
  colleague(3, 'pl', 'Ola Sikora', 'ola', true),
]

export const lines = { 1: 'First line', 2: 'Second line', 3: 'Third line' } as const

/** Who can answer in a language; every brand's tickets ask for its own. */
export const languageSkills: Record<Language, string> = { en: 'English', ru: 'Russian', pl: 'Polish' }

export const models = ['Merle One', 'Merle Duo', 'Merle Pro', 'Merle Grind'] as const
export type Model = (typeof models)[number]
export const modelKey = (model: Model): string => model.toLowerCase().replace(' ', '_')

export const fields: FieldInput[] = [
  {
    key: 'machine',
    type: 'choice',
    name: 'Machine',
    translations: { ru: 'Модель', pl: 'Model' },
    choices: models.map((name) => ({ key: modelKey(name), name })),
  },
  {
    key: 'order_number',
    type: 'text',
    name: 'Order',
    translations: { ru: 'Номер заказа', pl: 'Numer zamówienia' },
  },
]

/** What is gone through before a machine is sent back. */
export const returnChecklist = {
  name: 'Return of a machine',
  items: ['Serial number noted', 'Photos of the fault looked at', 'Label sent', 'Machine has arrived'],
  required: false,
  kinds: [],
}
