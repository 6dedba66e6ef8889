import { languages } from '@podpora/contract/common'
import type { Brand } from '@podpora/contract/people'
import { mailboxFor } from '../../domains/mailboxes/access.ts'
import { queueMail } from '../../domains/outbox/actions.ts'
import type { Arrival } from '../../domains/tickets/arriving.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { type Texts, textsIn } from '../../platform/texts.ts'
import { loopHeader } from './automatic.ts'
import { loopMark } from './composing.ts'
import type { Incoming } from './incoming.ts'
import { countAutoReplies } from './queries.ts'
import { domainOf, messageIdFor, replyAddress } from './threading.ts'

/** At most so many automatic answers to one address in so many minutes: two machines that thank each other stop. */
export const caps = [
  { minutes: 10, most: 10 },
  { minutes: 30, most: 15 },
  { minutes: 60, most: 25 },
  { minutes: 180, most: 50 },
  { minutes: 600, most: 100 },
]

/** Whether one more is too many; `counts` as `caps` stand. */
export const isCapped = (counts: number[]): boolean => caps.some(({ most }, i) => (counts[i] ?? 0) >= most)

/**
 * Confirms a new request, if the brand wants that and a person wrote it. Who has no paid service is told what is possible
 * instead, whatever the brand wants: it is the only answer that the free line promises to what is no bug (R10).
 */
export async function answerAutomatically(
  services: Services,
  trx: Trx,
  { message, verdict, brand, trail }: Incoming,
  { ticketId, unpaid = false }: Arrival,
): Promise<void> {
  if (!(brand.autoReply || unpaid) || verdict.reason !== null) return
  const to = message.from.address
  const windows = caps.map((cap) => cap.minutes)
  const [counts, mailbox] = await Promise.all([
    countAutoReplies(trx, to, windows),
    mailboxFor(trx, { id: message.mailboxId, brandId: brand.id }),
  ])
  if (!mailbox || isCapped(counts)) return
  const t = textsIn(message.language ?? brand.language)
  const params = { ticket: ticketId, subject: message.subject, brand: brand.name }
  await queueMail(trx, {
    kind: 'auto_reply',
    to: [to],
    subject: t(message.subject ? 'autoReply.subject' : 'autoReply.subjectOfNothing', params),
    text: unpaid ? freeAnswerOf(brand, message.language, params) : confirmationOf(brand, t, params),
    mailbox,
    fromName: mailbox.name || brand.name,
    ticketId,
    rfcId: messageIdFor(services.secrets, ticketId, 0, domainOf(mailbox.address)),
    headers: {
      'Reply-To': replyAddress(services.secrets, mailbox.address, ticketId),
      ...(trail.length > 0
        ? { 'In-Reply-To': trail.at(-1) as string, References: trail.slice(-20).join(' ') }
        : {}),
      'Auto-Submitted': 'auto-replied',
      Precedence: 'auto_reply',
      'X-Auto-Response-Suppress': 'All',
      [loopHeader]: loopMark(services.secrets),
    },
  })
}

type Params = { ticket: number; subject: string; brand: string }

const confirmationOf = (brand: Brand, t: Texts, params: Params): string =>
  brand.autoReplyText ? filled(brand.autoReplyText, params) : t('autoReply.text', params)

/** In the customer's language, else in the brand's. */
function freeAnswerOf(brand: Brand, spoken: string | null, params: Params): string {
  const language = languages.find((one) => spoken?.toLowerCase().split('-')[0] === one) ?? brand.language
  const own = brand.freeAnswer[language]
  return own ? filled(own, params) : textsIn(language)('freeAnswer.text', params)
}

const filled = (text: string, { ticket }: Params): string => text.replaceAll('{{ticket}}', String(ticket))
