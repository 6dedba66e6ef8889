import { copies, failures, full, goesOn, late, names, senders, subjects } from './bounce-words.ts'
import { cleanLine } from './cleaning.ts'
import type { DeliveryStatus } from './delivery-status.ts'
import type { ReadMail } from './reading.ts'

/** Somebody whom a mail did not reach. */
export interface LostRecipient {
  address: string | null
  /** False: the server will go on trying, or it may be of use to send it again. */
  permanent: boolean
  /** Enhanced status code (RFC 3463), or else the SMTP code. */
  status: string | null
  /** What the receiving server said. */
  diagnostic: string | null
}

/** One of our mails came back, or is late: whom it did not reach, those for good first. */
export interface Bounce extends LostRecipient {
  /** Whether the server has given up, be it for a reason that may pass. */
  final: boolean
  recipients: LostRecipient[]
  /** Message-ID of the mail that came back. */
  messageId: string | null
}

const address = /[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,9}/
// "Mailman 2.0.12" is none.
const code = /(?<![\d.v/]|version )([45])\.(\d)\.(\d{1,3})(?![\d.])/i
const smtpCode = /(?<![\d.:])([45]\d\d)(?=[\s\]-]|:\s)(?!-\d)/

/**
 * Whether a mail says that one of ours did not arrive: by a delivery report (RFC 3464), or in the words of servers
 * that write none. Null for anything else: a confirmation of delivery, an absence note, a person's mail.
 */
export function bounceOf(mail: ReadMail): Bounce | null {
  // A person may send us a bounce that he got.
  if (!isFromMailSystem(mail)) return null
  const { deliveryStatuses } = mail
  return deliveryStatuses.length > 0 ? reported(mail, deliveryStatuses) : inOwnWords(mail)
}

function reported(mail: ReadMail, statuses: DeliveryStatus[]): Bounce | null {
  // Servers that name several tell us of some that they arrived.
  const bad = statuses.filter(({ action, status }) =>
    action ? action === 'failed' || action === 'delayed' : /^[45]/.test(status ?? ''),
  )
  if (bad.length === 0) return null
  const recipients = bad.map(({ address, action, diagnostic, ...said }) => {
    const status =
      said.status && !isVague(said.status)
        ? said.status
        : (code.exec(diagnostic ?? '')?.[0] ?? said.status ?? statusIn(diagnostic ?? ''))
    return {
      address: address ?? addressesIn(mail)[0] ?? null,
      permanent: action !== 'delayed' && !status?.startsWith('4'),
      status,
      diagnostic: diagnostic && cleanLine(diagnostic, 500),
    }
  })
  return bounceTo(
    mail,
    eachOnce(recipients),
    bad.some(({ action }) => action !== 'delayed'),
  )
}

/** A server that tried several doors tells of each. */
const eachOnce = (all: LostRecipient[]): LostRecipient[] =>
  all.filter((one, i) => all.findIndex(({ address }) => address === one.address) === i)

/** The worst is what the bounce as a whole says. */
function bounceTo(mail: ReadMail, recipients: LostRecipient[], final: boolean): Bounce | null {
  const worst = recipients.find(({ permanent }) => permanent) ?? recipients[0]
  return worst ? { ...worst, final, recipients, messageId: returnedId(mail) } : null
}

/** "5.0.0" says that it failed, and no more: what the receiving server said tells why. */
const isVague = (status: string): boolean => /^[45]\.0\.0$/.test(status)

