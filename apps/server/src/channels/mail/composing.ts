import type { Brand } from '@podpora/contract/people'
import type { SentSignature } from '@podpora/contract/signatures'
import { type VariableValues, variableValues } from '@podpora/contract/variables'
import type { Config } from '../../config.ts'
import { brandsByIds } from '../../domains/brands/access.ts'
import { framed } from '../../domains/brands/framing.ts'
import { managerLink } from '../../domains/complaints/signing.ts'
import { type MailboxRow, mailboxFor } from '../../domains/mailboxes/access.ts'
import { queueMail } from '../../domains/outbox/actions.ts'
import { forgetMails } from '../../domains/outbox/moving.ts'
import { projectSettingsOf } from '../../domains/projects/settings.ts'
import { progressLink } from '../../domains/projects/signing.ts'
import { chosenSignature, writerOf } from '../../domains/signatures/access.ts'
import type { OutboundChannel, OutgoingMessage } from '../../domains/tickets/arriving.ts'
import { outgoingMessage, setExternalId } from '../../domains/tickets/delivering.ts'
import { escaped } from '../../platform/http/pages.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Services } from '../../platform/services.ts'
import { textsIn } from '../../platform/texts.ts'
import { loopHeader } from './automatic.ts'
import { forgetInbound } from './queries.ts'
import { domainOf, messageIdFor, replyAddress, sideAddress, sideMessageIdFor } from './threading.ts'

/** Says in each mail of ours which installation wrote it, so that it knows its own mail when that comes back. */
export const loopMark = (secrets: Secrets): string => secrets.sign('loop', 'installation')

/** Its Message-ID once more: some servers on the way give mails another, and send back what they sent. */
export const nameHeader = 'X-Podpora-Message-ID'

/** The mail channel as the tickets see it. */
export const createMailChannel = ({
  secrets,
  config,
}: Pick<Services, 'secrets'> & { config: Pick<Config, 'publicUrl'> }): OutboundChannel => ({
  async queue(trx, messageId) {
    const message = await outgoingMessage(trx, messageId)
    const [mailbox, [brand], writer, progress] = await Promise.all([
      mailboxFor(trx, { id: message.mailboxId, brandId: message.brandId }),
      brandsByIds(trx, [message.brandId]),
      writerOf(trx, message.authorId),
      message.inProject ? projectSettingsOf(trx, message.brandId) : undefined,
    ])
    const signature = chosenSignature(writer, brand)
    const { address, name } = senderFor(mailbox, message.groupId)
    const sender = { address, name }
    if (message.side) {
      const mail = composeSide(secrets, { ...message, side: message.side }, sender, brand, signature)
      await Promise.all([queueMail(trx, { ...mail, mailbox }), setExternalId(trx, messageId, mail.rfcId)])
      return
    }
    const mail = composeAnswer(
      secrets,
      message,
      sender,
      brand,
      withLinks(signature, brand, {
        ...(progress?.progressLink && {
          'progressPage.footer': progressLink(config.publicUrl, secrets, message.ticketId),
        }),
        ...(brand?.complaintLink && {
          'managerPage.footer': managerLink(config.publicUrl, secrets, message.ticketId),
        }),
      }),
    )
    await Promise.all([
      queueMail(trx, { ...mail, mailbox }),
      // Answers refer to it by this name, and should it come back to us, it is known.
      setExternalId(trx, messageId, mail.rfcId),
    ])
  },
  async forget(trx, { ticketIds, messageIds }) {
    await forgetMails(trx, ticketIds)
    await forgetInbound(trx, messageIds)
  },
})

/** The mailbox's address, or its other one for this group. A ticket that goes to another group is answered from there. */
export function senderFor(
  mailbox: Pick<MailboxRow, 'address' | 'name' | 'aliases'> | undefined,
  groupId: number | null,
): { address: string; name: string } {
  if (!mailbox) return { address: 'podpora@localhost', name: '' }
  const alias = groupId === null ? undefined : mailbox.aliases.find((one) => one.groupId === groupId)
  return alias ? { address: alias.address, name: alias.name || mailbox.name } : mailbox
}

/** What stands under an answer: the signature, and the ways to pages that the brand wishes to be known (R14, R28). */
export function withLinks(
  signature: Pick<SentSignature, 'html' | 'text'>,
  brand: Pick<Brand, 'language'> | undefined,
  links: Partial<Record<'progressPage.footer' | 'managerPage.footer', string>>,
): Pick<SentSignature, 'html' | 'text'> {
  const t = textsIn(brand?.language ?? null)
  const lines = Object.entries(links).map(([key, link]) => ({ words: t(key as keyof typeof links), link }))
  const html = lines.map(({ words, link }) => `<a href="${escaped(link)}">${escaped(words)}</a>`)
  const text = lines.map(({ words, link }) => `${words}: ${link}`)
  return {
    html: [signature.html, ...html].filter(Boolean).join('<br>'),
    text: [signature.text, ...text].filter(Boolean).join('\n'),
  }
}

