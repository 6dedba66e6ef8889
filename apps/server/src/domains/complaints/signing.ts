import type { Secrets } from '../../platform/secrets.ts'

/** Where the page stands. */
export const managerPath = '/manager'

/** What opens the page about one ticket: its number, signed. It is good for as long as the ticket is there. */
export const managerToken = (secrets: Secrets, ticketId: number): string =>
  `t${ticketId}.${secrets.sign('manager-page', `t${ticketId}`)}`

/** The address of that page, for people outside. */
export const managerLink = (publicUrl: string, secrets: Secrets, ticketId: number): string =>
  `${publicUrl}${managerPath}/${managerToken(secrets, ticketId)}`

/** The ticket of a token, if the signature is ours. */
export function ticketOfToken(secrets: Secrets, token: string): number | undefined {
  const [, id, signature] = /^t(\d{1,15})\.([a-z2-7]{16})$/i.exec(token) ?? []
  return id && signature && secrets.verify('manager-page', `t${id}`, signature) ? Number(id) : undefined
}
