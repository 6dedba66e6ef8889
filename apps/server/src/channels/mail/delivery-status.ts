/** What a report says of one recipient (RFC 3464, section 2.3). */
export interface DeliveryStatus {
  address: string | null
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
      action: (fields.get('action') ?? '').split(/[\s(;]/, 1)[0]?.toLowerCase() ?? '',
      status: /[245]\.\d{1,3}\.\d{1,3}/.exec(fields.get('status') ?? '')?.[0] ?? null,
      diagnostic: fields.get('diagnostic-code')?.replace(/^[\w-]+;\s*/, '') ?? null,
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

/** `rfc822; <anna@example.ru>` and what else is written there. */
const addressIn = (field: string | undefined): string | null =>
  /[^\s<>;"]+@[^\s<>;"]+/.exec(field?.replace(/^[\w-]+;/, '') ?? '')?.[0]?.toLowerCase() ?? null
