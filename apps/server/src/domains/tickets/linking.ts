import type { NewLink, Relation, TicketLink } from '@podpora/contract/operations'
import { recordEvents } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { isOutside } from '../people/outside.ts'
import { refuseToPartWith } from '../projects/closing.ts'
import { loadTicketFor, maySee } from './access.ts'
import {
  deleteLink,
  insertLink,
  type Link,
  linksOf,
  lockParents,
  parentOf,
  standsAbove,
} from './link-queries.ts'
import { ticketById, ticketsByIds } from './queries.ts'

/** The tickets that one is linked to, as far as the actor may see them; merged and deleted ones are left out. */
export async function linksFor(db: Db, actor: SignedIn, id: number): Promise<TicketLink[]> {
  await loadTicketFor(db, actor, id)
  if (isOutside(actor)) return []
  const links = await linksOf(db, id)
  const tickets = await ticketsByIds(
    db,
    links.map((link) => link.id),
  )
  return links.flatMap(({ id: other, relation }) => {
    const ticket = tickets.find((row) => row.id === other)
    const shown = ticket && ticket.deletedAt === null && ticket.mergedInto === null && maySee(actor, ticket)
    return shown ? [{ relation, ticket }] : []
  })
}

/**
 * Says what another ticket is to this one. Two tickets have one relation: another one takes its place.
 * @throws Refusal not_found; link_to_itself; link_cycle; has_parent; part_of_project; validation_failed naming `ticketId`
 */
export async function linkTickets(
  db: Db,
  actor: SignedIn,
  id: number,
  { ticketId, relation }: NewLink,
): Promise<TicketLink[]> {
  await loadTicketFor(db, actor, id)
  if (ticketId === id) throw new Refusal('link_to_itself')
  const other = await ticketById(db, ticketId)
  if (!other || other.deletedAt !== null || !maySee(actor, other)) throw refuseField('ticketId', 'not_found')
  await inTransaction(db, async (trx) => {
    await lockParents(trx)
    const old = (await linksOf(trx, id)).filter((link) => link.id === ticketId)
    if (old.some((link) => link.relation === relation)) return
    await refuseToPartWith(trx, id, ticketId)
    await deleteLink(trx, id, ticketId)
    const link = linkOf(id, ticketId, relation)
    if (link.kind === 'child') await refuseWrongParent(trx, link)
    await insertLink(trx, link)
    await recordBoth(trx, actor, 'ticket.linked', id, ticketId, relation)
  })
  return linksFor(db, actor, id)
}

/** Takes a link away. One that is not there needs nothing. @throws Refusal not_found; part_of_project */
export async function unlinkTickets(
  db: Db,
  actor: SignedIn,
  id: number,
  other: number,
): Promise<TicketLink[]> {
  await loadTicketFor(db, actor, id)
  await inTransaction(db, async (trx) => {
    await refuseToPartWith(trx, id, other)
    const relation = (await linksOf(trx, id)).find((l) => l.id === other && !l.relation.startsWith('split'))
    if (relation && (await deleteLink(trx, id, other)))
      await recordBoth(trx, actor, 'ticket.unlinked', id, other, relation.relation)
  })
  return linksFor(db, actor, id)
}

async function refuseWrongParent(trx: Trx, { from, to }: Link): Promise<void> {
  if (await parentOf(trx, from)) throw new Refusal('has_parent')
  if (await standsAbove(trx, from, to)) throw new Refusal('link_cycle')
}

/** A link as it is stored, from what `other` is to `id`. */
function linkOf(id: number, other: number, relation: NewLink['relation']): Link {
  switch (relation) {
    case 'related':
      return { from: Math.max(id, other), to: Math.min(id, other), kind: 'related' }
    case 'duplicate_of':
      return { from: id, to: other, kind: 'duplicate' }
    case 'duplicated_by':
      return { from: other, to: id, kind: 'duplicate' }
    case 'parent':
      return { from: id, to: other, kind: 'child' }
    case 'child':
      return { from: other, to: id, kind: 'child' }
  }
}

const opposite: Record<Relation, Relation> = {
  related: 'related',
  parent: 'child',
  child: 'parent',
  duplicate_of: 'duplicated_by',
  duplicated_by: 'duplicate_of',
  split_from: 'split_into',
  split_into: 'split_from',
}

/** A line in the history of both: `relation` is what the ticket `other` is to the one whose history it is. */
const recordBoth = (
  trx: Trx,
  actor: SignedIn,
  kind: 'ticket.linked' | 'ticket.unlinked',
  id: number,
  other: number,
  relation: Relation,
): Promise<void> =>
  recordEvents(trx, [
    { kind, actor, ticketId: id, data: { relation, ticketId: other } },
    { kind, actor, ticketId: other, data: { relation: opposite[relation], ticketId: id } },
  ])
