import { isUtf8 } from 'node:buffer'

/** What a report says of one recipient (RFC 3464, section 2.3). */
export interface DeliveryStatus {
  address: string | null
  /** Whom the mail was sent to, where that one passes it on. */
  original: string | null
  /** `failed`, `delayed` and such; empty where it is not said. */
  action: string
  /** Enhanced status code, `5.1.1`. */
  status: string | null
  diagnostic: string | null
}

const start = /^content-type:[ \t]*(?:\r?\n[ \t]+)?message\/(?:global-)?delivery-status\b/gim
/** Reports of thousands of recipients exist; what we do with them needs no more. */
const mostRecipients = 100

/**
 * The recipients that the delivery reports in a raw mail name. From the source, because mailparser makes one text of
 * the report and what people read.
 */
export function deliveryStatusesOf(raw: Buffer): DeliveryStatus[] {
  const source = raw.toString('latin1')
  return [...source.matchAll(start)]
    .flatMap(({ index }) => bodyOfPart(source, index).split(/(?:\r?\n[ \t]*){2,}/))
    .map(fieldsOf)
    .filter((fields) => fields.has('final-recipient') || fields.has('original-recipient'))
    .slice(0, mostRecipients)
    .map((fields) => ({
      address: addressIn(fields.get('final-recipient')) ?? addressIn(fields.get('original-recipient')),
      original: addressIn(fields.get('original-recipient')),
      action: actionIn(fields.get('action') ?? ''),
      status: /[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null,
      diagnostic: unfolded(fields.get('diagnostic-code') ?? '').replace(/^[\w-]+;\s*/, '') || null,
    }))
}

/** The body of the part in whose header `index` stands, without its transfer encoding. */
function bodyOfPart(source: string, index: number): string {
  const end = /\r?\n\r?\n/g
  end.lastIndex = index
  const blank = end.exec(source)
  if (!blank) return ''
  const head = source.slice(Math.max(source.lastIndexOf('\n--', index), 0), blank.index)
  const rest = source.slice(blank.index + blank[0].length)
  const body = rest.slice(0, (/^--\S/m.exec(rest)?.index ?? rest.length) || 0)
  switch (/^content-transfer-encoding:\s*([\w-]+)/im.exec(head)?.[1]?.toLowerCase()) {
    case 'base64':
      return Buffer.from(body, 'base64').toString('utf8')
    case 'quoted-printable':
      return body
        .replace(/=[ \t]*\r?\n/g, '')
        .replace(/=([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    default:
      return body
  }
}

function fieldsOf(block: string): Map<string, string> {
  const lines = block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)
  return new Map(
    lines.flatMap((line) => {
      const [, name, value] = /^([\w-]+):\s*(.*)$/.exec(line) ?? []
      return name && value !== undefined ? [[name.toLowerCase(), value.trim()] as const] : []
    }),
  )
}

/** The words of RFC 3464 for what some servers call otherwise: "failure", "error", "delay". */
function actionIn(field: string): string {
  const said = field.split(/[\s(;]/, 1)[0]?.toLowerCase() ?? ''
  return /^(?:fail|err|undeliver)/.test(said) ? 'failed' : /^delay/.test(said) ? 'delayed' : said
}

/** `rfc822; <anna@example.ru>` and what else is written there; `utf-8; анна@почта.рф`, also as ASCII (RFC 6533). */
const addressIn = (field: string | undefined): string | null =>
  /[^\s<>;"]+@[^\s<>;"]+/.exec(unfolded(field ?? '').replace(/^(?:[\w-]+;\s*)+/, ''))?.[0]?.toLowerCase() ??
  null

function unfolded(field: string): string {
  const bytes = Buffer.from(field, 'latin1')
  return (isUtf8(bytes) ? bytes.toString('utf8') : field).replace(
    /\\x\{([0-9a-f]{2,6})\}/gi,
    (whole, hex: string) => {
      const point = Number.parseInt(hex, 16)
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole
    },
  )
}
