import { setTimeout as pause } from 'node:timers/promises'
import { allMailboxes, type MailboxRow } from '../../domains/mailboxes/access.ts'
import { type AccessTokens, SignedOut } from '../../domains/mailboxes/access-tokens.ts'
import { type MailboxTrouble, setMailboxState } from '../../domains/mailboxes/actions.ts'
import type { Services } from '../../platform/services.ts'
import { detailOf, problemOf } from './diagnosing.ts'
import { fetchUntilBroken } from './imap-session.ts'
import { createMailboxLocks } from './mailbox-locks.ts'

/** How soon changed settings, a new mailbox or a lost lock are noticed. */
const lookEveryMs = 3_000
const firstPauseMs = 2_000
const longestPauseMs = 5 * 60_000

export interface Fetching {
  stop(): Promise<void>
}

/** Fetches every mailbox that has an IMAP server, each by one process at a time, until it is stopped. */
export function startFetching(services: Services, tokens: AccessTokens): Fetching {
  const { db, log } = services
  const locks = createMailboxLocks(services)
  const running = new Map<number, { settings: string; stop: AbortController; done: Promise<void> }>()
  const stopping = new AbortController()

  async function look(): Promise<void> {
    const boxes = (await allMailboxes(db)).filter((box) => box.imap)
    for (const [id, fetcher] of running) {
      const box = boxes.find((b) => b.id === id)
      if (box && settingsOf(box) === fetcher.settings && locks.has(id)) continue
      fetcher.stop.abort()
      await fetcher.done
      running.delete(id)
      await locks.release(id)
    }
    for (const box of boxes) {
      if (running.has(box.id) || stopping.signal.aborted || !(await locks.take(box.id))) continue
      const stop = new AbortController()
      const done = fetchForEver(services, tokens, box, stop.signal)
      running.set(box.id, { settings: settingsOf(box), stop, done })
    }
  }

  const looking = (async () => {
    while (!stopping.signal.aborted) {
      await look().catch((err: unknown) => log.warn({ err }, 'looking after the mailboxes failed'))
      await pause(lookEveryMs, undefined, { signal: stopping.signal }).catch(() => {})
    }
  })()

  return {
    async stop() {
      stopping.abort()
      await looking
      for (const { stop } of running.values()) stop.abort()
      await Promise.all([...running.values()].map(({ done }) => done))
      await locks.close()
    },
  }
}

const settingsOf = ({ imap, signIn, grantedAt, grantEndedAt, folders, past }: MailboxRow): string =>
  JSON.stringify({
    ...{ imap, signIn, grantedAt, grantEndedAt },
    folders: folders.map(({ path }) => path),
    // Begun or stopped: one that waits for new mail would notice in a minute only.
    past: past?.state === 'running',
  })

/** One mailbox: connects again whenever the connection ends, at first soon, then ever more seldom. */
async function fetchForEver(
  services: Services,
  tokens: AccessTokens,
  box: MailboxRow,
  signal: AbortSignal,
): Promise<void> {
  const { db, log } = services
  const say = (...[state, trouble]: [MailboxRow['state'], MailboxTrouble?]): Promise<void> =>
    setMailboxState(db, box.id, state, trouble).catch((err: unknown) =>
      log.warn({ mailbox: box.id, err }, 'the state of a mailbox could not be written down'),
    )
  let failures = 0
  while (!signal.aborted) {
    const since = Date.now()
    try {
      await fetchUntilBroken(services, tokens, box.id, signal, (trouble) =>
        say(
          'connected',
          trouble ? { problem: trouble.problem, error: trouble.detail, nextAttemptAt: null } : undefined,
        ),
      )
    } catch (error) {
      if (signal.aborted) return
      // Until somebody signs in, which changes the settings and so ends this.
      if (error instanceof SignedOut) {
        await say('signed_out')
        return aborted(signal)
      }
      // A connection that held for a while ended as connections do: that alone is not yet worth telling anybody.
      if (Date.now() - since > longestPauseMs) failures = 0
      failures += 1
      const pauseMs = pauseAfter(failures)
      const nextAttemptAt = new Date(Date.now() + pauseMs)
      if (failures > 1)
        await say('failing', { problem: problemOf(error), error: detailOf(error), nextAttemptAt })
      log.info({ mailbox: box.id, failures, err: error }, 'a mailbox cannot be fetched; trying again')
      await pause(pauseMs, undefined, { signal }).catch(() => {})
    }
  }
}

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    if (signal.aborted) resolve()
    else signal.addEventListener('abort', () => resolve(), { once: true })
  })

const pauseAfter = (failures: number): number =>
  Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1)) * (0.75 + Math.random() / 2)
