import type { Invitation, OpenedMail, OriginalSender } from '@podpora/contract/opened-files'
import type { TicketRow, TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { all, sql } from '../../../platform/postgres/db.ts'
import { intakeMail } from '../intake.ts'
import { fixture, mailOf, type PostOffice, postOffice } from '../testing/post.ts'

let office: PostOffice
beforeAll(async () => {
  office = await postOffice({ worker: false })
})
afterAll(() => office.close())

/** The files of a message that has arrived with these parts. */
async function filesOf(parts: string[]) {
  const body = ['Content-Type: text/plain\r\n\r\nSee these', ...parts].map((part) => `--o\r\n${part}\r\n`)
  const raw = mailOf({ 'Content-Type': 'multipart/mixed; boundary=o' }, `${body.join('')}--o--`)
  expect(await office.post(raw)).toBe(250)
  const [newest] = await office.inbound()
  await intakeMail(office, newest?.id as number, false)
  const [taken] = await office.inbound()
  const { body: view } = await office.owner.get<TicketView>(`/tickets/${taken?.ticketId}`)
  return { ticketId: view.ticket.id, files: view.messages[0]?.attachments ?? [] }
}

test('an attached mail opens with its text, its picture and its files', async () => {
  const inner = fixture('own/ru-yandex-picture').toString().replace(/\r?\n/g, '\r\n')
  const { files } = await filesOf([`Content-Type: message/rfc822\r\n\r\n${inner}`])
  const { body: mail } = await office.owner.get<OpenedMail>(`/attachments/${files[0]?.id}/mail`)
  expect(mail).toMatchObject({
    subject: 'Ошибка при входе, снимок экрана внутри',
    from: { name: 'Анна Кузнецова' },
    files: [{ name: 'снимок экрана.png' }],
  })
  expect(mail.html).toContain(`src="/api/v1/attachments/${files[0]?.id}/mail/files/0"`)
  expect(mail.html).not.toContain('<script')
  const picture = await office.owner.get(`/attachments/${files[0]?.id}/mail/files/0`)
  expect(picture.headers).toMatchObject({
    'content-type': 'image/png',
    'content-disposition': expect.stringMatching(/^attachment/),
    'content-security-policy': "sandbox; default-src 'none'",
  })
  expect(await office.owner.get(`/attachments/${files[0]?.id}/mail/files/7`)).toMatchObject({ status: 404 })
})

test('an invitation is told of; a broken one is refused, and stays a file', async () => {
  const calendar = (text: string) => `Content-Type: text/calendar; name=a.ics\r\n\r\n${text}`
  const good =
    'BEGIN:VCALENDAR\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nDTSTART:20261201T090000Z\r\nSUMMARY:Call\r\nEND:VEVENT\r\nEND:VCALENDAR'
  const { files } = await filesOf([calendar(good), calendar('nonsense')])
  expect(files).toHaveLength(2)
  const [first, second] = files
  const { body } = await office.owner.get<Invitation[]>(`/attachments/${first?.id}/invitations`)
  expect(body).toMatchObject([
    { what: 'invited', summary: 'Call', start: { at: '2026-12-01T09:00:00.000Z' } },
  ])
  const refused = await office.owner.get(`/attachments/${second?.id}/invitations`)
  expect(refused).toMatchObject({ status: 422, body: { code: 'not_readable' } })
  expect(await office.owner.get(`/attachments/${first?.id}/mail`)).toMatchObject({ status: 404 })
})

test('nobody opens files of a ticket that is not theirs to read', async () => {
  const { ticketId, files } = await filesOf([
    'Content-Type: message/rfc822\r\n\r\nSubject: secret\r\n\r\nwords',
  ])
  const { body: group } = await office.owner.post<{ id: number }>('/groups', { name: 'Others' })
  const { body } = await office.owner.get<TicketView>(`/tickets/${ticketId}`)
  const changes = { groupId: group.id }
  await office.owner.patch(`/tickets/${ticketId}`, { version: body.ticket.version, changes })
  const stranger = await office.colleague('agent', { groupIds: [1] })
  for (const path of ['mail', 'mail/files/0', 'invitations'])
    expect(await stranger.get(`/attachments/${files[0]?.id}/${path}`)).toMatchObject({ status: 404 })
})

describe('a mail that was passed on', () => {
  test('becomes a ticket of who wrote it, and who passed it on goes on taking part', async () => {
    const text =
      'FYI\r\n\r\n---------- Forwarded message ---------\r\nFrom: Piotr <piotr@outside.example>\r\nSubject: Broken\r\n'
    await office.post(mailOf({ From: 'Anna <anna@example.ru>', Subject: 'Fwd: Broken' }, text))
    const [newest] = await office.inbound()
    await intakeMail(office, newest?.id as number, false)
    const ticketId = (await office.inbound())[0]?.ticketId as number
    const { body: before } = await office.owner.get<TicketView>(`/tickets/${ticketId}`)
    const path = `/messages/${before.messages[0]?.id}/original-sender`
    const { body } = await office.owner.get<OriginalSender>(path)
    expect(body).toEqual({ sender: { address: 'piotr@outside.example', name: 'Piotr' } })

    const given = await office.owner.put<TicketRow>(`/tickets/${ticketId}/customer`, body.sender ?? {})
    expect(given).toMatchObject({ status: 200, body: { customerName: 'Piotr' } })
    const { body: after } = await office.owner.get<TicketView>(`/tickets/${ticketId}`)
    expect(after.ticket.version).toBe(before.ticket.version + 1)
    expect(after.history.at(-1)?.data).toMatchObject({
      changes: { customerId: { from: before.ticket.customerId, to: after.ticket.customerId } },
    })
    // Again is nothing new.
    await office.owner.put(`/tickets/${ticketId}/customer`, body.sender ?? {})
    expect((await office.owner.get<TicketView>(`/tickets/${ticketId}`)).body.ticket.version).toBe(
      after.ticket.version,
    )
    const others = await all(office.db, sql`select address from participants where ticket_id = ${ticketId}`)
    expect(others).toContainEqual({ address: 'anna@example.ru' })
  })
})
