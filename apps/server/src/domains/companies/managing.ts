import type { Company, CompanyChange, CompanyInput } from '@podpora/contract/companies'
import pg from 'pg'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { brokenUnique, type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { belongByDomains, leaveCompany } from '../customers/belonging.ts'
import { loadCompany } from './access.ts'
import {
  deleteCompanyRow,
  insertCompany,
  isWithin,
  lockHierarchy,
  setDomains,
  updateCompany,
} from './queries.ts'
import { isEverybodys } from './rules.ts'

/** Makes a company within the caller's transaction. Customers who write from its domains belong to it at once. */
export async function addCompany(trx: Trx, actor: ActorRef, input: CompanyInput): Promise<Company> {
  refuseEverybodys(input.domains)
  const { id } = await insertCompany(trx, { ...input, name: input.name.trim() })
  await recordEvent(trx, { kind: 'company.created', actor, subjectId: id, data: { id } })
  await belongByDomains(trx, actor, await setDomains(trx, id, input.domains))
  return loadCompany(trx, id)
}

/** @throws Refusal name_taken; validation_failed naming `domains` or `parentId` */
export const createCompany = (db: Db, actor: ActorRef, input: CompanyInput): Promise<Company> =>
  saying(inTransaction(db, (trx) => addCompany(trx, actor, input)))

/**
 * Changes a company, if nobody else has changed it since. Whoever belonged to it by a domain that it has no more leaves.
 * @throws Refusal not_found; name_taken; changed_meanwhile with the company as it is now; validation_failed
 */
export const changeCompany = (db: Db, actor: ActorRef, id: number, change: CompanyChange): Promise<Company> =>
  saying(
    inTransaction(db, async (trx) => {
      refuseEverybodys(change.domains)
      await refuseRing(trx, id, change.parentId)
      if (!(await updateCompany(trx, id, { ...change, name: change.name.trim() })))
        throw new Refusal('changed_meanwhile', { current: await loadCompany(trx, id) })
      await recordEvent(trx, { kind: 'company.changed', actor, subjectId: id, data: { id } })
      await belongByDomains(trx, actor, await setDomains(trx, id, change.domains))
      return loadCompany(trx, id)
    }),
  )

/** Its customers belong to none then. @throws Refusal not_found; company_in_use while tickets, contracts or parts name it */
export const deleteCompany = (db: Db, actor: ActorRef, id: number): Promise<void> =>
  saying(
    inTransaction(db, async (trx) => {
      await leaveCompany(trx, actor, id)
      if (!(await deleteCompanyRow(trx, id))) throw new Refusal('not_found')
      await recordEvent(trx, { kind: 'company.deleted', actor, subjectId: id, data: { id } })
    }),
  )

function refuseEverybodys(domains: string[]): void {
  const domain = domains.find(isEverybodys)
  if (domain) throw refuseField('domains', 'public_domain', { domain })
}

async function refuseRing(trx: Trx, id: number, parentId: number | null): Promise<void> {
  if (parentId === null) return
  await lockHierarchy(trx)
  if (await isWithin(trx, parentId, id)) throw refuseField('parentId', 'own_part')
}

async function saying<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    const broken = brokenUnique(error)
    if (broken === 'companies_name') throw new Refusal('name_taken')
    if (broken === 'company_domains_pkey') throw refuseField('domains', 'domain_taken')
    if (!(error instanceof pg.DatabaseError) || error.code !== '23503') throw error
    throw error.table === 'companies' && error.detail?.includes('is not present')
      ? refuseField('parentId', 'unknown')
      : new Refusal('company_in_use')
  }
}
