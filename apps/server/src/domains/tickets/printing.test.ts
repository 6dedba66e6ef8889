import { randomUUID } from 'node:crypto'
import type { Problem } from '@podpora/contract/errors'
import { api } from '@podpora/contract/routes'
import type { TicketView } from '@podpora/contract/tickets'
import { extractText, getDocumentProxy } from 'unpdf'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { receive } from '../../testing/mail.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'

let t: TestServer
let agent: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent', { name: 'Żaneta Łęcka' })
})
afterAll(() => t.close())

/** The words of the PDF, page after page. */
async function printed(id: number, query = '', who = agent): Promise<string> {
  const headers = { cookie: who.cookie, host: 'localhost' }
  const response = await t.podpora.app.inject({ url: `${api}/tickets/${id}/print.pdf${query}`, headers })
  expect(response.headers).toMatchObject({
    'content-type': 'application/pdf',
    'content-disposition': `attachment; filename="ticket-${id}.pdf"`,
  })
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(response.rawPayload)))
  return text.join('\n').replace(/\s+/g, ' ')
}
const write = (id: number, kind: string, html: string) =>
  agent.post(`/tickets/${id}/messages`, { clientId: randomUUID(), kind, html })

test('all that was said is there, oldest first; notes only where they are asked for', async () => {
  const { ticketId } = await receive(t.db, { subject: 'Принтер горит' })
  for (let i = 0; i < 25; i++) await write(ticketId, 'public', `<p>Odpowiedź numer ${i}</p>`)
  await write(ticketId, 'note', '<p>Не говорить клиенту</p>')
  const text = await printed(ticketId)
  expect(text).toContain(`#${ticketId} Принтер горит`)
  expect(text).toContain('Żaneta Łęcka')
  expect(text.indexOf('numer 3 ')).toBeLessThan(text.indexOf('numer 24'))
  expect(text).not.toContain('Не говорить')
  expect(await printed(ticketId, '?notes=true')).toContain('internal note')
})

test('a field is printed for those who see it', async () => {
  await t.owner.post('/fields', {
    key: 'margin',
    name: 'Margin',
    type: 'number',
    audience: { roles: ['admin'], groupIds: [] },
  })
  const { ticketId } = await receive(t.db)
  await t.owner.patch(`/tickets/${ticketId}`, { version: 1, changes: { custom: { margin: 4711 } } })
  expect(await printed(ticketId, '', t.owner)).toContain('Margin 4,711')
  expect(await printed(ticketId)).not.toContain('Margin')
})

test('people from outside print what was passed to them, and nothing else', async () => {
  const { body: group } = await t.owner.post<{ id: number }>('/groups', { name: 'Vendor', memberIds: [] })
  const contractor = await t.colleague('contractor', { groupIds: [group.id] })
  const from = { address: 'zanzibar@customer.example', name: 'Zanzibar' }
  const { ticketId } = await receive(t.db, { subject: 'The reader', from, text: 'My password is 4711' })
  await write(ticketId, 'note', '<p>Pays late</p>')
  await t.owner.patch(`/tickets/${ticketId}`, { version: 1, changes: { tags: ['dear'] } })
  await agent.post(`/tickets/${ticketId}/sides`, {
    ...{ clientId: randomUUID(), subject: 'Spare', html: '<p>How soon?</p>', to: ['vera@parts.example'] },
  })
  const { version } = (await t.owner.get<TicketView>(`/tickets/${ticketId}`)).body.ticket
  const passing = { clientId: randomUUID(), version, groupId: group.id, reasonId: null, shares: 'note' }
  await t.owner.post(`/tickets/${ticketId}/pass`, { ...passing, html: '<p>Reader 5 is broken</p>' })
  const text = await printed(ticketId, '?notes=true', contractor)
  expect(text).toContain('Reader 5 is broken')
  expect(text).not.toMatch(/Zanzibar|4711|Pays late|dear|How soon/)
  const whole = await printed(ticketId, '?notes=true', t.owner)
  for (const said of ['Zanzibar', '4711', 'Pays late', 'dear', 'How soon']) expect(whole).toContain(said)
})

test('whoever may not see a ticket gets none, and a zone that there is not is named', async () => {
  const { body: group } = await t.owner.post<{ id: number }>('/groups', { name: 'Far', memberIds: [] })
  const { ticketId } = await receive(t.db, { groupId: group.id })
  expect((await agent.get(`/tickets/${ticketId}/print.pdf`)).status).toBe(404)
  const wrong = await t.owner.get<Problem>(`/tickets/${ticketId}/print.pdf?zone=Mars/Olympus`)
  expect(wrong.body.fields).toEqual([{ field: 'zone', rule: 'invalid', params: {} }])
})
