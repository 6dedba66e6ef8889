import type { Config } from '../../config.ts'
import type { Secrets } from '../../platform/secrets.ts'

/** Where the pages stand. */
export const materialPath = '/read'

/** Which page, and for whom. */
export interface MaterialOf {
  materialId: number
  customerId: number
}

/** Makes the address of a page for a customer. */
export type LinkTo = (of: MaterialOf) => string

const nameOf = ({ materialId, customerId }: MaterialOf): string => `m${materialId}c${customerId}`

/** The address of a page for one customer. It says who asks; whether they may read is asked whenever it is opened. */
export const materialLink = (
  { config, secrets }: { config: Pick<Config, 'publicUrl'>; secrets: Secrets },
  of: MaterialOf,
): string => `${config.publicUrl}${materialPath}/${nameOf(of)}.${secrets.sign('material-page', nameOf(of))}`

/** What a token leads to, if the signature is ours. */
export function materialOfToken(secrets: Secrets, token: string): MaterialOf | undefined {
  const [, material, customer, signature] = /^m(\d{1,15})c(\d{1,15})\.([a-z2-7]{16})$/i.exec(token) ?? []
  if (!material || !customer || !signature) return undefined
  const of = { materialId: Number(material), customerId: Number(customer) }
  return secrets.verify('material-page', nameOf(of), signature) ? of : undefined
}
