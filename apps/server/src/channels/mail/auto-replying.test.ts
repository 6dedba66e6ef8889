import type { TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { mailOf, type PostOffice, postOffice } from './testing/post.ts'

let office: PostOffice
beforeAll(async () => {
  office = await postOffice()
})
afterAll(() => office.close())

/** Sends a mail and gives the ticket that it is in. */
async function arrive(raw: string): Promise<TicketView> {
  expect(await office.post(raw)).toBe(250)
  await office.settled()
  const [newest] = await office.inbound()
  return (await office.owner.get<TicketView>(`/tickets/${newest?.ticketId}`)).body
}

describe('the automatic answer', () => {
  test('confirms a new request once, in the conversation, marked as what it is', async () => {
    const { ticket: made } = await arrive(
      mailOf({ From: 'first@auto.example', 'Message-ID': '<ask@auto.example>' }),
    )
    const [answer] = (await office.outbox()).filter((mail) => mail.ticketId === made.id)
    expect(answer).toMatchObject({
      kind: 'auto_reply',
      to: ['first@auto.example'],
      subject: `Request ${made.id}: Printer`,
      text: expect.stringContaining(String(made.id)),
    })
    const [stored] = await all(
      office.db,
      sql<{ headers: Record<string, string> }>`select headers from outgoing_mails where id = ${answer?.id}`,
    )
    expect(stored?.headers).toMatchObject({
      'Auto-Submitted': 'auto-replied',
      'In-Reply-To': '<ask@auto.example>',
      'X-Podpora-Loop': expect.any(String),
    })
  })

  test.each([
    ['to a machine', { 'Auto-Submitted': 'auto-generated' }],
    ['to a list', { 'List-Id': '<x.example>' }],
  ])('is not sent %s', async (_to, headers) => {
    const { ticket: made } = await arrive(mailOf(headers))
    expect((await office.outbox()).filter((mail) => mail.ticketId === made.id)).toEqual([])
  })

  test('stops after ten to one address within ten minutes', async () => {
    const from = 'eager@auto.example'
    await Promise.all(Array.from({ length: 14 }, () => office.post(mailOf({ From: from }), { from })))
    await office.settled()
    const answers = (await office.outbox()).filter((mail) => mail.to.includes(from))
    expect(answers).toHaveLength(10)
  })

  test('is not sent where the brand does not want it', async () => {
    await office.owner.patch('/brands/1', { autoReply: false })
    const { ticket: made } = await arrive(mailOf({ From: 'quiet@auto.example' }))
    expect((await office.outbox()).filter((mail) => mail.ticketId === made.id)).toEqual([])
    await office.owner.patch('/brands/1', { autoReply: true })
  })
})

test('our own mail that comes back is no new message', async () => {
  const { ticket: made } = await arrive(mailOf({ From: 'loop@auto.example' }))
  const id = await vi.waitFor(async () => {
    const [row] = await all(
      office.db,
      sql<{ rfcId: string; headers: Record<string, string> }>`
        select rfc_id, headers from outgoing_mails where ticket_id = ${made.id}
      `,
    )
    return row
  })
  const view = await arrive(
    mailOf({
      From: 'loop@auto.example',
      'X-Podpora-Loop': id?.headers['X-Podpora-Loop'],
      'In-Reply-To': id?.rfcId,
    }),
  )
  expect(view.ticket.id).toBe(made.id)
  expect(view.messages.at(-1)?.automatic).toBe(true)
  expect((await office.outbox()).filter((mail) => mail.ticketId === made.id)).toHaveLength(1)
})
