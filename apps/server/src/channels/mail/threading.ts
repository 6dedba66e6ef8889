import type { Secrets } from '../../platform/secrets.ts'

const token = /\+t(\d{1,15})\.([a-z2-7]{16})@/i
const sideToken = /\+s(\d{1,15})\.([a-z2-7]{16})@/i
const ownId = /^<?([ts])(\d{1,15})\.m(\d{1,15})\.([a-z2-7]{16})@/i

/**
 * The address that answers to a ticket come to: `support+t1001.<signature>@example.com`. The plain address where the
 * local part would become longer than mail allows.
 */
export const replyAddress = (secrets: Secrets, mailbox: string, ticketId: number): string =>
  addressWith(mailbox, `t${ticketId}.${secrets.sign('reply-address', `t${ticketId}`)}`)

/** The same of a side conversation: `support+s7.<signature>@example.com`. */
export const sideAddress = (secrets: Secrets, mailbox: string, sideId: number): string =>
  addressWith(mailbox, `s${sideId}.${secrets.sign('reply-address', `s${sideId}`)}`)

function addressWith(mailbox: string, signed: string): string {
  const at = mailbox.lastIndexOf('@')
  const local = `${mailbox.slice(0, at)}+${signed}`
  return local.length > 64 ? mailbox : local + mailbox.slice(at)
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/**
 * A Message-ID by which an answer to this mail finds its ticket. Message 0 is the ticket itself, and the automatic
 * confirmation: it stands in the References of all our mails, and so in those of answers to mails that a server on the
 * way has given another name.
 */
export const messageIdFor = (secrets: Secrets, ticketId: number, messageId: number, domain: string): string =>
  `<t${ticketId}.m${messageId}.${secrets.sign('message-id', `t${ticketId}.m${messageId}`)}@${domain}>`

/** The same of what is said in a side conversation; 0 is the conversation. */
export const sideMessageIdFor = (
  secrets: Secrets,
  sideId: number,
  messageId: number,
  domain: string,
): string => `<s${sideId}.m${messageId}.${secrets.sign('message-id', `s${sideId}.m${messageId}`)}@${domain}>`

/** The ticket of a reply address, if the signature is ours. */
export function ticketOfAddress(secrets: Secrets, address: string): number | undefined {
  const [, id, signature] = token.exec(address) ?? []
  return id && signature && secrets.verify('reply-address', `t${id}`, signature) ? Number(id) : undefined
}

/** The side conversation of a reply address, if the signature is ours. */
export function sideOfAddress(secrets: Secrets, address: string): number | undefined {
  const [, id, signature] = sideToken.exec(address) ?? []
  return id && signature && secrets.verify('reply-address', `s${id}`, signature.toLowerCase())
    ? Number(id)
    : undefined
}

/** Which of our messages a Message-ID names, and the ticket that it was sent from, if the signature is ours. */
export function messageOfId(
  secrets: Secrets,
  name: string,
): { ticketId: number; messageId: number } | undefined {
  const named = signedName(secrets, name)
  return named?.of === 't' ? { ticketId: named.id, messageId: named.messageId } : undefined
}

function signedName(
  secrets: Secrets,
  name: string,
): { of: 't' | 's'; id: number; messageId: number } | undefined {
  const [, of, id, messageId, signature] =
    ownId.exec(name.replace(/^<?[TS]/, (start) => start.toLowerCase())) ?? []
  return id && signature && secrets.verify('message-id', `${of}${id}.m${messageId}`, signature.toLowerCase())
    ? { of: of as 't' | 's', id: Number(id), messageId: Number(messageId) }
    : undefined
}

export interface Trail {
  /** All that the mail was sent to: envelope, To, Cc, Delivered-To, X-Original-To. */
  addresses: string[]
  /** Message-IDs with brackets, as the headers have them: oldest first. */
  inReplyTo: string[]
  references: string[]
  /** Names that look like ours in other places of the header. */
  hidden: string[]
}

/** Message-IDs that a mail refers to, nearest first: In-Reply-To, then References from right to left. */
export const nearestFirst = ({
  inReplyTo,
  references,
}: Pick<Trail, 'inReplyTo' | 'references'>): string[] => [
  ...new Set([...inReplyTo, ...references.toReversed()]),
]

/** What looks like a sign of ours, its signature not yet looked at: for people who want to know why a mail went where it did. */
export const tokensIn = ({
  addresses,
  subject,
  referred,
}: {
  addresses: string[]
  subject: string
  referred: string[]
}): { replyAddresses: string[]; ownMessageIds: string[]; subjectNumbers: number[] } => ({
  replyAddresses: addresses.filter((address) => token.test(address) || sideToken.test(address)),
  ownMessageIds: referred.filter((id) => ownId.test(id)),
  subjectNumbers: [...subject.matchAll(/\[#(\d{1,15})\]/g)].map(([, id]) => Number(id)),
})

/** What a mail says it answers, by signs that only we can make, and by names that others gave. */
export interface SignedTrail {
  /** Tickets of our reply addresses. */
  claims: number[]
  /** Messages by our Message-IDs, nearest first. */
  answers: { ticketId: number; messageId: number }[]
  /** Side conversations, where the mail names one more nearly than any ticket. */
  sides: number[]
  /** All Message-IDs that it refers to, nearest first. */
  references: string[]
}

/** Whether what they name exists, and its sender may speak there, is decided by the tickets. */
export function trailOf(secrets: Secrets, trail: Trail): SignedTrail {
  const references = nearestFirst(trail).slice(0, 100)
  const claims = trail.addresses.flatMap((address) => ticketOfAddress(secrets, address) ?? [])
  const named = [...references, ...trail.hidden].flatMap((id) => signedName(secrets, id) ?? [])
  const answers = named.flatMap(({ of, id, messageId }) => (of === 't' ? { ticketId: id, messageId } : []))
  const addressed = trail.addresses.flatMap((address) => sideOfAddress(secrets, address) ?? [])
  const spokenOf = named.flatMap(({ of, id }) => (of === 's' ? id : []))
  // The address that it was sent to says more than the names of what it answers; the nearest of these decides between both.
  const nearerSide = addressed.length > 0 === claims.length > 0 ? named[0]?.of === 's' : addressed.length > 0
  return {
    claims: [...new Set(claims)].slice(0, 20),
    answers: answers.slice(0, 100),
    sides: nearerSide ? [...new Set([...addressed, ...spokenOf])].slice(0, 20) : [],
    references,
  }
}

const ownIdAnywhere = /(?<![a-z0-9.])[ts]\d{1,15}\.m\d{1,15}\.[a-z2-7]{16}@[\w.-]{1,253}/gi

/**
 * Message-IDs that look like ours wherever mail programs and servers have put them: some leave the brackets out or add
 * something, and servers that give mails names of their own keep the old one in a header of theirs.
 */
export const hiddenIds = (headers: ReadonlyMap<string, readonly string[]>): string[] =>
  carriers.flatMap((name) => headers.get(name) ?? []).flatMap((value) => value.match(ownIdAnywhere) ?? [])

const carriers = [
  'in-reply-to',
  'references',
  'x-original-message-id',
  'x-google-original-message-id',
  'x-microsoft-original-message-id',
  'x-mailgun-original-message-id',
  'x-ms-exchange-parent-message-id',
  'original-message-id',
]

/** Sent as an answer, yet under a subject of its own and quoting nothing: many look for an old mail to find our address. */
export const startsAnew = (subject: string, folds: readonly { kind: string }[]): boolean =>
  subject.trim() !== '' && !answered.test(subject) && !folds.some(({ kind }) => kind === 'quote')

/** "Re:" as mail programs write it, and marks of a desk before it. */
const answered =
  /^\s*(?:\[[^\]]{0,60}\]\s*)?(?:re|aw|antw?|odp|ответ|отв|відп|відповідь|sv|vs|ref|res|rif|r|fwd?|fw|wg|pd|пд|пересл|tr|rv|i|enc|на)\s*(?:\[\d+\]|\(\d+\))?\s*[:：]/iu
