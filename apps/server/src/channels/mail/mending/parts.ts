/** Where a part of a mail stands in its source: `head` with its fields, `body` as it was sent. Positions are bytes. */
export interface RawPart {
  head: { from: number; to: number }
  body: { from: number; to: number }
  /** No empty line stands between head and body. */
  bare: boolean
  /** Lower-case names, the first value of each, unfolded. */
  fields: Map<string, string>
  /** `text/plain` and such, in lower case; what it is where its head says something else, or nothing. */
  type: string
  /** The type of the part that it stands in; empty for the whole mail. */
  within: string
  /** What divides it, which need not be what its head says; undefined where nothing does. */
  boundary: string | undefined
  leaf: boolean
  /** A part of several whose end is not marked: the mail was cut off. */
  cut: boolean
}

/** Deeper or more, and nobody wants it read: mailparser refuses such mails. */
const deepest = 50
const most = 2_000

/** The parts of a mail in their order, the whole first. Attached mails are one part: what is in them is not ours to mend. */
export function partsOf(source: string): RawPart[] {
  const parts: RawPart[] = []
  read(source, { from: 0, to: source.length }, { depth: 0, type: '' }, parts)
  return parts
}

function read(
  source: string,
  { from, to }: { from: number; to: number },
  within: { depth: number; type: string },
  parts: RawPart[],
): void {
  if (parts.length >= most) return
  const blank = headEnd(source, from, to)
  const unended = unendedHead(source.slice(from, Math.min(blank, from + 200_000)))
  const bare = unended !== undefined
  const head = { from, to: bare ? from + unended : blank }
  const body = { from: bare ? head.to : bodyStart(source, head.to, to), to }
  const fields = fieldsOf(source.slice(head.from, Math.min(head.to, head.from + 200_000)))
  const content = fields.get('content-type')
  const named = content === undefined ? undefined : typeIn(content)
  const type = named ?? (within.type === 'multipart/digest' ? 'message/rfc822' : typeLike(content))
  const boundary = type.startsWith('multipart/') ? boundaryOf(source, body, content ?? '') : undefined
  const part = { head, body, bare, fields, boundary, leaf: !boundary, cut: false, within: within.type }
  parts.push({ ...part, type: boundary || !type.startsWith('multipart/') ? type : 'text/plain' })
  if (!boundary || within.depth >= deepest) return
  const { pieces, closed } = divided(source, body.from, to, boundary)
  const whole = parts.at(-1)
  if (whole) whole.cut = !closed
  for (const piece of pieces) read(source, piece, { depth: within.depth + 1, type }, parts)
}

/** `text/plain` in a Content-Type; undefined for "text", which some programs say. */
export const typeIn = (content: string): string | undefined =>
  /^\s*([\w.+-]+\/[\w.+-]+)/.exec(content)?.[1]?.toLowerCase()

const typeLike = (content = ''): string => (/^\s*<?html\b/i.test(content) ? 'text/html' : 'text/plain')

/**
 * The boundary that its parts are divided by: the one that it names, or else what stands like one before a first part. Undefined
 * where there is none, and it is a text in truth.
 */
function boundaryOf(source: string, body: RawPart['body'], content: string): string | undefined {
  const named = parameter(content, 'boundary')
  const text = source.slice(body.from, body.to)
  if (named && (text.startsWith(`--${named}`) || text.includes(`\n--${named}`))) return named
  if (!text.trim()) return named
  return /(?:^|\n)--([^\s-][^\r\n]{0,98}?)[ \t]*\r?\n(?:content-[\w-]{1,40}:|\r?\n)/i.exec(text)?.[1]
}

/** A part may begin with an empty line: then it has no head. */
function headEnd(source: string, from: number, to: number): number {
  const empty = /\r?\n/y
  empty.lastIndex = from
  if (empty.test(source)) return from
  const blank = /\r?\n(?=\r?\n)/g
  blank.lastIndex = from
  const found = blank.exec(source)
  return found && found.index < to ? found.index + found[0].length : to
}

const field = /^[!-9;-~]+(?: [!-9;-~]+)?[ \t]*:/

