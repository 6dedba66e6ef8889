import { cleanLine } from './cleaning.ts'

export const isAddress = (text: string): boolean =>
  /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/.test(text) && !/^\.|\.@|@\.|\.\.|\.$/.test(text)

// "anna @ example.com", "<mailto:anna@example.com>", "'anna@example.com'", "anna@example.com."
const nearly =
  /(?:mailto:)?([^\s@<>()[\]\\,;:"']+)\s*(?:@|\[at\]|\(at\)|＠)\s*([^\s@<>()[\]\\,;:"']+?(?:\.\s?[^\s@<>()[\]\\,;:"'.]+)*)[.\s]*(?:[>\s"',;)]|$)/i

/**
 * The address that is meant by a text which is none: comments, spaces, quotes, `mailto:` and full stops are taken away. Undefined
 * where nothing in it is like an address.
 */
export function repairedAddress(text: string): { address: string; name: string } | undefined {
  const bare = withoutComments(cleanLine(text, 2_000))
  const found = nearly.exec(bare)
  const address =
    found && `${found[1]?.replace(/^\.+|\.+$/g, '')}@${found[2]?.replace(/\s/g, '')}`.toLowerCase()
  if (!found || !address || !isAddress(address) || address.length > 254) return undefined
  const name = cleanLine(bare.slice(0, found.index).replace(/[<"'\\]+/g, ' '), 200)
  return { address, name }
}

/** Comments of RFC 5322, nested ones too, by going through it once. */
function withoutComments(text: string): string {
  let depth = 0
  let bare = ''
  for (let i = 0; i < text.length; i++) {
    const char = text[i] as string
    if (char === '\\' && depth > 0) i += 1
    else if (char === '(' && !/^\(at\)/i.test(text.slice(i, i + 4))) depth += 1
    else if (char === ')' && depth > 0) depth -= 1
    else if (depth === 0) bare += char
  }
  return bare
}
