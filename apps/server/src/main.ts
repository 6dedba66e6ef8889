import { readConfig } from './config.ts'
import { greeting } from './greeting.ts'
import { createLog } from './platform/log.ts'
import { startupSentence } from './platform/startup-errors.ts'
import { start } from './starting.ts'

/**
 * Runs Podpora until it is told to stop by SIGINT or SIGTERM.
 * @throws what `start` throws, when it cannot
 */
export async function main(): Promise<void> {
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
  process.stdout.write(await greeting(running))
}
