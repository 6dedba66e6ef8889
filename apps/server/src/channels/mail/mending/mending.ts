import { isUtf8 } from 'node:buffer'
import { guessCharset, readBytes, undoubled } from '../charset.ts'
import { unflowed } from './flowed.ts'
import { bytesOf, isBase64, parameter, partsOf, type RawPart, typeIn } from './parts.ts'
import { mendWords } from './words.ts'

/** Something that was broken in a mail, and is mended in what we read of it; the raw mail stays as it is. */
export interface Repair {
  what: 'charset' | 'header' | 'address' | 'date' | 'name' | 'structure'
  /** In English, for administrators. */
  detail: string
}

/** Larger texts are read as they are labelled, bytes. */
const largestText = 5_000_000

/** Parsers take the square of its length for a field of addresses, bytes. */
const longestAddresses = 100_000

/** Of one mail; who sends more means no good. */
const mostRepairs = 40

interface Edit {
  from: number
  to: number
  source: string
}

/**
 * A raw mail with what is broken in its charsets, headers and structure mended, so that a parser which believes what it reads
 * reads it right. Works on bytes: after a wrong decoding it would be too late.
 */
export function mend(raw: Buffer): { raw: Buffer; repairs: Repair[] } {
  const repairs: Repair[] = []
  const source = withoutLead(raw.toString('latin1'), repairs)
  const edits: Edit[] = []
  const parts = partsOf(source)
  const spoken = parts
    .map(({ fields }) => parameter(fields.get('content-type') ?? '', 'charset'))
    .find(Boolean)
  let hasText = false
  for (const part of parts) {
    if (part.cut) repairs.push({ what: 'structure', detail: `${part.type} has no end: the mail was cut off` })
    const head = source.slice(part.head.from, part.head.to)
    // A field is short to guess by; what the mail says of its text is likely to be so here.
    const charset = parameter(part.fields.get('content-type') ?? '', 'charset') ?? spoken
    const apart = setApart(part, mendHead(mendType(source, part, head, repairs), charset, repairs), hasText)
    hasText ||= isText(part)
    const body = isText(part) ? mendBody(source, part, repairs) : undefined
    const mended = body === undefined ? apart : asUtf8(apart)
    if (mended !== head) edits.push({ ...part.head, source: mended })
    // Where there was no head, or no end of it, the body now needs the empty line before it.
    const gap = part.bare || (!head && mended) ? '\r\n' : ''
    if (body !== undefined) edits.push({ ...part.body, source: gap + body })
    else if (gap) edits.push({ from: part.body.from, to: part.body.from, source: gap })
  }
  if (edits.length === 0 && source.length === raw.length) return { raw, repairs }
  return { raw: Buffer.from(applied(source, edits), 'latin1'), repairs }
}

/** What programs that keep mails put before them: a byte order mark, empty lines, the "From " of a mailbox file. */
function withoutLead(source: string, repairs: Repair[]): string {
  const lead = /^(?:\xef\xbb\xbf)?(?:[ \t]*\r?\n)*(?:>?From (?!\s*:)[^\r\n]*\r?\n)?/.exec(source)?.[0] ?? ''
  if (lead && lead.length < source.length)
    repairs.push({ what: 'structure', detail: 'lines before the header' })
  return lead.length < source.length ? source.slice(lead.length) : source
}

const isText = ({ leaf, type, fields }: RawPart): boolean =>
  leaf &&
  /^text\/(?:plain|html)$/.test(type) &&
  !/^\s*attachment/i.test(fields.get('content-disposition') ?? '')

/**
 * mailparser puts a mail that is to be shown inline in place of the text around it, and joins texts with names to the letter: as
 * attachments all are there.
 */
function setApart({ type, fields, within }: RawPart, head: string, hasText: boolean): string {
  const disposition = fields.get('content-disposition') ?? ''
  const file =
    /^message\/(?:rfc822|global)$/.test(type) ||
    (hasText &&
      /^text\//.test(type) &&
      /;\s*filename\b/i.test(disposition) &&
      !/^multipart\/(?:alternative|related)$/.test(within))
  return file ? head.replace(/^(content-disposition:\s*)inline\b/im, '$1attachment') : head
}

/** The head with a type that says what the part is: without one mailparser makes a file of a text, or nothing at all. */
function mendType(source: string, part: RawPart, head: string, repairs: Repair[]): string {
  const { type, fields, boundary, within, bare, body } = part
  const said = fields.get('content-type')
  const isFile =
    /^\s*attachment|filename/i.test(fields.get('content-disposition') ?? '') || /name\s*=/i.test(said ?? '')
  const as = (is: string, detail: string): string => {
    repairs.push({ what: 'structure', detail })
    return `Content-Type: ${is}\r\n${head.replace(typeField, '')}`
  }
  if (bare && !head && !within) {
    const html = /^\s*<(?:!doctype|html|head|body|div|meta|p)\b/i.test(
      source.slice(body.from, body.from + 200),
    )
    return as(html ? 'text/html' : 'text/plain', 'no header')
  }
  if (bare && within === '') repairs.push({ what: 'structure', detail: 'no empty line after the header' })
  if (said === undefined)
    return within === 'multipart/digest' && head.trim() === ''
      ? `Content-Type: message/rfc822\r\nContent-Disposition: attachment\r\n${head}`
      : head
  const named = typeIn(said)
  if (named === undefined)
    return isFile ? head : as(type + said.replace(/^[^;]*/, ''), `a part of the type ${said.slice(0, 40)}`)
  if (!named.startsWith('multipart/')) return head
  if (boundary === undefined) return as('text/plain', `${named} without parts`)
  if (boundary === parameter(said, 'boundary')) return head
  return as(`${named}; boundary="${boundary}"`, `${named} is divided by another boundary than it says`)
}

