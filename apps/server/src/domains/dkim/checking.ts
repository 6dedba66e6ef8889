import type { DkimKey, RecordProblem } from '@podpora/contract/dkim'
import type { Dns } from '../../platform/dns.ts'
import { type ActorRef, system } from '../../platform/events/log.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { keyView, loadKey } from './access.ts'
import { told } from './actions.ts'
import { type KeyRow, lockDomain, selectKeys, setSigning, updateFindings } from './queries.ts'
import { problemOf, recordOf } from './rules.ts'

type Services = { db: Db; dns: Dns }

/** Looks for a key's record. One that waited for it signs from now on. @throws Refusal not_found */
export async function checkKey({ db, dns }: Services, actor: ActorRef, id: number): Promise<DkimKey> {
  const findings = await lookUp(dns, await loadKey(db, id))
  return inTransaction(db, async (trx) => {
    const { domain } = await loadKey(trx, id)
    await lockDomain(trx, domain)
    const changed = await updateFindings(trx, id, findings)
    const { state } = await loadKey(trx, id)
    const begins = state === 'waiting' && findings.problem === null
    if (begins) await setSigning(trx, id, domain)
    if (changed || begins) await told(trx, actor, id)
    return keyView(await loadKey(trx, id))
  })
}

/** Looks for the records of all keys that wait or sign. Gives how many were looked for. */
export async function checkKeys(services: Services): Promise<number> {
  const due = (await selectKeys(services.db)).filter(({ state }) => state !== 'retired')
  for (const { id } of due) await checkKey(services, system, id)
  return due.length
}

async function lookUp(
  dns: Dns,
  key: KeyRow,
): Promise<{ problem: RecordProblem | null; found: string | null }> {
  try {
    const records = await dns.resolve(recordOf(key).name, 'TXT')
    const texts = (records as string[][]).map((parts) => parts.join(''))
    const problem = problemOf(texts, key.publicKey)
    return { problem, found: problem ? texts.join('\n').slice(0, 1000) || null : null }
  } catch (error) {
    const { code = '', message } = error as Error & { code?: string }
    if (code === 'ENOTFOUND' || code === 'ENODATA') return { problem: 'missing', found: null }
    return { problem: 'not_reached', found: message.slice(0, 300) }
  }
}
