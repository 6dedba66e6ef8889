import { isIP } from 'node:net'
import type { MailProviderName } from '@podpora/contract/choices'
import type { MailProvider, MailProviderInput } from '@podpora/contract/mail-sign-in'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { isPublic } from '../../platform/outgoing.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import type { Secrets } from '../../platform/secrets.ts'
import {
  deleteProvider,
  type ProviderRow,
  putProvider,
  selectProvider,
  selectProviders,
} from './grant-queries.ts'
import { type Provider, placeOf } from './providers.ts'

/** As the API shows it: that there is a secret, never which. */
export const providerView = ({ clientSecret, ...row }: ProviderRow): MailProvider => ({
  ...row,
  hasSecret: clientSecret !== '',
})

export const allProviders = async (db: Db): Promise<MailProvider[]> =>
  (await selectProviders(db)).map(providerView)

/** @throws Refusal not_found where it is not set up */
export async function loadProvider(db: Db, secrets: Secrets, name: MailProviderName): Promise<Provider> {
  const row = await selectProvider(db, name)
  if (!row) throw new Refusal('not_found')
  return { ...row, clientSecret: row.clientSecret && secrets.open(row.clientSecret) }
}

/**
 * Sets a provider up, or changes how. A secret left out stays, for the same application at the same address.
 * @throws Refusal naming the field
 */
export function saveProvider(
  db: Db,
  secrets: Secrets,
  actor: ActorRef,
  name: MailProviderName,
  input: MailProviderInput,
): Promise<MailProvider> {
  return inTransaction(db, async (trx) => {
    const old = await selectProvider(trx, name)
    const next: ProviderRow = {
      provider: name,
      clientId: input.clientId.trim(),
      clientSecret: '',
      tenant: name === 'microsoft' ? (input.tenant ?? '') : '',
      authorizeUrl: name === 'other' ? (input.authorizeUrl ?? '') : '',
      tokenUrl: name === 'other' ? (input.tokenUrl ?? '') : '',
      scope: name === 'other' ? (input.scope ?? '').trim() : '',
    }
    if (name === 'other') checkAddresses(next)
    const samePlace =
      old?.clientId === next.clientId &&
      placeOf(old).server.token_endpoint === placeOf(next).server.token_endpoint
    if (input.clientSecret) next.clientSecret = secrets.seal(input.clientSecret)
    else if (input.clientSecret === undefined && old?.clientSecret) {
      // Otherwise whoever may manage mailboxes could have the secret sent to a machine of theirs.
      if (!samePlace) throw refuseField('clientSecret', 'required')
      next.clientSecret = old.clientSecret
    }
    await putProvider(trx, next)
    await recordEvent(trx, { kind: 'settings.changed', actor, data: { fields: ['mailProviders'] } })
    return providerView(next)
  })
}

/** Mailboxes that sign in by it wait until it is there again. @throws Refusal not_found */
export function forgetProvider(db: Db, actor: ActorRef, name: MailProviderName): Promise<void> {
  return inTransaction(db, async (trx) => {
    if (!(await deleteProvider(trx, name))) throw new Refusal('not_found')
    await recordEvent(trx, { kind: 'settings.changed', actor, data: { fields: ['mailProviders'] } })
  })
}

/** Tokens travel encrypted, except within the house. */
function checkAddresses(row: Pick<ProviderRow, 'authorizeUrl' | 'tokenUrl'>): void {
  for (const field of ['authorizeUrl', 'tokenUrl'] as const) {
    const text = row[field]
    if (!text) throw refuseField(field, 'required')
    if (!URL.canParse(text)) throw refuseField(field, 'pattern')
    const { protocol, hostname } = new URL(text)
    const near = hostname === 'localhost' || (isIP(hostname) !== 0 && !isPublic(hostname))
    if (protocol !== 'https:' && !near) throw refuseField(field, 'pattern')
  }
}
