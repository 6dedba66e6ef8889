import { ImapFlow } from 'imapflow'
import { loadMailbox } from '../../domains/mailboxes/access.ts'
import type { AccessTokens } from '../../domains/mailboxes/access-tokens.ts'
import type { Services } from '../../platform/services.ts'
import { fetchNew, type Trouble } from './imap-folders.ts'
import { fetchPast } from './past.ts'
import { imapOptions, opened } from './servers.ts'

/** A look without being told, for servers that cannot IDLE or forget to, and at the folders that nobody listens to. */
const pollMs = 60_000
/** A connection that has died without a word does not answer; a slow server does. */
const signOfLifeMs = 30_000

/** Shorter for tests. */
export interface Pace {
  pollMs?: number
  signOfLifeMs?: number
}

/**
 * One connection to a mailbox: fetches what is new in its folders, waits for the server to say that there is more in the
 * first of them, fetches that, and looks into the others each minute. Ends only by `signal`.
 * @throws when the connection breaks or cannot be made, or SignedOut
 */
export async function fetchUntilBroken(
  services: Services,
  tokens: AccessTokens,
  mailboxId: number,
  signal: AbortSignal,
  onFetched: (trouble: Trouble | null) => Promise<void>,
  pace: Pace = {},
): Promise<void> {
  const box = await loadMailbox(services.db, mailboxId)
  const { secrets } = services
  const server = await opened(box, 'imap', { secrets, tokens })
  if (!server) return
  // IDLE begins soon after the last command: by default imapflow would leave a quarter of a minute without it.
  const client = new ImapFlow({ ...imapOptions(server), autoIdleDelay: 300 })
  const bell = createBell()
  let broken: unknown
  client.on('error', (error) => {
    broken = error
  })
  client.on('close', () => {
    broken ??= new Error('the mail server closed the connection')
    bell.ring()
  })
  client.on('exists', () => bell.ring())
  const onAbort = (): void => client.close()
  signal.addEventListener('abort', onAbort)
  try {
    await client.connect().catch(async (error: unknown) => {
      if (server.token && (error as { authenticationFailed?: boolean }).authenticationFailed)
        await tokens.refused(box.id, server.token.value)
      throw error
    })
    let wholeAt = 0
    while (!signal.aborted) {
      const whole = Date.now() - wholeAt >= (pace.pollMs ?? pollMs)
      const trouble = await fetchFolders(services, client, mailboxId, whole)
      if (whole) {
        wholeAt = Date.now()
        await onFetched(trouble)
      }
      // Mails of the past come in pieces, and what is new between them.
      if (!(await fetchPast(services, client, mailboxId))) await bell.wait(pace.pollMs ?? pollMs)
      if (signal.aborted) return
      if (broken) throw broken
      // Makes the server say what is new since, and notices a connection that is dead without having been closed.
      await within(pace.signOfLifeMs ?? signOfLifeMs, client.noop())
    }
  } finally {
    signal.removeEventListener('abort', onAbort)
    client.close()
  }
}

/** The first folder last: it stays open, and the server tells of it. Gives what is wrong without hindering the rest. */
async function fetchFolders(
  services: Services,
  client: ImapFlow,
  mailboxId: number,
  whole: boolean,
): Promise<Trouble | null> {
  const box = await loadMailbox(services.db, mailboxId)
  const [first, ...others] = box.folders
  if (!first) return null
  let trouble: Trouble | null = null
  for (const { path } of whole ? others : []) {
    try {
      trouble = (await fetchNew(services, client, box, path)) ?? trouble
    } catch (error) {
      if (!(error as { mailboxMissing?: boolean }).mailboxMissing) throw error
      trouble = { problem: 'folder_missing', detail: path }
    }
  }
  return (await fetchNew(services, client, box, first.path)) ?? trouble
}

async function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(Object.assign(new Error('the mail server gives no sign of life'), { code: 'ETIMEDOUT' })),
      ms,
    )
  })
  // If the connection ends later for it, nobody waits for that any more.
  work.catch(() => {})
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}

/** Something to wait for that may also have happened already. */
function createBell() {
  let rung = false
  let wake: () => void = () => {}
  return {
    ring(): void {
      rung = true
      wake()
    },
    async wait(ms: number): Promise<void> {
      if (!rung) {
        await new Promise<void>((resolve) => {
          const timer = setTimeout(resolve, ms)
          wake = () => {
            clearTimeout(timer)
            resolve()
          }
        })
      }
      rung = false
    },
  }
}
