import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestServer, testServer } from '../../testing/server.ts'
import { referencePage } from './reference.ts'

let t: TestServer
beforeAll(async () => {
  t = await testServer()
})
afterAll(() => t.close())

test('the reference shows every described route, and needs no script', async () => {
  const { body, headers, status } = await t.stranger.get<string>('/docs')
  expect(status).toBe(200)
  expect(headers['content-type']).toContain('text/html')
  expect(body).not.toMatch(/<script|\son\w+=|(src|href)="(https?:)?\/\//)
  const { body: document } = await t.stranger.get<{ paths: Record<string, object> }>('/openapi.json')
  expect(body.match(/<details/g)?.length).toBe(
    Object.values(document.paths).reduce((sum, verbs) => sum + Object.keys(verbs).length, 0),
  )
  expect(body).toContain('Needs <code>ticket.create</code>')
  const ids = [...body.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])
  expect(new Set(ids).size).toBe(ids.length)
})

test('what a description says is never markup', () => {
  const page = referencePage({
    info: { title: '<b>', version: '1', description: '`<i>`' },
    paths: { '/a': { get: { summary: '<script>alert(1)</script>', tags: ['"><img>'] } } },
  })
  expect(page).not.toMatch(/<b>|<i>|<img|<script/)
  expect(page).toContain('<code>&#60;i&#62;</code>')
})
