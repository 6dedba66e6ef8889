import { all, type Db, first, sql } from '../../platform/postgres/db.ts'

/** The company of a mail address's domain, as a value. */
export const companyOf = (address: string) =>
  sql`(select company_id from company_domains where domain = split_part(${address}, '@', 2))`

/** Puts customers with addresses at these domains where their domains now say, unless somebody has said otherwise. Gives those who moved. */
export const moveByDomains = async (db: Db, domains: string[]): Promise<number[]> =>
  ids(
    await all(
      db,
      sql<{ id: number }>`
        with concerned as (
          select c.id,
            (select d.company_id from identities i
             join company_domains d on d.domain = split_part(i.address, '@', 2)
             where i.customer_id = c.id and i.channel = 'mail' order by i.id limit 1) as company_id
          from customers c
          where not c.company_by_hand and c.id in (
            select customer_id from identities
            where channel = 'mail' and split_part(address, '@', 2) = any(${domains}::text[]))
          order by c.id for no key update of c
        )
        update customers c set company_id = n.company_id from concerned n
        where c.id = n.id and c.company_id is distinct from n.company_id returning c.id
      `,
    ),
  )

/** Whoever belongs to none and has an address at a company's domain belongs to it. */
export const joinByDomain = async (db: Db, id: number): Promise<boolean> =>
  (await first(
    db,
    sql`
      update customers c set company_id = d.company_id
      from identities i join company_domains d on d.domain = split_part(i.address, '@', 2)
      where c.id = ${id} and i.customer_id = c.id and i.channel = 'mail'
        and c.company_id is null and not c.company_by_hand
      returning c.id
    `,
  )) !== undefined

export async function setCompany(db: Db, id: number, companyId: number | null): Promise<void> {
  await sql`update customers set company_id = ${companyId}, company_by_hand = true where id = ${id}`.execute(
    db,
  )
}

/** Those who belonged to it by hand as well. */
export const dismiss = async (db: Db, companyId: number): Promise<number[]> =>
  ids(
    await all(
      db,
      sql<{ id: number }>`
        update customers set company_id = null, company_by_hand = false where company_id = ${companyId} returning id
      `,
    ),
  )

const ids = (rows: { id: number }[]): number[] => rows.map(({ id }) => id)
