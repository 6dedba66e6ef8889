import { all, type Db, sql } from '../../platform/postgres/db.ts'

export interface Link {
  externalId: string
  localId: number
  /** Hex. */
  hash: string
  mark: string
}
type Kind = 'person' | 'ticket' | 'message'

/** What things from elsewhere are here, by their ids there. */
export const linksOf = async (
  db: Db,
  origin: string,
  kind: Kind,
  ids: string[],
): Promise<Map<string, Link>> =>
  new Map(
    (
      await all(
        db,
        sql<Link>`
          select external_id, local_id, encode(hash, 'hex') as hash, mark from import_links
          where origin = ${origin} and kind = ${kind} and external_id = any(${ids}::text[])
        `,
      )
    ).map((link) => [link.externalId, link]),
  )

export async function putLinks(
  db: Db,
  origin: string,
  kind: Kind,
  links: (Link & { reference?: string })[],
): Promise<void> {
  if (links.length === 0) return
  await sql`
    insert into import_links (origin, kind, external_id, local_id, reference, hash, mark)
    select ${origin}, ${kind}, l."externalId", l."localId", l.reference, decode(l.hash, 'hex'), l.mark
    from json_to_recordset(${JSON.stringify(links)}::json)
      as l ("externalId" text, "localId" bigint, reference text, hash text, mark text)
    on conflict (origin, kind, external_id) do update set hash = excluded.hash, mark = excluded.mark
  `.execute(db)
}

/** The people, groups and brands that are here: few, and looked up by names. */
export interface Here {
  agents: Map<string, { id: number; assignable: boolean }>
  groups: Map<string, number>
  brands: Map<string, number>
  firstBrand: number
  /** Of each brand the mailbox that its answers go out by. */
  mailboxes: Map<number, number>
  closeAfterDays: number
}

/** @throws when the installation is not set up */
export async function whatIsHere(db: Db): Promise<Here> {
  const [agents, groups, brands, mailboxes, settings] = await Promise.all([
    all(
      db,
      sql<{ id: number; email: string; assignable: boolean }>`
      select id, lower(email) as email, state = 'active' and role <> 'light' as assignable from agents`,
    ),
    all(db, sql<{ id: number; name: string }>`select id, lower(name) as name from groups`),
    all(db, sql<{ id: number; name: string }>`select id, lower(name) as name from brands order by id`),
    all(
      db,
      sql<{
        id: number
        brandId: number
      }>`select distinct on (brand_id) id, brand_id from mailboxes order by brand_id, id`,
    ),
    all(db, sql<{ closeAfterDays: number }>`select close_after_days from settings`),
  ])
  const first = brands[0]
  if (!first) throw new Error('there is no brand')
  return {
    agents: new Map(agents.map(({ email, ...agent }) => [email, agent])),
    groups: new Map(groups.map(({ id, name }) => [name, id])),
    brands: new Map(brands.map(({ id, name }) => [name, id])),
    firstBrand: first.id,
    mailboxes: new Map(mailboxes.map(({ id, brandId }) => [brandId, id])),
    closeAfterDays: settings[0]?.closeAfterDays ?? 14,
  }
}
