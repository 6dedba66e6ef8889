import type { Brand } from '@podpora/contract/people'
import { allBrands, firstBrand } from '../../domains/brands/access.ts'
import type { MailboxRow } from '../../domains/mailboxes/access.ts'
import { currentSettings } from '../../domains/settings/access.ts'
import type { IncomingMessage } from '../../domains/tickets/arriving.ts'
import { dangerOf } from '../../domains/tickets/dangers.ts'
import type { Services } from '../../platform/services.ts'
import { textsIn } from '../../platform/texts.ts'
import { isAddress } from './address-repair.ts'
import { type OwnAddresses, readOwnAddresses } from './addresses.ts'
import { isSystemSender, judge, type Verdict } from './automatic.ts'
import { type Bounce, bounceOf } from './bounces.ts'
import { loopMark } from './composing.ts'
import { foldMail } from './folding/folding.ts'
import { behindList } from './lists.ts'
import { signatureOf } from './pgp/signature.ts'
import { type InboundRow, selectEnding, sessionOf } from './queries.ts'
import { type Address, deliveredTo, type ReadAttachment, type ReadMail } from './reading.ts'
import { hiddenIds, startsAnew, trailOf } from './threading.ts'
import { checkTrust } from './trust/checking.ts'
import { isDenied } from './trust/rules.ts'
import { spamSigns } from './trust/spam-signs.ts'

const mostAttachments = 50

export interface Incoming {
  message: IncomingMessage
  verdict: Verdict
  /** It says that a mail did not arrive, maybe one of ours. */
  bounce: Bounce | null
  /** Names of the mail that came back inside it. */
  returned: string[]
  brand: Brand
  /** The address of ours that its writer named, an alias may be; null: no mailbox has it any more. */
  writtenTo: string | null
  /** As the mail says, but not in the future. */
  writtenAt: string
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
export async function incomingOf(
  services: Services,
  row: InboundRow,
  mail: ReadMail,
  raw: Buffer,
): Promise<Incoming> {
  const { db, secrets } = services
  const own = await readOwnAddresses(db)
  const from = senderOf(mail, row, own)
  if (!from) throw new HopelessMail('no sender: neither a From header nor an envelope names an address')

  const delivered = deliveredTo(mail.headers)
  const everyone = [...row.recipients, ...[...mail.to, ...mail.cc].map((a) => a.address), ...delivered]
  const mailboxes = mailboxesOf(mail, row, own, everyone)
  const [mailbox] = mailboxes
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
  const { claims, answers, sides, references } = trailOf(secrets, {
    addresses: everyone,
    inReplyTo: mail.inReplyTo,
    // What a bounce brings back is what it is about.
    references: verdict.machine ? [...mail.references, ...mail.returned] : mail.references,
    hidden: hiddenIds(mail.headers),
  })
  const others = (list: Address[]): string[] => [
    ...new Set(list.map((a) => a.address).filter((a) => a !== from.address && !own.isOwn(a))),
  ]
  const [trust, signature, { kept, notes }] = await Promise.all([
    checkTrust(
      {
        raw,
        mail,
        session: sessionOf(row),
        authservId: mailbox?.authservId ?? null,
        ours: own.addresses,
      },
      services.dns,
    ),
    signatureOf(raw, from.address, services.config.PGP_KEYS, (err) =>
      services.log.error({ err }, 'PGP_KEYS cannot be read: a signature is not verified'),
    ).catch((err: unknown) => {
      services.log.error({ err }, 'a PGP signature could not be verified')
      return null
    }),
    attachmentsOf(services, mail.attachments, brand),
  ])
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
      trust: signature ? { ...trust, signature } : trust,
      spam: { ...spamSigns(mail.headers), denied: isDenied(trust) },
      attachments: kept,
      mailboxId: mailbox?.id ?? null,
      brandId: brand.id,
      groupId: own.groupOf(everyone) ?? mailbox?.groupId ?? null,
      door: strongestDoor(mailboxes),
      mailboxes: mailboxes.map(({ address }) => address.toLowerCase()),
      ...{ claims, answers, sides, references },
      startsAnew: references.length > 0 && startsAnew(mail.subject, folds),
    },
    verdict,
    bounce: bounceOf(mail),
    returned: mail.returned,
    brand,
    writtenTo: mailbox
      ? own.addressIn(mailbox, [...[...mail.to, ...mail.cc].map((a) => a.address), ...everyone])
      : null,
    writtenAt: writtenAt(mail, row),
    tail,
    trail: [...mail.references, ...(mail.messageId ? [mail.messageId] : [])],
  }
}

/** A mail without a date, or with one that is to come, was written when we had it. */
function writtenAt(mail: ReadMail, row: Pick<InboundRow, 'receivedAt'>): string {
  const said = mail.date ? new Date(mail.date).getTime() : Number.NaN
  const had = Date.parse(row.receivedAt)
  return new Date(Number.isNaN(said) ? had : Math.min(said, had)).toISOString()
}

/** Message-ID; without one, or with one of absurd length, the hash of the whole mail. */
export const nameOf = (mail: ReadMail, row: Pick<InboundRow, 'sha256'>): string =>
  mail.messageId && mail.messageId.length <= 500 ? mail.messageId : `<sha256:${row.sha256.toString('hex')}>`

/**
 * The mailboxes of ours that a mail came to. The first that its writer named counts, so that it is the same one whichever
 * copy is read first; then the one that it was taken in for, which may have been deleted since.
 */
function mailboxesOf(mail: ReadMail, row: InboundRow, own: OwnAddresses, everyone: string[]): MailboxRow[] {
  const named = [...mail.to, ...mail.cc].flatMap(({ address }) => own.mailboxOf([address]) ?? [])
  const noted = own.mailboxById(row.mailboxId ?? 0) ?? own.mailboxOf(everyone)
  return [...new Set([...named, ...(noted ? [noted] : [])])]
}

/** A mail to several doors of ours is a complaint if one of them is for those, else urgent. */
const strongestDoor = (mailboxes: MailboxRow[]): MailboxRow['door'] =>
  (['complaints', 'urgent'] as const).find((door) => mailboxes.some((box) => box.door === door)) ?? null

/**
 * From. A form on a site writes from one of our addresses, or one that nobody reads: then the person is in Reply-To. A
 * mailing list that writes in its own name says elsewhere who it was.
 */
function senderOf(mail: ReadMail, row: InboundRow, own: OwnAddresses): Address | null {
  const { from, replyTo } = mail
  const person = (one: Address | null): one is Address =>
    one !== null && !own.isOwn(one.address) && !isSystemSender(one.address)
  const behind = behindList(mail)
  if (person(behind)) return behind
  if (from && (own.isOwn(from.address) || isSystemSender(from.address)) && person(replyTo)) return replyTo
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
      kept.push({
        ...{ file: await files.put(content), name, type, contentId, inline },
        danger: dangerOf({ name, content }),
      })
    else notes.push(t('incoming.tooLarge', { limit, name, size: Math.ceil(content.length / megabyte) }))
  }
  const left = attachments.length - mostAttachments
  if (left > 0) notes.push(t('incoming.tooMany', { count: left }))
  return { kept, notes }
}

const escaped = (text: string): string =>
  text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c] ?? c)
