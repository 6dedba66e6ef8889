import type { Company, CompanyChange, CompanyInput } from '@podpora/contract/companies'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const shape = sql`
  k.id, k.version, k.name, k.parent_id, k.note, k.created_at,
  (select p.name from companies p where p.id = k.parent_id) as parent_name,
  array(select d.domain from company_domains d where d.company_id = k.id order by d.domain) as domains,
  (select count(*)::int from (select from customers c where c.company_id = k.id limit 1000) as members) as member_count
`

/** Newest first. `query` is part of a name or of a domain. */
export function companyPage(
  db: Db,
  query: string | undefined,
  before: number | null,
  limit: number,
): Promise<Company[]> {
  const pattern = `%${(query ?? '').replace(/[\\%_]/g, '\\$&')}%`
  const found = query
    ? sql`(k.name ilike ${pattern}
           or exists (select from company_domains d where d.company_id = k.id and d.domain like lower(${pattern})))`
    : sql`true`
  const older = before === null ? sql`true` : sql`k.id < ${before}`
  return all(
    db,
    sql<Company>`select ${shape} from companies k where ${found} and ${older} order by k.id desc limit ${limit}`,
  )
}

export const companyById = (db: Db, id: number): Promise<Company | undefined> =>
  first(db, sql<Company>`select ${shape} from companies k where k.id = ${id}`)

type Values = Omit<CompanyInput, 'domains'>

export const insertCompany = (db: Db, c: Values): Promise<{ id: number }> =>
  one(
    db,
    sql<{ id: number }>`
      insert into companies (name, parent_id, note) values (${c.name}, ${c.parentId}, ${c.note}) returning id
    `,
  )

/** Only over the version that the change is based on. */
export const updateCompany = (
  db: Db,
  id: number,
  c: Omit<CompanyChange, 'domains'>,
): Promise<{ id: number } | undefined> =>
  first(
    db,
    sql<{ id: number }>`
      update companies set name = ${c.name}, parent_id = ${c.parentId}, note = ${c.note}, version = version + 1
      where id = ${id} and version = ${c.version} returning id
    `,
  )

export const deleteCompanyRow = (db: Db, id: number): Promise<{ id: number } | undefined> =>
  first(db, sql<{ id: number }>`delete from companies where id = ${id} returning id`)

/** One change of who is a part of whom at a time: two that are right by themselves could make a ring together. */
export async function lockHierarchy(db: Db): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('companies.parents', 0))`.execute(db)
}

/** Whether a company is this one, or a part of it at any depth. */
export const isWithin = async (db: Db, id: number, whole: number): Promise<boolean> =>
  (
    await one(
      db,
      sql<{ within: boolean }>`
        with recursive up as (
          select id, parent_id from companies where id = ${id}
          union select p.id, p.parent_id from companies p join up on p.id = up.parent_id
        )
        select exists (select from up where id = ${whole}) as within
      `,
    )
  ).within

/** Gives the domains that were added or taken away. */
export async function setDomains(db: Db, id: number, domains: string[]): Promise<string[]> {
  const gone = await all(
    db,
    sql<{ domain: string }>`
      delete from company_domains where company_id = ${id} and domain <> all(${domains}::text[]) returning domain
    `,
  )
  // Of somebody else's domain the unique index says so.
  const come = await all(
    db,
    sql<{ domain: string }>`
      insert into company_domains (domain, company_id)
      select d, ${id} from unnest(${domains}::text[]) as d
      where not exists (select from company_domains o where o.domain = d and o.company_id = ${id})
      returning domain
    `,
  )
  return [...gone, ...come].map(({ domain }) => domain)
}
