import { readConfig } from './config.ts'
import { fillDemo } from './domains/demo/filling.ts'
import { greeting } from './greeting.ts'
import { createLog } from './platform/log.ts'
import { startupSentence } from './platform/startup-errors.ts'
import { type Running, start } from './starting.ts'

/**
 * Runs Podpora until it is told to stop by SIGINT or SIGTERM, with `demo` over an installation that is filled first.
 * @throws what `start` and `fillDemo` throw, when it cannot
 */
export async function main({ demo = false } = {}): Promise<void> {
  const config = readConfig()
  const running = await start(config, createLog(config.LOG_LEVEL), (error) => {
    process.stderr.write(`${startupSentence(error, config) ?? error.stack}\n`)
    process.exit(1)
  })
  let askedAt: number | undefined
  const stop = (): void => {
    const now = performance.now()
    // npm passes on the Ctrl-C that the terminal has sent already: only a later one is impatience.
    if (askedAt !== undefined && now - askedAt > 1000) process.exit(1)
    if (askedAt !== undefined) return
    askedAt = now
    void running.stop().then(() => process.exit(0))
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  if (demo) await fill(running)
  process.stdout.write(await greeting(running))
}

/** Refused, Podpora ends as cleanly as it would by Ctrl-C. */
async function fill(running: Running): Promise<void> {
  try {
    await fillDemo(running.services)
  } catch (error) {
    await running.stop()
    throw error
  }
}
