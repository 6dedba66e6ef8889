import { generateKeyPair } from 'node:crypto'
import { promisify } from 'node:util'
import type { DkimKey } from '@podpora/contract/dkim'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import { refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { dkimDomains, keyView, loadKey } from './access.ts'
import { deleteKeyRow, insertKey, lockDomain, setSigning } from './queries.ts'
import { newSelector } from './rules.ts'

const makePair = promisify(generateKeyPair)

/**
 * Makes a key for one of our domains; it signs nothing before its record is found, or somebody says so. Where one waits
 * already, it is that one: two records to publish would be one too many. `day` as 2026-11-22.
 * @throws Refusal naming the domain where we send nothing from it
 */
export async function createKey(
  db: Db,
  secrets: Secrets,
  actor: ActorRef,
  wanted: string,
  day: string,
): Promise<DkimKey> {
  const domain = wanted.toLowerCase()
  // Not all receivers know Ed25519 (RFC 8463) yet, and those who do know RSA; 2048 bits fit into what DNS carries well.
  const pair = await makePair('rsa', { modulusLength: 2048 })
  return inTransaction(db, async (trx) => {
    await lockDomain(trx, domain)
    const ours = (await dkimDomains(trx)).find((one) => one.domain === domain)
    if (!ours || ours.addresses.length === 0) throw refuseField('domain', 'unknown')
    const waiting = ours.keys.find((key) => key.state === 'waiting')
    if (waiting) return waiting
    const id = await insertKey(trx, {
      domain,
      selector: newSelector(
        day,
        ours.keys.map((key) => key.selector),
      ),
      publicKey: pair.publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
      privateKey: secrets.seal(pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()),
      createdBy: actor.kind === 'agent' ? actor.id : null,
    })
    await told(trx, actor, id)
    return keyView(await loadKey(trx, id))
  })
}

/** This key signs from now on. The one before it is retired: its record is still needed for mails on their way. @throws Refusal not_found */
export const useKey = (db: Db, actor: ActorRef, id: number): Promise<DkimKey> =>
  inTransaction(db, async (trx) => {
    const { domain } = await loadKey(trx, id)
    await lockDomain(trx, domain)
    const key = await loadKey(trx, id)
    if (key.state !== 'signing') {
      await setSigning(trx, id, domain)
      await told(trx, actor, id)
    }
    return keyView(await loadKey(trx, id))
  })

/** Takes a key away for good: what it has signed can no longer be proved once its record is gone, too. @throws Refusal not_found */
export const deleteKey = (db: Db, actor: ActorRef, id: number): Promise<void> =>
  inTransaction(db, async (trx) => {
    await loadKey(trx, id)
    await deleteKeyRow(trx, id)
    await told(trx, actor, id)
  })

export const told = (trx: Trx, actor: ActorRef, id: number): Promise<void> =>
  recordEvent(trx, { kind: 'mail_trust.changed', actor, subjectId: id, data: { what: 'dkim' } })
