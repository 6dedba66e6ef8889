import { randomUUID } from 'node:crypto'
import { copyFile, mkdtemp, rename, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { MessageMail } from '@podpora/contract/mail-explanations'
import type { TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest'
import { intakeMail } from '../intake.ts'
import { fixture, type PostOffice, postOffice } from '../testing/post.ts'

let office: PostOffice
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'podpora-keys-'))
  const keys = join(folder, 'keys.asc')
  await copyFile(new URL('../fixtures/pgp/anna.asc', import.meta.url), keys)
  office = await postOffice({ worker: false, settings: { PGP_KEYS: keys } })
})
afterAll(async () => {
  await office.close()
  await rm(folder, { recursive: true, force: true })
})

/** Another mail with the same letter: the signature does not cover the head around it. */
const unique = (raw: Buffer): Buffer =>
  Buffer.from(
    raw.toString('latin1').replace(/^Message-ID: </im, () => `Message-ID: <${randomUUID()}.`),
    'latin1',
  )

/** The message that a mail became. */
async function taken(name: string) {
  expect(await office.post(unique(fixture(name)), { from: 'anna@customer.example' })).toBe(250)
  const [newest] = await office.inbound()
  await intakeMail(office, newest?.id as number, false)
  const [mail] = await office.inbound()
  const { body } = await office.owner.get<TicketView>(`/tickets/${mail?.ticketId}`)
  return body.messages.at(-1)
}

test('what was found of a signature stands at the message, and in how the mail was read', async () => {
  const message = await taken('pgp/signed-by-anna')
  const signature = { state: 'valid', holder: 'Anna <anna@customer.example>' }
  expect(message?.trust?.signature).toMatchObject(signature)
  const { body } = await office.owner.get<MessageMail>(`/messages/${message?.id}/mail`)
  expect(body.explanation.trust.signature).toMatchObject(signature)
})

test('a key that nobody has given is not known, whatever its name', async () => {
  expect((await taken('pgp/signed-by-piotr'))?.trust?.signature).toMatchObject({
    state: 'unknown_key',
    holder: null,
  })
})

test('keys that are gone while the server runs are told of, and keep no mail from being read', async () => {
  const away = `${office.config.PGP_KEYS}.away`
  await rename(office.config.PGP_KEYS as string, away)
  onTestFinished(() => rename(away, office.config.PGP_KEYS as string))
  const unreadable = { state: 'unreadable_keys', key: null, holder: null }
  const message = await taken('pgp/signed-by-anna')
  expect(message?.trust?.signature).toEqual(unreadable)
  const { status, body } = await office.owner.get<MessageMail>(`/messages/${message?.id}/mail`)
  expect([status, body.explanation.trust.signature]).toEqual([200, unreadable])
})

test('a mail without a signature says nothing of it', async () => {
  expect((await taken('own/ru-yandex-picture'))?.trust?.signature).toBeUndefined()
})
