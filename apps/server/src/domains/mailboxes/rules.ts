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

type Servers = { imap: StoredServer | null; smtp: StoredServer | null }

/** Whether a mailbox still speaks with no other server, and as nobody else, than before. One that was there may go. */
export const sameServers = (old: Servers, next: Servers): boolean =>
  (['imap', 'smtp'] as const).every(
    (which) =>
      !next[which] || (old[which]?.host === next[which].host && old[which]?.user === next[which].user),
  )

/** Each once; the inbox has one name in any case (RFC 9051 §5.1). Nothing said: the inbox. */
export const foldersOf = (paths: string[] = []): string[] => {
  const named = paths.map((path) => (path.trim().toUpperCase() === 'INBOX' ? 'INBOX' : path.trim()))
  return named.length > 0 ? [...new Set(named)] : ['INBOX']
}

/** Mails are not moved to where they are fetched from: they would come again. @throws Refusal naming the folder */
export function checkMoving(
  { imap, afterFetch, moveTo }: { imap: StoredServer | null; afterFetch: string; moveTo: string },
  folders: string[],
): void {
  if (!imap || afterFetch !== 'move') return
  if (!moveTo) throw refuseField('moveTo', 'required')
  if (foldersOf([moveTo]).some((path) => folders.includes(path))) throw refuseField('moveTo', 'taken')
}
