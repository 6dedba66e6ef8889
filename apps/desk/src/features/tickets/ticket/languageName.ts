import type { Language } from '@podpora/contract/common'

/** "Polish" for `pl`, in the reader's language and as it stands in a list; the tag itself where nobody has a name for it. */
export function languageName(tag: string, reader: Language): string {
  try {
    const name = new Intl.DisplayNames(reader, { type: 'language' }).of(tag) ?? tag
    return name.charAt(0).toLocaleUpperCase(reader) + name.slice(1)
  } catch {
    return tag
  }
}
