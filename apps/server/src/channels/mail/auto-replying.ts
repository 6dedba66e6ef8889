import type { Language } from '@podpora/contract/common'
import type { Brand } from '@podpora/contract/people'
import { freeAnswerOf, languageFor } from '../../domains/brands/free-answer.ts'
import { workingTimes } from '../../domains/calendars/access.ts'
import { balanceLink } from '../../domains/contracts/signing.ts'
import { type MailboxRow, mailboxFor } from '../../domains/mailboxes/access.ts'
import { materialLink } from '../../domains/materials/signing.ts'
import { type Reading, readingsFor } from '../../domains/materials/suggesting.ts'
import { queueMail } from '../../domains/outbox/actions.ts'
import { askForBrief } from '../../domains/projects/briefing.ts'
import { ticketsByIds } from '../../domains/tickets/access.ts'
import type { Arrival } from '../../domains/tickets/arriving.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { type Texts, textsIn } from '../../platform/texts.ts'
import { loopHeader } from './automatic.ts'
import { automaticHeaders, createMailChannel, loopMark, senderFor } from './composing.ts'
import type { Incoming } from './incoming.ts'
import { languageOf } from './language.ts'
import { countAutoReplies } from './queries.ts'
import { domainOf, messageIdFor, replyAddress } from './threading.ts'
import { isDenied } from './trust/rules.ts'

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
 * instead, whatever the brand wants: it is the only answer that the free line promises to what is no bug (R10). Whose
 * request is a project is asked for a brief instead (R14).
 */
export async function answerAutomatically(
  services: Services,
  trx: Trx,
  { message, verdict, brand, trail, writtenTo }: Incoming,
  { ticketId, customerId, unpaid = false, project = false }: Arrival,
): Promise<void> {
  if (!(brand.autoReply || unpaid || project) || verdict.reason !== null) return
  // A forged sender never asked: the answer would go to whoever was made use of.
  if (isDenied(message.trust ?? null)) return
  const to = message.from.address
  const windows = caps.map((cap) => cap.minutes)
  const [counts, mailbox] = await Promise.all([
    countAutoReplies(trx, to, windows),
    mailboxFor(trx, { id: message.mailboxId, brandId: brand.id }),
  ])
  if (!mailbox || isCapped(counts)) return
  if (project && !unpaid)
    return askForBrief(trx, ticketId, {
      mail: createMailChannel(services),
      balanceLink: (id) => balanceLink(services, { customerId: id }),
    })
  const sender = confirmingSender(mailbox, writtenTo, message.groupId)
  const spoken = message.language ?? languageOf(message.visible)
  const language = languageFor(brand, spoken)
  const t = textsIn(language)
  const balance = customerId === undefined ? '' : balanceLink(services, { customerId })
  const params = { ticket: ticketId, subject: message.subject, brand: brand.name, balance }
  await queueMail(trx, {
    kind: 'auto_reply',
    to: [to],
    subject: t(message.subject ? 'autoReply.subject' : 'autoReply.subjectOfNothing', params),
    text: unpaid
      ? freeAnswerOf(brand, spoken, {
          ...params,
          readings: await readings(services, trx, ticketId, language),
        })
      : confirmationOf(brand, language, await isOpen(trx, brand, Date.now()), t, params),
    mailbox,
    fromName: sender.name || brand.name,
    fromAddress: sender.address,
    ticketId,
    rfcId: messageIdFor(services.secrets, ticketId, 0, domainOf(sender.address)),
    headers: {
      'Reply-To': replyAddress(services.secrets, sender.address, ticketId),
      ...(trail.length > 0
        ? { 'In-Reply-To': trail.at(-1) as string, References: trail.slice(-20).join(' ') }
        : {}),
      ...automaticHeaders,
      [loopHeader]: loopMark(services.secrets),
    },
  })
}

async function readings(
  services: Services,
  trx: Trx,
  ticketId: number,
  language: Language,
): Promise<Reading[]> {
  const [ticket] = await ticketsByIds(trx, [ticketId])
  return ticket ? readingsFor(trx, ticket, language, (of) => materialLink(services, of)) : []
}

/** The address that the customer wrote to, so that they know it again; else what answers of the group go out from. */
function confirmingSender(
  mailbox: MailboxRow,
  writtenTo: string | null,
  groupId: number | null,
): { address: string; name: string } {
  const alias = mailbox.aliases.find(({ address }) => address === writtenTo)
  if (alias) return { address: alias.address, name: alias.name || mailbox.name }
  return writtenTo === mailbox.address ? mailbox : senderFor(mailbox, groupId)
}

type Params = { ticket: number; subject: string; brand: string; balance: string }

/** Whether the brand works at this instant (ms); one without a calendar always does. */
async function isOpen(trx: Trx, { replyCalendarId }: Brand, now: number): Promise<boolean> {
  if (replyCalendarId === null) return true
  const working = (await workingTimes(trx, [replyCalendarId])).get(replyCalendarId)
  return !working || working.between(now, now + 60_000) > 0
}

/** The brand's own text for this language and hour, the one for all languages, or ours. */
function confirmationOf(brand: Brand, language: Language, open: boolean, t: Texts, params: Params): string {
  const own = brand.replies[open ? 'open' : 'closed'][language] || (open ? brand.autoReplyText : '')
  return own ? filled(own, params) : t(open ? 'autoReply.text' : 'autoReply.closedText', params)
}

const filled = (text: string, params: Params): string =>
  text.replace(/\{\{\s*(ticket|subject|brand|balance)\s*\}\}/g, (_, name: keyof Params) =>
    String(params[name]),
  )
