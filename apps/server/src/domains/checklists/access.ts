import type { ChecklistItem } from '@podpora/contract/tickets'
import type { Db } from '../../platform/postgres/db.ts'
import { selectItems, selectItemsOf, selectTemplate } from './queries.ts'

export { selectTemplates as allTemplates } from './queries.ts'

/** What is to be done on a ticket, in its order. */
export const checklistOf = (db: Db, ticketId: number): Promise<ChecklistItem[]> => selectItems(db, ticketId)

/** Whether there is a template with this id. */
export const templateExists = async (db: Db, id: number): Promise<boolean> =>
  (await selectTemplate(db, id)) !== undefined

/** Whole checklists by their tickets' ids, for the live feed. */
export async function checklistsByTickets(
  db: Db,
  ids: number[],
): Promise<{ id: number; items: ChecklistItem[] }[]> {
  const items = Map.groupBy(await selectItemsOf(db, ids), (item) => item.ticketId)
  return ids.map((id) => ({
    id,
    items: (items.get(id) ?? []).map(({ ticketId: _, ...item }) => item),
  }))
}
