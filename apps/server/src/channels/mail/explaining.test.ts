import type { MessageMail } from '@podpora/contract/mail-explanations'
import type { TicketView } from '@podpora/contract/tickets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fixture, mailOf, type PostOffice, postOffice } from './testing/post.ts'

let office: PostOffice
beforeAll(async () => {
  office = await postOffice()
})
afterAll(() => office.close())

async function arrive(raw: Buffer | string): Promise<TicketView> {
  expect(await office.post(raw)).toBe(250)
  await office.settled()
  const [newest] = await office.inbound()
  return (await office.owner.get<TicketView>(`/tickets/${newest?.ticketId}`)).body
}

test('a mail is stored with its folds, its excerpt is what its writer says, and its reading can be looked at', async () => {
  const { ticket, messages } = await arrive(fixture('folding/ru/gmail-signature'))
  const [message] = messages
  expect(ticket.excerpt).toBe('Спасибо, пароль сбросила, всё работает. Мария')
  expect(message?.folds?.map(({ kind }) => kind)).toEqual(['signature', 'quote'])
  expect(message?.html).toContain('data-fold="quote"')
  expect(message?.html).not.toContain('data-hint')

  const { status, body } = await office.owner.get<MessageMail>(`/messages/${message?.id}/mail`)
  expect(status).toBe(200)
  expect(body.explanation).toMatchObject({ language: 'ru', automatic: { machine: false }, repairs: [] })
  const source = await office.owner.get(`/inbound-mails/${body.inboundId}/source`)
  expect(source.body).toContain('fold-ru-gmail-signature')
})

test('a message that came by no mail has none to look at', async () => {
  expect((await office.owner.get('/messages/999999/mail')).status).toBe(404)
})

test('a signature is known by the sender’s mail before', async () => {
  const letter = (text: string) =>
    mailOf({ From: 'ewa@firma.example' }, `${text}\n\nEwa z biura\nPokój 12, drugie piętro`)
  const [first] = (await arrive(letter('Pierwszy list.'))).messages
  expect(first?.folds).toEqual([])
  const [second] = (await arrive(letter('Drugi list.'))).messages
  expect(second?.folds).toMatchObject([{ kind: 'signature' }])
  const [same] = (await arrive(mailOf({ From: 'ewa@firma.example' }, 'Ewa z biura\nPokój 12, drugie piętro')))
    .messages
  expect(same?.folds).toEqual([])
})
