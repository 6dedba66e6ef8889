export type TextPart = { text: string; href?: string }

const links = /https?:\/\/[^\s<>"]+|[\w.+-]+@[\w-]+(?:\.[\w-]+)+/g
const after = /[.,;:!?)\]}'»”"]+$/

/** Plain text in pieces, with what is an address in it. A full stop after an address is the sentence's. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = []
  let from = 0
  for (const match of text.matchAll(links)) {
    const address = match[0].replace(after, '')
    if (match.index > from) parts.push({ text: text.slice(from, match.index) })
    parts.push({ text: address, href: address.startsWith('http') ? address : `mailto:${address}` })
    from = match.index + address.length
  }
  if (from < text.length) parts.push({ text: text.slice(from) })
  return parts
}

/** What was written, and what the mail repeats below it in lines that start with ">". */
export function splitQuote(text: string): { written: string; quoted: string } {
  const lines = text.trimEnd().split('\n')
  let at = lines.length
  while (at > 0 && /^\s*(>|$)/.test(lines[at - 1] ?? '')) at -= 1
  const quoted = lines.slice(at).join('\n').trim()
  // The line above a quote ("On Monday Anna wrote:") belongs to it.
  if (quoted && /:\s*$/.test(lines[at - 1] ?? '')) at -= 1
  const written = lines.slice(0, at).join('\n').trimEnd()
  return quoted.startsWith('>') && written
    ? { written, quoted: lines.slice(at).join('\n').trim() }
    : { written: text.trimEnd(), quoted: '' }
}
