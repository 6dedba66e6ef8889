import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { api, csrfHeader } from '@podpora/contract/routes'
import { answers, until } from './waiting.ts'

const main = join(import.meta.dirname, '../../apps/server/src/main.ts')

export interface Podpora {
  smtpPort: number
  get<T>(path: string): Promise<T>
  post<T>(path: string, body?: object): Promise<T>
  patch<T>(path: string, body: object): Promise<T>
  put<T>(path: string, body: object): Promise<T>
  /** Ends the program without a word, as a power cut would, and starts it anew. */
  kill(): Promise<void>
  /** Ends its PostgreSQL in the same way. */
  killDatabase(): void
  stop(): Promise<void>
  /** How often it ended by itself and was started again. */
  restarts(): number
  /** What it has said, for an error. */
  said(): string
}

/** The real program as a child, with data of its own, set up for `address`. */
export async function startPodpora(options: {
  folder: string
  port: number
  smtpPort: number
  relayPort: number
  address: string
  /** Settings of the installation beside the usual ones. */
  settings?: Record<string, string>
}): Promise<Podpora> {
  const { folder, port, smtpPort, relayPort } = options
  const origin = `http://127.0.0.1:${port}`
  let output = ''
  let ending = false
  let restarts = 0
  let child: ChildProcess = start()
  let cookie = ''
  let csrf = ''

  function start(): ChildProcess {
    const process_ = spawn(
      process.execPath,
      ['--input-type=module', '-e', `import(${JSON.stringify(main)}).then(({ main }) => main())`],
      {
        cwd: folder,
        env: {
          ...process.env,
          PORT: String(port),
          SMTP_PORT: String(smtpPort),
          SMTP_RELAY: `smtp://127.0.0.1:${relayPort}`,
          DATA_DIR: join(folder, 'data'),
          LOG_LEVEL: 'warn',
          // The senders of tests are looked up nowhere.
          DNS_SERVERS: 'off',
          // A provider of mail, as the tests play it.
          WEBHOOK_ALLOW_PRIVATE: '127.0.0.1',
          DATABASE_URL: '',
          ...options.settings,
        },
      },
    )
    const note = (chunk: Buffer): void => {
      output = (output + chunk).slice(-20_000)
    }
    process_.stdout?.on('data', note)
    process_.stderr?.on('data', note)
    // A program that ends by itself is started again, as systemd or a container's restart policy does.
    process_.once('exit', () => {
      if (process_ !== child || ending) return
      restarts += 1
      setTimeout(() => {
        if (!ending && process_ === child) child = start()
      }, 500)
    })
    return process_
  }
  const ready = (): Promise<boolean> =>
    until('Podpora answers', async () => (await answers(port)) && (await answers(smtpPort))).catch(
      (error: unknown) => {
        throw new Error(`${output}\n${error}`)
      },
    )

  async function call<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await fetch(`${origin}${api}${path}`, {
      method,
      headers: {
        cookie,
        [csrfHeader]: csrf,
        // A test may block for minutes, in which the server closes what is idle.
        connection: 'close',
        ...(body ? { 'content-type': 'application/json' } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    })
    const set = response.headers.getSetCookie().map((line) => line.split(';')[0])
    if (set.length > 0) cookie = set.at(-1) as string
    const answer = await response.text()
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${answer}`)
    return (answer ? JSON.parse(answer) : null) as T
  }

  function gone(signal: NodeJS.Signals): Promise<void> {
    return new Promise((resolve) => {
      if (child.exitCode !== null || child.signalCode !== null) return resolve()
      child.once('exit', () => resolve())
      child.kill(signal)
    })
  }

  await ready()
  const session = await call<{ csrfToken: string }>('POST', '/setup', {
    name: 'Olga Owner',
    email: 'olga@support.test',
    password: 'correct horse battery',
    company: 'Support Ltd',
    brand: 'Support',
    brandAddress: options.address,
    language: 'en',
  })
  csrf = session.csrfToken

  return {
    smtpPort,
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    patch: (path, body) => call('PATCH', path, body),
    put: (path, body) => call('PUT', path, body),
    async kill() {
      ending = true
      await gone('SIGKILL')
      ending = false
      child = start()
      await ready()
    },
    killDatabase() {
      process.kill(databaseProcess(folder), 'SIGKILL')
    },
    async stop() {
      ending = true
      const hard = setTimeout(() => child.kill('SIGKILL'), 20_000)
      await gone('SIGTERM')
      clearTimeout(hard)
    },
    restarts: () => restarts,
    said: () => output,
  }
}

const databaseProcess = (folder: string): number =>
  Number(readFileSync(join(folder, 'data/postgres/postmaster.pid'), 'utf8').split('\n')[0])
