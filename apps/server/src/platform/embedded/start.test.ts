import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import pg from 'pg'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { DataDirUnusable } from '../startup-errors.ts'
import { databaseUser } from './database-user.ts'
import { AlreadyRunning, WrongMajorVersion } from './errors.ts'
import type { Connection } from './ownership.ts'
import { runningPostmaster } from './pid-file.ts'
import { type EmbeddedOptions, type EmbeddedPostgres, startEmbeddedPostgres } from './start.ts'

vi.setConfig({ testTimeout: 30_000 })
const asRoot = process.getuid?.() === 0

let dataDir: string
let cleanUps: (() => unknown)[]
beforeEach(async () => {
  dataDir = await makeDirectory()
  cleanUps = []
})
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp()
})

const directories: string[] = []
afterAll(() => {
  for (const directory of directories) rmSync(directory, { recursive: true, force: true })
})

/** 0700, so as root each test also shows that the database's user need not be able to walk there. */
async function makeDirectory(): Promise<string> {
  const directory = await mkdtemp(join(tmpdir(), 'podpora-test-'))
  directories.push(directory)
  return directory
}

/** Most tests begin with a database that is there: copying one takes a tenth of the time of making it. */
let template: string
beforeAll(async () => {
  template = await makeDirectory()
  await (await startEmbeddedPostgres({ dataDir: template })).stop()
})
const haveDatabase = () => promisify(execFile)('cp', ['-a', `${template}/.`, dataDir])

async function start(options: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> {
  const postgres = await startEmbeddedPostgres({ dataDir, ...options })
  cleanUps.push(() => postgres.stop())
  return postgres
}

interface Said {
  up: boolean
  adopted: boolean
  connection: Connection
  error?: string
}

async function startElsewhere(): Promise<{ process: ChildProcess; said: Said }> {
  const script = new URL('./test-owner.ts', import.meta.url).pathname
  const child = spawn(process.execPath, [script, dataDir], { stdio: ['ignore', 'pipe', 'inherit'] })
  cleanUps.push(async () => {
    if (child.exitCode !== null || child.signalCode) return
    child.kill('SIGTERM')
    await once(child, 'exit')
  })
  const [line] = await once(createInterface(child.stdout), 'line')
  return { process: child, said: JSON.parse(line as string) as Said }
}

async function query(connection: Connection, text: string): Promise<unknown[]> {
  const client = new pg.Client(connection)
  client.on('error', () => {})
  await client.connect()
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.map(([value]) => value as unknown)
  } finally {
    await client.end()
  }
}

/** Asks again until the database answers. */
async function queryWhenBack(connection: Connection, text: string): Promise<unknown[]> {
  for (;;) {
    try {
      return await query(connection, text)
    } catch {
      await sleep(20)
    }
  }
}

const pidOfPostgres = async () => (await runningPostmaster(join(dataDir, 'postgres')))?.pid

async function kill(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit')
  child.kill('SIGKILL')
  await gone
}

async function killPostgres(): Promise<void> {
  process.kill((await pidOfPostgres()) as number, 'SIGKILL')
}

test('a first start makes the database, later ones find it, and stopping leaves no process', async () => {
  const first = await start()
  expect(await query(first.connection, "select current_setting('server_version_num')::int / 10000")).toEqual([
    18,
  ])
  expect(await query(first.connection, "select lower('ŁÓDŹ Москва')")).toEqual(['łódź москва'])
  await query(first.connection, 'create table kept as select 1')
  expect(statSync(first.connection.host).mode & 0o777).toBe(0o700)
  await first.stop()
  expect(await pidOfPostgres()).toBeUndefined()

  const second = await start()
  expect(second.adopted).toBe(false)
  expect(await query(second.connection, 'select * from kept')).toEqual([1])
})

test('what a process that was killed leaves running is adopted', async () => {
  await haveDatabase()
  const killed = await startElsewhere()
  await query(killed.said.connection, 'create table kept as select 7')
  const pid = await pidOfPostgres()
  await kill(killed.process)

  const postgres = await start()
  expect(postgres.adopted).toBe(true)
  expect(await pidOfPostgres()).toBe(pid)
  expect(await query(postgres.connection, 'select * from kept')).toEqual([7])
  await postgres.stop()
  expect(await pidOfPostgres()).toBeUndefined()
})

test('a PostgreSQL that is killed is started again at the same address and has lost nothing', async () => {
  await haveDatabase()
  const { connection } = await start()
  await query(connection, 'create table kept as select 7')
  await killPostgres()
  expect(await queryWhenBack(connection, 'select * from kept')).toEqual([7])
  expect((await startElsewhere()).said.error).toBe(AlreadyRunning.name)
})

