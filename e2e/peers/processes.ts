import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { until } from './waiting.ts'

const main = join(import.meta.dirname, '../../apps/server/src/main.ts')

export interface Process {
  /** kill -9. */
  kill(): Promise<void>
  /** As a service manager stops it; gives its exit code. */
  stop(): Promise<number | null>
}

/** One process of several: the real program with these settings. Resolves when its port for watchers says it is ready. */
export async function startProcess(settings: Record<string, string>): Promise<Process> {
  const child = spawn(
    process.execPath,
    ['--input-type=module', '-e', `import(${JSON.stringify(main)}).then(({ main }) => main())`],
    {
      env: { ...process.env, LOG_LEVEL: 'warn', DNS_SERVERS: 'off', ...settings },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk).slice(-10_000)
    })
  await until(
    `ROLES=${settings.ROLES} is ready`,
    async () => {
      if (child.exitCode !== null) throw new Error(said)
      return (await fetch(`http://127.0.0.1:${settings.METRICS_PORT}/ready`)).ok
    },
    180_000,
  ).catch((error: unknown) => {
    throw new Error(said, { cause: error })
  })
  return {
    kill: () => end(child, 'SIGKILL').then(() => undefined),
    stop: () => end(child, 'SIGTERM'),
  }
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode
  const exit = once(child, 'exit')
  child.kill(signal)
  return ((await exit) as [number | null])[0]
}

/** What stands in front of several web processes: each connection to the next one of those that answer. */
export async function startBalancer(ports: number[]): Promise<{ port: number; stop(): void }> {
  let turn = 0
  const open = new Set<Socket>()
  const server = createServer((client) => {
    open.add(client)
    client.on('error', () => client.destroy()).on('close', () => open.delete(client))
    const first = turn++
    const tryNext = (tries: number): void => {
      if (tries === ports.length) return void client.destroy()
      const backend = connect(ports[(first + tries) % ports.length] as number, '127.0.0.1')
      backend.once('error', () => tryNext(tries + 1))
      backend.once('connect', () => {
        backend.removeAllListeners('error')
        backend.on('error', () => client.destroy()).on('close', () => client.destroy())
        client.on('close', () => backend.destroy())
        client.pipe(backend).pipe(client)
      })
    }
    tryNext(0)
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    port: (server.address() as { port: number }).port,
    stop() {
      server.close()
      for (const socket of open) socket.destroy()
    },
  }
}
