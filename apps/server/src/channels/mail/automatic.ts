/** Why a mail gets no automatic answer. */
export type AutomaticReason =
  | 'empty_return_path'
  | 'auto_submitted'
  | 'precedence'
  | 'list'
  | 'auto_response_suppress'
  | 'system_sender'
  | 'own_address'
  | 'loop'

export interface Verdict {
  /** Null: a person wrote it, and may be answered automatically. */
  reason: AutomaticReason | null
  /** Nobody wrote it: it does not reopen a ticket either. */
  machine: boolean
}

export interface MailSigns {
  /** Lower-case names; each with all the values that the mail gives it. */
  headers: ReadonlyMap<string, readonly string[]>
  from: string
  /** MAIL FROM: empty for bounces; null where it is not known (a mail fetched by IMAP). */
  envelopeFrom: string | null
  subject?: string
  /** What its writer says, without quotes. */
  text?: string
  /** It answers another mail. */
  isReply: boolean
}

export const loopHeader = 'X-Podpora-Loop'

const systemSenders =
  /^(?:mailer-daemon|postmaster|double-bounce|bounces?(?:[+._-].*)?|no-?reply|do-?not-?reply|donotreply|noreply-.*|.*[._-]no-?reply|nie-?odpowiadaj)$/i

/**
 * Whether a mail was sent by a machine, by the signs that RFC 3834 and practice have. Answering one of these may go on
 * for ever: two machines thanking each other.
 */
export function judge(mail: MailSigns, ours: { isOwn(address: string): boolean; loop: string }): Verdict {
  const reason = reasonOf(mail, ours)
  // A support address behind a mailing list (a Google group, say) puts list headers on people's answers, too.
  const human = reason === null || (reason === 'list' && mail.isReply)
  return { reason, machine: !human }
}

function reasonOf(
  { headers, from, envelopeFrom }: MailSigns,
  ours: { isOwn(address: string): boolean; loop: string },
): AutomaticReason | null {
  const values = (name: string): string[] => (headers.get(name) ?? []).map((v) => v.trim().toLowerCase())
  const returnPath = values('return-path')[0]

  if (values(loopHeader.toLowerCase()).includes(ours.loop)) return 'loop'
  if (ours.isOwn(from)) return 'own_address'
  if (envelopeFrom === '' || returnPath === '<>') return 'empty_return_path'
  // `no` is how a person's mail program may say that it is a person's.
  if (values('auto-submitted').some((v) => !/^no\b/.test(v))) return 'auto_submitted'
  if (headers.has('x-autoreply') || headers.has('x-autorespond')) return 'auto_submitted'
  if (systemSenders.test(from.slice(0, from.lastIndexOf('@')))) return 'system_sender'
  const precedence = values('precedence')
  if (precedence.some((v) => /^(?:bulk|junk|auto_reply)\b/.test(v))) return 'precedence'
  if (precedence.some((v) => /^list\b/.test(v))) return 'list'
  if (headers.has('list-id') || headers.has('list-unsubscribe')) return 'list'
  if (values('x-auto-response-suppress').some((v) => v !== '' && v !== 'none'))
    return 'auto_response_suppress'
  return null
}

/** Nobody reads what is sent there; a form on a site that writes from such an address names the person in Reply-To. */
export const isSystemSender = (address: string): boolean =>
  systemSenders.test(address.slice(0, address.lastIndexOf('@')))
