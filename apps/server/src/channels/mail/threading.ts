import type { Secrets } from '../../platform/secrets.ts'

const token = /\+t(\d{1,15})\.([a-z2-7]{16})@/i
const ownId = /^<?t(\d{1,15})\.m(\d{1,15})\.([a-z2-7]{16})@/i

/**
 * The address that answers to a ticket come to: `support+t1001.<signature>@example.com`. The plain address where the
 * local part would become longer than mail allows.
 */
export function replyAddress(secrets: Secrets, mailbox: string, ticketId: number): string {
  const at = mailbox.lastIndexOf('@')
  const local = `${mailbox.slice(0, at)}+t${ticketId}.${secrets.sign('reply-address', `t${ticketId}`)}`
  return local.length > 64 ? mailbox : local + mailbox.slice(at)
}

export const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)

/** A Message-ID by which an answer to this mail finds its ticket; message 0 is the automatic confirmation. */
export const messageIdFor = (secrets: Secrets, ticketId: number, messageId: number, domain: string): string =>
  `<t${ticketId}.m${messageId}.${secrets.sign('message-id', `t${ticketId}.m${messageId}`)}@${domain}>`

/** The ticket of a reply address, if the signature is ours. */
export function ticketOfAddress(secrets: Secrets, address: string): number | undefined {
  const [, id, signature] = token.exec(address) ?? []
  return id && signature && secrets.verify('reply-address', `t${id}`, signature) ? Number(id) : undefined
}

/** The ticket of one of our Message-IDs, if the signature is ours. */
export function ticketOfMessageId(secrets: Secrets, messageId: string): number | undefined {
  const [, ticketId, id, signature] = ownId.exec(messageId) ?? []
  return ticketId && signature && secrets.verify('message-id', `t${ticketId}.m${id}`, signature)
    ? Number(ticketId)
    : undefined
}

export interface Trail {
  /** All that the mail was sent to: envelope, To, Cc, Delivered-To, X-Original-To. */
  addresses: string[]
  /** Message-IDs with brackets, as the headers have them: oldest first. */
  inReplyTo: string[]
  references: string[]
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
  replyAddresses: addresses.filter((address) => token.test(address)),
  ownMessageIds: referred.filter((id) => ownId.test(id)),
  subjectNumbers: [...subject.matchAll(/\[#(\d{1,15})\]/g)].map(([, id]) => Number(id)),
})

/**
 * The tickets that a mail says it belongs to, the most trusted first: a signed reply address, then our own signed
 * Message-IDs, then mails of others that we know. Whether its sender may speak there is decided by the tickets.
 */
export async function claimsOf(
  secrets: Secrets,
  trail: Trail,
  ticketsByExternalIds: (ids: string[]) => Promise<number[]>,
): Promise<number[]> {
  const referred = nearestFirst(trail).slice(0, 100)
  const signed = [
    ...trail.addresses.map((address) => ticketOfAddress(secrets, address)),
    ...referred.map((id) => ticketOfMessageId(secrets, id)),
  ].filter((id) => id !== undefined)
  const known = referred.length > 0 ? await ticketsByExternalIds(referred) : []
  return [...new Set([...signed, ...known])].slice(0, 20)
}
