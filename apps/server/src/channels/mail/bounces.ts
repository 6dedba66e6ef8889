import { cleanLine } from './cleaning.ts'
import type { DeliveryStatus } from './delivery-status.ts'
import type { ReadMail } from './reading.ts'

/** One of our mails came back, or is late. */
export interface Bounce {
  /** The recipient who did not get it. */
  address: string | null
  /** False: the server will go on trying, or it may be of use to send it again. */
  permanent: boolean
  /** Enhanced status code (RFC 3463), or else the SMTP code. */
  status: string | null
  /** What the receiving server said. */
  diagnostic: string | null
  /** Message-ID of the mail that came back. */
  messageId: string | null
}

const senders =
  /^(?:mailer[-._]?daemon|postmaster|mail[-.]?delivery|mail[-.]?daemon|mailer|mdaemon|microsoftexchange[\w-]*|double-bounce|bounces?|symantec_antivirus)(?:[^a-z]|@)/i
const names =
  /mail delivery (?:sub)?system|mailer[- ]daemon|postmaster|mail administrator|microsoft outlook$|служба доставки|система доставки/i
const subjects =
  /undeliver|returned mail|return(?:ed|ing) (?:message )?to sender|delivery (?:status notification|failure|failed|has failed|problem|report|error|delayed|notification|incomplete)|mail delivery|mail system error|failure notice|(?:message|mail) (?:not delivered|delayed|delivery)|(?:could|can) ?not (?:be delivered|send|deliver)|non-?deliver|unzustellbar|nicht zugestellt|недоставлен|не\s?доставлен|не уда(?:лось|ется|ётся) доставить|невозможно доставить|ошибка доставки|сбой доставки|niedostarczon|niedor[ęe]czon|nie (?:można|udało się|mogła zostać) dor?star?czy|nie została dostarczona|zwrot (?:poczty|wiadomości)/i
const late =
  /\bdelayed\b|\bdelay\)|will (?:continue|keep|be retried|retry)|still (?:trying|being retried)|not yet been delivered|warning message only|could not send message for (?:the )?past|temporar(?:y|ily)|ещ[её] не доставлен|будет продолжат|повторн\w+ попыт|задержк|kolejn\w+ prób|opóźnion|wird weiter versucht/i
const code = /(?<![\d.])([245])\.(\d{1,3})\.(\d{1,3})(?![\d.])/
const smtpCode = /(?<![\d.:])([45]\d\d)(?=[\s-])(?!-\d)/

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
  const worst = bad.find(({ action }) => action === 'failed') ?? bad[0]
  if (!worst) return null
  const { address, action, diagnostic } = worst
  const status = worst.status ?? statusIn(diagnostic ?? '')
  return {
    address: address ?? addressIn(mail),
    permanent: action !== 'delayed' && !status?.startsWith('4'),
    status,
    diagnostic: diagnostic && cleanLine(diagnostic, 500),
    messageId: returnedId(mail),
  }
}

function isFromMailSystem({ from, subject, headers, deliveryStatuses }: ReadMail): boolean {
  if (headers.has('x-failed-recipients')) return true
  const bySystem =
    senders.test(from?.address ?? '') ||
    names.test(from?.name ?? '') ||
    headers.get('return-path')?.[0] === '<>'
  const type = headers.get('content-type')?.[0] ?? ''
  // A person can write a report as well: a server says that it is one.
  if (/multipart\/report/i.test(type))
    return /report-type\s*=\s*"?delivery-status/i.test(type) && (bySystem || headers.has('auto-submitted'))
  // Some servers write a report into a mail that is not called one.
  return bySystem && (subjects.test(subject) || deliveryStatuses.length > 0)
}

function inOwnWords(mail: ReadMail): Bounce {
  const said = beforeCopy(mail.text)
  const status = statusIn(said)
  return {
    address: addressIn(mail),
    permanent: status
      ? status.startsWith('5') && !late.test(mail.subject)
      : !late.test(`${mail.subject}\n${said}`),
    status,
    diagnostic: null,
    messageId: returnedId(mail),
  }
}

const statusIn = (text: string): string | null => code.exec(text)?.[0] ?? smtpCode.exec(text)?.[1] ?? null

const copies =
  /^[\s>*-]*(?:original message|included is a copy|below this line is a copy|this is a copy of (?:the|your) message|the (?:following|original) message (?:text )?(?:follows|was)|unsent message below|message headers|return-path:\s|received:\s+from).*$/im

/** What the server says itself, without the mail that it sends back. */
const beforeCopy = (text: string): string => text.slice(0, copies.exec(text)?.index ?? text.length)

const address = /[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(?:\.[\w-]+)+/

/** In the order of how much each place can be trusted. */
function addressIn({ headers, text, from, to }: ReadMail): string | null {
  const failed = address.exec(headers.get('x-failed-recipients')?.[0] ?? '')?.[0]
  if (failed) return failed.toLowerCase()
  const said = beforeCopy(text)
  const places = [
    /rcpt to:\s*<([^<>\s]+@[^<>\s]+)>/i,
    /^\s*<([^<>\s]+@[^<>\s]+)>\s*:/m,
    /(?:final-recipient|original-recipient):[^;\n]*;\s*<?([^<>\s]+@[^<>\s]+?)>?\s*$/im,
    new RegExp(`^\\s*<?(${address.source})>?[:,.]?\\s*(?:\\(.*\\))?\\s*$`, 'm'),
  ]
  for (const place of places) {
    const found = place.exec(said)?.[1]
    if (found) return found.toLowerCase()
  }
  const ours = new Set([from?.address, ...to.map((one) => one.address)])
  const all = said.match(new RegExp(address.source, 'g')) ?? []
  return all.map((one) => one.toLowerCase()).find((one) => !ours.has(one) && !senders.test(one)) ?? null
}

/** The mail that came back stands inside, or its header in the text; some servers only answer it. */
const returnedId = ({ returned, text, inReplyTo, references }: ReadMail): string | null =>
  returned[0] ??
  /^[\s>]*message-id:\s*(<[^<>\s]{1,500}>)/im.exec(text)?.[1] ??
  inReplyTo[0] ??
  references.at(-1) ??
  null
