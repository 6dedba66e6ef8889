import { createHash } from 'node:crypto'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'

/** How it misbehaves at its next answer. */
export type Whim =
  | { kind: 'error'; status: number; error: string; description?: string }
  | { kind: 'status'; status: number; body?: string }
  | { kind: 'silence' }
  | { kind: 'no_refresh_token' }

export interface AuthorizationServer {
  url: string
  /** Token requests that it has seen, the newest last. */
  asked: URLSearchParams[]
  /** Access tokens that hold at present. */
  valid: Set<string>
  whims: Whim[]
  /** Seconds for which it says that tokens hold. */
  expiresIn: number
  /** Each refresh token counts once; one that comes twice ends the grant, as Google and Microsoft may do. */
  rotates: boolean
  /** Whose tokens they are, for a mail server that asks (RFC 7662). */
  account: string
  /** What a person does at the page that the browser was sent to: gives the parameters that it comes back with. */
  consent(authorizeUrl: string): { state: string; code: string }
  /** The person takes back what was granted. */
  revokeAll(): void
  stop(): Promise<void>
}

/** An authorisation server (RFC 6749, RFC 7636) that holds us to the rules, and breaks them itself when told to. */
export async function startAuthorizationServer(): Promise<AuthorizationServer> {
  const codes = new Map<string, { challenge: string; redirectUri: string }>()
  const refreshTokens = new Set<string>()
  const open = new Set<ServerResponse>()
  let count = 0
  const self = {
    asked: [] as URLSearchParams[],
    valid: new Set<string>(),
    whims: [] as Whim[],
    expiresIn: 3600,
    rotates: true,
    account: '',
  }

  function tokensFor(withRefresh: boolean): object {
    const [access, refresh] = [`access-${++count}`, `refresh-${count}`]
    self.valid.add(access)
    if (withRefresh) refreshTokens.add(refresh)
    return {
      access_token: access,
      token_type: 'Bearer',
      expires_in: self.expiresIn,
      ...(withRefresh && { refresh_token: refresh }),
    }
  }

  function answerTo(params: URLSearchParams): { status: number; body: object } {
    const wrong = (error: string) => ({
      status: 400,
      body: { error, error_description: `${error}, it says` },
    })
    if (params.get('client_id') !== 'podpora') return wrong('invalid_client')
    if (params.get('client_secret') !== 'a client secret')
      return { status: 401, body: { error: 'invalid_client' } }
    const whim = self.whims[0]?.kind === 'no_refresh_token' ? self.whims.shift() : undefined
    if (params.get('grant_type') === 'authorization_code') {
      const code = codes.get(params.get('code') ?? '')
      codes.delete(params.get('code') ?? '')
      const challenge = createHash('sha256')
        .update(params.get('code_verifier') ?? '')
        .digest('base64url')
      if (!code || code.challenge !== challenge || code.redirectUri !== params.get('redirect_uri'))
        return wrong('invalid_grant')
      return { status: 200, body: tokensFor(!whim) }
    }
    const spent = params.get('refresh_token') ?? ''
    if (!refreshTokens.has(spent)) {
      if (self.rotates) refreshTokens.clear()
      return wrong('invalid_grant')
    }
    if (self.rotates) refreshTokens.delete(spent)
    return { status: 200, body: tokensFor(self.rotates) }
  }

  const server = createServer((request, response) => {
    open.add(response)
    response.on('close', () => open.delete(response))
    void text(request).then((body) => {
      const params = new URLSearchParams(body)
      if (request.url?.startsWith('/introspect')) {
        const active = self.valid.has(params.get('token') ?? '')
        response.writeHead(200, { 'content-type': 'application/json' })
        return response.end(JSON.stringify({ active, ...(active && { username: self.account }) }))
      }
      self.asked.push(params)
      const [whim] = self.whims
      if (whim && whim.kind !== 'no_refresh_token') {
        self.whims.shift()
        if (whim.kind === 'silence') return
        if (whim.kind === 'status') return response.writeHead(whim.status).end(whim.body ?? '<h1>Sorry</h1>')
        return response
          .writeHead(whim.status, { 'content-type': 'application/json' })
          .end(JSON.stringify({ error: whim.error, error_description: whim.description }))
      }
      const answer = answerTo(params)
      response
        .writeHead(answer.status, { 'content-type': 'application/json;charset=UTF-8' })
        .end(JSON.stringify(answer.body))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`

  return Object.assign(self, {
    url,
    consent(authorizeUrl: string) {
      const params = new URL(authorizeUrl).searchParams
      if (params.get('code_challenge_method') !== 'S256') throw new Error('no PKCE')
      const code = `code-${++count}`
      codes.set(code, {
        challenge: params.get('code_challenge') ?? '',
        redirectUri: params.get('redirect_uri') ?? '',
      })
      return { state: params.get('state') ?? '', code }
    },
    revokeAll() {
      refreshTokens.clear()
      self.valid.clear()
    },
    stop: () =>
      new Promise<void>((resolve) => {
        for (const response of open) response.destroy()
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  })
}
