import { setTimeout as pause } from 'node:timers/promises'
import { allMailboxes, type MailboxRow } from '../../domains/mailboxes/access.ts'
import { setMailboxState } from '../../domains/mailboxes/actions.ts'
import type { Services } from '../../platform/services.ts'
import { cleanLine } from './cleaning.ts'
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
export function startFetching(services: Services): Fetching {
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
      const done = fetchForEver(services, box, stop.signal)
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

const settingsOf = (box: MailboxRow): string => JSON.stringify(box.imap)

/** One mailbox: connects again whenever the connection ends, at first soon, then ever more seldom. */
async function fetchForEver(services: Services, box: MailboxRow, signal: AbortSignal): Promise<void> {
  const { db, log } = services
  const say = (state: MailboxRow['state'], error: string | null): Promise<void> =>
    setMailboxState(db, box.id, state, error).catch((err: unknown) =>
      log.warn({ mailbox: box.id, err }, 'the state of a mailbox could not be written down'),
    )
  let failures = 0
  while (!signal.aborted) {
    const since = Date.now()
    try {
      await fetchUntilBroken(services, box.id, signal, () => say('connected', null))
    } catch (error) {
      if (signal.aborted) return
      // A connection that held for a while ended as connections do: that alone is not yet worth telling anybody.
      if (Date.now() - since > longestPauseMs) failures = 0
      failures += 1
      if (failures > 1) await say('failing', reasonOf(error))
      log.info({ mailbox: box.id, failures, err: error }, 'a mailbox cannot be fetched; trying again')
    }
    const ms = Math.min(longestPauseMs, firstPauseMs * 2 ** (failures - 1)) * (0.75 + Math.random() / 2)
    await pause(ms, undefined, { signal }).catch(() => {})
  }
}

const reasonOf = (error: unknown): string => {
  const { message, responseText } = error as Error & { responseText?: string }
  return cleanLine(responseText || message || String(error), 500)
}
