import { execFileSync } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ConfigError, readConfig } from '../../config.ts'
import { createLog } from '../../platform/log.ts'
import { followCertificate, readCertificate } from './certificate.ts'
import { startListener } from './listener.ts'
import { mailOf, type PostOffice, postOffice } from './testing/post.ts'

let folder: string
let paths: ReturnType<typeof pair>
let office: PostOffice

const pair = (name: string) => ({
  SMTP_TLS_CERT: join(folder, `${name}.crt`),
  SMTP_TLS_KEY: join(folder, `${name}.key`),
})
const make = (name: string, paths = pair(name)) => {
  execFileSync(
    'openssl',
    [
      ...[
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
        '-days',
        '2',
      ],
      ...['-subj', `/CN=${name}`, '-keyout', paths.SMTP_TLS_KEY, '-out', paths.SMTP_TLS_CERT],
    ],
    { stdio: 'ignore' },
  )
  return paths
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'podpora-tls-'))
  paths = make('mail.example.com')
  office = await postOffice({ worker: false, settings: paths })
})
afterAll(async () => {
  await office.close()
  await rm(folder, { recursive: true })
})

test('with a certificate mail comes encrypted', async () => {
  const { port, stop } = await startListener(office, { host: '127.0.0.1', port: 0 })
  const transport = createTransport({
    host: '127.0.0.1',
    port,
    requireTLS: true,
    tls: { rejectUnauthorized: false },
  })
  const envelope = { from: 'anna@customer.example', to: ['support@example.com'] }
  const { response } = await transport.sendMail({ envelope, raw: mailOf() })
  await stop()
  expect(response).toMatch(/^250/)
  expect((await office.inbound())[0]?.to).toEqual(['support@example.com'])
})

test('a renewed certificate is taken, a broken one is not', async () => {
  // Not those of the listener: a file is looked at as often as its first watcher wished.
  const own = make('own.example.com')
  const used: string[] = []
  const stop = followCertificate(own, ({ cert }) => void used.push(cert.toString()), createLog('silent'), 50)
  // Again and again: the first look at the files is taken some time after this.
  const renewed = (name: string) => {
    make(name, own)
    return used.length
  }
  await expect.poll(() => renewed('renewed.example.com'), { interval: 200 }).toBeGreaterThan(0)
  const before = used.length
  await writeFile(own.SMTP_TLS_CERT, 'not a certificate')
  await expect(readCertificate(own)).rejects.toThrow("SMTP_TLS_CERT and SMTP_TLS_KEY can't be used together")
  await expect.poll(() => renewed('again.example.com'), { interval: 200 }).toBeGreaterThan(before)
  expect(used.every((cert) => cert.includes('BEGIN CERTIFICATE'))).toBe(true)
  stop()
})

test('what is missing or can’t be read is named', async () => {
  expect(() => readConfig({ SMTP_TLS_CERT: 'x' }, folder)).toThrow(ConfigError)
  expect(() => readConfig({ SMTP_TLS_KEY: 'x' }, folder)).toThrow('SMTP_TLS_CERT is missing')
  await expect(
    readCertificate({ SMTP_TLS_CERT: paths.SMTP_TLS_CERT, SMTP_TLS_KEY: '/nowhere' }),
  ).rejects.toThrow("The file of SMTP_TLS_KEY can't be read")
})