test('both killed at once: the next start repairs', async () => {
  await haveDatabase()
  const killed = await startElsewhere()
  await query(killed.said.connection, 'create table kept as select 7')
  await Promise.all([kill(killed.process), killPostgres()])

  const postgres = await start()
  expect(postgres.adopted).toBe(false)
  expect(await query(postgres.connection, 'select * from kept')).toEqual([7])
})

test('a PostgreSQL that does not stay up is given up', async () => {
  await haveDatabase()
  const lost = Promise.withResolvers<Error>()
  const { connection } = await start({ onLost: lost.resolve })
  for (let kill = 1; kill <= 6; kill++) {
    await killPostgres()
    if (kill < 6) await queryWhenBack(connection, 'select 1')
    // The owner's own connection comes back a moment later, and only then another death counts.
    if (kill < 6)
      await vi.waitUntil(
        async () =>
          (await query(connection, "select count(*)::int from pg_locks where locktype = 'advisory'"))[0] ===
          1,
      )
  }
  expect((await lost.promise).message).toMatch('again and again')
})

test('of two starts at once one owns the database, and the other leaves it alone', async () => {
  const both = await Promise.all([startElsewhere(), startElsewhere()])
  const [winner, ...others] = both.filter(({ said }) => said.up)
  const [loser] = both.filter(({ said }) => !said.up)
  expect(others).toEqual([])
  expect(loser?.said.error).toBe(AlreadyRunning.name)
  if (loser?.process.exitCode === null) await once(loser.process, 'exit')
  expect(await query((winner as { said: Said }).said.connection, 'select 1')).toEqual([1])
})

test('lock files whose process number now belongs to somebody else do not stop a start', async () => {
  await haveDatabase()
  const killed = await startElsewhere()
  await Promise.all([kill(killed.process), killPostgres()])
  const user = await databaseUser(join(dataDir, 'postgres'))
  const stranger = spawn('sleep', ['60'], { stdio: 'ignore', ...user })
  cleanUps.push(() => stranger.kill())
  const locks = [
    join(dataDir, 'postgres/postmaster.pid'),
    join(killed.said.connection.host, '.s.PGSQL.5432.lock'),
  ]
  for (const lock of locks)
    writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(stranger.pid)))

  const postgres = await start()
  expect(await query(postgres.connection, 'select 1')).toEqual([1])
})

test('what a killed first start left half-made is cleared away', async () => {
  await haveDatabase()
  const draft = join(dataDir, `postgres.new-${process.pid}-abc`)
  await mkdir(join(draft, 'base'), { recursive: true })
  await start()
  expect(existsSync(draft)).toBe(false)
})

test('a long path of the data directory is no trouble for the socket', async () => {
  dataDir = join(dataDir, 'a'.repeat(120))
  await mkdir(dataDir)
  await haveDatabase()
  const { connection } = await start()
  expect(await query(connection, 'select 1')).toEqual([1])
})

test.runIf(asRoot)('a socket directory that somebody else has made is not used', async () => {
  await haveDatabase()
  const first = await start()
  const usual = first.connection.host
  await first.stop()
  mkdirSync(usual)
  chmodSync(usual, 0o777)
  cleanUps.push(() => rm(usual, { recursive: true, force: true }))
  const second = await start()
  cleanUps.push(() => rm(second.connection.host, { recursive: true, force: true }))
  expect(second.connection.host).not.toBe(usual)
  expect(await query(second.connection, 'select 1')).toEqual([1])
})

test('a database of another major version is refused in a sentence', async () => {
  await mkdir(join(dataDir, 'postgres'))
  writeFileSync(join(dataDir, 'postgres/PG_VERSION'), '17\n')
  const refused = startEmbeddedPostgres({ dataDir })
  await expect(refused).rejects.toThrow(WrongMajorVersion)
  await expect(refused).rejects.toThrow('made by PostgreSQL 17 and this Podpora carries PostgreSQL 18')
})

test('a data directory that cannot be is refused by its setting’s name', async () => {
  writeFileSync(join(dataDir, 'file'), '')
  const refused = startEmbeddedPostgres({ dataDir: join(dataDir, 'file') })
  await expect(refused).rejects.toThrow(DataDirUnusable)
  await expect(refused).rejects.toThrow(`DATA_DIR (${join(dataDir, 'file')}) cannot be used: it is a file.`)
})
