import { connect } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Asks again and again until there is an answer; what was last seen stands in the error. */
export async function until<T>(
  what: string,
  ask: () => Promise<T | undefined | false | null>,
  ms = 60_000,
): Promise<T> {
  const deadline = Date.now() + ms
  let last: unknown
  for (;;) {
    try {
      const answer = await ask()
      if (answer) return answer
      last = answer
    } catch (error) {
      last = error
    }
    if (Date.now() > deadline) throw new Error(`${what}: not within ${ms / 1000} s`, { cause: last })
    await pause(100)
  }
}

export const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
