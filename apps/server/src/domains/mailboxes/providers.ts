import type { MailProviderName } from '@podpora/contract/choices'
import type { AuthorizationServer } from 'oauth4webapi'

/** A provider as it is set up here, with its secret in the clear: only for the moment of asking. */
export interface Provider {
  provider: MailProviderName
  clientId: string
  clientSecret: string
  tenant: string
  authorizeUrl: string
  tokenUrl: string
  scope: string
}

/** Where a provider is asked, and for what. Microsoft: one token serves IMAP and SMTP (learn.microsoft.com, "Authenticate an IMAP, POP or SMTP connection using OAuth"). */
interface Place {
  server: AuthorizationServer & { authorization_endpoint: string; token_endpoint: string }
  scope: string
  /** What it wants to hear so that it gives a refresh token and lets the right account be chosen. */
  more: Record<string, string>
}

export function placeOf(provider: Omit<Provider, 'clientId' | 'clientSecret'>): Place {
  switch (provider.provider) {
    case 'google':
      return {
        server: {
          issuer: 'https://accounts.google.com',
          authorization_endpoint: 'https://accounts.google.com/o/oauth2/v2/auth',
          token_endpoint: 'https://oauth2.googleapis.com/token',
        },
        scope: 'https://mail.google.com/',
        more: { access_type: 'offline', prompt: 'consent' },
      }
    case 'microsoft': {
      const base = `https://login.microsoftonline.com/${provider.tenant || 'common'}`
      return {
        server: {
          issuer: `${base}/v2.0`,
          authorization_endpoint: `${base}/oauth2/v2.0/authorize`,
          token_endpoint: `${base}/oauth2/v2.0/token`,
        },
        scope:
          'https://outlook.office.com/IMAP.AccessAsUser.All https://outlook.office.com/SMTP.Send offline_access',
        more: { prompt: 'select_account' },
      }
    }
    case 'other':
      return {
        server: {
          issuer: URL.canParse(provider.authorizeUrl) ? new URL(provider.authorizeUrl).origin : '',
          authorization_endpoint: provider.authorizeUrl,
          token_endpoint: provider.tokenUrl,
        },
        scope: provider.scope,
        more: {},
      }
  }
}

/** Where the browser goes: an authorisation code (RFC 6749 §4.1.1) that only we can use (PKCE, RFC 7636). */
export function authorizationUrl(
  provider: Omit<Provider, 'clientSecret'>,
  asked: { redirectUri: string; state: string; challenge: string; account: string },
): string {
  const { server, scope, more } = placeOf(provider)
  const url = new URL(server.authorization_endpoint)
  const params = {
    response_type: 'code',
    client_id: provider.clientId,
    redirect_uri: asked.redirectUri,
    state: asked.state,
    code_challenge: asked.challenge,
    code_challenge_method: 'S256',
    login_hint: asked.account,
    ...(scope && { scope }),
    ...more,
  }
  for (const [name, value] of Object.entries(params)) url.searchParams.set(name, value)
  return url.href
}
