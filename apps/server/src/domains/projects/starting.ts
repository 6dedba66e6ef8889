import type { NewProject, TicketProject } from '@podpora/contract/projects'
import { recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { inTransaction, type Trx } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { lockTicketFor, wasWritten } from '../tickets/access.ts'
import { type Ways, writeMessage } from '../tickets/writing.ts'
import { projectOf } from './access.ts'
import { becomeProject } from './marking.ts'
import { hasParts, selectProject, setBriefAsked, unsetProject } from './queries.ts'

type Place = Pick<Services, 'db' | 'config' | 'secrets'>

/**
 * Somebody of us says that a ticket is a project (R14), and may send the customer the questions with it, or later. They are
 * asked once; the same `clientId` again asks nothing new.
 * @throws Refusal not_found; ticket_closed; ticket_deleted; complaint_stays; part_of_project; already_sent; no_recipient;
 * forbidden; validation_failed
 */
export async function startProject(
  services: Place,
  actor: SignedIn,
  id: number,
  { clientId, brief }: NewProject,
  ways: Ways,
): Promise<TicketProject> {
  await inTransaction(services.db, async (trx) => {
    const ticket = await lockTicketFor(trx, actor, id)
    if (ticket.concealedFrom !== null) throw new Refusal('complaint_stays')
    if (ticket.partOf !== null) throw new Refusal('part_of_project')
    if (ticket.status === 'closed') throw new Refusal('ticket_closed')
    await becomeProject(trx, actor, id)
    if (brief !== null) await sendBrief(trx, actor, id, { clientId, html: brief }, ways)
  })
  return projectOf(services, actor, id)
}

/** The answer with the questions: from then on the ticket waits for its customer. */
async function sendBrief(
  trx: Trx,
  actor: SignedIn,
  ticketId: number,
  { clientId, html }: { clientId: string; html: string },
  ways: Ways,
): Promise<void> {
  const known = await selectProject(trx, ticketId)
  if (known?.askedAt && !(await wasWritten(trx, clientId))) throw new Refusal('already_sent')
  const { id: messageId } = await writeMessage(
    trx,
    actor,
    ticketId,
    { clientId, kind: 'public', html, status: 'pending', cc: [], mentions: [], uploads: [] },
    ways,
  )
  if (await setBriefAsked(trx, ticketId, messageId))
    await recordEvent(trx, { kind: 'ticket.brief_asked', actor, ticketId, data: { messageId } })
}

/** Makes an ordinary ticket of a project that has no parts. @throws Refusal not_found; ticket_deleted; project_has_parts */
export async function endProject(services: Place, actor: SignedIn, id: number): Promise<TicketProject> {
  await inTransaction(services.db, async (trx) => {
    const { projectAt } = await lockTicketFor(trx, actor, id)
    if (projectAt === null) return
    if (await hasParts(trx, id)) throw new Refusal('project_has_parts')
    await unsetProject(trx, id)
    await recordEvent(trx, { kind: 'ticket.project_ended', actor, ticketId: id })
  })
  return projectOf(services, actor, id)
}