function isFromMailSystem(mail: ReadMail): boolean {
  const { from, subject, headers, deliveryStatuses } = mail
  if (headers.has('x-failed-recipients')) return true
  // An empty path and an empty From are what RFC 3464 wants of reports, and no person has them.
  const path = headers.get('return-path')?.[0] ?? ''
  const bySystem =
    [from?.address ?? '', path.replace(/^</, '')].some((one) => senders.test(one)) ||
    [from?.name ?? '', headers.get('from')?.[0] ?? ''].some((one) => names.test(one)) ||
    path === '<>' ||
    (from === null && headers.has('from'))
  const type = headers.get('content-type')?.[0] ?? ''
  const kind = /multipart\/report/i.test(type) ? /report-type\s*=\s*"?([\w-]+)/i.exec(type)?.[1] : undefined
  // A person can write a report as well: a server says that it is one.
  if (kind && /^(?:global-)?delivery-status$/i.test(kind)) return bySystem || headers.has('auto-submitted')
  // Of other reports only that of a server which keeps to no rule: a receipt that says that the mail was refused.
  if (kind && !/\(rejected\)/i.test(headers.get('auto-submitted')?.[0] ?? '')) return false
  const told = subjects.test(subject) && !isAnswer.test(subject)
  // Some servers write a report into a mail that is not called one.
  if (bySystem) return told || deliveryStatuses.length > 0 || (!isAnswer.test(subject) && fails(mail))
  return told && fails(mail) && (isByProgram(mail) || returnsMail(mail))
}

const isAnswer = /^\s*(?:re|aw|odp|sv|fwd?|wg|пересл|отв)\s*:/i

const fails = ({ text }: ReadMail): boolean => failures.test(beforeCopy(text).slice(0, 3_000))

const isByProgram = ({ headers }: ReadMail): boolean =>
  headers.has('auto-submitted') || /^(?:bulk|junk|auto_reply)\b/i.test(headers.get('precedence')?.[0] ?? '')

const returnsMail = ({ attachments, text }: ReadMail): boolean =>
  attachments.some(({ type }) => returnedType.test(type)) || copies.test(text.slice(0, longestWords))

const returnedType = /^(?:message\/(?:rfc822|global)|text\/rfc822-headers)$/

function inOwnWords(mail: ReadMail): Bounce | null {
  const said = beforeCopy(mail.text)
  const addresses = addressesIn(mail)
  const recipients = partsAbout(said, addresses).map(({ address, words }) => {
    const status = statusIn(words)
    const isLate = status
      ? late.test(mail.subject)
      : late.test(`${mail.subject}\n${words}`) || full.test(words)
    return { address, permanent: !isLate && !status?.startsWith('4'), status, diagnostic: null }
  })
  return bounceTo(mail, recipients, !late.test(mail.subject) && !goesOn.test(withoutAdvice(said)))
}

/** What a server says of each of several addresses stands below or beside it; of one, anywhere. */
function partsAbout(said: string, addresses: string[]): { address: string | null; words: string }[] {
  if (addresses.length < 2) return [{ address: addresses[0] ?? null, words: said }]
  const lower = said.toLowerCase()
  const starts = addresses
    .map((address) => ({ address, at: lower.indexOf(address) }))
    .sort((a, b) => a.at - b.at)
  return starts.map(({ address, at }, i) => ({ address, words: said.slice(at, starts[i + 1]?.at) }))
}

/** "Try again later" is what a server that gave up advises, too. */
const withoutAdvice = (said: string): string =>
  said.replace(/(?:please )?(?:try|send)[^.\n]{0,60}again[^.\n]*/gi, '')

const statusIn = (text: string): string | null => code.exec(text)?.[0] ?? smtpCode.exec(text)?.[1] ?? null

/** What the server says itself, without the mail that it sends back. */
const beforeCopy = (text: string): string => {
  const said = text.slice(0, longestWords)
  return said.slice(0, copies.exec(said)?.index ?? said.length)
}
/** Servers are brief; a text of many pages is the mail that came back. */
const longestWords = 20_000

/** All whom it names, from the first place that names any, in the order of how much each can be trusted. */
function addressesIn({ headers, text, from, to }: ReadMail): string[] {
  const said = beforeCopy(text)
  const failed = headers.get('x-failed-recipients')?.join(',').match(new RegExp(address.source, 'g')) ?? []
  const named = places.map((ways) =>
    ways.flatMap((way) => [...said.matchAll(way)].map(([, one = '']) => one)),
  )
  const found = [failed, ...named].find((list) => list.length > 0)
  if (found) return unique(found)
  const ours = new Set([from?.address, ...to.map((one) => one.address)])
  const all = unique(said.match(new RegExp(address.source, 'g')) ?? [])
  return all.filter((one) => !ours.has(one) && !senders.test(one)).slice(0, 1)
}

