import type { ImapFlowOptions } from 'imapflow'
import type { SMTPPoolOptions } from 'nodemailer/lib/smtp-pool'
import type { MailboxRow, StoredServer } from '../../domains/mailboxes/access.ts'
import type { AccessTokens } from '../../domains/mailboxes/access-tokens.ts'
import type { Secrets } from '../../platform/secrets.ts'

/** A mail server with its password in the clear: only for the moment of connecting. */
export interface OpenServer extends Omit<StoredServer, 'password'> {
  password: string
  /** Instead of the password (XOAUTH2). */
  token?: { mailboxId: number; value: string }
}

/** What opens a mailbox's servers. */
export interface Keys {
  secrets: Secrets
  tokens: AccessTokens
}

/** @throws SignedOut, GrantError where a provider has to grant the way in */
export async function opened(
  box: MailboxRow,
  which: 'imap' | 'smtp',
  keys: Keys,
): Promise<OpenServer | null> {
  const server = box[which]
  if (!server) return null
  // A server that wants no name, within the house, wants no token either.
  if (box.signIn === 'password' || !server.user) return withPasswordOpen(server, keys.secrets)
  return { ...server, password: '', token: { mailboxId: box.id, value: await keys.tokens.of(box) } }
}

const withPasswordOpen = (server: StoredServer, secrets: Secrets): OpenServer => ({
  ...server,
  password: server.password && secrets.open(server.password),
})

/** SMTP_RELAY as a server: `smtp://user:password@host:587`, or `smtps://` for TLS from the first byte. */
export function relayServer(relay: string | undefined): OpenServer | undefined {
  if (!relay) return undefined
  const url = new URL(relay)
  const tls = url.protocol === 'smtps:'
  return {
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (tls ? 465 : 587),
    security: tls ? 'tls' : url.username ? 'starttls' : 'none',
    user: decodeURIComponent(url.username),
    password: decodeURIComponent(url.password),
  }
}

export const smtpOptions = ({
  host,
  port,
  security,
  user,
  password,
  token,
}: OpenServer): SMTPPoolOptions => ({
  host,
  port,
  secure: security === 'tls',
  requireTLS: security === 'starttls',
  ...(token
    ? { auth: { type: 'OAuth2', user, accessToken: token.value } }
    : user
      ? { auth: { user, pass: password } }
      : {}),
  dnsTimeout: 15_000,
  connectionTimeout: 20_000,
  greetingTimeout: 20_000,
  socketTimeout: 60_000,
})

export const imapOptions = ({
  host,
  port,
  security,
  user,
  password,
  token,
}: OpenServer): ImapFlowOptions => ({
  host,
  port,
  secure: security === 'tls',
  ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
  auth: token ? { user, accessToken: token.value } : { user, pass: password },
  logger: false,
  disableCompression: true,
  connectionTimeout: 20_000,
  greetingTimeout: 16_000,
  // Longer than the pause between two IDLEs: a dead connection is noticed, a quiet one is not taken for dead.
  socketTimeout: 6 * 60_000,
  maxIdleTime: 4 * 60_000,
})
