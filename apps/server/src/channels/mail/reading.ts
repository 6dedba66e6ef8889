import { isUtf8 } from 'node:buffer'
import type { AddressObject, Attachment, EmailAddress, ParsedMail } from 'mailparser'
import { simpleParser } from 'mailparser'
import { htmlLimit, textOf } from '../../platform/html.ts'
import { isAddress, repairedAddress } from './address-repair.ts'
import { undoubled } from './charset.ts'
import { cleanLine, cleanName, cleanText, cleanType } from './cleaning.ts'
import { type DeliveryStatus, deliveryStatusesOf } from './delivery-status.ts'
import { mend, type Repair } from './mending/mending.ts'
import { withoutEnvelope } from './opening/signed.ts'
import type { TnefFile } from './opening/tnef.ts'
import { unpacked } from './opening/unpacking.ts'
import { uudecoded } from './opening/uuencoded.ts'
import { sanitiseMail } from './sanitising.ts'

export interface Address {
  address: string
  name: string
}

export interface ReadAttachment {
  content: Buffer
  name: string
  type: string
  contentId: string | null
  inline: boolean
}

/** A mail as it is written, cleaned of what could do harm, with no decision made about it. */
export interface ReadMail {
  messageId: string | null
  from: Address | null
  replyTo: Address | null
  to: Address[]
  cc: Address[]
  subject: string
  /** When it says that it was written (RFC 3339, UTC). */
  date: string | null
  text: string
  /** Sanitised, with the hints for the folding: not to be stored before that has taken them out. */
  html: string | null
  remotePictures: boolean
  inReplyTo: string[]
  references: string[]
  /** Message-IDs of the mails that came back inside this one, where it is a bounce. */
  returned: string[]
  /** The method of the calendar in it (RFC 5546): `REQUEST`, `REPLY` … */
  calendarMethod: string | null
  /** What its delivery reports say of each recipient (RFC 3464). */
  deliveryStatuses: DeliveryStatus[]
  attachments: ReadAttachment[]
  /** What was broken in it and has been mended, in words for administrators. */
  repairs: Repair[]
  /** Lower-case names, values as they stand. */
  headers: Map<string, string[]>
}

// What mailparser would make for us and we make ourselves, sanitised.
const options = { skipHtmlToText: true, skipTextToHtml: true, skipImageLinks: true, keepCidLinks: true }

/**
 * Reads a raw mail. Everything in it is a stranger's: whatever comes out is safe to store and to show.
 * @throws when it cannot be read as a mail at all
 */
export async function readMail(raw: Buffer): Promise<ReadMail> {
  const opened = withoutEnvelope(raw)
  const mended = mend(opened?.raw ?? raw)
  const repairs: Repair[] = [...mended.repairs]
  if (opened) repairs.push({ what: 'structure', detail: 'the letter stands inside its S/MIME signature' })
  const mail = await simpleParser(mended.raw, options)
  const headers = headersOf(mail)
  const inText = mail.html ? { text: mail.text ?? '', files: [] } : uudecoded(mail.text ?? '')
  const { html, remotePictures, ...body } = bodyOf(mail, inText.text)
  const { files, text: packed } = unpacked(
    [...mail.attachments.map(fileOf), ...inText.files, ...(opened ? [opened.envelope] : [])],
    repairs,
  )
  const text = body.text.trim() || html ? body.text : cleanText(packed, htmlLimit)
  return {
    messageId: messageIds(headers.get('message-id'))[0] ?? null,
    from: addresses(mail.from, 'From', repairs)[0] ?? repairedIn(headers, 'from', repairs),
    replyTo: addresses(mail.replyTo, 'Reply-To', repairs)[0] ?? null,
    to: addresses(mail.to, 'To', repairs),
    cc: addresses(mail.cc, 'Cc', repairs),
    subject: cleanLine(mail.subject ?? '', 500),
    date: dateOf(headers, repairs),
    text,
    html,
    remotePictures,
    inReplyTo: messageIds(headers.get('in-reply-to')),
    references: messageIds(headers.get('references')),
    returned: returnedIds(mail),
    calendarMethod: calendarMethodOf(mail),
    deliveryStatuses: deliveryStatusesOf(mended.raw),
    attachments: files.map((file, i) => ({
      content: file.content,
      name: cleanName(mendedName(file.name, repairs), file.type, i + 1),
      type: cleanType(file.type),
      contentId: file.contentId ? cleanLine(file.contentId, 500) : null,
      inline: Boolean(file.contentId) && /^image\//i.test(file.type),
    })),
    repairs,
    headers,
  }
}

