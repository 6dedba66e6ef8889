import { movedBehind } from '@podpora/contract/arranging'
import {
  type ChecklistItemChange,
  mostChecklistItems,
  type NewChecklistItems,
} from '@podpora/contract/checklists'
import type { ChecklistItem, TicketRow } from '@podpora/contract/tickets'
import { recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { canBeAssigned } from '../people/access.ts'
import { countInChecklist, lockTicketFor } from '../tickets/access.ts'
import { applyTemplate } from './applying.ts'
import {
  deleteItem,
  insertItems,
  type StoredItem,
  selectItem,
  selectItems,
  selectTemplate,
  updateItem,
  updatePlaces,
} from './queries.ts'

/**
 * Adds items to a ticket's checklist, or all of a template. What is there already is not made again. Gives the whole list.
 * @throws Refusal not_found, ticket_closed, validation_failed where the list is full or the template gone
 */
export function addItems(
  db: Db,
  actor: SignedIn,
  ticketId: number,
  input: NewChecklistItems,
): Promise<ChecklistItem[]> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockOpen(trx, actor, ticketId)
    if ('templateId' in input) {
      const template = await selectTemplate(trx, input.templateId)
      if (!template) throw refuseField('templateId', 'unknown')
      await applyTemplate(trx, actor, ticketId, template)
      return selectItems(trx, ticketId)
    }
    if (ticket.checklistTotal + input.items.length > mostChecklistItems)
      throw refuseField('items', 'maxItems', { limit: mostChecklistItems })
    const items = input.items.map(({ clientId, text }) => ({ clientId, text: text.trim() }))
    const total = await insertItems(trx, ticketId, items)
    if (total > 0) {
      await countInChecklist(trx, ticketId, { done: 0, total })
      await tell(trx, actor, ticketId, 'added', items.map((item) => item.text).join(', '))
    }
    return selectItems(trx, ticketId)
  })
}

/**
 * Ticks an item, or changes its text or whose it is. A tick that is so already changes nothing, so two people who tick
 * the same one do no harm. Gives the whole list.
 * @throws Refusal not_found, ticket_closed, validation_failed; changed_meanwhile with the item as it is now
 */
export function changeItem(
  db: Db,
  actor: SignedIn,
  id: number,
  { version, changes: { done, ...wished } }: ChecklistItemChange,
): Promise<ChecklistItem[]> {
  return inTransaction(db, async (trx) => {
    const item = await lockItem(trx, actor, id)
    const renamed = wished.text !== undefined && wished.text.trim() !== item.text
    const given = wished.assigneeId !== undefined && wished.assigneeId !== item.assigneeId
    if ((renamed || given) && version !== item.version)
      throw new Refusal('changed_meanwhile', { current: withoutTicket(item) })
    if (given && wished.assigneeId && !(await canBeAssigned(trx, wished.assigneeId)))
      throw refuseField('assigneeId', 'not_found')
    const ticked = done !== undefined && done !== (item.doneAt !== null)
    if (!renamed && !given && !ticked) return selectItems(trx, item.ticketId)

    const text = wished.text?.trim() ?? item.text
    await updateItem(trx, {
      ...item,
      text,
      ...(given && { assigneeId: wished.assigneeId ?? null }),
      version: item.version + (renamed || given ? 1 : 0),
      ...(ticked && {
        doneAt: done ? new Date().toISOString() : null,
        doneBy: done && actor.kind === 'agent' ? actor.id : null,
      }),
    })
    if (ticked) await countInChecklist(trx, item.ticketId, { done: done ? 1 : -1, total: 0 })
    const change = ticked ? (done ? 'done' : 'undone') : renamed ? 'renamed' : 'assigned'
    await tell(trx, actor, item.ticketId, change, text, given ? { assigneeId: wished.assigneeId } : {})
    return selectItems(trx, item.ticketId)
  })
}

/**
 * Puts an item behind another one of its ticket, null for the first place. Moves of several people are all done, one after the
 * other. Gives the whole list.
 * @throws Refusal not_found, ticket_closed; validation_failed naming `after` where that item is not in the list any more
 */
export function moveItem(
  db: Db,
  actor: SignedIn,
  id: number,
  after: number | null,
): Promise<ChecklistItem[]> {
  return inTransaction(db, async (trx) => {
    const item = await lockItem(trx, actor, id)
    const items = await selectItems(trx, item.ticketId)
    const ids = items.map((one) => one.id)
    if (after !== null && !ids.includes(after)) throw refuseField('after', 'not_found')
    const moved = movedBehind(ids, id, after)
    if (moved.every((one, place) => one === ids[place])) return items
    await updatePlaces(trx, item.ticketId, moved)
    await tell(trx, actor, item.ticketId, 'moved', item.text)
    return selectItems(trx, item.ticketId)
  })
}

/** Takes an item away. Gives what is left. @throws Refusal not_found, ticket_closed */
export function removeItem(db: Db, actor: SignedIn, id: number): Promise<ChecklistItem[]> {
  return inTransaction(db, async (trx) => {
    const item = await lockItem(trx, actor, id)
    await deleteItem(trx, id)
    await countInChecklist(trx, item.ticketId, { done: item.doneAt ? -1 : 0, total: -1 })
    await tell(trx, actor, item.ticketId, 'removed', item.text)
    return selectItems(trx, item.ticketId)
  })
}

/** The ticket's row is the lock of its list: the numbers kept with it can't drift. */
async function lockOpen(trx: Trx, actor: SignedIn, ticketId: number): Promise<TicketRow> {
  const ticket = await lockTicketFor(trx, actor, ticketId)
  if (ticket.status === 'closed') throw new Refusal('ticket_closed')
  return ticket
}

async function lockItem(trx: Trx, actor: SignedIn, id: number): Promise<StoredItem> {
  const found = await selectItem(trx, id)
  if (!found) throw new Refusal('not_found')
  await lockOpen(trx, actor, found.ticketId)
  // As it is now that nobody else can change it.
  const item = await selectItem(trx, id)
  if (!item) throw new Refusal('not_found')
  return item
}

const withoutTicket = ({ ticketId: _, ...item }: StoredItem): ChecklistItem => item

const tell = (
  trx: Trx,
  actor: SignedIn,
  ticketId: number,
  change: string,
  text: string,
  more: Record<string, unknown> = {},
): Promise<void> =>
  recordEvent(trx, {
    kind: 'checklist.changed',
    actor,
    ticketId,
    subjectId: ticketId,
    data: { change, text: text.slice(0, 200), ...more },
  })
