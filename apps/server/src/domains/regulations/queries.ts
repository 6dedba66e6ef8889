import type { Regulation, RegulationInput, RegulationVersion } from '@podpora/contract/regulations'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const shape = sql`
  id, version, title, html, filter, owner_id, to_char(review_on, 'YYYY-MM-DD') as review_on, archived_at, updated_at
`

/** All pages that say these words, by their titles; the archived last. There are few: nothing of it needs an index. */
export const selectRegulations = (db: Db, words: string[]): Promise<Regulation[]> =>
  all(
    db,
    sql<Regulation>`
      select ${shape} from regulations
      where not exists (select from unnest(${words}::text[]) as w (word)
                        where position(lower(w.word) in lower(title || ' ' || text)) = 0)
      order by archived_at is not null, lower(title), id
    `,
  )

export const selectRegulation = (db: Db, id: number): Promise<Regulation | undefined> =>
  first(db, sql<Regulation>`select ${shape} from regulations where id = ${id}`)

export interface Page extends RegulationInput {
  text: string
  archived: boolean
}

export const insertRegulation = (db: Db, page: Page): Promise<Regulation> =>
  one(
    db,
    sql<Regulation>`
      insert into regulations (title, html, text, filter, owner_id, review_on)
      values (${page.title}, ${page.html}, ${page.text}, ${JSON.stringify(page.filter)}::jsonb, ${page.ownerId},
              ${page.reviewOn}::date)
      returning ${shape}
    `,
  )

/** Only over the version that the change is based on. */
export const updateRegulation = (
  db: Db,
  id: number,
  version: number,
  page: Page,
): Promise<Regulation | undefined> =>
  first(
    db,
    sql<Regulation>`
      update regulations
      set title = ${page.title}, html = ${page.html}, text = ${page.text},
          filter = ${JSON.stringify(page.filter)}::jsonb, owner_id = ${page.ownerId},
          review_on = ${page.reviewOn}::date, version = version + 1, updated_at = now(),
          archived_at = case when ${page.archived} then coalesce(archived_at, now()) end
      where id = ${id} and version = ${version} returning ${shape}
    `,
  )

/** Keeps a page as it is now. */
export async function keepVersion(db: Db, id: number, byId: number | null): Promise<void> {
  await sql`
    insert into regulation_versions (regulation_id, version, title, html, filter, owner_id, review_on, archived, by_id)
    select id, version, title, html, filter, owner_id, review_on, archived_at is not null, ${byId}
    from regulations where id = ${id}
  `.execute(db)
}

/** Newest first. */
export const selectVersions = (db: Db, id: number): Promise<RegulationVersion[]> =>
  all(
    db,
    sql<RegulationVersion>`
      select version, title, html, filter, owner_id, to_char(review_on, 'YYYY-MM-DD') as review_on, archived, by_id, at
      from regulation_versions where regulation_id = ${id} order by version desc
    `,
  )

/** Takes one page whose review is due and whose owner was not reminded of that; nobody else takes it. */
export const takeOverdue = (db: Db, today: string): Promise<Regulation | undefined> =>
  first(
    db,
    sql<Regulation>`
      update regulations set reminded_of = review_on
      where id = (
        select id from regulations
        where archived_at is null and review_on <= ${today}::date and reminded_of is distinct from review_on
        order by id limit 1 for update skip locked
      )
      returning ${shape}
    `,
  )
