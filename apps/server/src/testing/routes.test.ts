import type { MadeToken, Service } from '@podpora/contract/api'
import type { Problem } from '@podpora/contract/errors'
import { permissionsOf, type Role, roles, tokenScopes } from '@podpora/contract/permissions'
import { api } from '@podpora/contract/routes'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { serializerOf, validatorOf } from '../platform/http/compiling.ts'
import type { RouteLine } from '../platform/http/server.ts'
import { program, type TestServer, testServer, type Visitor } from './server.ts'

let t: TestServer
let routes: RouteLine[]
const people = new Map<Role, Visitor>()
beforeAll(async () => {
  t = await testServer()
  routes = t.podpora.routes
  people.set('owner', t.owner)
  for (const role of roles) if (role !== 'owner') people.set(role, await t.colleague(role))
})
afterAll(() => t.close())

/** An address that leads to nothing: who may not call it must learn that first. */
const example = (url: string) =>
  url.slice(api.length).replace(':token', 'a-token-that-nobody-has-given').replace(/:\w+/g, '999999')

/** Bodies are checked before permission in no case, so an empty one will do. */
async function ask(
  who: Visitor,
  { method, url }: RouteLine,
): Promise<{ status: number; code: string | undefined }> {
  const path = example(url)
  const verb = method.toLowerCase() as 'get' | 'post' | 'patch' | 'put' | 'delete'
  const answer = await who[verb]<Problem>(path, {})
  return { status: answer.status, code: (answer.body as Problem | null)?.code }
}

describe('every route', () => {
  test('says a permission that exists, or that it is public', () => {
    const known = new Set<string>(['public', ...permissionsOf.owner])
    expect(routes.filter((route) => !known.has(route.permission))).toEqual([])
    expect(routes.length).toBeGreaterThan(50)
  })

  // A schema is compiled when its route is first asked, which must not be the moment to learn that it is none.
  test('says schemas that can be compiled', () => {
    const parts = ['body', 'params', 'querystring', 'headers'] as const
    let count = 0
    for (const { schema } of routes) {
      for (const part of parts) {
        const said = schema?.[part]
        if (said) count += Number(Boolean(validatorOf(said as object, part)))
      }
      for (const said of Object.values(schema?.response ?? {}))
        count += Number(Boolean(serializerOf(said as object)))
    }
    expect(count).toBeGreaterThan(routes.length)
  })

  test.each(roles)('answers a %s as the permission table says', async (role) => {
    const who = people.get(role) as Visitor
    const wrong: string[] = []
    // Leaving comes last, or the rest would be asked by a stranger.
    const ends = (r: RouteLine) => r.method === 'DELETE' && /\/(session|devices)$/.test(r.url)
    for (const route of routes.filter((r) => r.url.startsWith(`${api}/`) && !ends(r))) {
      const { code, status } = await ask(who, route)
      const may = route.permission === 'public' || permissionsOf[role].has(route.permission as never)
      const refused = code === 'forbidden' || code === 'not_signed_in' || code === 'csrf_failed'
      if (may === refused || status >= 500) wrong.push(`${route.method} ${route.url}: ${status} ${code}`)
    }
    expect(wrong).toEqual([])
  })

  test.each(tokenScopes)(
    'is open to a token with %s alone where it asks for that, and nowhere else',
    async (scope) => {
      const { body: service } = await t.owner.post<Service>('/services', {
        name: scope,
        permissions: [scope],
      })
      const { body } = await t.owner.post<MadeToken>(`/services/${service.id}/tokens`, { name: 'walk' })
      const who = program(t.podpora, body.secret)
      const wrong: string[] = []
      for (const route of routes.filter((r) => r.url.startsWith(`${api}/`) && r.permission !== 'public')) {
        const { code, status } = await ask(who, route)
        const refused = code === 'forbidden' || code === 'not_signed_in' || code === 'csrf_failed'
        if ((route.permission === scope) === refused || status >= 500)
          wrong.push(`${route.method} ${route.url}: ${status} ${code}`)
      }
      expect(wrong).toEqual([])
    },
  )

  test('that is not public sends a stranger away', async () => {
    const open: string[] = []
    for (const route of routes.filter((r) => r.permission !== 'public')) {
      const { code } = await ask(t.stranger, route)
      if (code !== 'not_signed_in') open.push(`${route.method} ${route.url}: ${code}`)
    }
    expect(open).toEqual([])
  })

  test('that changes something wants the session’s token', async () => {
    const { cookie } = t.owner
    for (const { method, url, permission } of routes) {
      if (method === 'GET' || permission === 'public') continue
      const response = await t.podpora.app.inject({
        method: method as 'POST',
        url: `${api}${example(url)}`,
        headers: { cookie },
        payload: {},
      })
      expect(`${method} ${url} ${response.json<Problem>().code}`).toBe(`${method} ${url} csrf_failed`)
    }
  })

  test('is described in OpenAPI', async () => {
    const { body } = await t.stranger.get<{ openapi: string; paths: Record<string, object> }>('/openapi.json')
    expect(body.openapi).toMatch(/^3\.1/)
    const described = Object.entries(body.paths).flatMap(([path, verbs]) =>
      Object.keys(verbs).map((verb) => `${verb.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    )
    const missing = routes
      .map((route) => `${route.method} ${route.url}`)
      .filter(
        (line) => !described.includes(line) && !/\/(openapi.json|docs)$/.test(line) && !line.endsWith(' /*'),
      )
    expect(missing).toEqual([])
  })
})
