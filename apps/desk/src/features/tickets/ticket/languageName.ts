import type { Language } from '@podpora/contract/common'

/** "Polish" for `pl`, in the reader's language; the tag itself where nobody has a name for it. */
export function languageName(tag: string, reader: Language): string {
  try {
    return new Intl.DisplayNames(reader, { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}
