import type { BulkActions } from '@podpora/contract/actions'
import type { TicketRow } from '@podpora/contract/tickets'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { addItems } from '../checklists/working.ts'
import { listFollowers, setFollower } from '../notifications/following.ts'
import { deleteTicket, restoreTicket } from './deleting.ts'
import type { FieldChanges } from './rules.ts'
import { snoozeTicket, wakeTicket } from './snoozing.ts'

type Deeds = Pick<BulkActions, 'checklistId' | 'follow' | 'snooze'>
const hour = 3_600_000

/** Whether there is something to do that changes no field. */
export const hasDeeds = ({ checklistId, follow, snooze }: Deeds): boolean =>
  checklistId !== undefined || follow !== undefined || snooze !== undefined

/** What is done beside changing fields and writing; told as the changes of fields are, so that it can be put back. */
export async function doDeeds(
  trx: Trx,
  actor: SignedIn,
  { id, checklistTotal }: TicketRow,
  { checklistId, follow, snooze }: Deeds,
): Promise<FieldChanges> {
  const done: FieldChanges = {}
  if ((checklistId ?? snooze) !== undefined && !actor.permissions.has('ticket.change'))
    throw new Refusal('forbidden')
  if (checklistId !== undefined) {
    const items = await addItems(trx, actor, id, { templateId: checklistId })
    if (items.length !== checklistTotal) done.checklist = { from: checklistTotal, to: items.length }
  }
  if (follow !== undefined && (await setFollows(trx, actor, id, follow)))
    done.follows = { from: !follow, to: follow }
  if (snooze) {
    const until = snooze.hours === null ? null : new Date(Date.now() + snooze.hours * hour).toISOString()
    await snoozeTicket(trx, actor, id, { until, on: snooze.on })
    done.snoozed = { from: false, to: true }
  }
  return done
}

/** The last of all: nothing can be done to a ticket that is deleted. */
export async function deleteIfAsked(
  trx: Trx,
  actor: SignedIn,
  { id, deletedAt }: TicketRow,
  asked: true | undefined,
): Promise<FieldChanges> {
  if (!asked || deletedAt !== null) return {}
  if (!actor.permissions.has('ticket.delete')) throw new Refusal('forbidden')
  await deleteTicket(trx, actor, id)
  return { deleted: { from: false, to: true } }
}

/** Takes back what can be: a checklist stays, for somebody may have worked on it. */
export async function undoDeeds(
  trx: Trx,
  actor: SignedIn,
  ticket: TicketRow,
  { deleted, follows, snoozed }: FieldChanges,
): Promise<FieldChanges> {
  const undone: FieldChanges = {}
  if (deleted && (ticket.deletedAt !== null) === deleted.to) {
    if (deleted.from) Object.assign(undone, await deleteIfAsked(trx, actor, ticket, true))
    else {
      await restoreTicket(trx, actor, ticket.id)
      undone.deleted = { from: true, to: false }
    }
  }
  if (follows && (await setFollows(trx, actor, ticket.id, Boolean(follows.from))))
    undone.follows = { from: follows.to, to: follows.from }
  if (snoozed?.to && ticket.snoozedAt !== null) {
    await wakeTicket(trx, actor, ticket.id)
    undone.snoozed = { from: true, to: false }
  }
  return undone
}

/** The changes of fields alone. */
export const withoutDeeds = ({
  checklist: _,
  follows: __,
  snoozed: ___,
  deleted: ____,
  ...fields
}: FieldChanges): FieldChanges => fields

/** Gives whether it was otherwise before. A service follows nothing. */
async function setFollows(trx: Trx, actor: SignedIn, ticketId: number, follows: boolean): Promise<boolean> {
  if (actor.kind !== 'agent') return false
  const followers = await listFollowers(trx, actor, ticketId)
  if (followers.some(({ agentId }) => agentId === actor.id) === follows) return false
  await setFollower(trx, actor, { ticketId, agentId: actor.id, follows })
  return true
}
