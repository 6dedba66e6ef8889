import type { ImapFlowOptions } from 'imapflow'
import type { SMTPPoolOptions } from 'nodemailer/lib/smtp-pool'
import type { StoredServer } from '../../domains/mailboxes/access.ts'
import type { Secrets } from '../../platform/secrets.ts'

/** A mail server with its password in the clear: only for the moment of connecting. */
export interface OpenServer extends Omit<StoredServer, 'password'> {
  password: string
}

export const opened = (server: StoredServer, secrets: Secrets): OpenServer => ({
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

export const smtpOptions = ({ host, port, security, user, password }: OpenServer): SMTPPoolOptions => ({
  host,
  port,
  secure: security === 'tls',
  requireTLS: security === 'starttls',
  ...(user ? { auth: { user, pass: password } } : {}),
  dnsTimeout: 15_000,
  connectionTimeout: 20_000,
  greetingTimeout: 20_000,
  socketTimeout: 60_000,
})

export const imapOptions = ({ host, port, security, user, password }: OpenServer): ImapFlowOptions => ({
  host,
  port,
  secure: security === 'tls',
  ...(security === 'tls' ? {} : { doSTARTTLS: security === 'starttls' }),
  auth: { user, pass: password },
  logger: false,
  disableCompression: true,
  connectionTimeout: 20_000,
  greetingTimeout: 16_000,
  // Longer than the pause between two IDLEs: a dead connection is noticed, a quiet one is not taken for dead.
  socketTimeout: 6 * 60_000,
  maxIdleTime: 4 * 60_000,
})