/**
 * Where the head ends whose writer left out the empty line: before the first line that is no field, if none comes after it.
 * A line that lost its indent stands among other fields.
 */
function unendedHead(head: string): number | undefined {
  // A page, whose styles look like fields.
  if (/^\s*<[!a-z]/i.test(head)) return 0
  let at = 0
  let end: number | undefined
  for (const line of head.split(/(?<=\n)/)) {
    const isField = field.test(line)
    if (isField) end = undefined
    else if (end === undefined && line.trim() && !/^[ \t]/.test(line)) end = at
    at += line.length
  }
  return end
}

function bodyStart(source: string, headTo: number, to: number): number {
  const line = /\r?\n/y
  line.lastIndex = headTo
  return line.test(source) ? Math.min(line.lastIndex, to) : headTo
}

function divided(
  source: string,
  from: number,
  to: number,
  boundary: string,
): { pieces: { from: number; to: number }[]; closed: boolean } {
  const pieces: { from: number; to: number }[] = []
  const mark = `--${boundary}`
  let begin: number | undefined
  for (let at = source.indexOf(mark, from); at >= 0 && at < to; at = source.indexOf(mark, at + mark.length)) {
    if (at > from && source[at - 1] !== '\n') continue
    const rest = source.slice(at + mark.length, at + mark.length + 200)
    // "--b" is also the beginning of "--b1", which divides something within.
    const end = rest.startsWith('--')
    const line = /^[ \t]*(?:\r?\n|$)/.exec(rest)
    if (!end && !line) continue
    if (begin !== undefined) pieces.push({ from: begin, to: withoutBreak(source, begin, at) })
    if (end) return { pieces, closed: true }
    begin = at + mark.length + (line?.[0].length ?? 0)
  }
  if (begin !== undefined && begin < to) pieces.push({ from: begin, to })
  return { pieces, closed: false }
}

/** The break before a boundary belongs to the boundary. */
function withoutBreak(source: string, from: number, at: number): number {
  const end = source[at - 2] === '\r' ? at - 2 : at - 1
  return Math.max(from, end)
}

function fieldsOf(head: string): Map<string, string> {
  const fields = new Map<string, string>()
  for (const field of head.split(/\r?\n(?![ \t])/)) {
    const [, name, value] = /^([!-9;-~]+)[ \t]*:(.*)$/s.exec(field) ?? []
    if (name && value !== undefined && !fields.has(name.toLowerCase()))
      fields.set(name.toLowerCase(), value.replace(/\r?\n[ \t]+/g, ' ').trim())
  }
  return fields
}

/** A parameter of a header field, with or without quotes. */
export function parameter(value: string, name: string): string | undefined {
  const found = new RegExp(`;\\s*${name}\\s*=\\s*(?:"((?:[^"\\\\]|\\\\.)*)"|([^\\s;]+))`, 'i').exec(value)
  return found?.[1]?.replace(/\\(.)/g, '$1') ?? found?.[2]
}

/** A text of words is none, whatever its head says. */
export function isBase64(text: string): boolean {
  const lines = text
    .slice(0, 20_000)
    .split('\n')
    .filter((line) => line.trim())
  return lines.filter((line) => /\S[ \t]\S/.test(line)).length * 2 <= lines.length
}

/** The bytes of a body without its transfer encoding; a body whose encoding nobody knows is taken as it is. */
export function bytesOf(source: string, { body, fields }: RawPart): Buffer {
  const text = source.slice(body.from, body.to)
  switch (
    fields
      .get('content-transfer-encoding')
      ?.trim()
      .toLowerCase()
      .replace(/[";\s].*$/, '')
  ) {
    case 'base64':
      return isBase64(text) ? Buffer.from(text, 'base64') : Buffer.from(text, 'latin1')
    case 'quoted-printable':
      return Buffer.from(unquoted(text), 'latin1')
    default:
      return Buffer.from(text, 'latin1')
  }
}

/** Quoted-printable (RFC 2045, section 6.7), and what is not that stays. */
export const unquoted = (text: string): string =>
  text
    // Not `[ \t]+$`: a megabyte of spaces would take it for ever.
    .replace(/[^\r\n]+/g, (line) => line.trimEnd())
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
