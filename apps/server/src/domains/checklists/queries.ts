import type { ChecklistTemplate, ChecklistTemplateInput } from '@podpora/contract/checklists'
import type { ChecklistItem } from '@podpora/contract/tickets'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const shape = sql`id, version, text, required, done_at, done_by, assignee_id`

export interface StoredItem extends ChecklistItem {
  ticketId: number
}

export const selectItems = (db: Db, ticketId: number): Promise<ChecklistItem[]> =>
  all(
    db,
    sql<ChecklistItem>`select ${shape} from checklist_items where ticket_id = ${ticketId} order by position, id`,
  )

export const selectItemsOf = (db: Db, ticketIds: number[]): Promise<StoredItem[]> =>
  all(
    db,
    sql<StoredItem>`
      select ticket_id, ${shape} from checklist_items where ticket_id = any(${ticketIds}::bigint[])
      order by position, id
    `,
  )

export const selectItem = (db: Db, id: number): Promise<StoredItem | undefined> =>
  first(db, sql<StoredItem>`select ticket_id, ${shape} from checklist_items where id = ${id}`)

export interface NewItem {
  clientId: string
  text: string
}

/** At the end of the list, in their order. One that is there already is not made again. Gives how many are new. */
export async function insertItems(
  db: Db,
  ticketId: number,
  items: NewItem[],
  { templateId = null, required = false }: { templateId?: number | null; required?: boolean } = {},
): Promise<number> {
  const made = await all(
    db,
    sql`
      insert into checklist_items (ticket_id, client_id, text, required, template_id, position)
      select ${ticketId}, i.client_id, i.text, ${required}, ${templateId}::bigint,
             (select coalesce(max(position), 0) from checklist_items where ticket_id = ${ticketId}) + i.place
      from unnest(${items.map((i) => i.clientId)}::uuid[], ${items.map((i) => i.text)}::text[])
        with ordinality as i (client_id, text, place)
      order by i.place
      on conflict (client_id) do nothing
      returning id
    `,
  )
  return made.length
}

export async function updateItem(db: Db, item: ChecklistItem): Promise<void> {
  await sql`
    update checklist_items
    set version = ${item.version}, text = ${item.text}, assignee_id = ${item.assigneeId},
        done_at = ${item.doneAt}::timestamptz, done_by = ${item.doneBy}
    where id = ${item.id}
  `.execute(db)
}

/** All items of a ticket, in their new order. */
export async function updatePlaces(db: Db, ticketId: number, ids: number[]): Promise<void> {
  await sql`
    update checklist_items i set position = o.place
    from unnest(${ids}::bigint[]) with ordinality as o (id, place)
    where i.id = o.id and i.ticket_id = ${ticketId} and i.position <> o.place
  `.execute(db)
}

export async function deleteItem(db: Db, id: number): Promise<void> {
  await sql`delete from checklist_items where id = ${id}`.execute(db)
}

export const hasOpenRequired = async (db: Db, ticketId: number): Promise<boolean> =>
  (
    await one(
      db,
      sql<{ found: boolean }>`
        select exists (select from checklist_items where ticket_id = ${ticketId} and required and done_at is null) as found
      `,
    )
  ).found

export const hasTemplate = async (db: Db, ticketId: number, templateId: number): Promise<boolean> =>
  (
    await one(
      db,
      sql<{ found: boolean }>`
        select exists (select from checklist_items where ticket_id = ${ticketId} and template_id = ${templateId}) as found
      `,
    )
  ).found

const templateShape = sql`id, name, items, required, kinds`

export const selectTemplates = (db: Db): Promise<ChecklistTemplate[]> =>
  all(db, sql<ChecklistTemplate>`select ${templateShape} from checklist_templates order by lower(name)`)

export const selectTemplate = (db: Db, id: number): Promise<ChecklistTemplate | undefined> =>
  first(db, sql<ChecklistTemplate>`select ${templateShape} from checklist_templates where id = ${id}`)

export const selectTemplatesOfKind = (db: Db, kind: string): Promise<ChecklistTemplate[]> =>
  all(
    db,
    sql<ChecklistTemplate>`select ${templateShape} from checklist_templates where ${kind} = any(kinds) order by id`,
  )

export const insertTemplate = (db: Db, t: ChecklistTemplateInput): Promise<ChecklistTemplate> =>
  one(
    db,
    sql<ChecklistTemplate>`
      insert into checklist_templates (name, items, required, kinds)
      values (${t.name.trim()}, ${t.items}::text[], ${t.required}, ${t.kinds}::text[])
      returning ${templateShape}
    `,
  )

export const updateTemplate = (
  db: Db,
  id: number,
  t: ChecklistTemplateInput,
): Promise<ChecklistTemplate | undefined> =>
  first(
    db,
    sql<ChecklistTemplate>`
      update checklist_templates
      set name = ${t.name.trim()}, items = ${t.items}::text[], required = ${t.required}, kinds = ${t.kinds}::text[]
      where id = ${id}
      returning ${templateShape}
    `,
  )

export const deleteTemplateRow = (db: Db, id: number): Promise<{ id: number } | undefined> =>
  first(db, sql<{ id: number }>`delete from checklist_templates where id = ${id} returning id`)
