import { randomUUID } from 'node:crypto'
import type { Upload } from '@podpora/contract/files'
import { api, csrfHeader } from '@podpora/contract/routes'
import type { Status } from '@podpora/contract/status'
import type { Message, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest'
import { announceScanning } from '../../domains/scans/announcing.ts'
import { contentMustBeClean } from '../../domains/scans/checking.ts'
import { scanDue } from '../../domains/scans/working-off.ts'
import { createStanding, statusOf } from '../../domains/status/standing.ts'
import { type Clamd, ScanFailed } from '../../platform/clamd.ts'
import { all, sql } from '../../platform/postgres/db.ts'
import { asUsual, type FakeClamd, startFakeClamd } from '../../testing/clamd.ts'
import { intakeMail } from './intake.ts'
import { mailOf, officeWithRelay, type PostOffice, postOffice, type Relay } from './testing/post.ts'

let fake: FakeClamd
let relay: Relay
let close: () => Promise<void>
let office: PostOffice
beforeAll(async () => {
  fake = await startFakeClamd()
  ;({ office, relay, close } = await officeWithRelay({ worker: false, settings: { CLAMD: fake.address } }))
})
afterAll(async () => {
  await close()
  await fake.leave()
})

/** Contents are known by what is in them: each test has words of its own. */
let word = ''
let count = 0
beforeEach(async () => {
  count += 1
  word = `number ${count}`
  fake.behave(asUsual)
  fake.seen.length = 0
  await fake.comeBack()
})

const part = (name: string, content: string, type = 'text/plain') =>
  `Content-Type: ${type}; name="${name}"\r\nContent-Disposition: attachment; filename="${name}"\r\n\r\n${content}`

/** Takes in a mail with these parts; gives its message. */
async function taken(...parts: string[]): Promise<{ message: Message; inboundId: number }> {
  const body = ['Content-Type: text/plain\r\n\r\nSee these', ...parts].map((one) => `--o\r\n${one}\r\n`)
  const raw = mailOf({ 'Content-Type': 'multipart/mixed; boundary=o' }, `${body.join('')}--o--`)
  expect(await office.post(raw)).toBe(250)
  const [newest] = await office.inbound()
  await intakeMail(office, newest?.id as number, false)
  return { message: await lastMessage(), inboundId: newest?.id as number }
}

async function lastMessage(): Promise<Message> {
  const [newest] = await office.inbound()
  const { body } = await office.owner.get<TicketView>(`/tickets/${newest?.ticketId}`)
  return body.messages.at(-1) as Message
}

const scans = (message: Message) => message.attachments.map(({ scan }) => scan)

/** What failed is due again now. */
const hurry = () =>
  sql`update files set scan_due = now() - interval '1 second' where scan_due is not null`.execute(office.db)

async function upload(name: string, content: string) {
  const boundary = 'b'
  const form = `--${boundary}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: text/plain\r\n\r\n${content}\r\n--${boundary}--\r\n`
  const session = await office.podpora.app.inject({
    url: `${api}/session`,
    headers: { cookie: office.owner.cookie, host: 'localhost' },
  })
  const answer = await office.podpora.app.inject({
    method: 'POST',
    url: `${api}/uploads`,
    payload: form,
    headers: {
      cookie: office.owner.cookie,
      host: 'localhost',
      [csrfHeader]: session.json().csrfToken,
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
  })
  return { status: answer.statusCode, body: answer.json<Upload & { code: string }>() }
}

test('a mail is readable at once; its files wait, then the clean one opens and the infected one never does', async () => {
  const { message, inboundId } = await taken(
    part('a.txt', `fine ${word}`),
    part('b.txt', `this is a virus ${word}`),
  )
  expect(message.text).toContain('See these')
  expect(scans(message)).toEqual([
    { state: 'waiting', what: null },
    { state: 'waiting', what: null },
  ])
  await scanDue(office)
  const after = await lastMessage()
  expect(scans(after)).toEqual([null, { state: 'infected', what: 'Our.Test.Virus' }])
  const [fine, bad] = after.attachments
  expect((await office.owner.get(`/attachments/${fine?.id}`)).status).toBe(200)
  expect(await office.owner.get(`/attachments/${bad?.id}`)).toMatchObject({
    status: 422,
    body: { code: 'file_infected', detail: 'Our.Test.Virus' },
  })
  expect(await office.owner.get(`/inbound-mails/${inboundId}/source`)).toMatchObject({ status: 422 })
  const told = await all(
    office.db,
    sql`select data from events where kind = 'message.changed' and subject_id = ${message.id} order by id`,
  )
  expect(told).toHaveLength(2)
  // Watched, but nothing to mend.
  const { scanning, problems } = statusOf(await createStanding(office)())
  expect(scanning).toMatchObject({ answers: true, waiting: 0, failed: 0, infected: 2 })
  expect(problems.map(({ code }) => code)).not.toContain('files_unscanned')
})

test('whoever opens a file that nobody has scanned waits for the scanner', async () => {
  const { message } = await taken(part('a.txt', `fine ${word}`), part('b.txt', `a virus ${word}`))
  const [fine, bad] = message.attachments
  expect((await office.owner.get(`/attachments/${fine?.id}`)).status).toBe(200)
  expect((await office.owner.get(`/attachments/${bad?.id}`)).status).toBe(422)
})

test('the scanner is away: nothing is handed out, it is told, and mended as soon as it is back', async () => {
  await fake.leave()
  const { message, inboundId } = await taken(
    part('a.txt', `fine ${word}`),
    part('c.txt', `fine, too ${word}`),
  )
  const id = message.attachments[0]?.id
  await scanDue(office)
  expect(scans(await lastMessage())).toContainEqual({ state: 'failed', what: 'away' })
  for (const path of [`/attachments/${id}`, `/inbound-mails/${inboundId}/source`])
    expect(await office.owner.get(path)).toMatchObject({ status: 409, body: { code: 'file_not_scanned' } })
  const { problems } = (await office.owner.get<Status>('/status')).body
  expect(problems.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['scanner_away', 'files_unscanned']),
  )
  await fake.comeBack()
  await hurry()
  await scanDue(office)
  expect(scans(await lastMessage())).toEqual([null, null])
  expect((await office.owner.get(`/attachments/${id}`)).status).toBe(200)
})

test.each([
  ['INSTREAM size limit exceeded. ERROR\0', 'too_large'],
  ['garbage', 'broken'],
  [undefined, 'broken'],
] as const)('%j is no permission', async (answer, what) => {
  fake.behave(() => answer)
  const { message } = await taken(part('a.txt', `fine ${word}`))
  await scanDue(office)
  expect(scans(await lastMessage())).toEqual([{ state: 'failed', what }])
  expect((await office.owner.get(`/attachments/${message.attachments[0]?.id}`)).status).toBe(409)
  // It is not sent again with each look at it.
  expect(fake.seen).toHaveLength(1)
})

test('a verdict is asked for anew once the signatures have changed and it is old; nothing leaves until it is given', async () => {
  const { message } = await taken(part('a.txt', `fine ${word}`))
  const path = `/attachments/${message.attachments[0]?.id}`
  const status = async () => (await office.owner.get(path)).status
  const aDayLater = () =>
    sql`update files set scanned_at = scanned_at - interval '25 hours'`.execute(office.db)
  const learn = async (name: string): Promise<void> => {
    fake.learn(name)
    await scanDue(office)
  }
  onTestFinished(() => fake.learn('ClamAV 1.4.6/1/Test'))
  await scanDue(office)
  await aDayLater()
  expect([await status(), fake.seen.length]).toEqual([200, 1])

  await learn('ClamAV 1.4.6/2/Test')
  expect([await status(), await status(), fake.seen.length]).toEqual([200, 200, 2])
  await learn('ClamAV 1.4.6/3/Test')
  expect([await status(), fake.seen.length]).toEqual([200, 2])

  await aDayLater()
  await fake.leave()
  expect(await status()).toBe(409)
  expect(scans(await lastMessage())).toEqual([{ state: 'failed', what: 'away' }])
  await fake.comeBack()
  await hurry()
  expect(await status()).toBe(200)

  await aDayLater()
  await learn('ClamAV 1.4.6/4/Test')
  fake.behave(() => 'stream: Learnt.Since FOUND\0')
  expect(await status()).toBe(422)
  expect(scans(await lastMessage())).toEqual([{ state: 'infected', what: 'Learnt.Since' }])
})

test('when the scanner goes, all that was taken and not tried is due again soon', async () => {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  await taken(...names.map((name) => part(`${name}.txt`, `${name} ${word}`)))
  const toldAway = () =>
    vi.waitFor(async () =>
      expect(await all(office.db, sql`select from files where scan_found = 'away'`)).not.toEqual([]),
    )
  let asked = 0
  const clamd: Clamd = {
    version: () => Promise.resolve('ClamAV 1.4.6/1/Test'),
    async scan() {
      asked += 1
      const isSecond = asked === 2
      if (asked > 1) await toldAway()
      throw isSecond ? new Error('the store is away') : new ScanFailed('away', 'nobody answers')
    },
  }
  await scanDue({ ...office, clamd })
  const late = await all(
    office.db,
    sql`select from files where scan in ('waiting', 'failed') and scan_due > now() + interval '10 minutes'`,
  )
  // The one that the store did not give is left to its lease.
  expect(late).toHaveLength(1)
})

test('a process without the scanner of the others hands out no file from inside of a file', async () => {
  const nowhere = { ...office, clamd: undefined }
  await expect(contentMustBeClean(nowhere, Buffer.from('fine'))).rejects.toMatchObject({
    code: 'file_not_scanned',
  })
})

test('an infected upload is refused; one that cannot be scanned keeps its answer from leaving', async () => {
  expect(await upload('bad.txt', `a virus ${word}`)).toMatchObject({
    status: 422,
    body: { code: 'file_infected' },
  })
  // Nothing refers to it: the sweep takes it.
  expect(await all(office.db, sql`select from forgotten_files`)).toHaveLength(1)
  expect((await upload('fine.txt', `fine ${word}`)).body.scan).toBeNull()

  const { message } = await taken()
  await fake.leave()
  const waiting = await upload('later.txt', `a virus, later ${word}`)
  expect(waiting.body.scan).toEqual({ state: 'failed', what: 'away' })
  const answer = (uploads: string[]) =>
    office.owner.post<Message>(`/tickets/${message.ticketId}/messages`, {
      ...{ clientId: randomUUID(), kind: 'public', html: '<p>Here</p>', uploads },
    })
  const { body: sent } = await answer([waiting.body.id])
  const [mail] = (await office.outbox()).filter(({ kind }) => kind === 'answer')
  const send = () => office.podpora.jobs.find((set) => set.handlers['mail.send'])?.handlers['mail.send']
  await send()?.({ id: mail?.id }, { number: 1, last: false })
  const delivery = async () =>
    (await office.owner.get<TicketView>(`/tickets/${message.ticketId}`)).body.messages.find(
      ({ id }) => id === sent.id,
    )?.delivery
  expect(await delivery()).toMatchObject({ state: 'queued', error: 'file_not_scanned', attempts: 0 })
  await fake.comeBack()
  await hurry()
  await send()?.({ id: mail?.id }, { number: 1, last: false })
  expect(await delivery()).toMatchObject({ state: 'failed', error: 'file_infected' })
  expect(relay.mails.some(({ raw }) => raw.includes('later.txt'))).toBe(false)
})

test('files inside an attached mail: only of a clean mail, and only if they are clean themselves', async () => {
  const inner = `Content-Type: multipart/mixed; boundary=i\r\n\r\n--i\r\n${part('x.exe', `fine ${word}`)}\r\n--i--`
  const { message } = await taken(`Content-Type: message/rfc822\r\n\r\nSubject: inner\r\n${inner}`)
  const path = `/attachments/${message.attachments[0]?.id}/mail`
  expect((await office.owner.get(path)).body).toMatchObject({
    files: [{ name: 'x.exe', danger: 'program' }],
  })
  expect((await office.owner.get(`${path}/files/0`)).status).toBe(200)
  // One that reads mails otherwise than we do overlooked it in the whole.
  fake.behave((content) => (content.toString() === `fine ${word}` ? 'stream: Inner FOUND\0' : 'stream: OK\0'))
  expect((await office.owner.get(`${path}/files/0`)).status).toBe(422)
  await fake.leave()
  expect((await office.owner.get(`${path}/files/0`)).status).toBe(409)
})

test('files from before there was a scanner are brought in; what was found stays found without one', async () => {
  await announceScanning(office.db, { scans: false, works: true })
  const { message } = await taken(part('a.txt', `fine ${word}`), part('b.txt', `a virus ${word}`))
  expect(scans(message)).toEqual([null, null])
  await announceScanning(office.db, { scans: true, works: true })
  expect(scans(await lastMessage())).toEqual([
    { state: 'waiting', what: null },
    { state: 'waiting', what: null },
  ])
  await scanDue(office)
  expect(scans(await lastMessage())).toEqual([null, { state: 'infected', what: 'Our.Test.Virus' }])
  // A process of the web that is not told of the scanner switches nothing off.
  onTestFinished(() => announceScanning(office.db, { scans: true, works: true }))
  await announceScanning(office.db, { scans: false, works: false })
  await announceScanning(office.db, { scans: false, works: true })
  const [, bad] = (await lastMessage()).attachments
  expect(bad?.scan).toMatchObject({ state: 'infected' })
  expect((await office.owner.get(`/attachments/${bad?.id}`)).status).toBe(422)
})

test('an administrator takes an infected file away, and nothing else', async () => {
  await taken(part('a.txt', `fine ${word}`), part('b.txt', `a virus ${word}`))
  await scanDue(office)
  const { attachments, id } = await lastMessage()
  const [fine, bad] = attachments
  expect((await (await office.colleague('agent')).delete(`/attachments/${bad?.id}`)).status).toBe(403)
  expect((await office.owner.delete(`/attachments/${fine?.id}`)).body).toMatchObject({
    code: 'file_not_infected',
  })
  expect((await office.owner.delete(`/attachments/${bad?.id}`)).status).toBe(204)
  expect((await lastMessage()).attachments.map(({ name }) => name)).toEqual(['a.txt'])
  const told = await all(
    office.db,
    sql`select data from events where kind = 'message.changed' and subject_id = ${id} and actor_kind = 'agent'`,
  )
  expect(told).toEqual([{ data: { removed: 'b.txt' } }])
})

test('without a scanner nothing is asked and nothing changes', async () => {
  const before = office
  office = await postOffice({ worker: false })
  onTestFinished(async () => {
    await office.close()
    office = before
  })
  const { message, inboundId } = await taken(part('a.txt', `a virus ${word}`))
  expect(scans(message)).toEqual([null])
  expect((await office.owner.get(`/attachments/${message.attachments[0]?.id}`)).status).toBe(200)
  expect((await office.owner.get(`/inbound-mails/${inboundId}/source`)).status).toBe(200)
  expect((await office.owner.get<Status>('/status')).body.scanning).toBeNull()
})
