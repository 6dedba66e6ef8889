import type { Problem } from '@podpora/contract/errors'
import type { Brand } from '@podpora/contract/people'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { all, sql } from '../../platform/postgres/db.ts'
import { type TestServer, testServer } from '../../testing/server.ts'
import { allBrands, brandExists, brandsByIds, firstBrand } from './access.ts'

let server: TestServer
beforeAll(async () => {
  server = await testServer()
})
afterAll(() => server.close())

type Said = Brand & { code?: string }

test('a text for the free line names nothing that is not known', async () => {
  const say = (en: string) => server.owner.patch<Problem>('/brands/1', { freeAnswer: { en, ru: '', pl: '' } })
  expect((await say('Read {{matreials}}')).body.fields).toMatchObject([
    { field: 'freeAnswer/en', rule: 'variable' },
  ])
  expect((await say('{{ticket}} {{subject}} {{brand}} {{balance}} {{materials}}')).status).toBe(200)
  expect((await say('')).status).toBe(200)
})

test('a brand is made, changed in part, and named once', async () => {
  const made = await server.owner.post<Said>('/brands', { name: 'Acme', language: 'pl' })
  const acme = { name: 'Acme', language: 'pl', signature: '', autoReply: true, autoReplyText: '' }
  expect(made).toMatchObject({ status: 201, body: acme })
  const path = `/brands/${made.body.id}`
  const changed = await server.owner.patch<Said>(path, { signature: 'Your Acme', autoReply: false })
  expect(changed.body).toEqual({ ...made.body, signature: 'Your Acme', autoReply: false })

  expect((await server.owner.patch<Said>(path, { name: 'EXAMPLE' })).body.code).toBe('name_taken')
  expect((await server.owner.post<Said>('/brands', { name: 'acme', language: 'en' })).body.code).toBe(
    'name_taken',
  )
  expect((await server.owner.patch('/brands/99', { name: 'Nothing' })).status).toBe(404)
  expect(await brandsByIds(server.db, [made.body.id])).toEqual([changed.body])
  const last = sql`select kind, subject_id from events where kind like 'brand.%' order by id desc limit 2`
  expect(await all(server.db, last)).toEqual([
    { kind: 'brand.changed', subjectId: made.body.id },
    { kind: 'brand.created', subjectId: made.body.id },
  ])

  // As the desk saves it: whole.
  const { id: _, ...whole } = changed.body
  expect((await server.owner.patch<Said>(path, whole)).body).toEqual(changed.body)
})

test('words around answers are kept, and a variable that they have not is named', async () => {
  const none = { en: '', ru: '', pl: '' }
  const frames = { header: { ...none, en: 'Dear {{customer.name}},' }, footer: none }
  expect((await server.owner.patch<Said>('/brands/1', { frames })).body.frames).toEqual(frames)
  const wrong = { ...frames, footer: { ...none, pl: '{{customer.balance}}' } }
  const refused = await server.owner.patch<Problem>('/brands/1', { frames: wrong })
  expect(refused.body.fields).toMatchObject([
    { field: 'frames/footer/pl', rule: 'variable', params: { name: 'customer.balance' } },
  ])
})

test('what belongs to no other brand belongs to the first', async () => {
  expect(await firstBrand(server.db)).toMatchObject({ id: 1, name: 'Example' })
  expect((await allBrands(server.db))[0]).toEqual(await firstBrand(server.db))
  expect([await brandExists(server.db, 1), await brandExists(server.db, 99)]).toEqual([true, false])
})
