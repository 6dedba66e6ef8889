import type { PassingReason, PassingReasonChange, PassingReasonInput } from '@podpora/contract/passing'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const shape = sql`id, version, name, ways, archived_at`

export const selectReasons = (db: Db): Promise<PassingReason[]> =>
  all(db, sql<PassingReason>`select ${shape} from passing_reasons order by id`)

export const insertReason = (db: Db, { name, ways }: PassingReasonInput): Promise<PassingReason> =>
  one(
    db,
    sql<PassingReason>`
      insert into passing_reasons (name, ways) values (${name}, ${ways}::text[]) returning ${shape}
    `,
  )

/** Only over the version that the change is based on. */
export const updateReason = (
  db: Db,
  id: number,
  { version, name, ways, archived }: PassingReasonChange,
): Promise<PassingReason | undefined> =>
  first(
    db,
    sql<PassingReason>`
      update passing_reasons set name = ${name}, ways = ${ways}::text[], version = version + 1,
        archived_at = case when ${archived} then coalesce(archived_at, now()) end
      where id = ${id} and version = ${version} returning ${shape}
    `,
  )
