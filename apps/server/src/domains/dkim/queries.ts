import type { DkimKey, RecordProblem } from '@podpora/contract/dkim'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

export interface KeyRow extends Omit<DkimKey, 'record'> {
  publicKey: string
}

const shape = sql`
  k.id, k.domain, k.selector, k.public_key, k.state, k.problem, k.found, k.checked_at, k.created_at, a.name as created_by,
  k.signing_since, k.retired_at
`
const source = sql`dkim_keys k left join agents a on a.id = k.created_by`

export const selectKeys = (db: Db): Promise<KeyRow[]> =>
  all(db, sql<KeyRow>`select ${shape} from ${source} order by k.domain, k.id desc`)

export const selectKey = (db: Db, id: number): Promise<KeyRow | undefined> =>
  first(db, sql<KeyRow>`select ${shape} from ${source} where k.id = ${id}`)

/** The key that signs what a domain sends; its private part is sealed. */
export const selectSigningKey = (
  db: Db,
  domain: string,
): Promise<{ selector: string; privateKey: string } | undefined> =>
  first(
    db,
    sql<{ selector: string; privateKey: string }>`
      select selector, private_key from dkim_keys where domain = ${domain} and state = 'signing'
    `,
  )

/** Until the transaction ends nobody else changes which key of a domain signs. */
export async function lockDomain(db: Db, domain: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`dkim:${domain}`}, 0))`.execute(db)
}

export async function insertKey(
  db: Db,
  key: { domain: string; selector: string; publicKey: string; privateKey: string; createdBy: number | null },
): Promise<number> {
  const { id } = await one(
    db,
    sql<{ id: number }>`
      insert into dkim_keys (domain, selector, public_key, private_key, state, created_by)
      values (${key.domain}, ${key.selector}, ${key.publicKey}, ${key.privateKey}, 'waiting', ${key.createdBy})
      returning id
    `,
  )
  return id
}

/** Whether something is another than it was. */
export async function updateFindings(
  db: Db,
  id: number,
  { problem, found }: { problem: RecordProblem | null; found: string | null },
): Promise<boolean> {
  const row = await first(
    db,
    sql<{ changed: boolean }>`
      with before as (select id, problem, found, checked_at from dkim_keys where id = ${id} for update)
      update dkim_keys k set problem = ${problem}, found = ${found}, checked_at = now() from before b where k.id = b.id
      returning b.checked_at is null or (b.problem, b.found) is distinct from (k.problem, k.found) as changed
    `,
  )
  return row?.changed ?? false
}

/** This key signs from now on, and the one before it no longer. */
export async function setSigning(db: Db, id: number, domain: string): Promise<void> {
  await sql`
    update dkim_keys set state = 'retired', retired_at = now() where domain = ${domain} and state = 'signing'
  `.execute(db)
  await sql`
    update dkim_keys set state = 'signing', signing_since = now(), retired_at = null where id = ${id}
  `.execute(db)
}

export async function deleteKeyRow(db: Db, id: number): Promise<void> {
  await sql`delete from dkim_keys where id = ${id}`.execute(db)
}
