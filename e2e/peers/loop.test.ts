import { randomUUID } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InboundMail, OutgoingMail } from '@podpora/contract/mail'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePorts } from '../../apps/server/src/testing/ports.ts'
import { type Podpora, startPodpora } from './podpora.ts'
import { until } from './waiting.ts'

const folder = mkdtempSync(join(tmpdir(), 'podpora-loop-'))
let left: Podpora
let right: Podpora

/** Each hands what it sends to the listener of the other, as if there were nobody else in the world. */
beforeAll(async () => {
  const [leftPort = 0, leftSmtp = 0, rightPort = 0, rightSmtp = 0] = await freePorts(4)
  for (const name of ['left', 'right']) mkdirSync(join(folder, name))
  const start = (name: string, port: number, smtpPort: number, relayPort: number) =>
    startPodpora({ folder: join(folder, name), port, smtpPort, relayPort, address: `help@${name}.test` })
  left = await start('left', leftPort, leftSmtp, rightSmtp)
  right = await start('right', rightPort, rightSmtp, leftSmtp)
  for (const one of [left, right]) await one.patch('/brands/1', { autoReply: true })
})
afterAll(async () => {
  await left?.stop()
  await right?.stop()
  rmSync(folder, { recursive: true, force: true })
})

const inbound = async (one: Podpora): Promise<InboundMail[]> =>
  (await one.get<{ items: InboundMail[] }>('/inbound-mails?limit=100')).items
const outbox = async (one: Podpora): Promise<OutgoingMail[]> =>
  (await one.get<{ items: OutgoingMail[] }>('/outbox?limit=100')).items

test('two installations that confirm each other’s mails stop after the first', async () => {
  const clientId = randomUUID()
  await left.post('/tickets', {
    clientId,
    subject: 'To your desk',
    customer: { address: 'help@right.test' },
    html: '<p>From ours</p>',
  })
  await until('the confirmation is back', async () =>
    (await inbound(left)).some(
      ({ state, subject }) => state === 'processed' && subject.includes('To your desk'),
    ),
  )
  // Nothing more is under way on either side: what would go on for ever has ended.
  await until('all is quiet', async () => {
    const mails = [...(await outbox(left)), ...(await outbox(right))]
    const coming = [...(await inbound(left)), ...(await inbound(right))]
    return (
      mails.every(({ delivery }) => delivery.state === 'sent') &&
      coming.every(({ state }) => state === 'processed') &&
      coming.length === mails.length
    )
  })
  expect((await outbox(left)).map(({ kind }) => kind)).toEqual(['answer'])
  expect((await outbox(right)).map(({ kind }) => kind)).toEqual(['auto_reply'])
})
