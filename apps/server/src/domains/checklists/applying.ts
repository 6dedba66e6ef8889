import { randomUUID } from 'node:crypto'
import type { ChecklistTemplate } from '@podpora/contract/checklists'
import type { TicketRow } from '@podpora/contract/tickets'
import { type ActorRef, recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { countInChecklist } from '../tickets/access.ts'
import { hasOpenRequired, hasTemplate, insertItems, selectTemplatesOfKind } from './queries.ts'

/** Puts a template's items onto a ticket that the caller has locked; once, however often it is asked for. */
export async function applyTemplate(
  trx: Trx,
  actor: ActorRef,
  ticketId: number,
  template: ChecklistTemplate,
): Promise<void> {
  if (await hasTemplate(trx, ticketId, template.id)) return
  const items = template.items.map((text) => ({ clientId: randomUUID(), text }))
  const total = await insertItems(trx, ticketId, items, {
    templateId: template.id,
    required: template.required,
  })
  await countInChecklist(trx, ticketId, { done: 0, total })
  await recordEvent(trx, {
    kind: 'checklist.changed',
    actor,
    ticketId,
    subjectId: ticketId,
    data: { change: 'applied', text: template.name },
  })
}

/** A ticket that becomes of a kind gets the checklists of that kind; the caller has locked it. */
export async function applyTemplatesOfKind(
  trx: Trx,
  actor: ActorRef,
  ticketId: number,
  kind: TicketRow['kind'],
): Promise<void> {
  for (const template of await selectTemplatesOfKind(trx, kind))
    await applyTemplate(trx, actor, ticketId, template)
}

/**
 * That nothing which must be done before is open on a ticket that somebody solves. A customer, the clock and Podpora
 * itself are never held up.
 * @throws Refusal checklist_open
 */
export async function refuseUndone(
  trx: Trx,
  actor: ActorRef | SignedIn,
  ticket: Pick<TicketRow, 'id' | 'checklistDone' | 'checklistTotal'>,
): Promise<void> {
  if (!('permissions' in actor) || ticket.checklistDone >= ticket.checklistTotal) return
  if (await hasOpenRequired(trx, ticket.id)) throw new Refusal('checklist_open')
}
