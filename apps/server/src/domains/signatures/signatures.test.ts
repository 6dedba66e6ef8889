import type { Problem } from '@podpora/contract/errors'
import type { Brand } from '@podpora/contract/people'
import type { SentSignature, Signature } from '@podpora/contract/signatures'
import type { Message, TicketRow } from '@podpora/contract/tickets'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { one, sql } from '../../platform/postgres/db.ts'
import { type TestServer, testServer, type Visitor } from '../../testing/server.ts'

let t: TestServer
let agent: Visitor
beforeAll(async () => {
  t = await testServer()
  agent = await t.colleague('agent', { name: 'Alina Nowak' })
  await t.owner.patch('/brands/1', { signature: '{{agent.name}}\n{{brand.name}} <support>' })
})
afterAll(() => t.close())

const keep = (brandId: number | null, html: string) =>
  agent.put<Signature[] & Problem>('/account/signatures', { brandId, html })
const preview = async (input: object) =>
  (await agent.post<SentSignature & Problem>('/account/signatures/preview', input)).body

/** The mail of an answer that the agent writes. */
async function answered(brandId = 1): Promise<{ text: string; html: string }> {
  const made = await t.owner.post<TicketRow>('/tickets', {
    clientId: crypto.randomUUID(),
    customer: { address: 'anna@example.pl' },
    subject: 'Printer',
    html: '<p>It is silent</p>',
    from: 'customer',
    brandId,
    groupId: 1,
  })
  const sent = await agent.post<Message>(`/tickets/${made.body.id}/messages`, {
    clientId: crypto.randomUUID(),
    kind: 'public',
    html: '<p>Turn it on</p>',
  })
  expect(sent.status).toBe(201)
  return one(t.db, sql`select text, html from outgoing_mails where message_id = ${sent.body.id}`)
}
const count = (text: string, part: string) => text.split(part).length - 1

test('an answer carries the brand’s signature until its writer has one, and then the writer’s alone', async () => {
  expect((await answered()).text).toMatch(/\n-- \nAlina Nowak\nExample <support>$/)
  await agent.patch('/account', { position: 'Head of support' })
  const html =
    '<p>Yours, <b>{{agent.first_name}}</b><script>x()</script></p><p>{{agent.position}}, {{brand.name}}</p><img src="/api/v1/x">'
  expect((await keep(null, html)).body).toEqual([
    {
      brandId: null,
      html: '<p>Yours, <b>{{agent.first_name}}</b></p><p>{{agent.position}}, {{brand.name}}</p>',
    },
  ])
  const mail = await answered()
  expect(mail.text).toMatch(/\n-- \nYours, Alina\n\nHead of support, Example$/)
  expect(mail.html).toContain('<p>Yours, <b>Alina</b></p>')
  expect(count(mail.text, 'Alina')).toBe(1)
  expect(count(mail.html, '-- <br>')).toBe(1)
})

test('one for a brand goes before the one for all; emptied, it is gone', async () => {
  const { body: acme } = await t.owner.post<Brand>('/brands', { name: 'Acme', language: 'pl' })
  await keep(null, '<p>For all</p>')
  await keep(acme.id, '<p>Pozdrawiam</p>')
  expect((await answered(acme.id)).text).toMatch(/-- \nPozdrawiam$/)
  expect((await answered()).text).toMatch(/-- \nFor all$/)
  expect((await keep(acme.id, '<p> </p>')).body).toEqual([{ brandId: null, html: '<p>For all</p>' }])
  expect((await answered(acme.id)).text).toMatch(/-- \nFor all$/)
})

test('the preview is what will be sent, with what is written and not yet kept', async () => {
  for (const { brandId } of (await agent.get<Signature[]>('/account/signatures')).body)
    await keep(brandId, '')
  expect(await preview({ brandId: 1 })).toMatchObject({ of: 'brand', text: 'Alina Nowak\nExample <support>' })
  const tried = await preview({ brandId: 1, html: '<p><a href="https://x.example">{{brand.name}}</a></p>' })
  expect(tried).toMatchObject({ of: 'agent', text: 'Example <https://x.example>' })
  expect(tried.html).toContain('>Example</a>')
  expect((await agent.get<Signature[]>('/account/signatures')).body).toEqual([])
})

test('a variable that no signature has is refused by name, and so is a brand that is not there', async () => {
  const field = (name: string) => [{ field: 'html', rule: 'variable', params: { name } }]
  expect((await keep(null, '{{agent.postion}}')).body.fields).toEqual(field('agent.postion'))
  expect((await keep(null, '{{customer.name}}')).body.fields).toEqual(field('customer.name'))
  expect((await preview({ brandId: null, html: '{{x}}' })).fields).toEqual(field('x'))
  expect((await keep(99, '<p>x</p>')).body.fields?.[0]?.field).toBe('brandId')
  const brand = await t.owner.patch<Problem>('/brands/1', { signature: '{{customer.name}}' })
  expect(brand.body.fields?.[0]).toMatchObject({ field: 'signature', rule: 'variable' })
})
