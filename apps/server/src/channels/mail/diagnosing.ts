import type { MailProblem } from '@podpora/contract/mail'
import { SignedOut } from '../../domains/mailboxes/access-tokens.ts'
import { GrantError } from '../../domains/mailboxes/asking-provider.ts'
import { cleanLine } from './cleaning.ts'

interface MailError extends Error {
  code?: string
  authenticationFailed?: boolean
  mailboxMissing?: boolean
  responseCode?: number
  responseText?: string
  response?: string
  cause?: unknown
}

/** What a person can do something about, by the codes of Node, imapflow and nodemailer and the words of the providers. */
export function problemOf(error: unknown): MailProblem {
  if (error instanceof SignedOut) return 'signed_out'
  if (error instanceof GrantError) return error.problem === 'timeout' ? 'timeout' : 'provider'
  const given = error as MailError
  if (given.mailboxMissing) return 'folder_missing'
  const text = [given.code, given.message, given.responseText, given.response, causeOf(given)].join(' ')
  if (
    given.authenticationFailed ||
    given.code === 'EAUTH' ||
    [530, 534, 535].includes(given.responseCode ?? 0)
  )
    return ofSignIn(text)
  return kinds.find(([, signs]) => signs.test(text))?.[0] ?? 'other'
}

const causeOf = ({ cause }: MailError): string =>
  cause instanceof Error ? `${(cause as MailError).code} ${cause.message}` : ''

const kinds: [MailProblem, RegExp][] = [
  ['name_not_found', /ENOTFOUND|EAI_AGAIN|EDNS|ENODATA/],
  ['no_route', /EHOSTUNREACH|ENETUNREACH|EHOSTDOWN/],
  ['refused', /ECONNREFUSED/],
  ['certificate_expired', /CERT_HAS_EXPIRED|certificate has expired|CERT_NOT_YET_VALID/i],
  ['certificate_name', /ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate's altnames/i],
  ['certificate_untrusted', /SELF_SIGNED|self[- ]signed|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/i],
  ['tls_not_there', /WRONG_VERSION_NUMBER|packet length too long|STARTTLS.*not (?:support|avail)|ETLS/i],
  ['certificate', /CERT|certificate|ALTNAME/i],
  [
    'relay_refused',
    /relay(?:ing)? (?:access )?(?:denied|not (?:allowed|permitted))|unable to relay|5\.7\.1 .*relay/i,
  ],
  // 5.7.60: Exchange; the rest as Postfix, Yandex and Gmail say it.
  [
    'sender_refused',
    /5\.7\.60|SendAsDenied|not owned by user|Sender address rejected|not allowed to send as/i,
  ],
  ['timeout', /TIMEOUT|ETIMEDOUT|timed? ?out|Greeting never received|no sign of life/i],
]

/** Why a server does not let us in: the words are those of Gmail, Microsoft 365, Yandex and Mail.ru (November 2026). */
const signIns: [MailProblem, RegExp][] = [
  [
    'app_password',
    /application[- ]specific password|app(?:lication)?[- ]password|parol prilozheniya|InvalidSecondFactor/i,
  ],
  [
    'oauth_needed',
    /basic authentication is disabled|5\.7\.139|SmtpClientAuthentication is disabled|BasicAuthBlocked|AuthFailed:LogonDenied-BasicAuth/i,
  ],
  [
    'imap_off',
    /not enabled for IMAP|IMAP (?:access )?is (?:disabled|turned off|not enabled)|does not have access rights to this service|IMAP disabled/i,
  ],
  ['web_sign_in', /log ?in via your web browser|WEBALERT|web ?login required/i],
  ['relay_refused', /authentication required.*relay|5\.7\.1 .*relay/i],
]
const ofSignIn = (text: string): MailProblem =>
  signIns.find(([, signs]) => signs.test(text))?.[0] ?? 'wrong_password'

/** The server's own words, on one line. */
export const detailOf = (error: unknown): string => {
  const { message, responseText } = error as MailError
  return cleanLine(responseText || message || String(error), 500)
}
