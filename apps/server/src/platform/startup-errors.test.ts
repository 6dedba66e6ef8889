import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { freePorts } from '../testing/ports.ts'
import { DatabaseTooNew, dataDirError, ServerTooOld, startupSentence } from './startup-errors.ts'

async function errorOf(action: () => unknown): Promise<unknown> {
  try {
    await action()
  } catch (error) {
    return error
  }
  throw new Error('it was expected to fail')
}

const listen = (port: number, host = '127.0.0.1') =>
  new Promise<Server>((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(port, host, () => resolve(server))
  })

const connect = (url: string) => errorOf(() => new pg.Client(url).connect())
const withCode = (code: string, message = '') => Object.assign(new Error(message), { code })

test('a port in use: which one, and which setting', async () => {
  const taken = await listen(0)
  const { port } = taken.address() as { port: number }
  const error = await errorOf(() => listen(port))
  taken.close()
  expect(startupSentence(error, { PORT: port, SMTP_PORT: 2525 })).toBe(
    `Port ${port} is already in use: stop the other program, or set PORT to a free one.`,
  )
  expect(startupSentence(error, { PORT: 3000, SMTP_PORT: port })).toMatch('set SMTP_PORT to')
  expect(startupSentence(error)).toMatch('set PORT or SMTP_PORT to')
})

test('a port that this user may not have', () => {
  const error = Object.assign(withCode('EACCES'), { syscall: 'listen', port: 25 })
  expect(startupSentence(error, { PORT: 3000, SMTP_PORT: 25 })).toBe(
    'This user may not listen on port 25: set SMTP_PORT to a number above 1023.',
  )
})

test('an address that this machine does not have', async () => {
  const error = await errorOf(() => listen(0, '192.0.2.1'))
  expect(startupSentence(error)).toMatch('192.0.2.1 is not an address of this machine: set HOST')
})

test('nothing behind DATABASE_URL, and its password stays hidden', async () => {
  const [port] = await freePorts(1)
  const said = startupSentence(await connect(`postgres://me:s3cret@127.0.0.1:${port}/podpora`))
  expect(said).toBe(`The database of DATABASE_URL cannot be used: nothing answers at 127.0.0.1:${port}.`)

  const unreadable = startupSentence(await errorOf(() => new URL('postgres://me:s3cret@:x/')))
  expect(unreadable).toMatch('not a URL')
  expect(unreadable).not.toMatch('s3cret')
})

test('several addresses of one name are one sentence', () => {
  const one = Object.assign(withCode('ECONNREFUSED'), { address: '::1', port: 5432 })
  const error = Object.assign(new AggregateError([one]), { code: 'ECONNREFUSED' })
  expect(startupSentence(error)).toMatch('nothing answers at ::1:5432.')
})

test('a name that is not known', async () => {
  expect(startupSentence(await connect('postgres://me:s3cret@database.invalid/podpora'))).toBe(
    'The host "database.invalid" is not known: check HOST, SMTP_HOST and DATABASE_URL.',
  )
})

test.each([
  ['28P01', 'password authentication failed for user "me"', 'its user name or password is wrong.'],
  ['3D000', 'database "x" does not exist', 'database "x" does not exist, and Podpora does not make it.'],
  ['42501', 'permission denied for schema public', 'lacks a right (permission denied for schema public).'],
  [
    '0A000',
    'extension "pg_trgm" is not available',
    'lacks something (extension "pg_trgm" is not available).',
  ],
  ['ETIMEDOUT', '', 'no answer from its address.'],
  ['', 'timeout expired', 'did not answer in time.'],
  ['', 'The server does not support SSL connections', 'does not offer TLS, which sslmode asks for.'],
  ['SELF_SIGNED_CERT_IN_CHAIN', 'self-signed certificate', 'is not trusted (self-signed certificate).'],
])('what the server says: %s %s', (code, message, sentence) => {
  expect(startupSentence(withCode(code, message))).toMatch(sentence)
})

test('a data directory that cannot be written', async () => {
  const directory = mkdtempSync(join(tmpdir(), 'podpora-test-'))
  const file = join(directory, 'file')
  writeFileSync(file, '')
  const error = await errorOf(() => writeFileSync(join(file, 'key'), ''))
  rmSync(directory, { recursive: true })
  const sentence = `DATA_DIR (${file}) cannot be used: a part of the path is a file.`
  expect(startupSentence(error, { DATA_DIR: file })).toBe(sentence)
  expect(dataDirError(file, error).message).toBe(sentence)
})

test('our own errors are sentences already', async () => {
  expect(startupSentence(new DatabaseTooNew('0042_x'))).toMatch('newer Podpora')
  expect(startupSentence(new ServerTooOld('14.3'))).toMatch('PostgreSQL 14.3; Podpora needs PostgreSQL 15')
  expect(startupSentence(await errorOf(() => readConfig({ PORT: 'x' })))).toMatch('The setting PORT is "x"')
})

test('a fault of ours is not dressed up as one of the reader', () => {
  expect(startupSentence(new TypeError('x is not a function'))).toBeUndefined()
  expect(startupSentence('thrown')).toBeUndefined()
})
