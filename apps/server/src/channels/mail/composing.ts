import type { Brand } from '@podpora/contract/people'
import type { SentSignature } from '@podpora/contract/signatures'
import type { Config } from '../../config.ts'
import { brandsByIds } from '../../domains/brands/access.ts'
import { managerLink } from '../../domains/complaints/signing.ts'
import { mailboxFor } from '../../domains/mailboxes/access.ts'
import { queueMail } from '../../domains/outbox/actions.ts'
import { forgetMails } from '../../domains/outbox/moving.ts'
import { chosenSignature, writerOf } from '../../domains/signatures/access.ts'
import type { OutboundChannel, OutgoingMessage } from '../../domains/tickets/arriving.ts'
import { outgoingMessage, setExternalId } from '../../domains/tickets/delivering.ts'
import { escaped } from '../../platform/http/pages.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Services } from '../../platform/services.ts'
import { textsIn } from '../../platform/texts.ts'
import { loopHeader } from './automatic.ts'
import { forgetInbound } from './queries.ts'
import { domainOf, messageIdFor, replyAddress } from './threading.ts'

/** Says in each mail of ours which installation wrote it, so that it knows its own mail when that comes back. */
export const loopMark = (secrets: Secrets): string => secrets.sign('loop', 'installation')

/** The mail channel as the tickets see it. */
export const createMailChannel = ({
  secrets,
  config,
}: Pick<Services, 'secrets'> & { config: Pick<Config, 'publicUrl'> }): OutboundChannel => ({
  async queue(trx, messageId) {
    const message = await outgoingMessage(trx, messageId)
    const [mailbox, [brand], writer] = await Promise.all([
      mailboxFor(trx, { id: message.mailboxId, brandId: message.brandId }),
      brandsByIds(trx, [message.brandId]),
      writerOf(trx, message.authorId),
    ])
    const signature = chosenSignature(writer, brand)
    const address = mailbox?.address ?? 'podpora@localhost'
    const mail = composeAnswer(
      secrets,
      message,
      { address, name: mailbox?.name ?? '' },
      brand,
      withDoor(signature, brand, managerLink(config.publicUrl, secrets, message.ticketId)),
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

/** What stands under an answer: the signature and, where the brand wishes it, the way to a manager (R28). */
export function withDoor(
  signature: Pick<SentSignature, 'html' | 'text'>,
  brand: Pick<Brand, 'complaintLink' | 'language'> | undefined,
  link: string,
): Pick<SentSignature, 'html' | 'text'> {
  if (!brand?.complaintLink) return signature
  const words = textsIn(brand.language)('managerPage.footer')
  return {
    html: `${signature.html && `${signature.html}<br>`}<a href="${escaped(link)}">${escaped(words)}</a>`,
    text: [signature.text, `${words}: ${link}`].filter(Boolean).join('\n'),
  }
}

/** An agent's answer as a mail. */
export function composeAnswer(
  secrets: Secrets,
  message: OutgoingMessage,
  mailbox: { address: string; name: string },
  brand: Pick<Brand, 'name'> | undefined,
  signature: Pick<SentSignature, 'html' | 'text'>,
) {
  const { ticketId, messageId, customer, earlier } = message
  if (!customer.address) throw new Error(`ticket ${ticketId} has no address to write to`)
  const house = mailbox.name || brand?.name || ''
  return {
    kind: 'answer' as const,
    to: [customer.address],
    cc: message.cc,
    subject: replySubject(message.subject, earlier.length > 0),
    text: signature.text ? `${message.text}\n\n-- \n${signature.text}` : message.text,
    html: message.html && htmlOf(message, signature.html),
    fromName: message.authorName && house ? `${message.authorName} (${house})` : message.authorName || house,
    fromAddress: mailbox.address,
    ticketId,
    messageId,
    rfcId: messageIdFor(secrets, ticketId, messageId, domainOf(mailbox.address)),
    headers: {
      'Reply-To': replyAddress(secrets, mailbox.address, ticketId),
      ...referencesTo(earlier),
      [loopHeader]: loopMark(secrets),
    },
  }
}

/** References names the first mail and the last ones: enough for every mail program, and lines stay bounded. */
export function referencesTo(earlier: string[]): Record<string, string> {
  const ids = earlier.filter((id) => /^<[^<>\s]+@[^<>\s]+>$/.test(id))
  const last = ids.at(-1)
  if (!last) return {}
  const named = ids.length > 20 ? [ids[0], ...ids.slice(-19)] : ids
  return { 'In-Reply-To': last, References: named.join(' ') }
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
