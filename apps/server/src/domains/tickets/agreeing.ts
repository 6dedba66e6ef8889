import { randomUUID } from 'node:crypto'
import type { Agreement, TicketEntitlement } from '@podpora/contract/contracts'
import type { TicketRow } from '@podpora/contract/tickets'
import { escapeHtml } from '@podpora/contract/variables'
import { recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { brandsByIds } from '../brands/access.ts'
import { freeAnswerOf, languageFor } from '../brands/free-answer.ts'
import { answerCase, askedCase } from '../contracts/cases.ts'
import { readingsFor } from '../materials/suggesting.ts'
import { lockTicket, lockTicketFor, ticketsByIds } from './access.ts'
import { changeLocked } from './actions.ts'
import { servingNow } from './serving.ts'
import { servedWithout } from './serving-anew.ts'
import { type Ways, writeMessage } from './writing.ts'

/**
 * Notes whether a customer agrees to the price of a request beyond their plan (R13): agreed, it is billed, once; else it is
 * served without that contract, and on the free line the customer is told what is possible. The same answer again
 * changes nothing.
 * @throws Refusal not_found where nothing is asked, or it was answered otherwise; ticket_closed
 */
export function agree(
  db: Db,
  actor: SignedIn,
  id: number,
  { id: caseId, agreed }: Agreement,
  ways: Ways,
): Promise<TicketEntitlement> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockTicketFor(trx, actor, id)
    if (ticket.status === 'closed') throw new Refusal('ticket_closed')
    const asked = await askedCase(trx, id, caseId)
    if (asked?.state !== (agreed ? 'done' : 'declined')) {
      if (!asked || !(await answerCase(trx, asked.id, agreed))) throw new Refusal('not_found')
      const data = { agreed, unit: 'tickets', amount: 1, price: asked.price }
      await recordEvent(trx, { kind: 'ticket.agreement_answered', actor, ticketId: id, data })
      if (!agreed) await goOnWithout(trx, actor, ticket, asked.contractId, ways)
    }
    // On another line, it may be out of the actor's sight, who is told all the same how it stands.
    return servingNow(trx, (await ticketsByIds(trx, [id]))[0] as TicketRow, ways.balanceLink)
  })
}

/** The answer of the free line is written first: on that line the ticket may be out of its writer's sight. */
async function goOnWithout(
  trx: Trx,
  actor: SignedIn,
  ticket: TicketRow,
  contractId: number,
  ways: Ways,
): Promise<void> {
  const wished = await servedWithout(trx, ticket, contractId)
  const [brand] = await brandsByIds(trx, [ticket.brandId])
  if (wished.service?.to === 'free' && ticket.kind !== 'bug' && brand) {
    const { id, subject, language } = ticket
    const balance = ways.balanceLink?.(ticket.customerId) ?? ''
    const linkTo = ways.materialLink
    const readings = linkTo ? await readingsFor(trx, ticket, languageFor(brand, language), linkTo) : []
    const html = paragraphs(freeAnswerOf(brand, language, { ticket: id, subject, balance, readings }))
    const blank = { cc: [], mentions: [], uploads: [], clientId: randomUUID() }
    await writeMessage(trx, actor, id, { ...blank, kind: 'public', html }, ways)
  }
  const now = await lockTicket(trx, ticket.id)
  if (now) await changeLocked(trx, actor, now, wished)
}

const paragraphs = (text: string): string =>
  text
    .split(/\n{2,}/)
    .map((part) => `<p>${escapeHtml(part).replaceAll('\n', '<br>')}</p>`)
    .join('')