function fileOf({ content, filename, contentType, cid, headers }: Attachment): TnefFile {
  const encoded = /^x-?uu/i.test(String(headers.get('content-transfer-encoding') ?? ''))
  const [inside] = encoded ? uudecoded(content.toString('latin1')).files : []
  return {
    content: inside?.content ?? content,
    name: filename || inside?.name || String(headers.get('content-location') ?? '').replace(/[?#].*$/s, ''),
    type: contentType,
    contentId: cid ?? null,
  }
}

const monthFirst = /^\D*(\d{1,2})[ -]([a-z]{3})[a-z]*[ -](\d{2,4})[ ,]+(\d{1,2}):(\d{2})(?::(\d{2}))?/i

/** The Date header; one that cannot be read is mended, or else the time at which the last server had the mail. */
function dateOf(headers: ReadMail['headers'], repairs: Repair[]): string | null {
  const said = headers.get('date')?.[0]
  const at = timeOf(said?.replace(/\s*\([^()]*\)\s*$/, ''))
  if (at) return at
  const [, day, month, year, hour, minute, second = '00'] = monthFirst.exec(said ?? '') ?? []
  const zone = /[+-]\d{4}\b/.exec(said ?? '')?.[0] ?? '+0000'
  const mended = timeOf(`${day} ${month} ${year} ${hour}:${minute}:${second} ${zone}`)
  const received = timeOf(
    headers
      .get('received')?.[0]
      ?.split(';')
      .at(-1)
      ?.replace(/\s*\([^()]*\)\s*$/, ''),
  )
  const found = mended ?? received
  if (found) repairs.push({ what: 'date', detail: mended ? `Date: ${said}` : 'Date: taken from Received' })
  return found
}

function timeOf(text: string | undefined): string | null {
  const at = text ? Date.parse(text) : Number.NaN
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** The text that people read, and the HTML where there is any that is not too large to look at. */
function bodyOf(mail: ParsedMail, text: string): Pick<ReadMail, 'text' | 'html' | 'remotePictures'> {
  const plain = cleanText(text, htmlLimit)
  const source = mail.html ? cleanText(mail.html, Number.POSITIVE_INFINITY) : ''
  if (!source.trim()) return { text: plain, html: null, remotePictures: false }
  if (source.length > htmlLimit) return { text: plain || textOf(source), html: null, remotePictures: false }
  const safe = sanitiseMail(source, { hints: true })
  if (!safe) return { text: plain || textOf(source), html: null, remotePictures: false }
  const { html, remotePictures } = safe
  return { text: plain.trim() ? plain : textOf(html), html: html || null, remotePictures }
}

/** Every address that a header names, groups taken apart; one that is none is mended, or noted and left out. */
function addresses(
  field: AddressObject | AddressObject[] | undefined,
  header: string,
  repairs: Repair[],
): Address[] {
  const found = [field ?? []].flat().flatMap((object) => object.value.flatMap(flat))
  return found.slice(0, 200).flatMap((one) => {
    if (isAddress(one.address)) return [one]
    if (!one.address) return []
    const mended = repairedAddress(one.address)
    const detail = `${header}: ${one.address} ${mended ? `read as ${mended.address}` : 'is no address'}`
    repairs.push({ what: 'address', detail: cleanLine(detail, 300) })
    return mended ? [{ address: mended.address, name: one.name }] : []
  })
}

const flat = (entry: EmailAddress): Address[] =>
  entry.group
    ? entry.group.flatMap(flat)
    : [
        {
          address: cleanLine(entry.address ?? '', 254)
            .replace(/^'+|'+$/g, '')
            .toLowerCase(),
          name: cleanLine(entry.name, 200),
        },
      ]

/** A sender in a header that the parser made nothing of. */
function repairedIn(headers: ReadMail['headers'], name: string, repairs: Repair[]): Address | null {
  for (const value of headers.get(name) ?? []) {
    const mended = repairedAddress(value)
    if (!mended) continue
    repairs.push({ what: 'address', detail: `${name}: read as ${mended.address}` })
    return { address: mended.address, name: mended.name }
  }
  return null
}

/** "%D0%A1%D1%87%D1%91%D1%82.pdf", and UTF-8 that was encoded twice. */
function mendedName(name: string, repairs: Repair[]): string {
  const bytes = /%[0-9a-f]{2}/i.test(name)
    ? Buffer.from(
        name.replace(/%([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))),
        'latin1',
      )
    : undefined
  const mended =
    bytes && isUtf8(bytes) && bytes.some((byte) => byte >= 0x80) ? bytes.toString('utf8') : undoubled(name)
  if (mended === undefined) return name
  repairs.push({ what: 'name', detail: `${cleanLine(name, 100)} read as ${cleanLine(mended, 100)}` })
  return mended
}

function headersOf(mail: ParsedMail): Map<string, string[]> {
  const headers = new Map<string, string[]>()
  for (const { key, line } of mail.headerLines.slice(0, 2000)) {
    const value = cleanLine(line.slice(line.indexOf(':') + 1), 20_000)
    headers.set(key, [...(headers.get(key) ?? []), value])
  }
  return headers
}

// By hand, because mail programs fold these headers in the middle, put commas between or comments after the ids.
const messageIds = (values: string[] | undefined): string[] =>
  (values ?? []).flatMap((value) => value.match(/<[^<>\s]{1,500}>/g) ?? []).slice(-200)

const calendarMethodOf = ({ attachments }: ParsedMail): string | null =>
  attachments
    .filter(({ contentType }) => /^text\/calendar$|^application\/ics$/i.test(contentType))
    .map(({ content }) => /^METHOD:\s*(\w+)/im.exec(content.toString('latin1', 0, 4_000))?.[1]?.toUpperCase())
    .find((method) => method !== undefined) ?? null

/** The name that we gave it comes before the one that a server on its way put in its place. */
const nameFields = [
  /^x-podpora-message-id:\s*(<[^<>\s]{1,500}>)/im,
  /^(?:x-(?:google-|microsoft-)?original-message-id|original-message-id):\s*(<[^<>\s]{1,500}>)/im,
  /^message-id:\s*(<[^<>\s]{1,500}>)/im,
]

const returnedIds = ({ attachments }: ParsedMail): string[] =>
  attachments
    .filter(({ contentType }) =>
      /^(?:message\/(?:rfc822|global(?:-headers)?)|text\/rfc822-headers)$/i.test(contentType),
    )
    .slice(0, 5)
    .flatMap(({ content }) => {
      const head = content.subarray(0, 64_000).toString('latin1')
      return nameFields.flatMap((field) => messageIds(field.exec(head)?.slice(1)))
    })

/** The addresses that a delivery left in the headers: who it was really for, behind an alias or a forward. */
export const deliveredTo = (headers: ReadMail['headers']): string[] =>
  ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-forwarded-to']
    .flatMap((name) => headers.get(name) ?? [])
    .map((value) => value.replace(/[<>]/g, '').trim().toLowerCase())
    .filter(isAddress)
    .slice(0, 50)
