import type { Brand } from '@podpora/contract/people'
import { allBrands, firstBrand } from '../../domains/brands/access.ts'
import { currentSettings } from '../../domains/settings/access.ts'
import { ticketsByExternalIds } from '../../domains/tickets/access.ts'
import type { IncomingMessage } from '../../domains/tickets/arriving.ts'
import type { Services } from '../../platform/services.ts'
import { textsIn } from '../../platform/texts.ts'
import { isAddress } from './address-repair.ts'
import { type OwnAddresses, readOwnAddresses } from './addresses.ts'
import { isSystemSender, judge, type Verdict } from './automatic.ts'
import { type Bounce, bounceOf } from './bounces.ts'
import { loopMark } from './composing.ts'
import { foldMail } from './folding/folding.ts'
import { type InboundRow, selectEnding } from './queries.ts'
import { type Address, deliveredTo, type ReadAttachment, type ReadMail } from './reading.ts'
import { claimsOf } from './threading.ts'

const mostAttachments = 50

export interface Incoming {
  message: IncomingMessage
  verdict: Verdict
  /** It says that a mail did not arrive, maybe one of ours. */
  bounce: Bounce | null
  brand: Brand
  /** The last lines that its sender wrote, to know his signature by. */
  tail: string[]
  /** Message-IDs of the mail, for the headers of an answer to it. */
  trail: string[]
}

/** A mail that will never become a message, however often it is tried. */
export class HopelessMail extends Error {
  override name = 'HopelessMail'
}

/** Makes a message of a mail that has been read: who says it, to which of our addresses, about which ticket. */
export async function incomingOf(services: Services, row: InboundRow, mail: ReadMail): Promise<Incoming> {
  const { db, secrets } = services
  const own = await readOwnAddresses(db)
  const from = senderOf(mail, row, own)
  if (!from) throw new HopelessMail('no sender: neither a From header nor an envelope names an address')

  const delivered = deliveredTo(mail.headers)
  const everyone = [...row.recipients, ...[...mail.to, ...mail.cc].map((a) => a.address), ...delivered]
  // What was noted when the mail was taken in counts; that mailbox may have been deleted since.
  const mailbox = own.mailboxById(row.mailboxId ?? 0) ?? own.mailboxOf(everyone)
  const brand = await brandOf(services, mailbox?.brandId)
  const earlierTail = await selectEnding(db, from.address)
  const { visible, folds, html, tail } = foldMail({ ...mail, earlierTail })
  const verdict = judge(
    {
      headers: mail.headers,
      from: from.address,
      subject: mail.subject,
      text: visible,
      calendarMethod: mail.calendarMethod,
      envelopeFrom: row.source === 'smtp' ? row.sender : null,
      isReply: mail.inReplyTo.length + mail.references.length > 0,
    },
    { isOwn: own.isOwn, loop: loopMark(secrets) },
  )
  const claims = await claimsOf(
    secrets,
    {
      addresses: everyone,
      inReplyTo: mail.inReplyTo,
      // What a bounce brings back is what it is about.
      references: verdict.machine ? [...mail.references, ...mail.returned] : mail.references,
    },
    (ids) => ticketsByExternalIds(db, 'mail', ids),
  )
  const others = (list: Address[]): string[] => [
    ...new Set(list.map((a) => a.address).filter((a) => a !== from.address && !own.isOwn(a))),
  ]
  const { kept, notes } = await attachmentsOf(services, mail.attachments, brand)
  const notesHtml = notes.map((note) => `<p><em>${escaped(note)}</em></p>`).join('')
  return {
    message: {
      channel: 'mail',
      externalId: nameOf(mail, row),
      from,
      to: others(mail.to),
      cc: others(mail.cc),
      subject: mail.subject,
      text: [mail.text, ...notes].filter(Boolean).join('\n\n'),
      folds,
      visible,
      html: html && html + notesHtml,
      remotePictures: mail.remotePictures,
      language: null,
      automatic: verdict.machine,
      attachments: kept,
      mailboxId: mailbox?.id ?? null,
      brandId: brand.id,
      groupId: mailbox?.groupId ?? null,
      door: mailbox?.door ?? null,
      claims,
    },
    verdict,
    bounce: bounceOf(mail),
    brand,
    tail,
    trail: [...mail.references, ...(mail.messageId ? [mail.messageId] : [])],
  }
}

/** Message-ID; without one, or with one of absurd length, the hash of the whole mail. */
export const nameOf = (mail: ReadMail, row: Pick<InboundRow, 'sha256'>): string =>
  mail.messageId && mail.messageId.length <= 500 ? mail.messageId : `<sha256:${row.sha256.toString('hex')}>`

/** From. A form on a site writes from one of our addresses, or one that nobody reads: then the person is in Reply-To. */
function senderOf(mail: ReadMail, row: InboundRow, own: OwnAddresses): Address | null {
  const { from, replyTo } = mail
  if (from && replyTo && (own.isOwn(from.address) || isSystemSender(from.address)))
    if (!own.isOwn(replyTo.address) && !isSystemSender(replyTo.address)) return replyTo
  if (from) return from
  const envelope = row.sender.toLowerCase()
  return replyTo ?? (isAddress(envelope) ? { address: envelope, name: '' } : null)
}

async function brandOf({ db }: Services, id: number | undefined): Promise<Brand> {
  const brands = await allBrands(db)
  return brands.find((brand) => brand.id === id) ?? firstBrand(db)
}

/** Puts the attachments into the store; those that are too many or too large stay in the raw mail, and a note says so. */
async function attachmentsOf(
  { db, files }: Services,
  attachments: ReadAttachment[],
  brand: Brand,
): Promise<{ kept: IncomingMessage['attachments']; notes: string[] }> {
  if (attachments.length === 0) return { kept: [], notes: [] }
  const t = textsIn(brand.language)
  const limit = (await currentSettings(db))?.attachmentLimitMb ?? 25
  const megabyte = 1024 * 1024
  const kept: IncomingMessage['attachments'] = []
  const notes: string[] = []
  for (const { content, name, type, contentId, inline } of attachments.slice(0, mostAttachments)) {
    if (content.length <= limit * megabyte)
      kept.push({ file: await files.put(content), name, type, contentId, inline })
    else notes.push(t('incoming.tooLarge', { limit, name, size: Math.ceil(content.length / megabyte) }))
  }
  const left = attachments.length - mostAttachments
  if (left > 0) notes.push(t('incoming.tooMany', { count: left }))
  return { kept, notes }
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)
