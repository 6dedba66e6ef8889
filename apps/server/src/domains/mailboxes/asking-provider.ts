import type { MailSignInReturn, SignInProblem } from '@podpora/contract/mail-sign-in'
import {
  AuthorizationResponseError,
  allowInsecureRequests,
  authorizationCodeGrantRequest,
  type Client,
  ClientSecretPost,
  customFetch,
  None,
  processAuthorizationCodeResponse,
  processRefreshTokenResponse,
  ResponseBodyError,
  refreshTokenGrantRequest,
  type TokenEndpointResponse,
  validateAuthResponse,
} from 'oauth4webapi'
import { type Outgoing, OutgoingError } from '../../platform/outgoing.ts'
import { type Provider, placeOf } from './providers.ts'

const patienceMs = 20_000
/** Tokens of Microsoft alone have some thousand characters. */
const mostRead = 64 * 1024

export interface Tokens {
  accessToken: string
  /** Null: the one before stays (RFC 6749 §6). */
  refreshToken: string | null
  expiresAt: Date
}

/** Why a provider gave no token. */
export class GrantError extends Error {
  override name = 'GrantError'
  readonly problem: SignInProblem

  constructor(problem: SignInProblem, message: string) {
    super(message)
    this.problem = problem
  }
}

/** Asks for tokens with what the browser came back with. @throws GrantError */
export async function askWithCode(
  outgoing: Outgoing,
  provider: Provider,
  returned: MailSignInReturn,
  { redirectUri, verifier }: { redirectUri: string; verifier: string },
): Promise<Tokens> {
  const { server } = placeOf(provider)
  const client: Client = { client_id: provider.clientId }
  return asked(outgoing, async (options) => {
    const params = validateAuthResponse(server, client, paramsOf(provider, returned), returned.state)
    const answer = await authorizationCodeGrantRequest(
      server,
      client,
      clientAuth(provider),
      params,
      redirectUri,
      verifier,
      options(server.token_endpoint),
    )
    return processAuthorizationCodeResponse(server, client, answer)
  })
}

/** Asks for a new access token. @throws GrantError */
export function askAnew(outgoing: Outgoing, provider: Provider, refreshToken: string): Promise<Tokens> {
  const { server } = placeOf(provider)
  const client: Client = { client_id: provider.clientId }
  return asked(outgoing, async (options) => {
    const answer = await refreshTokenGrantRequest(
      server,
      client,
      clientAuth(provider),
      refreshToken,
      options(server.token_endpoint),
    )
    return processRefreshTokenResponse(server, client, answer)
  })
}

const clientAuth = ({ clientSecret }: Provider) => (clientSecret ? ClientSecretPost(clientSecret) : None())

/** `iss` (RFC 9207) is looked at where we know the issuer's name: Google's. Others name one of a tenant or a realm. */
function paramsOf({ provider }: Provider, returned: MailSignInReturn): URLSearchParams {
  const { code, state, iss, error, errorDescription } = returned
  const params = new URLSearchParams({ state })
  if (code !== undefined) params.set('code', code)
  if (error !== undefined) params.set('error', error)
  if (errorDescription !== undefined) params.set('error_description', errorDescription)
  if (iss !== undefined && provider === 'google') params.set('iss', iss)
  return params
}

const requestOptions = (outgoing: Outgoing, onStatus: (status: number) => void) => (endpoint: string) => ({
  // What may be asked without TLS is decided where the address is entered.
  [allowInsecureRequests]: endpoint.startsWith('http:'),
  [customFetch]: async (url: string, init: { headers: Record<string, string>; body?: unknown }) => {
    const answer = await outgoing.post({
      url,
      headers: init.headers,
      body: String(init.body ?? ''),
      timeoutMs: patienceMs,
      mostRead,
    })
    onStatus(answer.status)
    return new Response(answer.text || null, {
      status: answer.status,
      headers: { 'content-type': answer.type ?? 'text/plain' },
    })
  },
})

async function asked(
  outgoing: Outgoing,
  ask: (options: ReturnType<typeof requestOptions>) => Promise<TokenEndpointResponse>,
): Promise<Tokens> {
  let status = 0
  try {
    const tokens = await ask(
      requestOptions(outgoing, (seen) => {
        status = seen
      }),
    )
    return {
      accessToken: tokens.access_token,
      refreshToken: tokens.refresh_token ?? null,
      // Without a word about it an hour is usual, and what is refused earlier is asked for anew.
      expiresAt: new Date(Date.now() + (tokens.expires_in ?? 3600) * 1000),
    }
  } catch (error) {
    throw problemOf(error, status)
  }
}

const ofClient = ['invalid_client', 'unauthorized_client', 'invalid_scope', 'redirect_uri_mismatch']
const ofGrant = ['invalid_grant', 'interaction_required', 'consent_required', 'login_required']

/** What went wrong, by the error codes of RFC 6749 §4.1.2.1 and §5.2. Descriptions are the provider's own words. */
function problemOf(error: unknown, status: number): GrantError {
  if (error instanceof OutgoingError)
    return new GrantError(error.problem === 'timeout' ? 'timeout' : 'unreachable', error.message)
  if (error instanceof AuthorizationResponseError) {
    const problem = error.error === 'access_denied' ? 'denied' : codeProblem(error.error)
    return new GrantError(problem, error.error_description ?? error.error)
  }
  if (status === 429 || status === 503) return new GrantError('busy', `the provider answered ${status}`)
  if (error instanceof ResponseBodyError)
    return new GrantError(codeProblem(error.error), error.error_description ?? error.error)
  return new GrantError('other', error instanceof Error ? error.message : String(error))
}

const codeProblem = (code: string): SignInProblem =>
  ofGrant.includes(code)
    ? 'code_refused'
    : ofClient.includes(code)
      ? 'client_refused'
      : ['temporarily_unavailable', 'server_error', 'slow_down'].includes(code)
        ? 'busy'
        : 'other'
