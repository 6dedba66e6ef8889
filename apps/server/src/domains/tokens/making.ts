import type {
  MadeToken,
  NewServiceToken,
  NewToken,
  Service,
  ServiceChange,
  ServiceInput,
} from '@podpora/contract/api'
import type { TokenScope } from '@podpora/contract/permissions'
import type { Person } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { brokenUnique, type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { newToken } from '../../platform/secrets.ts'
import { loadService } from './access.ts'
import {
  hashSecret,
  insertService,
  insertToken,
  lockService,
  type NewRow,
  removeServiceRow,
  updateService,
} from './queries.ts'

/**
 * Makes a token that acts as its maker. @throws Refusal naming `scopes` where they may not do that themselves
 */
export function makeToken(db: Db, actor: Person, input: NewToken): Promise<MadeToken> {
  checkScopes(actor, 'scopes', input.scopes)
  return make(db, { ...input, agentId: actor.id, serviceId: null })
}

/** Makes a service. @throws Refusal name_taken; naming `permissions` where the maker does not have them */
export function makeService(db: Db, actor: Person, input: ServiceInput): Promise<Service> {
  checkScopes(actor, 'permissions', input.permissions)
  return refusingTakenName(
    inTransaction(db, async (trx) => {
      const id = await insertService(trx, { ...input, createdBy: actor.id })
      return loadService(trx, id)
    }),
  )
}

/** @throws Refusal not_found, name_taken; naming `permissions` where the actor does not have what is added */
export function changeService(db: Db, actor: Person, id: number, change: ServiceChange): Promise<Service> {
  return refusingTakenName(
    inTransaction(db, async (trx) => {
      const service = await holdService(trx, id)
      const added = (change.permissions ?? []).filter((scope) => !service.permissions.includes(scope))
      checkScopes(actor, 'permissions', added)
      await updateService(trx, { ...service, ...change })
      return loadService(trx, id)
    }),
  )
}

/** Ends a service and its tokens. @throws Refusal not_found */
export function removeService(db: Db, id: number): Promise<void> {
  return inTransaction(db, async (trx) => {
    await holdService(trx, id)
    await removeServiceRow(trx, id)
  })
}

/** One more token of a service: for the time in which one is replaced by the next. @throws Refusal not_found */
export function makeServiceToken(db: Db, id: number, input: NewServiceToken): Promise<MadeToken> {
  return inTransaction(db, async (trx) => {
    const { permissions } = await holdService(trx, id)
    const made = await make(trx, { ...input, scopes: [], agentId: null, serviceId: id })
    return { ...made, token: { ...made.token, scopes: permissions } }
  })
}

async function make(
  db: Db,
  input: Pick<NewRow, 'name' | 'scopes' | 'agentId' | 'serviceId'> & { expiresInDays?: number | null },
): Promise<MadeToken> {
  const secret = `pod_${newToken()}`
  const token = await insertToken(db, {
    agentId: input.agentId,
    serviceId: input.serviceId,
    name: input.name.trim(),
    scopes: input.scopes,
    prefix: secret.slice(0, 10),
    hash: hashSecret(secret),
    expiresInDays: input.expiresInDays ?? null,
  })
  return { token, secret }
}

async function holdService(trx: Trx, id: number): Promise<Service> {
  if (!(await lockService(trx, id))) throw new Refusal('not_found')
  return loadService(trx, id)
}

// Nobody hands on more than he has.
function checkScopes(actor: Person, field: string, scopes: readonly TokenScope[]): void {
  if (scopes.some((scope) => !actor.permissions.has(scope))) throw refuseField(field, 'enum')
}

async function refusingTakenName<T>(work: Promise<T>): Promise<T> {
  try {
    return await work
  } catch (error) {
    throw brokenUnique(error) === 'services_name' ? new Refusal('name_taken') : error
  }
}
