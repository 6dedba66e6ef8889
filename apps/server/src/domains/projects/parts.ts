import { mostParts, type NewPart, type PartChange, type TicketProject } from '@podpora/contract/projects'
import type { TicketRow } from '@podpora/contract/tickets'
import { recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { inTransaction, type Trx } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { setFollower } from '../notifications/following.ts'
import { lockTicketFor, maySee, ticketsByIds } from '../tickets/access.ts'
import { applyChanges } from '../tickets/history.ts'
import { openPart } from '../tickets/opening-parts.ts'
import { projectOf } from './access.ts'
import { insertPart, selectParts, setDropped, setNeeds, setNumbers, setShown } from './queries.ts'
import { closesCircle, isGone, isOver, type Part } from './rules.ts'
import { readParts, settleLocked } from './settling.ts'

type Place = Pick<Services, 'db' | 'config' | 'secrets'>

/**
 * Adds a part to a project: a ticket of its own, that goes its own way as soon as what comes before it is done. Whoever
 * changes the parts of a project holds it, so two at once never close a circle. The same `clientId` again adds nothing.
 * @throws Refusal not_found; ticket_closed; ticket_deleted; not_a_project; validation_failed naming the field
 */
export async function addPart(
  services: Place,
  actor: SignedIn,
  projectId: number,
  input: NewPart,
): Promise<TicketProject> {
  await inTransaction(services.db, async (trx) => {
    const project = await lockProject(trx, actor, projectId)
    const known = await selectParts(trx, projectId)
    const part = await openPart(trx, actor, project, input)
    if (!part) return
    if (known.length >= mostParts) throw refuseField('title', 'maxItems', { limit: mostParts })
    await insertPart(trx, { ticketId: part.id, projectId, shown: input.shown })
    refuseStrangers(await readParts(trx, projectId), part.id, input.after)
    await setNeeds(trx, part.id, input.after)
    await recordEvent(trx, {
      kind: 'ticket.part_added',
      actor,
      ticketId: projectId,
      data: { ticketId: part.id, title: part.subject },
    })
    await settleLocked(trx, actor, project, { made: part.id })
    // Whoever splits a project hears how its parts go on, as far as they may read them.
    if (actor.kind === 'agent' && maySee(actor, part))
      await setFollower(trx, actor, { ticketId: part.id, agentId: actor.id, follows: true })
  })
  return projectOf(services, actor, projectId)
}

/**
 * Says what comes before a part, whether the customer sees it, or that it is not needed any more.
 * @throws Refusal not_found; ticket_closed; ticket_deleted; not_a_project; part_cycle; validation_failed naming `after`
 */
export async function changePart(
  services: Place,
  actor: SignedIn,
  projectId: number,
  partId: number,
  { shown, after, dropped }: PartChange,
): Promise<TicketProject> {
  await inTransaction(services.db, async (trx) => {
    const project = await lockProject(trx, actor, projectId)
    const parts = await readParts(trx, projectId)
    const part = parts.find(({ row }) => row.id === partId)
    if (!part || isGone(part)) throw new Refusal('not_found')
    if (after) {
      refuseStrangers(parts, partId, after)
      if (closesCircle(parts, partId, after)) throw new Refusal('part_cycle')
      await setNeeds(trx, partId, after)
    }
    if (shown !== undefined) await setShown(trx, partId, shown)
    if (dropped !== undefined && dropped !== (part.dropped && isOver(part)))
      await drop(trx, actor, part, dropped)
    await recordEvent(trx, {
      kind: 'ticket.part_changed',
      actor,
      ticketId: projectId,
      data: {
        ticketId: partId,
        title: part.row.subject,
        ...(shown !== undefined && { shown }),
        ...(after && { after }),
        ...(dropped !== undefined && { dropped }),
      },
    })
    await settleLocked(trx, actor, project, after && { judged: new Set([partId]) })
  })
  return projectOf(services, actor, projectId)
}

/** Puts the parts into an order; their numbers follow it. @throws Refusal as `changePart` */
export async function arrangeParts(
  services: Place,
  actor: SignedIn,
  projectId: number,
  ticketIds: number[],
): Promise<TicketProject> {
  await inTransaction(services.db, async (trx) => {
    const project = await lockProject(trx, actor, projectId)
    const known = (await selectParts(trx, projectId)).map(({ ticketId }) => ticketId)
    if (ticketIds.some((id) => !known.includes(id))) throw refuseField('ticketIds', 'not_found')
    await setNumbers(trx, [...ticketIds, ...known.filter((id) => !ticketIds.includes(id))])
    await recordEvent(trx, {
      kind: 'ticket.part_changed',
      actor,
      ticketId: projectId,
      data: { ordered: true },
    })
    await settleLocked(trx, actor, project)
  })
  return projectOf(services, actor, projectId)
}

async function lockProject(trx: Trx, actor: SignedIn, id: number): Promise<TicketRow> {
  const project = await lockTicketFor(trx, actor, id)
  if (project.projectAt === null) throw new Refusal('not_a_project')
  if (project.status === 'closed' || project.mergedInto !== null) throw new Refusal('ticket_closed')
  return project
}

/** Only parts of the same project come before a part. */
function refuseStrangers(parts: readonly Part[], partId: number, after: readonly number[]): void {
  const others = new Set(parts.filter((part) => !isGone(part)).map(({ row }) => row.id))
  if (after.some((id) => id === partId || !others.has(id))) throw refuseField('after', 'not_found')
}

/**
 * What is dropped is solved, so that nobody works on it and no promise runs. What a status demands of people who set it
 * holds up nobody here.
 */
async function drop(
  trx: Trx,
  { kind, id }: SignedIn,
  part: Part & { row: TicketRow },
  dropped: boolean,
): Promise<void> {
  const [row] = await ticketsByIds(trx, [part.row.id])
  if (!row || row.status === 'closed') throw new Refusal('ticket_closed')
  await setDropped(trx, [row.id], dropped)
  const to = dropped ? 'solved' : 'open'
  if (row.status !== to && (dropped || row.status === 'solved'))
    await applyChanges(trx, { kind, id }, row, { status: { from: row.status, to } })
}
