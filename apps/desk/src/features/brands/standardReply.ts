import type { Language } from '@podpora/contract/common'

const mails = {
  en: () => import('@podpora/texts/en/mails.json'),
  ru: () => import('@podpora/texts/ru/mails.json'),
  pl: () => import('@podpora/texts/pl/mails.json'),
}

/** A number for the examples, so that one sees where the real one will stand. */
const exampleTicket = '1024'

/** The text that the server itself writes: the example shows the very words, not a copy of them. */
export async function standardReply(language: Language): Promise<string> {
  return (await mails[language]()).default.autoReply.text
}

export const filledIn = (text: string, brand: string): string =>
  text.replaceAll('{{ticket}}', exampleTicket).replaceAll('{{brand}}', brand)
