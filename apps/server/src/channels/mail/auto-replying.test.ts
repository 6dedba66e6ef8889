import type { TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { plan as planned } from '../../testing/contracts.ts'
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

  test('to a project is the brief, in the conversation, and it comes back as what it is', async () => {
    const rule = { name: 'Projects', enabled: true, filter: [], words: ['implement'], senders: [] }
    const sets = { lineId: null, groupId: null, productId: null, kind: null, priority: null, addTags: [] }
    await office.owner.post('/intake-rules', { ...rule, ...sets, project: true })
    const subject = 'Please implement a shop'
    const { ticket, messages } = await arrive(mailOf({ From: 'project@auto.example', Subject: subject }))
    expect(ticket).toMatchObject({ status: 'pending', projectAt: expect.any(String) })
    const sent = (await office.outbox()).filter((mail) => mail.ticketId === ticket.id)
    expect(sent).toMatchObject([
      { kind: 'auto_reply', messageId: messages.at(-1)?.id, subject: `Re: ${subject}` },
    ])
    const [stored] = await all(
      office.db,
      sql<{
        headers: object
        text: string
      }>`select headers, text from outgoing_mails where id = ${sent[0]?.id}`,
    )
    expect(stored?.headers).toMatchObject({
      'Auto-Submitted': 'auto-replied',
      'Reply-To': expect.any(String),
    })
    expect(stored?.text).toContain('/progress/')
    // A machine may write the same words.
    const machine = mailOf({
      From: 'robot@auto.example',
      Subject: subject,
      'Auto-Submitted': 'auto-generated',
    })
    const { ticket: other } = await arrive(machine)
    expect(other.projectAt).toBeNull()
    expect((await office.outbox()).filter((mail) => mail.ticketId === other.id)).toEqual([])
  })

  test('is in the language of the mail, and another one outside working hours', async () => {
    const texts = (pl: string) => ({ en: '', ru: '', pl })
    const replies = { open: texts('Mamy zgłoszenie {{ticket}}.'), closed: texts('Zamknięte: {{ subject }}.') }
    await office.owner.patch('/brands/1', { replies })
    const written = async (body: string): Promise<string | null | undefined> => {
      const { ticket } = await arrive(mailOf({}, body))
      return (await office.outbox()).find((mail) => mail.ticketId === ticket.id)?.text
    }
    const polish = 'Dzień dobry, proszę o pomoc, bo drukarka nie działa. Dziękuję.'
    expect(await written(polish)).toMatch(/^Mamy zgłoszenie \d+\.$/)
    expect(await written('Hello, the printer is on fire, please help.')).toContain('we have received')

    const { body: calendar } = await office.owner.post<{ id: number }>('/calendars', {
      name: 'Hardly ever',
      rules: {
        zone: 'UTC',
        week: Array.from({ length: 7 }, (_, day) =>
          day === (new Date().getUTCDay() + 2) % 7 ? [{ from: '09:00', to: '12:00' }] : [],
        ),
        holidays: null,
        exceptions: [],
      },
    })
    await office.owner.patch('/brands/1', { replyCalendarId: calendar.id })
    expect(await written(polish)).toBe('Zamknięte: Printer.')
    expect(await written('Hello, the printer is on fire, please help.')).toContain('We are closed')
    await office.owner.patch('/brands/1', { replyCalendarId: null })
  })

  test('a word that nothing stands for, and a calendar that is not there, are refused', async () => {
    const closed = { en: 'Number {{number}}', ru: '', pl: '' }
    const none = { en: '', ru: '', pl: '' }
    expect(await office.owner.patch('/brands/1', { replies: { open: none, closed } })).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'replies/closed/en', rule: 'variable', params: { name: 'number' } }] },
    })
    expect(await office.owner.patch('/brands/1', { replyCalendarId: 999 })).toMatchObject({
      status: 400,
      body: { fields: [{ field: 'replyCalendarId', rule: 'unknown' }] },
    })
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

// Last: from here on nobody has a paid service.
describe('the answer of the free line', () => {
  const line = { name: 'Free', level: 1, acceptMinutes: null, answerMinutes: null, returnMinutes: null }
  beforeAll(async () => {
    await office.owner.post('/lines', {
      ...{ ...line, noteRequired: false, hourCost: null, groupIds: [1], free: true },
    })
    const material = { html: '<p>So</p>', state: 'published', readers: 'everyone', planIds: [], filter: [] }
    const { body: plan } = await office.owner.post<{ id: number }>('/plans', planned())
    const write = (title: string, more: object = {}) =>
      office.owner.post('/materials', { ...material, language: 'en', title, ...more })
    for (const title of ['A page', 'B page', 'C page', 'D page']) await write(title)
    const asking = [{ field: 'channel', op: 'is', values: ['mail'] }]
    await write('Of mails', { filter: asking })
    await write('Of bugs', { filter: [{ field: 'kind', op: 'is', values: ['bug'] }] })
    await write('A draft', { filter: asking, state: 'draft' })
    await write('Of a plan', { filter: asking, readers: 'plans', planIds: [plan.id] })
    await write('Po polsku', { filter: asking, language: 'pl' })
  })

  const said = async (from: string) => {
    const { ticket } = await arrive(mailOf({ From: from }))
    const [mail] = (await office.outbox()).filter(({ ticketId }) => ticketId === ticket.id)
    return mail?.text ?? ''
  }

  test('offers up to three pages for everyone that fit, the most particular first', async () => {
    const text = await said('free@auto.example')
    expect(text.match(/^(?:.+ (?:page|mails|bugs|plan|draft)|Po polsku)$/gm)).toEqual([
      ...['Of mails', 'A page', 'B page'],
    ])
    const [link] = /\/read\/\S+/.exec(text) ?? ['']
    const page = await office.podpora.app.inject(link)
    expect([page.statusCode, page.body.includes('<h1>Of mails</h1>')]).toEqual([200, true])
  })

  test('names them where a text of the brand’s own says so', async () => {
    const answerWith = (en: string) => office.owner.patch('/brands/1', { freeAnswer: { en, ru: '', pl: '' } })
    await answerWith('No.\n\n{{materials}}\n\nBye, {{brand}}')
    expect(await said('own@auto.example')).toMatch(/^No\.\n\nThis may help you at once:\n\nOf mails\n/)
    await sql`delete from materials`.execute(office.db)
    expect(await said('empty@auto.example')).toBe('No.\n\nBye, Example')
    await answerWith('')
    expect(await said('none@auto.example')).not.toMatch(/\n{3}|This may help/)
  })
})
