import type { Secrets } from '../../platform/secrets.ts'

/** Where the page stands. */
export const progressPath = '/progress'

/** What opens the page of one project: its number, signed. */
export const progressToken = (secrets: Secrets, ticketId: number): string =>
  `p${ticketId}.${secrets.sign('progress-page', `p${ticketId}`)}`

/** The address of that page, for people outside. */
export const progressLink = (publicUrl: string, secrets: Secrets, ticketId: number): string =>
  `${publicUrl}${progressPath}/${progressToken(secrets, ticketId)}`

/** The ticket of a token, if the signature is ours. */
export function ticketOfProgress(secrets: Secrets, token: string): number | undefined {
  const [, id, signature] = /^p(\d{1,15})\.([a-z2-7]{16})$/i.exec(token) ?? []
  return id && signature && secrets.verify('progress-page', `p${id}`, signature) ? Number(id) : undefined
}