const typeField = /^content-type[ \t]*:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n?/im

/** The head with its 8-bit fields as UTF-8 and its encoded words whole. */
function mendHead(head: string, charset: string | undefined, repairs: Repair[]): string {
  if (head.length < longestAddresses && !/[\x80-\xff]|=\?|^[\w-]+[ \t]+:/m.test(head)) return head
  return head
    .split(/(\r?\n)(?![ \t])/)
    .map((whole) => {
      if (repairs.length >= mostRepairs) return whole
      // "Subject : x", as RFC 822 let it be.
      const field = whole.replace(/^([\w-]+)[ \t]+:/, '$1:')
      if (field.length > longestAddresses && /^(?:from|sender|reply-to|to|cc|bcc):/i.test(field)) {
        repairs.push({
          what: 'structure',
          detail: `${field.slice(0, 8)}… is cut at ${longestAddresses} bytes`,
        })
        return field.slice(0, longestAddresses)
      }
      const name = /^([\w-]{1,40}):/.exec(field)?.[1] ?? 'header'
      const eight = mendEightBit(field, charset)
      const mended = mendWords(eight ?? field) ?? eight
      if (mended === undefined) return field
      repairs.push({
        what: 'header',
        detail: `${name}: ${eight ? 'raw 8-bit text' : 'broken encoded words'}`,
      })
      return mended
    })
    .join('')
}

function mendEightBit(field: string, charset: string | undefined): string | undefined {
  if (!/[\x80-\xff]/.test(field)) return undefined
  const bytes = Buffer.from(field, 'latin1')
  if (isUtf8(bytes)) {
    const once = undoubled(bytes.toString('utf8'))
    return once && Buffer.from(once).toString('latin1')
  }
  const text =
    readAs(bytes, charset) ?? readAs(bytes, guessCharset(bytes)) ?? new TextDecoder('latin1').decode(bytes)
  return Buffer.from(text).toString('latin1')
}

function readAs(bytes: Buffer, charset: string | undefined): string | undefined {
  if (!charset || /utf-?8|ascii/i.test(charset)) return undefined
  const better = readBytes(bytes, charset)
  if (better) return better.text
  try {
    return new TextDecoder(charset).decode(bytes)
  } catch {
    return undefined
  }
}

/** The body in base64 of UTF-8, where its charset is not what the mail says; undefined where it is. */
function mendBody(source: string, part: RawPart, repairs: Repair[]): string | undefined {
  const content = part.fields.get('content-type') ?? ''
  const bytes = bytesOf(source, part)
  if (bytes.length === 0 || bytes.length > largestText) return undefined
  const said = parameter(content, 'charset')
  const inside = said === undefined ? labelIn(bytes, part.type) : undefined
  const label = said ?? inside
  // The parser does not look for a charset inside of HTML.
  const read = readBytes(bytes, label) ?? (inside && !isUtf8(bytes) ? readInside(bytes, inside) : undefined)
  if (read)
    repairs.push({ what: 'charset', detail: `${part.type}: said ${label ?? 'nothing'}, is ${read.as}` })
  const flowed = /format\s*=\s*"?flowed/i.test(content)
  const falsely =
    /^\s*base64/i.test(part.fields.get('content-transfer-encoding') ?? '') &&
    !isBase64(source.slice(part.body.from, part.body.to))
  if (falsely) repairs.push({ what: 'structure', detail: `${part.type}: said base64, is not` })
  if (!read && !flowed && !falsely) return undefined
  const text = read?.text ?? readAs(bytes, label) ?? bytes.toString('utf8')
  const joined = flowed ? unflowed(text, /delsp\s*=\s*"?yes/i.test(content)) : text
  return `${Buffer.from(joined).toString('base64').replace(/.{76}/g, '$&\r\n')}\r\n`
}

function readInside(bytes: Buffer, charset: string): { text: string; as: string } | undefined {
  const text = readAs(bytes, charset)
  return text === undefined ? undefined : { text, as: charset }
}

/** What HTML says of itself, where its header says nothing. */
const labelIn = (bytes: Buffer, type: string): string | undefined =>
  type === 'text/html'
    ? /<meta[^>]{1,200}charset\s*=\s*["']?\s*([\w-]{3,30})/i.exec(bytes.toString('latin1', 0, 2_000))?.[1]
    : undefined

/** The head of a text that is UTF-8 in base64 now. */
function asUtf8(head: string): string {
  const type = typeField.exec(head)?.[0]
  const bare = (type ?? 'Content-Type: text/plain')
    .trimEnd()
    .replace(/;\s*(?:charset|format|delsp)\s*=\s*(?:"[^"]*"|[^\s;]*)/gi, '')
    .replace(/;\s*$/, '')
  const others = head
    .replace(type ?? '', '')
    .replace(/^content-transfer-encoding:[^\r\n]*(?:\r?\n[ \t][^\r\n]*)*\r?\n/gim, '')
  return `${others}${bare}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n`
}

function applied(source: string, edits: Edit[]): string {
  const pieces: string[] = []
  let at = 0
  for (const edit of edits.sort((a, b) => a.from - b.from)) {
    pieces.push(source.slice(at, edit.from), edit.source)
    at = edit.to
  }
  return pieces.join('') + source.slice(at)
}
