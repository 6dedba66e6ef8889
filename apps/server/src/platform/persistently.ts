import { setTimeout as pause } from 'node:timers/promises'

/** Writes down what must not be lost: tries for about half a minute, long enough for a database that restarts. */
export async function persistently(write: () => Promise<void>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await write()
    } catch (error) {
      if (attempt === 7) throw error
      await pause(250 * 2 ** attempt)
    }
  }
}
