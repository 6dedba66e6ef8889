import type { Field } from '@podpora/contract/fields'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const shape = sql`
  id, key, type, name, translations, help, choices, minimum, maximum, decimals, kinds, group_ids, brand_ids, required_on,
  audience, position, archived_at
`

/** All fields in their order, archived ones too: what they hold stays readable. There are few. */
export const selectFields = (db: Db): Promise<Field[]> =>
  all(db, sql<Field>`select ${shape} from fields order by position, id`)

export type Restriction = Pick<Field, 'key' | 'audience'>

/** The fields that not everybody sees. */
export const selectRestrictions = (db: Db): Promise<Restriction[]> =>
  all(db, sql<Restriction>`select key, audience from fields where audience is not null`)

export const lockField = (db: Db, id: number): Promise<Field | undefined> =>
  first(db, sql<Field>`select ${shape} from fields where id = ${id} for no key update`)

export type NewField = Omit<Field, 'id' | 'position' | 'archivedAt'>

/** Comes last. Nothing, where the key is taken. */
export const insertField = (db: Db, f: NewField): Promise<Field | undefined> =>
  first(
    db,
    sql<Field>`
      insert into fields (key, type, name, translations, help, choices, minimum, maximum, decimals, kinds, group_ids,
                          brand_ids, required_on, audience, position)
      values (${f.key}, ${f.type}, ${f.name}, ${JSON.stringify(f.translations)}::jsonb, ${f.help},
              ${JSON.stringify(f.choices)}::jsonb, ${f.minimum}, ${f.maximum}, ${f.decimals}, ${f.kinds}::text[],
              ${f.groupIds}::bigint[], ${f.brandIds}::bigint[], ${f.requiredOn}::text[],
              ${f.audience && JSON.stringify(f.audience)}::jsonb,
              (select coalesce(max(position), 0) + 1 from fields))
      on conflict (key) do nothing
      returning ${shape}
    `,
  )

export const updateField = (db: Db, f: Field): Promise<Field> =>
  one(
    db,
    sql<Field>`
      update fields
      set name = ${f.name}, translations = ${JSON.stringify(f.translations)}::jsonb, help = ${f.help},
          choices = ${JSON.stringify(f.choices)}::jsonb, minimum = ${f.minimum}, maximum = ${f.maximum},
          decimals = ${f.decimals}, kinds = ${f.kinds}::text[], group_ids = ${f.groupIds}::bigint[],
          brand_ids = ${f.brandIds}::bigint[], required_on = ${f.requiredOn}::text[],
          audience = ${f.audience && JSON.stringify(f.audience)}::jsonb,
          archived_at = ${f.archivedAt}::timestamptz
      where id = ${f.id}
      returning ${shape}
    `,
  )

/** The given ones come first, in this order; any other keeps its place behind them. */
export async function updateOrder(db: Db, ids: number[]): Promise<void> {
  await sql`
    update fields f set position = o.place
    from (select id, row_number() over (order by array_position(${ids}::bigint[], id), position, id) as place from fields) o
    where o.id = f.id and f.position <> o.place
  `.execute(db)
}
