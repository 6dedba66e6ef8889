import type { DkimDomain, DkimKey } from '@podpora/contract/dkim'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { allMailboxes } from '../mailboxes/access.ts'
import { type KeyRow, selectKey, selectKeys, selectSigningKey } from './queries.ts'
import { domainOf, recordOf } from './rules.ts'

/** What an outgoing mail is signed with, as nodemailer wants it. */
export interface Signing {
  domainName: string
  keySelector: string
  privateKey: string
}

/** The key that signs mails from this address; undefined where its domain has none that is in use. */
export async function signingFor(db: Db, secrets: Secrets, address: string): Promise<Signing | undefined> {
  const domainName = domainOf(address)
  const key = await selectSigningKey(db, domainName)
  return key && { domainName, keySelector: key.selector, privateKey: secrets.open(key.privateKey) }
}

/** As the API shows it: the public part only. */
export const keyView = ({ publicKey, ...row }: KeyRow): DkimKey => ({
  ...row,
  record: recordOf({ ...row, publicKey }),
})

/** @throws Refusal not_found */
export async function loadKey(db: Db, id: number): Promise<KeyRow> {
  const row = await selectKey(db, id)
  if (!row) throw new Refusal('not_found')
  return row
}

/** The domains of our mailboxes, and those that have keys from before. */
export async function dkimDomains(db: Db): Promise<DkimDomain[]> {
  const [boxes, keys] = await Promise.all([allMailboxes(db), selectKeys(db)])
  const addresses = boxes.map((box) => box.address)
  const names = new Set([...addresses.map(domainOf), ...keys.map((key) => key.domain)])
  return [...names].sort().map((domain) => ({
    domain,
    addresses: addresses.filter((address) => domainOf(address) === domain),
    keys: keys.filter((key) => key.domain === domain).map(keyView),
  }))
}