/** An agent's answer as a mail. */
export function composeAnswer(
  secrets: Secrets,
  message: OutgoingMessage,
  mailbox: { address: string; name: string },
  brand: Pick<Brand, 'name' | 'frames' | 'language'> | undefined,
  signature: Pick<SentSignature, 'html' | 'text'>,
) {
  const { ticketId, messageId, customer, earlier } = message
  if (!customer.address) throw new Error(`ticket ${ticketId} has no address to write to`)
  const rfcId = messageIdFor(secrets, ticketId, messageId, domainOf(mailbox.address))
  const body = {
    text: signature.text ? `${message.text}\n\n-- \n${signature.text}` : message.text,
    html: message.html && htmlOf(message, signature.html),
  }
  return {
    kind: message.automatic ? ('auto_reply' as const) : ('answer' as const),
    to: [customer.address],
    cc: message.cc,
    bcc: message.bcc,
    subject: replySubject(message.subject, earlier.length > 0),
    ...(message.automatic ? body : framed(brand, message.language, valuesOf(message, brand), body)),
    fromName: nameOfWriter(message, mailbox, brand),
    fromAddress: mailbox.address,
    ticketId,
    messageId,
    rfcId,
    headers: {
      'Reply-To': replyAddress(secrets, mailbox.address, ticketId),
      ...referencesTo(earlier, messageIdFor(secrets, ticketId, 0, domainOf(mailbox.address))),
      [nameHeader]: rfcId,
      ...(message.automatic && automaticHeaders),
      [loopHeader]: loopMark(secrets),
    },
  }
}

/** What stands for the variables above and below an answer; a service has no name of a person. */
const valuesOf = (
  { ticketId, subject, customer, authorName, authorPosition }: OutgoingMessage,
  brand: Pick<Brand, 'name'> | undefined,
): Partial<VariableValues> =>
  variableValues({
    customer: { name: customer.name, address: customer.address ?? '' },
    ticket: { id: ticketId, subject },
    agent: { name: authorName, position: authorPosition },
    brand,
    group: undefined,
  })

/** What is said to somebody outside: a thread of its own, which names neither the ticket nor its customer. */
export function composeSide(
  secrets: Secrets,
  message: OutgoingMessage & { side: { id: number; subject: string } },
  mailbox: { address: string; name: string },
  brand: Pick<Brand, 'name'> | undefined,
  signature: Pick<SentSignature, 'html' | 'text'>,
) {
  const { ticketId, messageId, side, earlier, to, cc } = message
  const domain = domainOf(mailbox.address)
  const rfcId = sideMessageIdFor(secrets, side.id, messageId, domain)
  return {
    kind: 'side' as const,
    ...{ to, cc, ticketId, messageId, rfcId },
    subject: replySubject(side.subject, earlier.length > 0),
    text: signature.text ? `${message.text}\n\n-- \n${signature.text}` : message.text,
    html: message.html && htmlOf(message, signature.html),
    fromName: nameOfWriter(message, mailbox, brand),
    fromAddress: mailbox.address,
    headers: {
      'Reply-To': sideAddress(secrets, mailbox.address, side.id),
      ...referencesTo(earlier, sideMessageIdFor(secrets, side.id, 0, domain)),
      [nameHeader]: rfcId,
      [loopHeader]: loopMark(secrets),
    },
  }
}

function nameOfWriter(
  { authorName }: Pick<OutgoingMessage, 'authorName'>,
  mailbox: { name: string },
  brand: Pick<Brand, 'name'> | undefined,
): string {
  const house = mailbox.name || brand?.name || ''
  return authorName && house ? `${authorName} (${house})` : authorName || house
}

/** By these no machine answers a machine (RFC 3834). */
export const automaticHeaders = {
  'Auto-Submitted': 'auto-replied',
  Precedence: 'auto_reply',
  'X-Auto-Response-Suppress': 'All',
}

/**
 * References names the conversation, the first mail and the last ones: enough for every mail program, and lines stay
 * bounded.
 */
export function referencesTo(earlier: string[], conversation: string): Record<string, string> {
  const ids = earlier.filter((id) => /^<[^<>\s]+@[^<>\s]+>$/.test(id) && id !== conversation)
  const last = ids.at(-1)
  const named = ids.length > 20 ? [ids[0], ...ids.slice(-19)] : ids
  return { ...(last && { 'In-Reply-To': last }), References: [conversation, ...named].join(' ') }
}

/** "Re: …" once, whatever the mail programs on the way have put before it. */
export function replySubject(subject: string, isReply: boolean): string {
  const bare = subject.replace(/^(?:\s*(?:re|aw|odp|ответ|отв|sv|antw)(?:\[\d+\])?\s*[:：])+\s*/iu, '').trim()
  return isReply || bare !== subject.trim() ? `Re: ${bare}` : bare
}

/** The pictures that the text shows travel with it, named by their Content-ID. */
function htmlOf(message: Pick<OutgoingMessage, 'html' | 'attachments'>, signature: string): string {
  let html = message.html ?? ''
  for (const attachment of message.attachments) {
    const address = `"/api/v1/attachments/${attachment.id}"`
    html = html.replaceAll(address, `"cid:${contentIdOf(attachment)}"`)
  }
  return signature ? `${html}<div>-- <br>${signature}</div>` : html
}

export const contentIdOf = ({ id, contentId }: { id: number; contentId: string | null }): string =>
  contentId ?? `attachment-${id}@podpora`
