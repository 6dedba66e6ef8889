import type { Config } from '../../config.ts'
import type { Secrets } from '../../platform/secrets.ts'

/** Where the page stands. */
export const balancePath = '/balance'

/** Whose page it is: all that serves a customer, or one contract, for as long as that customer is told of it. */
export interface BalanceOf {
  customerId: number
  contractId?: number
}

const nameOf = ({ customerId, contractId }: BalanceOf): string =>
  contractId === undefined ? `c${customerId}` : `c${customerId}k${contractId}`

/** What opens the page: its numbers, signed. */
export const balanceToken = (secrets: Secrets, of: BalanceOf): string =>
  `${nameOf(of)}.${secrets.sign('balance-page', nameOf(of))}`

/** The address of that page, for people outside. */
export const balanceLink = (
  { config, secrets }: { config: Pick<Config, 'publicUrl'>; secrets: Secrets },
  of: BalanceOf,
): string => `${config.publicUrl}${balancePath}/${balanceToken(secrets, of)}`

/** Whose a token is, if the signature is ours. */
export function ofToken(secrets: Secrets, token: string): BalanceOf | undefined {
  const [, customer, contract, signature] = /^c(\d{1,15})(?:k(\d{1,15}))?\.([a-z2-7]{16})$/i.exec(token) ?? []
  if (!customer || !signature) return undefined
  const of = { customerId: Number(customer), ...(contract && { contractId: Number(contract) }) }
  return secrets.verify('balance-page', nameOf(of), signature) ? of : undefined
}
