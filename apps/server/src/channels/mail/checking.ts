import type { MailboxCheck, MailboxInput, MailServerInput } from '@podpora/contract/mail'
import { ImapFlow } from 'imapflow'
import { createTransport } from 'nodemailer'
import { cleanLine } from './cleaning.ts'
import { imapOptions, type OpenServer, smtpOptions } from './servers.ts'

type Check = NonNullable<MailboxCheck['imap']>

const shortMs = 8_000
const short = { connectionTimeout: shortMs, greetingTimeout: shortMs, socketTimeout: shortMs }

/**
 * Signs in to both servers and says what is wrong in words that somebody can act on. Addresses of private networks
 * are right here: a company's mail server often stands next to this one, and only administrators may ask.
 */
export async function checkServers(
  servers: Pick<MailboxInput, 'imap' | 'smtp'>,
  storedPassword: (which: 'imap' | 'smtp', server: MailServerInput) => string,
): Promise<MailboxCheck> {
  const open = (which: 'imap' | 'smtp', server: MailServerInput): OpenServer => ({
    ...server,
    password: server.password ?? storedPassword(which, server),
  })
  const [imap, smtp] = await Promise.all([
    servers.imap && diagnosed(() => signInToImap(open('imap', servers.imap as MailServerInput))),
    servers.smtp && diagnosed(() => signInToSmtp(open('smtp', servers.smtp as MailServerInput))),
  ])
  return { imap, smtp }
}

async function signInToImap(server: OpenServer): Promise<void> {
  const client = new ImapFlow({ ...imapOptions(server), ...short, verifyOnly: true })
  client.on('error', () => {}) // `connect` rejects with it
  try {
    await client.connect()
  } finally {
    client.close()
  }
}

async function signInToSmtp(server: OpenServer): Promise<void> {
  const transport = createTransport({ ...smtpOptions(server), ...short, dnsTimeout: shortMs })
  try {
    await transport.verify()
  } finally {
    transport.close()
  }
}

async function diagnosed(attempt: () => Promise<void>): Promise<Check> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('no answer in time'), { code: 'ETIMEDOUT' })),
      3 * shortMs,
    )
  })
  try {
    await Promise.race([attempt(), late])
    return { ok: true, problem: null, detail: null }
  } catch (error) {
    return { ok: false, problem: problemOf(error), detail: detailOf(error) }
  } finally {
    clearTimeout(timer)
  }
}

interface MailError extends Error {
  code?: string
  authenticationFailed?: boolean
  responseCode?: number
  responseText?: string
  cause?: unknown
}

/** What went wrong, by the codes of Node, imapflow and nodemailer. */
export function problemOf(error: unknown): NonNullable<Check['problem']> {
  const { code = '', message = '', authenticationFailed, responseCode, cause } = error as MailError
  const text = `${code} ${message} ${cause instanceof Error ? `${(cause as MailError).code} ${cause.message}` : ''}`
  if (authenticationFailed || code === 'EAUTH' || responseCode === 535) return 'wrong_password'
  if (/ENOTFOUND|EAI_AGAIN|EDNS|ENODATA/.test(text)) return 'name_not_found'
  if (/ECONNREFUSED|EHOSTUNREACH|ENETUNREACH/.test(text)) return 'refused'
  if (/CERT|self[- ]signed|certificate|ALTNAME|UNABLE_TO_VERIFY/i.test(text)) return 'certificate'
  if (/TIMEOUT|ETIMEDOUT|timed? ?out|Greeting never received/i.test(text)) return 'timeout'
  return 'other'
}

const detailOf = (error: unknown): string => {
  const { message, responseText } = error as MailError
  return cleanLine(responseText || message || String(error), 500)
}
