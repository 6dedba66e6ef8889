import type { ImapFlow } from 'imapflow'
import type { MailboxRow } from '../../domains/mailboxes/access.ts'
import type { Trouble } from './imap-folders.ts'

/**
 * What the mailbox wants done on the server with mails that are kept here. A server that refuses does not hold up the mails
 * behind them: it is told at the mailbox.
 */
export async function doAfterFetch(
  client: ImapFlow,
  { afterFetch, moveTo }: Pick<MailboxRow, 'afterFetch' | 'moveTo'>,
  uids: number[],
): Promise<Trouble | null> {
  if (uids.length === 0) return null
  const range = uids.join(',')
  const refused = (detail: string): Trouble => ({ problem: 'after_fetch', detail })
  const flag = async (name: string): Promise<Trouble | null> =>
    (await client.messageFlagsAdd(range, [name], { uid: true })) ? null : refused(name)
  switch (afterFetch) {
    case 'leave':
      return null
    case 'read':
      return flag('\\Seen')
    case 'flag':
      return flag('\\Flagged')
    case 'move':
      return (await moved(client, range, moveTo)) ? null : refused(moveTo)
  }
}

/** Into a folder that is made when it is not there. */
async function moved(client: ImapFlow, range: string, path: string): Promise<boolean> {
  const move = async (): Promise<boolean> => Boolean(await client.messageMove(range, path, { uid: true }))
  if (await move()) return true
  const made = await client.mailboxCreate(path).catch(() => undefined)
  return made ? move() : false
}
