import type { SavedView, SavedViewInput, ViewArrangement } from '@podpora/contract/views'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const shape = sql`v.id, v.version, v.name, v.filter, v.sort, v.group_by, v.columns, v.layout, v.shared_with, v.group_id, v.owner_id`

/** What somebody may choose from. The same rule as `maySeeView` in rules.ts. */
export const selectViewsOf = (
  db: Db,
  reader: { id: number; groupIds: readonly number[] },
): Promise<SavedView[]> =>
  all(
    db,
    sql<SavedView>`
      select ${shape} from views v
      where v.deleted_at is null
        and (v.owner_id = ${reader.id} or v.shared_with = 'everyone'
             or (v.shared_with = 'group' and v.group_id = any(${[...reader.groupIds]}::bigint[])))
      order by v.id
    `,
  )

export const selectViewsByIds = (db: Db, ids: number[]): Promise<SavedView[]> =>
  all(
    db,
    sql<SavedView>`select ${shape} from views v where v.id = any(${ids}::bigint[]) and v.deleted_at is null`,
  )

/** Nobody else's to change until the transaction ends; also one that was deleted a moment ago. */
export const lockView = (db: Db, id: number): Promise<(SavedView & { deleted: boolean }) | undefined> =>
  first(
    db,
    sql<SavedView & { deleted: boolean }>`
      select ${shape}, v.deleted_at is not null as deleted from views v where v.id = ${id} for update
    `,
  )

export const insertView = (db: Db, v: SavedViewInput & { ownerId: number | null }): Promise<{ id: number }> =>
  one(
    db,
    sql<{ id: number }>`
      insert into views (name, filter, sort, group_by, columns, layout, shared_with, group_id, owner_id)
      values (${v.name}, ${JSON.stringify(v.filter)}::jsonb, ${v.sort}, ${v.groupBy}, ${v.columns}::text[],
              ${v.layout}, ${v.sharedWith}, ${v.groupId}, ${v.ownerId})
      returning id
    `,
  )

export async function updateView(db: Db, v: SavedView): Promise<void> {
  await sql`
    update views set version = ${v.version}, name = ${v.name}, filter = ${JSON.stringify(v.filter)}::jsonb,
      sort = ${v.sort}, group_by = ${v.groupBy}, columns = ${v.columns}::text[], layout = ${v.layout},
      shared_with = ${v.sharedWith}, group_id = ${v.groupId}
    where id = ${v.id}
  `.execute(db)
}

/** Puts it aside, or takes it back. */
export async function setDeleted(db: Db, id: number, deleted: boolean): Promise<void> {
  await sql`update views set deleted_at = case when ${deleted} then now() end where id = ${id}`.execute(db)
}

/** Those that nobody takes back any more. */
export async function forgetDeletedViews(db: Db): Promise<void> {
  await sql`delete from views where deleted_at < now() - interval '1 day'`.execute(db)
}

export const selectArrangement = async (db: Db, agentId: number): Promise<ViewArrangement> =>
  (await first(
    db,
    sql<ViewArrangement>`
      select view_order as "order", hidden from view_arrangements where agent_id = ${agentId}
    `,
  )) ?? { order: [], hidden: [] }

export async function saveArrangement(db: Db, agentId: number, wanted: ViewArrangement): Promise<void> {
  await sql`
    insert into view_arrangements (agent_id, view_order, hidden)
    values (${agentId}, ${wanted.order}::text[], ${wanted.hidden}::text[])
    on conflict (agent_id) do update set view_order = excluded.view_order, hidden = excluded.hidden
  `.execute(db)
}
