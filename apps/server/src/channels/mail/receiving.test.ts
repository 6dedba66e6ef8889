import type { TicketRow, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { intakeMail, rescueForgotten } from './intake.ts'
import { fixture, mailOf, type PostOffice, postOffice } from './testing/post.ts'
import { replyAddress } from './threading.ts'

let office: PostOffice
beforeAll(async () => {
  office = await postOffice()
})
afterAll(() => office.close())

const tickets = async (): Promise<TicketRow[]> =>
  (await office.owner.get<{ items: TicketRow[] }>('/tickets?view=open&limit=100')).body.items
const ticket = async (id: number): Promise<TicketView> =>
  (await office.owner.get<TicketView>(`/tickets/${id}`)).body

/** Sends a mail and gives the ticket that it is in. */
async function arrive(
  raw: Buffer | string,
  envelope?: { from?: string; to?: string | string[] },
): Promise<TicketView> {
  expect(await office.post(raw, envelope)).toBe(250)
  await office.settled()
  const [newest] = await office.inbound()
  expect(newest).toMatchObject({ state: 'processed', error: null })
  return ticket(newest?.ticketId as number)
}

describe('a mail becomes a ticket', () => {
  test('with its text, its picture, its customer', async () => {
    const view = await arrive(fixture('own/ru-yandex-picture'))
    expect(view.ticket).toMatchObject({
      subject: 'Ошибка при входе, снимок экрана внутри',
      status: 'new',
      channel: 'mail',
      customerName: 'Анна Кузнецова',
    })
    const [message] = view.messages
    expect(message?.attachments).toMatchObject([{ name: 'снимок экрана.png', inline: true }])
    expect(message?.html).toContain(`src="${message?.attachments[0]?.url}"`)
    expect(message?.remotePictures).toBe(true)
  })

  test('the person behind a form is who stands in Reply-To', async () => {
    const view = await arrive(fixture('own/pl-form-reply-to'), { from: 'no-reply@sklep.example.pl' })
    expect(view.ticket.customerName).toBe('Zofia Dąbrowska')
  })

  test('what is too large stays in the raw mail, and the text says so', async () => {
    await office.owner.patch('/settings', { attachmentLimitMb: 1 })
    const big = Buffer.alloc(1_200_000, 'x').toString('base64').replace(/.{76}/g, '$&\r\n')
    const raw = [
      'From: anna@example.ru\r\nSubject: big\r\nMessage-ID: <big@example.ru>',
      'Content-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nSee this',
      `--b\r\nContent-Type: application/zip; name="all.zip"\r\nContent-Transfer-Encoding: base64\r\n\r\n${big}\r\n--b--`,
    ].join('\r\n')
    const view = await arrive(raw)
    expect(view.messages[0]?.attachments).toEqual([])
    expect(view.messages[0]?.text).toMatch(
      /^See this\s+An attachment is larger than 1 MB .*all\.zip \(2 MB\)/,
    )
  })

  test('the raw mail can be had back, as a file and nothing else', async () => {
    await arrive(mailOf({ Subject: 'Source' }))
    const [newest] = await office.inbound()
    const source = await office.owner.get(`/inbound-mails/${newest?.id}/source`)
    expect(source.body).toContain('Subject: Source')
    expect(source.headers).toMatchObject({
      'content-type': 'application/octet-stream',
      'content-disposition': expect.stringMatching(/^attachment;/),
      'x-content-type-options': 'nosniff',
    })
  })
})

describe('an answer finds its ticket', () => {
  test('by the signed reply address alone', async () => {
    const { ticket: first } = await arrive(mailOf())
    const to = replyAddress(office.secrets, 'support@example.com', first.id)
    const view = await arrive(mailOf({ To: to, Subject: 'something else' }, 'by address'), { to })
    expect(view.ticket.id).toBe(first.id)
    expect(view.messages.at(-1)?.text).toContain('by address')
  })

  test('by the references alone, to a mail of the customer', async () => {
    const { ticket: first } = await arrive(mailOf({ 'Message-ID': '<known-2@customer.example>' }))
    const view = await arrive(mailOf({ References: '<unknown@x.example> <known-2@customer.example>' }))
    expect(view.ticket.id).toBe(first.id)
  })

  test('not with a forged signature', async () => {
    const { ticket: first } = await arrive(mailOf())
    const right = replyAddress(office.secrets, 'support@example.com', first.id)
    const forged = right.replace(/\.[a-z2-7]{16}@/, '.aaaaaaaaaaaaaaaa@')
    const view = await arrive(mailOf({ To: forged }), { to: forged })
    expect(view.ticket).toMatchObject({ previousTicketId: null })
    expect(view.ticket.id).not.toBe(first.id)
  })

  test('a stranger with a valid address gets a ticket of their own, linked to it', async () => {
    const { ticket: first } = await arrive(mailOf())
    const to = replyAddress(office.secrets, 'support@example.com', first.id)
    const view = await arrive(mailOf({ From: 'eve@evil.example', To: to }), { from: 'eve@evil.example', to })
    expect(view.ticket.id).not.toBe(first.id)
    expect(view.ticket.previousTicketId).toBe(first.id)
    expect((await ticket(first.id)).messages).toHaveLength(1)
  })

  test('an absence note does not reopen it', async () => {
    const { ticket: first } = await arrive(mailOf())
    await office.owner.patch(`/tickets/${first.id}`, {
      version: first.version,
      changes: { status: 'solved' },
    })
    const to = replyAddress(office.secrets, 'support@example.com', first.id)
    const view = await arrive(mailOf({ To: to, 'Auto-Submitted': 'auto-replied' }), { from: '', to })
    expect(view.ticket).toMatchObject({ id: first.id, status: 'solved' })
    expect(view.messages.at(-1)?.automatic).toBe(true)
    const again = await arrive(mailOf({ To: to }, 'Still broken'), { to })
    expect(again.ticket).toMatchObject({ id: first.id, status: 'open' })
  })
})

describe('exactly once', () => {
  test('the same mail sent ten times at once, and once more later', async () => {
    const before = (await tickets()).length
    const raw = mailOf({ Subject: 'Ten times' })
    const codes = await Promise.all(Array.from({ length: 10 }, () => office.post(raw)))
    expect(codes).toEqual(Array(10).fill(250))
    expect(await office.post(raw)).toBe(250)
    await office.settled()
    expect(await tickets()).toHaveLength(before + 1)
    const states = (await office.inbound()).slice(0, 11).map((mail) => mail.state)
    expect(states.filter((state) => state === 'processed')).toHaveLength(1)
    expect(states.filter((state) => state === 'duplicate')).toHaveLength(10)
  })

  test('a mail without Message-ID is known by its content', async () => {
    const before = (await tickets()).length
    const raw = mailOf({ 'Message-ID': undefined, Subject: 'Nameless' })
    await Promise.all([office.post(raw), office.post(raw)])
    await office.post(mailOf({ 'Message-ID': undefined, Subject: 'Nameless' }, 'Another'))
    await office.settled()
    expect(await tickets()).toHaveLength(before + 2)
  })

  test('one intake run by many workers at the same moment', async () => {
    const idle = await postOffice({ worker: false })
    try {
      await idle.post(mailOf())
      const [mail] = await idle.inbound()
      await Promise.all(Array.from({ length: 8 }, () => intakeMail(idle, mail?.id as number, false)))
      expect(await idle.inbound()).toMatchObject([{ state: 'processed', attempts: 1 }])
      expect((await idle.owner.get<{ items: unknown[] }>('/tickets')).body.items).toHaveLength(1)
    } finally {
      await idle.close()
    }
  })

  test('forty newcomers at once, each with two mails, are forty customers', async () => {
    const senders = Array.from({ length: 40 }, (_, i) => `new${i}@crowd.example`)
    await Promise.all(
      senders.flatMap((from) =>
        [1, 2].map(() => office.post(mailOf({ From: from, Subject: 'Crowd' }), { from })),
      ),
    )
    await office.settled()
    const rows = await all(
      office.db,
      sql<{ customers: number; messages: number }>`
        select count(distinct author_id) as customers, count(*) as messages from messages where from_address like '%@crowd.example'
      `,
    )
    expect(rows).toEqual([{ customers: 40, messages: 80 }])
  })
})

describe('what goes wrong is kept', () => {
  test('a mail without any sender has failed, stays, and can be tried again', async () => {
    expect(await office.post(mailOf({ From: undefined }), { from: '' })).toBe(250)
    await office.settled()
    const [failed] = await office.inbound()
    expect(failed).toMatchObject({
      state: 'failed',
      error: expect.stringContaining('no sender'),
      attempts: 1,
    })
    const again = await office.owner.post(`/inbound-mails/${failed?.id}/retry`)
    expect(again).toMatchObject({ status: 200, body: { state: 'received' } })
    await office.settled()
    expect((await office.inbound())[0]).toMatchObject({ id: failed?.id, state: 'failed' })
  })

  test('a passing trouble is tried again, with its reason in sight, until the last attempt', async () => {
    const idle = await postOffice({ worker: false })
    try {
      await idle.post(mailOf())
      const [mail] = await idle.inbound()
      const id = mail?.id as number
      const broken = { ...idle, files: { ...idle.files, readWhole: () => Promise.reject(diskError()) } }
      await expect(intakeMail(broken, id, false)).rejects.toThrow('disk')
      expect(await idle.inbound()).toMatchObject([
        { state: 'received', error: 'the disk is full', attempts: 1 },
      ])
      await intakeMail(broken, id, true)
      expect(await idle.inbound()).toMatchObject([{ state: 'failed', attempts: 2 }])

      expect((await idle.owner.post(`/inbound-mails/${id}/retry`)).status).toBe(200)
      await intakeMail(idle, id, false)
      expect(await idle.inbound()).toMatchObject([{ state: 'processed', error: null }])
      const refused = await idle.owner.post(`/inbound-mails/${id}/retry`)
      expect(refused).toMatchObject({ status: 409, body: { code: 'not_retriable' } })
    } finally {
      await idle.close()
    }
  })

  test('a mail whose job died with its process is found and taken in', async () => {
    const idle = await postOffice({ worker: false })
    try {
      await idle.post(mailOf())
      expect(await rescueForgotten(idle.db, 60)).toBe(0)
      await sql`update graphile_worker._private_jobs set locked_at = now() - interval '10 minutes', locked_by = 'dead'`.execute(
        idle.db,
      )
      await sql`update inbound_mails set received_at = now() - interval '10 minutes'`.execute(idle.db)
      expect(await rescueForgotten(idle.db, 60)).toBe(1)
      const waiting = await all(
        idle.db,
        sql`select from graphile_worker.jobs where key like 'mail.intake:%' and locked_at is null`,
      )
      expect(waiting).toHaveLength(1)
    } finally {
      await idle.close()
    }
  })
})

const diskError = (): Error => Object.assign(new Error('the disk is full'), { code: 'ENOSPC' })
