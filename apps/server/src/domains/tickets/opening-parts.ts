import type { NewPart } from '@podpora/contract/projects'
import type { TicketRow } from '@podpora/contract/tickets'
import { recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { refuseField } from '../../platform/http/refusal.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { applyTemplatesOfKind } from '../checklists/applying.ts'
import { linesByIds } from '../lines/access.ts'
import { checkTargets } from './actions.ts'
import { contractOfTicket } from './contract-queries.ts'
import { insertTicket, ticketByClientId, ticketById } from './queries.ts'
import { writeNote } from './writing.ts'

/**
 * Opens the ticket of a part (R14) of a project that the caller holds: its customer, its brand and what it is served by are
 * the project's, everything else is its own. Nobody outside hears of it. Undefined: a ticket with this `clientId` is there already.
 * @throws Refusal validation_failed naming the field
 */
export async function openPart(
  trx: Trx,
  actor: SignedIn,
  project: TicketRow,
  input: NewPart,
): Promise<TicketRow | undefined> {
  if (await ticketByClientId(trx, input.clientId)) return undefined
  await checkTargets(trx, input)
  if (input.lineId && (await linesByIds(trx, [input.lineId])).length === 0)
    throw refuseField('lineId', 'not_found')
  const { contractId, why } = await contractOfTicket(trx, project.id)
  const { channel, language, brandId, customerId, service, planId } = project
  const { kind, priority, groupId, lineId, productId, clientId } = input
  const { id } = await insertTicket(trx, {
    ...{ channel, language, brandId, customerId, kind, priority, groupId, lineId, productId, clientId },
    subject: input.title.trim(),
    status: 'new',
    tags: [],
    assigneeId: null,
    ...(why && { entitlement: { service, planId, contractId, why } }),
    mailboxId: null,
    previousTicketId: null,
    lastFrom: 'agent',
    excerpt: '',
    custom: {},
    // Its customer waits for the project.
    waits: false,
  })
  await recordEvent(trx, { kind: 'ticket.created', actor, ticketId: id, data: { channel } })
  const ticket = (await ticketById(trx, id)) as TicketRow
  if (input.html.trim() !== '')
    await writeNote(trx, actor, ticket, {
      clientId: crypto.randomUUID(),
      kind: 'note',
      html: input.html,
      cc: [],
      mentions: [],
      uploads: [],
    })
  if (kind !== 'unsorted') await applyTemplatesOfKind(trx, actor, id, kind)
  return ticket
}
