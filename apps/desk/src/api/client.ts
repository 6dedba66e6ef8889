import type { ErrorCode, FieldProblem, Problem } from '@podpora/contract/errors'
import { api as base, csrfHeader } from '@podpora/contract/routes'

/** A refusal, or no answer at all (`unavailable`, status 0). `code` is a text key: `errors:<code>`. */
export class ApiError extends Error {
  readonly code: ErrorCode
  readonly status: number
  readonly fields: FieldProblem[]
  readonly current: unknown
  readonly retryAfter: number | undefined

  constructor(problem: Pick<Problem, 'code' | 'status'> & Partial<Problem>) {
    super(`${problem.status} ${problem.code}`)
    this.code = problem.code as ErrorCode
    this.status = problem.status
    this.fields = problem.fields ?? []
    this.current = problem.current
    this.retryAfter = problem.retryAfter
  }
}

let csrfToken = ''
let onSignedOut = () => {}

/** The session's token goes with each request that changes something. */
export const rememberCsrfToken = (token: string) => {
  csrfToken = token
}
/** What to do when the server no longer knows us: the app goes to the sign-in page. */
export const whenSignedOut = (action: () => void) => {
  onSignedOut = action
}

type Query = Record<string, string | number | boolean | null | undefined>
type Options = { query?: Query; signal?: AbortSignal; keepalive?: boolean }

const get = <T>(path: string, options?: Options) => request<T>('GET', path, undefined, options)
const post = <T>(path: string, body?: unknown, options?: Options) => request<T>('POST', path, body, options)
const put = <T>(path: string, body?: unknown, options?: Options) => request<T>('PUT', path, body, options)
const patch = <T>(path: string, body?: unknown, options?: Options) => request<T>('PATCH', path, body, options)
const remove = <T>(path: string, options?: Options) => request<T>('DELETE', path, undefined, options)

/** The only way to the server. Paths are those of the contract, without `/api/v1`. */
export const api = { get, post, put, patch, delete: remove, url: address }

async function request<T>(method: string, path: string, body?: unknown, options: Options = {}): Promise<T> {
  const headers: Record<string, string> = { accept: 'application/json' }
  if (method !== 'GET' && csrfToken) headers[csrfHeader] = csrfToken
  // A form (uploads) sets its own type, with the boundary.
  const form = body instanceof FormData
  if (body !== undefined && !form) headers['content-type'] = 'application/json'

  const response = await fetch(address(path, options.query), {
    method,
    headers,
    body: form ? body : body === undefined ? null : JSON.stringify(body),
    signal: options.signal ?? null,
    keepalive: options.keepalive ?? false,
  }).catch((error: unknown) => {
    if (options.signal?.aborted) throw error
    throw new ApiError({ code: 'unavailable', status: 0 })
  })

  if (response.ok) return (response.status === 204 ? null : await response.json()) as T
  const error = new ApiError(await problemOf(response))
  // Without a token nobody was signed in: that question is the boot's own.
  if (error.code === 'not_signed_in' && csrfToken) onSignedOut()
  throw error
}

function address(path: string, query: Query = {}): string {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query))
    if (value !== undefined && value !== null && value !== '') search.set(name, String(value))
  const tail = search.toString()
  return `${base}${path}${tail ? `?${tail}` : ''}`
}

/** A proxy in between may answer with a page of its own instead of a problem document. */
async function problemOf(response: Response): Promise<Pick<Problem, 'code' | 'status'> & Partial<Problem>> {
  const { status } = response
  const problem: unknown = await response.json().catch(() => null)
  if (typeof problem === 'object' && problem !== null && 'code' in problem) return problem as Problem
  const code: ErrorCode = status === 404 ? 'not_found' : status >= 502 ? 'unavailable' : 'internal'
  return { code, status }
}
