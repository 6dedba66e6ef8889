import type { Language } from '@podpora/contract/common'
import type { Choice } from '../../../ui/Chooser.tsx'
import { none } from '../ticket/choices.tsx'
import { languageName } from '../ticket/languageName.ts'

const common = ['en', 'pl', 'ru', 'uk', 'de', 'fr', 'es', 'it', 'cs', 'sk', 'lt', 'be']

/** The languages that customers write in here most; one that was recognised is there too. */
export const languageChoices = (reader: Language, now: string | null, unknown: string): Choice[] => [
  { value: none, label: unknown },
  ...[...new Set([...(now ? [now] : []), ...common])]
    .map((tag) => ({ value: tag, label: languageName(tag, reader) }))
    .sort((a, b) => a.label.localeCompare(b.label, reader)),
]
