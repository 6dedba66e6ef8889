import en from '@podpora/texts/en/mails.json' with { type: 'json' }
import pl from '@podpora/texts/pl/mails.json' with { type: 'json' }
import ru from '@podpora/texts/ru/mails.json' with { type: 'json' }
import { createInstance } from 'i18next'

type PluralEnd = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other'
type WithoutPlural<Key extends string> = Key extends `${infer Stem}_${PluralEnd}` ? Stem : Key
type Keys<Tree, Above extends string = ''> = {
  [Key in keyof Tree & string]: Tree[Key] extends string
    ? `${Above}${WithoutPlural<Key>}`
    : Keys<Tree[Key], `${Above}${Key}.`>
}[keyof Tree & string]

/** A text that the server itself writes: a path into packages/texts/<language>/mails.json. */
export type MailText = Keys<typeof en>
export type Texts = (key: MailText, params?: Record<string, string | number>) => string

const words = createInstance({
  resources: { en: { mails: en }, ru: { mails: ru }, pl: { mails: pl } },
  fallbackLng: 'en',
  load: 'languageOnly',
  defaultNS: 'mails',
  ns: ['mails'],
  // Plain text: a name is written as it is. What stands in a name is never read as a text of ours.
  interpolation: { escapeValue: false, skipOnVariables: true },
  initAsync: false,
})
void words.init()

/** The server's texts in a language (a BCP 47 tag), in English where we don't speak it. */
export function textsIn(language: string | null): Texts {
  const t = words.getFixedT(language ?? 'en')
  return (key, params) => String(t(key, params ?? {}))
}
