import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { clamavSamples, findProgram } from './needs.ts'
import { until } from './waiting.ts'

export interface RunningClamd {
  /** What CLAMD is set to. */
  socket: string
  start(): Promise<void>
  stop(): Promise<void>
}

/** What stands in a file that our signatures call a virus. */
export const oursText = 'this is what podpora calls a virus'
export const sample = (name: string): Buffer => readFileSync(join(clamavSamples, name))

/** A clamd of our own in `folder`, with two signatures: a text, and the program that ClamAV's test files hold. */
export async function startClamd(folder: string): Promise<RunningClamd> {
  const socket = join(folder, 'clamd.ctl')
  const signatures = join(folder, 'signatures')
  mkdirSync(signatures, { recursive: true })
  const program = sample('clam.exe')
  const md5 = createHash('md5').update(program).digest('hex')
  writeFileSync(
    join(signatures, 'ours.ndb'),
    `Podpora.Test.Text:0:*:${Buffer.from(oursText).toString('hex')}\n`,
  )
  writeFileSync(join(signatures, 'ours.hdb'), `${md5}:${program.length}:Podpora.Test.Program\n`)
  const settings = {
    DatabaseDirectory: signatures,
    LocalSocket: socket,
    TemporaryDirectory: folder,
    Foreground: 'yes',
    FixStaleSocket: 'yes',
    StreamMaxLength: '2M',
    MaxFileSize: '1M',
    AlertExceedsMax: 'yes',
  }
  const file = join(folder, 'clamd.conf')
  writeFileSync(
    file,
    Object.entries(settings)
      .map(([name, value]) => `${name} ${value}\n`)
      .join(''),
  )
  let child: ChildProcess | undefined
  let output = ''

  const start = async (): Promise<void> => {
    child = spawn(findProgram('clamd') ?? 'clamd', ['-c', file], { stdio: ['ignore', 'pipe', 'pipe'] })
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        output = (output + chunk).slice(-10_000)
      })
    await until('clamd answers', () => answersAt(socket)).catch((error: unknown) => {
      throw new Error(`${output}\n${error}`)
    })
  }
  await start()
  return {
    socket,
    start,
    async stop() {
      const ending = child
      child = undefined
      if (!ending || ending.exitCode !== null) return
      await new Promise((resolve) => {
        ending.once('exit', resolve)
        ending.kill('SIGTERM')
      })
      rmSync(socket, { force: true })
    },
  }
}

const answersAt = (path: string): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(path)
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => resolve(false))
  })
