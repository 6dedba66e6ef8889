import type { AddressObject, EmailAddress, ParsedMail } from 'mailparser'
import { simpleParser } from 'mailparser'
import { htmlLimit, textOf } from '../../platform/html.ts'
import { guessCharset, relabelled, unreadable } from './charset.ts'
import { cleanLine, cleanName, cleanText, cleanType } from './cleaning.ts'
import { type DeliveryStatus, deliveryStatusesOf } from './delivery-status.ts'
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

/** Something that was broken in a mail, and is mended in what we read of it; the raw mail stays as it is. */
export interface Repair {
  what: 'charset' | 'header' | 'address' | 'date' | 'name' | 'structure'
  /** In English, for administrators. */
  detail: string
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

/** Larger mails are not read twice, bytes. */
const mostToGuess = 2_000_000

/**
 * Reads a raw mail. Everything in it is a stranger's: whatever comes out is safe to store and to show.
 * @throws when it cannot be read as a mail at all
 */
export async function readMail(raw: Buffer): Promise<ReadMail> {
  const { mail, repairs } = await parsed(raw)
  const headers = headersOf(mail)
  const { text, html, remotePictures } = bodyOf(mail)
  return {
    messageId: messageIds(headers.get('message-id'))[0] ?? null,
    from: addresses(mail.from)[0] ?? null,
    replyTo: addresses(mail.replyTo)[0] ?? null,
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    subject: cleanLine(mail.subject ?? '', 500),
    date: dateOf(headers.get('date')?.[0]),
    text,
    html,
    remotePictures,
    inReplyTo: messageIds(headers.get('in-reply-to')),
    references: messageIds(headers.get('references')),
    returned: returnedIds(mail),
    deliveryStatuses: deliveryStatusesOf(raw),
    attachments: mail.attachments.map((attachment, i) => ({
      content: attachment.content,
      name: cleanName(attachment.filename ?? '', attachment.contentType, i + 1),
      type: cleanType(attachment.contentType),
      contentId: attachment.cid ? cleanLine(attachment.cid, 500) : null,
      inline: Boolean(attachment.cid) && /^image\//i.test(attachment.contentType),
    })),
    repairs,
    headers,
  }
}

/** A mail whose text cannot be read as it is labelled is read once more as what its bytes look like. */
async function parsed(raw: Buffer): Promise<{ mail: ParsedMail; repairs: Repair[] }> {
  const mail = await simpleParser(raw, options)
  const lost = unreadable(`${mail.text ?? ''}${mail.html || ''}`)
  const charset = lost > 0 && raw.length < mostToGuess ? guessCharset(raw) : undefined
  if (!charset) return { mail, repairs: [] }
  const again = await simpleParser(relabelled(raw, charset), options)
  if (unreadable(`${again.text ?? ''}${again.html || ''}`) >= lost) return { mail, repairs: [] }
  return { mail: again, repairs: [{ what: 'charset', detail: `the text is ${charset}` }] }
}

function dateOf(value: string | undefined): string | null {
  const at = value ? Date.parse(value.replace(/\s*\([^()]*\)\s*$/, '')) : Number.NaN
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** The text that people read, and the HTML where there is any that is not too large to look at. */
function bodyOf(mail: ParsedMail): Pick<ReadMail, 'text' | 'html' | 'remotePictures'> {
  const plain = cleanText(mail.text ?? '', htmlLimit)
  const source = mail.html ? cleanText(mail.html, Number.POSITIVE_INFINITY) : ''
  if (!source.trim()) return { text: plain, html: null, remotePictures: false }
  if (source.length > htmlLimit) return { text: plain || textOf(source), html: null, remotePictures: false }
  const safe = sanitiseMail(source, { hints: true })
  if (!safe) return { text: plain || textOf(source), html: null, remotePictures: false }
  const { html, remotePictures } = safe
  return { text: plain.trim() ? plain : textOf(html), html: html || null, remotePictures }
}

/** Every address that a header of recipients names, groups taken apart. */
function addresses(field: AddressObject | AddressObject[] | undefined): Address[] {
  const found = [field ?? []].flat().flatMap((object) => object.value.flatMap(flat))
  return found.filter(({ address }) => isAddress(address)).slice(0, 200)
}

const flat = (entry: EmailAddress): Address[] =>
  entry.group
    ? entry.group.flatMap(flat)
    : [{ address: cleanLine(entry.address ?? '', 254).toLowerCase(), name: cleanLine(entry.name, 200) }]

export const isAddress = (text: string): boolean => /^[^\s@<>()[\]\\,;:"]+@[^\s@<>()[\]\\,;:"]+$/.test(text)

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

const returnedIds = ({ attachments }: ParsedMail): string[] =>
  attachments
    .filter(({ contentType }) => /^(?:message\/rfc822|text\/rfc822-headers)$/i.test(contentType))
    .slice(0, 5)
    .flatMap(({ content }) => {
      const head = content.subarray(0, 64_000).toString('latin1')
      return messageIds(/^message-id:\s*(<[^<>\s]{1,500}>)/im.exec(head)?.slice(1))
    })

/** The addresses that a delivery left in the headers: who it was really for, behind an alias or a forward. */
export const deliveredTo = (headers: ReadMail['headers']): string[] =>
  ['delivered-to', 'x-original-to', 'envelope-to', 'x-envelope-to', 'x-forwarded-to']
    .flatMap((name) => headers.get(name) ?? [])
    .map((value) => value.replace(/[<>]/g, '').trim().toLowerCase())
    .filter(isAddress)
    .slice(0, 50)
