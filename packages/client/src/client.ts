import type { Api } from './api.ts'

export type { Api } from './api.ts'
export type Route = keyof Api

/** RFC 9457 problem document; `code` says what it is. */
export interface Problem {
  type: string
  title: string
  status: number
  code: string
  detail?: string
  fields?: { field: string; rule: string }[]
  current?: unknown
  retryAfter?: number
}

export class PodporaError extends Error {
  override name = 'PodporaError'
  readonly problem: Problem

  constructor(problem: Problem) {
    super(`${problem.status} ${problem.code}: ${problem.title}`)
    this.problem = problem
  }
}

interface Shape {
  path: unknown
  query: unknown
  body: unknown
  answer: unknown
}
type Part<Name extends string, T> = [T] extends [never]
  ? unknown
  : Record<never, never> extends T
    ? { [key in Name]?: T }
    : { [key in Name]: T }
type Given<R extends Shape> = Part<'path', R['path']> & Part<'query', R['query']> & Part<'body', R['body']>
type Options<R extends Shape> = Given<R> & { idempotencyKey?: string; signal?: AbortSignal }
/** Without anything that must be said, nothing need be given. */
type Arguments<R extends Shape> = Record<never, never> extends Given<R> ? [Options<R>?] : [Options<R>]
type ItemOf<Answer> = Answer extends { items: (infer Item)[]; next: string | null } ? Item : never

export interface Client {
  /** Calls a route. @throws PodporaError when it refuses */
  call<R extends Route>(route: R, ...given: Arguments<Api[R]>): Promise<Api[R]['answer']>
  /** Every item of a list, page after page. */
  pages<R extends Route>(route: R, ...given: Arguments<Api[R]>): AsyncGenerator<ItemOf<Api[R]['answer']>>
}

interface Request {
  path?: Record<string, string | number>
  query?: Record<string, unknown>
  body?: unknown
  idempotencyKey?: string
  signal?: AbortSignal
}

/** `url` is where Podpora is reached, without a path; `token` one that was made in its settings. */
export function createClient({ url, token }: { url: string; token: string }): Client {
  async function send(route: string, given: Request = {}): Promise<unknown> {
    const [method = 'GET', path = ''] = route.split(' ')
    const headers: Record<string, string> = { authorization: `Bearer ${token}`, accept: 'application/json' }
    if (method === 'POST') headers['idempotency-key'] = given.idempotencyKey ?? crypto.randomUUID()
    if (given.body !== undefined) headers['content-type'] = 'application/json'
    const response = await fetch(address(url, path, given), {
      method,
      headers,
      body: given.body === undefined ? null : JSON.stringify(given.body),
      signal: given.signal ?? null,
    })
    if (!response.ok) throw new PodporaError(await problemOf(response))
    return response.status === 204 ? null : response.json()
  }

  async function* pages(route: string, given: Request = {}): AsyncGenerator<unknown> {
    let after = given.query?.after
    do {
      const page = await send(route, { ...given, query: { ...given.query, after } })
      const { items, next } = page as { items: unknown[]; next: string | null }
      yield* items
      after = next
    } while (after)
  }

  return { call: send, pages } as unknown as Client
}

function address(url: string, path: string, { path: values = {}, query = {} }: Request): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(String(values[name])))
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null) search.set(name, String(value))
  const tail = search.toString()
  return `${url.replace(/\/$/, '')}/api/v1${filled}${tail ? `?${tail}` : ''}`
}

/** A proxy in between may answer with a page of its own. */
async function problemOf(response: Response): Promise<Problem> {
  const { status } = response
  const problem: unknown = await response.json().catch(() => null)
  if (typeof problem === 'object' && problem !== null && 'code' in problem) return problem as Problem
  return { type: 'about:blank', title: response.statusText, status, code: 'unknown' }
}
