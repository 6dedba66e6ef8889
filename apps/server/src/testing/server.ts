import type { Setup } from '@podpora/contract/people'
import type { Role } from '@podpora/contract/permissions'
import { api, csrfHeader } from '@podpora/contract/routes'
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import type { Dns } from '../platform/dns.ts'
import { type Podpora, wire } from '../wiring.ts'
import { type TestDatabase, testDatabase } from './database.ts'

/** Somebody at a browser: their cookie and token go along with each request. */
export interface Visitor {
  id: number
  get<T = unknown>(path: string): Promise<Answer<T>>
  post<T = unknown>(path: string, body?: object): Promise<Answer<T>>
  patch<T = unknown>(path: string, body: object): Promise<Answer<T>>
  put<T = unknown>(path: string, body: object): Promise<Answer<T>>
  delete<T = unknown>(path: string): Promise<Answer<T>>
  cookie: string
}
export interface Answer<T> {
  status: number
  body: T
  headers: LightMyRequestResponse['headers']
}

export interface TestServer extends TestDatabase {
  podpora: Podpora
  /** The owner, made by the set-up. */
  owner: Visitor
  stranger: Visitor
  /** Invites somebody, who accepts. */
  colleague(role: Role, more?: { groupIds?: number[]; name?: string }): Promise<Visitor>
}

export const ownerSetup: Setup = {
  name: 'Olga Owner',
  email: 'olga@example.com',
  password: 'correct horse battery',
  company: 'Example Ltd',
  brand: 'Example',
  brandAddress: 'support@example.com',
  language: 'en',
}

/** The whole server over a database of its own, called without a network; set up, unless told otherwise. */
export async function testServer(
  options: { setUp?: boolean; settings?: Record<string, string>; dns?: Dns } = {},
): Promise<TestServer> {
  const database = await testDatabase(options.settings, options.dns)
  const podpora = await wire(database)
  await podpora.app.ready()
  const stranger = visitor(podpora)
  const owner = visitor(podpora)
  if (options.setUp !== false) await owner.enter('/setup', 'POST', ownerSetup)

  let count = 0
  return {
    ...database,
    podpora,
    owner,
    stranger,
    async colleague(role, { groupIds = [1], name = `Colleague ${++count}` } = {}) {
      const email = `${role}.${++count}@example.com`
      const invited = await owner.post<{ link: string }>('/agents', { name, email, role, groupIds })
      const person = visitor(podpora)
      const token = invited.body.link.split('/').at(-1)
      await person.enter(`/invitations/${token}`, 'PUT', {
        name,
        password: 'a good password',
        language: 'en',
      })
      return person
    },
    async close() {
      await podpora.app.close()
      await database.close()
    },
  }
}

/** A program with a token. It keeps no cookie; `headers` go with each of its requests. */
export function program(podpora: Podpora, token: string, headers: Record<string, string> = {}): Visitor {
  const call = async <T>(
    method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE',
    path: string,
    body?: object,
  ) => {
    const response = await podpora.app.inject({
      method,
      url: `${api}${path}`,
      headers: { authorization: `Bearer ${token}`, host: 'localhost', ...headers },
      ...(body && { payload: body }),
    })
    const type = String(response.headers['content-type'] ?? '')
    const answer = type.includes('json') ? response.json() : response.body
    return { status: response.statusCode, body: answer as T, headers: response.headers }
  }
  return {
    id: 0,
    cookie: '',
    get: (path) => call('GET', path),
    post: (path, body) => call('POST', path, body),
    patch: (path, body) => call('PATCH', path, body),
    put: (path, body) => call('PUT', path, body),
    delete: (path) => call('DELETE', path),
  }
}

export function visitor(
  podpora: Podpora,
): Visitor & { enter(path: string, method: 'POST' | 'PUT', body: object): Promise<void> } {
  let cookie = ''
  let token = ''
  async function call<T>(method: InjectOptions['method'], path: string, body?: object): Promise<Answer<T>> {
    const response = await podpora.app.inject({
      method: method as 'GET',
      url: `${api}${path}`,
      headers: { cookie, [csrfHeader]: token, host: 'localhost' },
      ...(body && { payload: body }),
    })
    const rotated = response.cookies.map((c) => `${c.name}=${c.value}`).at(-1)
    if (rotated) cookie = rotated
    const type = String(response.headers['content-type'] ?? '')
    const answer = type.includes('json') ? response.json() : response.body
    return { status: response.statusCode, body: answer as T, headers: response.headers }
  }
  const self = {
    id: 0,
    get cookie() {
      return cookie
    },
    get: <T>(path: string) => call<T>('GET', path),
    post: <T>(path: string, body?: object) => call<T>('POST', path, body),
    patch: <T>(path: string, body: object) => call<T>('PATCH', path, body),
    put: <T>(path: string, body: object) => call<T>('PUT', path, body),
    delete: <T>(path: string) => call<T>('DELETE', path),
    /** Signs in by a request that answers with a session. */
    async enter(path: string, method: 'POST' | 'PUT', body: object) {
      const answer = await call<{ me: { id: number }; csrfToken: string }>(method, path, body)
      if (answer.status >= 300)
        throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`)
      self.id = answer.body.me.id
      token = answer.body.csrfToken
    },
  }
  return self
}