const oneAddress = `["'<]{0,2}(${address.source})["'>]{0,2}`
const places: RegExp[][] = [
  [
    /rcpt to:\s{0,9}<([^<>\s]{1,64}@[^<>\s]{1,253})>/gi,
    /^[ \t]*<([^<>\s]{1,64}@[^<>\s]{1,253})>[ \t]*:/gm,
    new RegExp(`^[ \\t*•·-]{0,20}${oneAddress}(?:[ \\t]*\\(.*\\))?[:,.]?[ \\t]*$`, 'gm'),
    // "anna@example.com on Thu, 11 Jul", "anna@example.com; Action: Delayed", "anna@example.com: Domain does not exist"
    new RegExp(
      `^[ \\t*•·-]{0,20}${oneAddress}(?:[ \\t]on[ \\t]\\w|[ \\t]*;|[ \\t]+[-–—][ \\t]|:[ \\t])`,
      'gm',
    ),
  ],
  [/(?:final-recipient|original-recipient):[^;\n]{0,60};[ \t]*<?([^<>\s]{1,64}@[^<>\s]{1,253}?)>?[ \t]*$/gim],
  [
    new RegExp(
      `(?:recipients?|address(?:ed)?|адрес\\p{L}*|получател\\p{L}*|adres\\p{L}*|odbiorc\\p{L}*|empfänger)\\s*[:=,]?\\s*["'«„<(]*(${address.source})`,
      'giu',
    ),
    new RegExp(`(?:deliver(?:ed)?|message|mail|mail sent) to[:\\s]{1,9}["'«„<(]*(${address.source})`, 'giu'),
  ],
]
const unique = (addresses: readonly string[]): string[] =>
  [...new Set(addresses.map((one) => one.toLowerCase().replace(/^(?:rfc822;|['`])+|['`.,:]+$/g, '')))].slice(
    0,
    100,
  )

/** The mail that came back stands inside, or its header in the text; some servers only answer it. */
const returnedId = ({ returned, text, inReplyTo, references }: ReadMail): string | null =>
  returned[0] ??
  /^[ \t>]*(?:x-)?(?:original-)?message-id:\s{0,9}(<[^<>\s]{1,500}>)/im.exec(text)?.[1] ??
  inReplyTo[0] ??
  references.at(-1) ??
  null

/**
 * Whether a failure says that the address is not to be written to: nobody there, no such domain, switched off, full for
 * good. Not where the server refused the mail for what it is (5.7.1, 5.3.4, 5.6.x) or could not be reached.
 */
export function blamesAddress({ permanent, status, diagnostic }: LostRecipient): boolean {
  if (!permanent) return false
  if (status && nobodyThere.test(status)) return true
  if (refusesMail.test(diagnostic ?? '') && !noSuchPerson.test(diagnostic ?? '')) return false
  if (!status) return true
  if (/^5\.(?:1|2)\.\d+$|^5\.4\.(?:0|1|4|14|310)$|^5\.0\.\d+$/.test(status))
    return !/^5\.1\.(?:7|8)$|^5\.2\.3$/.test(status)
  if (/^5\.7\.|^5\.3\.4$|^5\.6\./.test(status)) return noSuchPerson.test(diagnostic ?? '')
  return /^5(?:\.3|\.5|5[0-35])/.test(status)
}

/** No such mailbox, no such domain, moved away: whatever else is said. */
const nobodyThere = /^5\.1\.(?:1|2|3|6|10)$/
const refusesMail =
  /spam|blocked|blacklist|block ?list|reputation|policy|dmarc|spf|dkim|content|virus|too (?:large|big)|size limit|rate limit/i
const noSuchPerson =
  /no such (?:user|mailbox|recipient|person|address)|user (?:is )?unknown|unknown user|(?:user|mailbox|recipient|account|address)[^.\n]{0,40}(?:not (?:found|exist)|does ?n.t exist|does not exist|unavailable|disabled|inactive)|invalid (?:recipient|mailbox|user)|не существует|нет такого|nie istnieje/i
