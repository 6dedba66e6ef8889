import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { freePorts } from '../apps/server/src/testing/ports.ts'

export interface Podpora {
  url: string
  port: number
  smtpPort: number
  dataDir: string
  /** What it has printed, for when a test fails. */
  output(): string
  /** As Ctrl-C does it: resolves with the exit code. */
  stop(): Promise<number | null>
  /** kill -9. Its PostgreSQL stays. */
  kill(): Promise<void>
  /** Starts again on the same data and ports. */
  start(): Promise<void>
  /** Stops it and takes its data away. */
  remove(): Promise<void>
}

/** V8's bound on what has just been made: package.json says the same. */
const asNpmStart = ['--max-semi-space-size=8']

/** The real program as `npm start` runs it, on free ports and a data folder of its own. Resolves when it is ready. */
export async function startPodpora(
  settings: Record<string, string> = {},
  options: string[] = [],
): Promise<Podpora> {
  const dataDir = settings.DATA_DIR ?? (await mkdtemp(join(tmpdir(), 'podpora-e2e-')))
  const [port = 0, smtpPort = 0] = await freePorts(2)
  const url = `http://localhost:${port}`
  let child: ChildProcess | undefined
  let printed = ''

  async function start(): Promise<void> {
    child = spawn(
      process.execPath,
      [...asNpmStart, join(import.meta.dirname, '../scripts/start.js'), ...options],
      {
        env: {
          ...process.env,
          NODE_ENV: 'production',
          PORT: String(port),
          SMTP_PORT: String(smtpPort),
          DATA_DIR: dataDir,
          LOG_LEVEL: 'warn',
          // The senders of tests are looked up nowhere.
          DNS_SERVERS: 'off',
          ...settings,
        },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    )
    const keep = (chunk: Buffer): void => {
      printed = (printed + chunk.toString()).slice(-20_000)
    }
    child.stdout?.on('data', keep)
    child.stderr?.on('data', keep)
    await ready()
  }

  async function ready(): Promise<void> {
    for (let tries = 0; tries < 600; tries++) {
      if (child?.exitCode !== null) throw new Error(`Podpora ended with ${child?.exitCode}:\n${printed}`)
      if (await answers(`${url}/ready`)) return
      await pause(100)
    }
    throw new Error(`Podpora did not become ready:\n${printed}`)
  }

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (!child || child.exitCode !== null || child.signalCode !== null) return child?.exitCode ?? null
    const exit = once(child, 'exit')
    child.kill(signal)
    const [code] = (await exit) as [number | null]
    return code
  }

  await start()
  return {
    url,
    port,
    smtpPort,
    dataDir,
    output: () => printed,
    stop: () => end('SIGINT'),
    async kill() {
      await end('SIGKILL')
    },
    start,
    async remove() {
      await end('SIGINT')
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

const answers = async (url: string): Promise<boolean> => {
  try {
    return (await fetch(url)).ok
  } catch {
    return false
  }
}
