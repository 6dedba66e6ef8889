import type { Mailbox, OutgoingMail } from '@podpora/contract/mail'
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest'
import { loadMailbox } from '../../domains/mailboxes/access.ts'
import { queueMail } from '../../domains/outbox/actions.ts'
import { inTransaction, sql } from '../../platform/postgres/db.ts'
import { officeWithRelay, type PostOffice, type Relay } from './testing/post.ts'

let office: PostOffice
let relay: Relay
let close: () => Promise<void>
beforeAll(async () => {
  ;({ office, relay, close } = await officeWithRelay())
})
afterAll(() => close())
beforeEach(async () => {
  // What another test left waiting takes no slot of this one.
  await sql`delete from outgoing_mails where slot_at is not null`.execute(office.db)
  await sql`truncate mailbox_slots`.execute(office.db)
})

const limit = (minute: number | null) =>
  office.owner.patch<Mailbox>('/mailboxes/1', { sendingLimits: { minute, hour: null, day: null } })
const queue = (subject: string) =>
  inTransaction(office.db, async (trx) =>
    queueMail(trx, {
      kind: 'notification',
      to: ['ivan@example.ru'],
      subject,
      text: 'x',
      mailbox: await loadMailbox(trx, 1),
    }),
  )
const outbox = async (word: string): Promise<OutgoingMail[]> =>
  (await office.outbox()).filter(({ subject }) => subject.startsWith(word))

/** What has left, of the mails whose subjects begin so: those of other tests may be on their way. */
const left = (word: string) => relay.mails.filter(({ raw }) => raw.includes(`Subject: ${word}`))

test('what is over the limit of a mailbox waits for its turn and says so; nothing counts as tried', async () => {
  expect((await limit(2)).body.sendingLimits).toEqual({ minute: 2, hour: null, day: null })
  await Promise.all([1, 2, 3, 4].map((n) => queue(`Limited ${n}`)))
  const waiting = await vi.waitFor(
    async () => {
      const all = await outbox('Limited')
      const limited = all.filter(({ delivery }) => delivery.limited)
      expect(limited).toHaveLength(2)
      expect(all.filter(({ delivery }) => delivery.state === 'sent')).toHaveLength(2)
      return limited
    },
    { timeout: 30_000 },
  )
  expect(left('Limited')).toHaveLength(2)
  for (const { delivery } of waiting) {
    expect(delivery).toMatchObject({ state: 'queued', attempts: 0, error: null })
    expect(Date.parse(delivery.nextAt ?? '')).toBeGreaterThan(Date.now() + 30_000)
  }
})

test('limits that are lifted let go what waited for its turn', async () => {
  await limit(1)
  await Promise.all([1, 2, 3].map((n) => queue(`Lifted ${n}`)))
  await vi.waitFor(
    async () => expect((await outbox('Lifted')).filter(({ delivery }) => delivery.limited)).toHaveLength(2),
    { timeout: 30_000 },
  )
  await limit(null)
  await vi.waitFor(() => expect(left('Lifted')).toHaveLength(3), { timeout: 30_000 })
})

test('its turn come, it leaves without waiting once more', async () => {
  await limit(1)
  await Promise.all([1, 2].map((n) => queue(`Turn ${n}`)))
  const id = await vi.waitFor(
    async () => {
      const [limited] = (await outbox('Turn')).filter(({ delivery }) => delivery.limited)
      expect(limited).toBeDefined()
      return limited?.id as number
    },
    { timeout: 30_000 },
  )
  await sql`update outgoing_mails set slot_at = now(), next_at = now() - interval '1 second' where id = ${id}`.execute(
    office.db,
  )
  await office.owner.post(`/outbox/${id}/retry`)
  await vi.waitFor(async () => expect(left('Turn')).toHaveLength(2), { timeout: 30_000 })
})

test('without a limit nothing waits', async () => {
  await limit(null)
  await Promise.all([1, 2, 3].map((n) => queue(`Free ${n}`)))
  await vi.waitFor(() => expect(left('Free')).toHaveLength(3), { timeout: 30_000 })
})
