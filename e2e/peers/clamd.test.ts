import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Attachment } from '@podpora/contract/files'
import type { Status } from '@podpora/contract/status'
import type { TicketRow, TicketView } from '@podpora/contract/tickets'
import { createTransport } from 'nodemailer'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePorts } from '../../apps/server/src/testing/ports.ts'
import { oursText, type RunningClamd, sample, startClamd } from './clamd.ts'
import { type Podpora, startPodpora } from './podpora.ts'
import { until } from './waiting.ts'

const folder = mkdtempSync(join(tmpdir(), 'podpora-clamd-'))
let clamd: RunningClamd
let podpora: Podpora

beforeAll(async () => {
  const [port = 0, smtpPort = 0, relayPort = 0] = await freePorts(3)
  clamd = await startClamd(folder)
  podpora = await startPodpora({
    ...{ folder, port, smtpPort, relayPort, address: 'help@support.test' },
    settings: { CLAMD: clamd.socket },
  })
})
afterAll(async () => {
  await podpora?.stop()
  await clamd?.stop()
  rmSync(folder, { recursive: true, force: true })
})

/** Sends a mail with these files; gives its attachments as soon as they stand as `ready` says. */
async function post(
  subject: string,
  files: { filename: string; content: Buffer | string }[],
): Promise<() => Promise<Attachment[]>> {
  const transport = createTransport({ host: '127.0.0.1', port: podpora.smtpPort, ignoreTLS: true })
  await transport.sendMail({
    ...{
      from: 'anna@customers.test',
      to: 'help@support.test',
      subject,
      text: 'See these',
      attachments: files,
    },
  })
  transport.close()
  const ticket = await until(`a ticket "${subject}"`, async () =>
    (await podpora.get<{ items: TicketRow[] }>('/tickets?view=open&limit=100')).items.find(
      (one) => one.subject === subject,
    ),
  )
  return async () => (await podpora.get<TicketView>(`/tickets/${ticket.id}`)).messages[0]?.attachments ?? []
}
const scanned = (files: () => Promise<Attachment[]>): Promise<Attachment[]> =>
  until('all is scanned', async () => {
    const found = await files()
    return found.every(({ scan }) => scan?.state !== 'waiting') && found
  })
/** The status of a download. */
const download = (file: Attachment | undefined): Promise<number> =>
  podpora.get(`/attachments/${file?.id}`).then(
    () => 200,
    (error: Error) => Number(/: (\d{3}) /.exec(error.message)?.[1]),
  )

test('what clamd finds, in a file and in archives of a file, stays here', async () => {
  const names = ['clam.exe', 'clam.zip', 'clam.7z', 'clam.tar.gz', 'clam.mail', 'clam.tnef']
  const files = await post('Infected', [
    { filename: 'fine.txt', content: '"fine"' },
    { filename: 'text.txt', content: oursText },
    ...names.map((filename) => ({ filename, content: sample(filename) })),
  ])
  const found = await scanned(files)
  const standing = Object.fromEntries(found.map(({ name, scan }) => [name, scan?.what ?? null]))
  expect(standing['fine.txt']).toBeNull()
  expect(standing['text.txt']).toMatch(/^Podpora.Test.Text/)
  for (const name of ['clam.exe', 'clam.zip', 'clam.7z', 'clam.tar.gz', 'clam.mail'])
    expect([name, standing[name]]).toEqual([name, expect.stringMatching(/^Podpora.Test.Program/)])
  for (const file of found)
    expect([file.name, await download(file)]).toEqual([file.name, file.scan ? 422 : 200])
  const [mail] = (await podpora.get<{ items: { id: number }[] }>('/inbound-mails')).items
  await expect(podpora.get(`/inbound-mails/${mail?.id}/source`)).rejects.toThrow('file_infected')
})

test('what is too large for clamd could not be scanned', async () => {
  const files = await post('Large', [
    { filename: 'limit.bin', content: Buffer.alloc(1_500_000, 'x') },
    { filename: 'stream.bin', content: Buffer.alloc(8_000_000, 'y') },
  ])
  const found = await scanned(files)
  expect(found.map(({ scan }) => scan)).toEqual([
    { state: 'failed', what: 'too_large' },
    { state: 'failed', what: 'too_large' },
  ])
  expect(await download(found[0])).toBe(409)
})

test('clamd goes and comes: the mail is there, its file opens once clamd is back', async () => {
  await clamd.stop()
  const files = await post('While it is away', [{ filename: 'later.txt', content: '"later"' }])
  const [file] = await until('it could not be scanned', async () => {
    const found = await files()
    return found[0]?.scan?.state === 'failed' && found
  })
  expect(await download(file)).toBe(409)
  const { problems } = await podpora.get<Status>('/status')
  expect(problems.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['scanner_away', 'files_unscanned']),
  )
  await clamd.start()
  // Half a minute after it was away, by what is looked for each minute.
  const aMinuteAndAHalf = 90_000
  const patience = aMinuteAndAHalf + 60_000
  const after = await until(
    'it is scanned by itself',
    async () => {
      const [one] = await files()
      return one && !one.scan && one
    },
    patience,
  )
  expect(await download(after)).toBe(200)
  const { scanning } = await podpora.get<Status>('/status')
  expect(scanning).toMatchObject({ answers: true, version: expect.stringMatching(/^ClamAV/) })
}, 240_000)
