import type { Complaint, ComplaintsOfTicket } from '@podpora/contract/complaints'
import { recordEvent, system } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction } from '../../platform/postgres/db.ts'
import { activeAgents } from '../people/access.ts'
import { loadTicketFor, lockTicket, lockTicketFor, maySee, ticketsByIds } from '../tickets/access.ts'
import { readOverseers } from './opening.ts'
import { concealTicket, selectComplaint, selectComplaintsAbout, selectUnread, setAbout } from './queries.ts'
import { concealment } from './rules.ts'

/** What a ticket has to do with complaints, as far as the actor may know. @throws Refusal not_found */
export async function complaintsOf(db: Db, actor: SignedIn, ticketId: number): Promise<ComplaintsOfTicket> {
  await loadTicketFor(db, actor, ticketId)
  const own = await selectComplaint(db, ticketId)
  const others = (await selectComplaintsAbout(db, ticketId)).map((row) => row.ticketId)
  const about = (await ticketsByIds(db, others)).filter((row) => maySee(actor, row)).map(({ id }) => id)
  return { own: own ? await visiblePart(db, actor, own) : null, about: about.sort((a, b) => a - b) }
}

/** The ticket that it is about may stand in a group that the reader doesn't see. */
async function visiblePart(db: Db, actor: SignedIn, complaint: Complaint): Promise<Complaint> {
  if (complaint.aboutTicketId === null) return complaint
  const [about] = await ticketsByIds(db, [complaint.aboutTicketId])
  return about && maySee(actor, about) ? complaint : { ...complaint, aboutTicketId: null }
}

/**
 * Says that a complaint is about more people; oneself, for somebody who finds that they had a part in it. It can't be
 * taken back: whoever could do that, could let themselves in.
 * @throws Refusal not_found; validation_failed naming `agentIds`
 */
export function concealFrom(
  db: Db,
  actor: SignedIn,
  ticketId: number,
  agentIds: number[],
): Promise<{ about: number[] }> {
  return inTransaction(db, async (trx) => {
    await lockTicketFor(trx, actor, ticketId)
    const complaint = await selectComplaint(trx, ticketId)
    if (!complaint) throw new Refusal('not_found')
    if ((await activeAgents(trx, agentIds)).length < agentIds.length)
      throw refuseField('agentIds', 'not_found')
    const about = [...new Set([...complaint.about, ...agentIds])].sort((a, b) => a - b)
    const added = about.filter((id) => !complaint.about.includes(id))
    if (added.length === 0) return { about }
    const { from, readers } = concealment(about, await readOverseers(trx))
    await setAbout(trx, ticketId, about)
    await concealTicket(trx, ticketId, from)
    await recordEvent(trx, { kind: 'ticket.concealed', actor, ticketId, data: { added, tell: readers } })
    return { about }
  })
}

/** Shows complaints to the owners that nobody else is left to read: the others have left, or are no supervisors any more. */
export async function showForgotten(db: Db): Promise<void> {
  const { overseers } = await inTransaction(db, readOverseers)
  for (const { id } of await selectUnread(db, [...overseers]))
    await inTransaction(db, async (trx) => {
      const ticket = await lockTicket(trx, id)
      const complaint = await selectComplaint(trx, id)
      if (!ticket || !complaint) return
      const { from, readers } = concealment(complaint.about, await readOverseers(trx))
      if (from.length === ticket.concealedFrom?.length) return
      await concealTicket(trx, id, from)
      await recordEvent(trx, {
        kind: 'ticket.concealed',
        actor: system,
        ticketId: id,
        data: { added: [], tell: readers },
      })
    })
}
