import type { Material, MaterialInput } from '@podpora/contract/materials'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const known = sql`
  m.id, m.version, m.title, m.language, m.state, m.readers, m.filter, m.updated_at,
  array(select plan_id from material_plans p where p.material_id = m.id order by plan_id) as plan_ids
`
const shape = sql`${known}, m.html`

/** All that say these words, by their titles. There are few: nothing of it needs an index. */
export const selectMaterials = (db: Db, words: string[]): Promise<Material[]> =>
  all(
    db,
    sql<Material>`
      select ${shape} from materials m
      where not exists (select from unnest(${words}::text[]) as w (word)
                        where position(lower(w.word) in lower(m.title || ' ' || m.text)) = 0)
      order by lower(m.title), m.id
    `,
  )

export type Offered = Omit<Material, 'html'>

/** What is offered beside tickets; without the texts, which nobody reads there. */
export const selectPublished = (db: Db): Promise<Offered[]> =>
  all(
    db,
    sql<Offered>`select ${known} from materials m where m.state = 'published' order by lower(m.title), m.id`,
  )

export const selectMaterial = (db: Db, id: number): Promise<Material | undefined> =>
  first(db, sql<Material>`select ${shape} from materials m where m.id = ${id}`)

export type Page = MaterialInput & { text: string }

export const insertMaterial = async (db: Db, page: Page): Promise<number> =>
  (
    await one(
      db,
      sql<{ id: number }>`
        insert into materials (title, language, html, text, state, readers, filter)
        values (${page.title}, ${page.language}, ${page.html}, ${page.text}, ${page.state}, ${page.readers},
                ${JSON.stringify(page.filter)}::jsonb)
        returning id
      `,
    )
  ).id

/** Only over the version that the change is based on. False: there is another one by now, or none. */
export const updateMaterial = async (db: Db, id: number, version: number, page: Page): Promise<boolean> =>
  (await first(
    db,
    sql`
      update materials
      set title = ${page.title}, language = ${page.language}, html = ${page.html}, text = ${page.text},
          state = ${page.state}, readers = ${page.readers}, filter = ${JSON.stringify(page.filter)}::jsonb,
          version = version + 1, updated_at = now()
      where id = ${id} and version = ${version} returning id
    `,
  )) !== undefined

/** Says which plans open a material, in place of those that did. */
export async function setPlans(db: Db, id: number, planIds: number[]): Promise<void> {
  await sql`
    delete from material_plans where material_id = ${id} and plan_id <> all(${planIds}::bigint[])
  `.execute(db)
  await sql`
    insert into material_plans (material_id, plan_id)
    select ${id}, unnest(${planIds}::bigint[]) on conflict do nothing
  `.execute(db)
}
