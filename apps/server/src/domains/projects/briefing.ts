import { fillVariables } from '@podpora/contract/variables'
import { recordEvent, system } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import type { Db, Trx } from '../../platform/postgres/db.ts'
import { brandsByIds } from '../brands/access.ts'
import { loadTicketFor, lockTicket } from '../tickets/access.ts'
import { valuesFor } from '../tickets/applying.ts'
import { type Ways, writeByItself } from '../tickets/writing.ts'
import { selectProject, setBriefAsked } from './queries.ts'
import { briefOf } from './settings.ts'

/** The questions to a ticket's customer, filled in for whoever would send them. @throws Refusal not_found */
export async function briefDraft(
  db: Db,
  actor: SignedIn,
  ticketId: number,
  ways: Ways,
): Promise<{ html: string }> {
  const ticket = await loadTicketFor(db, actor, ticketId)
  return { html: await filledBrief(db, actor, ticket, ways) }
}

/**
 * Sends the questions to the customer of a project that a rule has recognised, once. Whether a machine may be answered by a
 * machine is decided by the channel, which asks for this.
 */
export async function askForBrief(trx: Trx, ticketId: number, ways: Ways): Promise<void> {
  const ticket = await lockTicket(trx, ticketId)
  const project = await selectProject(trx, ticketId)
  if (!ticket || !project || project.askedAt !== null) return
  const messageId = await writeByItself(trx, ticket, await filledBrief(trx, null, ticket, ways), ways)
  if (messageId === undefined) return
  await setBriefAsked(trx, ticketId, messageId)
  await recordEvent(trx, { kind: 'ticket.brief_asked', actor: system, ticketId, data: { messageId } })
}

async function filledBrief(
  db: Db,
  actor: SignedIn | null,
  ticket: Awaited<ReturnType<typeof loadTicketFor>>,
  { balanceLink }: Ways,
): Promise<string> {
  const [brand] = await brandsByIds(db, [ticket.brandId])
  if (!brand) throw new Error(`ticket ${ticket.id} has no brand`)
  return fillVariables(
    await briefOf(db, brand, ticket.language),
    await valuesFor(db, actor, ticket, balanceLink),
  )
}
