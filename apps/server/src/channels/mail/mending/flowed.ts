/**
 * Text of `format=flowed` (RFC 3676) with its paragraphs on one line. Here, because mailparser also joins a quoted line to an
 * unquoted one, and an answer below a quote would become a part of it.
 */
export function unflowed(text: string, delSp: boolean): string {
  const out: string[] = []
  let open = false
  let before = 0
  for (const raw of text.split(/\r?\n/)) {
    const quotes = /^>*/.exec(raw)?.[0].length ?? 0
    const line = raw.slice(quotes).replace(/^ /, '')
    const signature = /^-- ?$/.test(line)
    if (open && quotes === before && !signature) out[out.length - 1] += line
    else out.push(quotes > 0 ? `${'>'.repeat(quotes)} ${line}` : line)
    open = line.endsWith(' ') && !signature
    if (open && delSp) out[out.length - 1] = (out.at(-1) ?? '').slice(0, -1)
    before = quotes
  }
  return out.map((line) => (line === '-- ' ? line : line.trimEnd())).join('\r\n')
}
