import type { MailServerInput } from '@podpora/contract/mail'
import { refuseField } from '../../platform/http/refusal.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { StoredServer } from './queries.ts'

/**
 * A server as it is stored. A password left out stays the stored one, but only for the same host and user: otherwise
 * whoever may change a mailbox could have its password sent to a machine of theirs.
 * @throws Refusal naming the password
 */
export function withPassword(
  which: 'imap' | 'smtp',
  input: MailServerInput | null,
  stored: StoredServer | null,
  secrets: Secrets,
): StoredServer | null {
  if (!input) return null
  const { host, port, security, user, password } = input
  const server = { host, port, security, user }
  if (password !== undefined) return { ...server, password: password && secrets.seal(password) }
  if (!stored?.password) return { ...server, password: '' }
  if (stored.host !== host || stored.user !== user) throw refuseField(`${which}/password`, 'required')
  return { ...server, password: stored.password }
}

/** Whether the mails on the server are still the same ones. */
export const sameAccount = (old: StoredServer | null, next: StoredServer | null): boolean =>
  old?.host === next?.host && old?.port === next?.port && old?.user === next?.user
