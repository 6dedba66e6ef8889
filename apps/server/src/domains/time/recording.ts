import type { TicketRow } from '@podpora/contract/tickets'
import type { NewExpense, NewTime, NewVisit, OverageAnswer, TicketTime } from '@podpora/contract/time'
import { recordEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { workingTimes } from '../calendars/access.ts'
import {
  type Charged,
  chargeTime,
  chargeVisit,
  dayOf,
  holdSources,
  priceOfMinutes,
  termsOf,
  whatCounts,
} from '../contracts/access.ts'
import { tellLow } from '../contracts/noticing.ts'
import { allLineSettings } from '../lines/access.ts'
import { contractOf, loadTicketFor, lockTicketFor } from '../tickets/access.ts'
import { moneyOfTicket } from './cost-queries.ts'
import {
  answerAsked,
  type Booked,
  deleteEntry,
  deleteExpense,
  deleteTimer,
  entriesOf,
  entryByClientId,
  expensesOf,
  insertEntry,
  insertExpense,
  insertTimer,
  type NewEntry,
  sourcesOfEntry,
  tieDraws,
  timerOf,
} from './time-queries.ts'

/** What was worked and spent on a ticket. @throws Refusal not_found */
export async function timeOfTicket(db: Db, actor: SignedIn, id: number): Promise<TicketTime> {
  const ticket = await loadTicketFor(db, actor, id)
  const { contractId } = await contractOf(db, id)
  const seesMoney = actor.permissions.has('contract.read')
  const day = dayOf(new Date())
  const [entries, expenses, timer, counts, money] = await Promise.all([
    entriesOf(db, id),
    expensesOf(db, id),
    actor.kind === 'agent' ? timerOf(db, actor.id) : undefined,
    whatCounts(db, { customerId: ticket.customerId, contractId, day }),
    seesMoney ? moneyOfTicket(db, id) : null,
  ])
  return {
    entries,
    expenses,
    minutes: entries.reduce((sum, { minutes }) => sum + (minutes ?? 0), 0),
    countsTime: counts.time,
    countsVisits: counts.visits,
    timer: timer ?? null,
    money,
  }
}

/**
 * Writes down time that somebody worked on a ticket, and takes it of what the customer has. The same `clientId` again
 * changes nothing. Billable is only what something can be taken of.
 * @throws Refusal not_found; ticket_deleted; balance_used_up with what is left; validation_failed
 */
export function writeTime(db: Db, actor: SignedIn, ticketId: number, input: NewTime): Promise<TicketTime> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockTicketFor(trx, actor, ticketId)
    if (Date.parse(input.startedAt) > Date.now()) throw refuseField('startedAt', 'future')
    // Under the ticket's lock: the same one sent twice waits here and sees the first.
    if (!(await entryByClientId(trx, input.clientId))) {
      const { contractId } = await contractOf(trx, ticketId)
      const charged = input.billable ? await charge(trx, ticket, contractId, input) : none
      await write(trx, actor, ticket, { ...input, contractId, visit: false }, charged)
    }
    if (input.stopsTimer) await deleteTimer(trx, agentOf(actor), ticketId)
    return timeOfTicket(trx, actor, ticketId)
  })
}

/** Somebody who writes just after their own midnight is up to so much ahead of UTC. */
const aheadMs = 14 * 3_600_000

/**
 * Writes down that somebody visited the customer of a ticket, and takes one visit of what the customer has, as time is
 * taken. @throws Refusal not_found; ticket_deleted; balance_used_up with what is left; validation_failed
 */
export function writeVisit(
  db: Db,
  actor: SignedIn,
  ticketId: number,
  { day, ...input }: NewVisit,
): Promise<TicketTime> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockTicketFor(trx, actor, ticketId)
    if (Date.parse(day) > Date.now() + aheadMs) throw refuseField('day', 'future')
    if (!(await entryByClientId(trx, input.clientId))) {
      const { contractId } = await contractOf(trx, ticketId)
      const on = { ticketId, customerId: ticket.customerId, contractId, day }
      const charged = input.billable ? await chargeVisit(trx, on) : none
      const visit = { ...input, contractId, visit: true, startedAt: `${day}T00:00:00Z` }
      await write(trx, actor, ticket, visit, charged)
    }
    return timeOfTicket(trx, actor, ticketId)
  })
}

type Written = Omit<NewEntry, 'counted' | 'cost'> & { contractId: number | null }

async function write(
  trx: Trx,
  actor: SignedIn,
  ticket: TicketRow,
  { contractId, ...input }: Written,
  charged: Charged,
): Promise<void> {
  const entry = await insertEntry(trx, bookedOn(ticket, contractId, agentOf(actor)), {
    ...input,
    note: input.note.trim(),
    billable: charged.drawIds.length > 0,
    counted: charged.counted,
    cost: await costOf(trx, ticket.lineId, input.minutes),
  })
  if (!entry) throw refuseField('clientId', 'taken')
  await tieDraws(trx, charged.drawIds, entry.id)
  await tellOf(trx, actor, ticket.id)
  if (contractId !== null) await tellLow(trx, contractId, charged.balance, dayOf(new Date(input.startedAt)))
}

const none: Charged = { counted: 0, drawIds: [], balance: null }

async function charge(
  trx: Trx,
  { id: ticketId, customerId, lineId }: TicketRow,
  contractId: number | null,
  { minutes, startedAt }: NewTime,
): Promise<Charged> {
  const started = new Date(startedAt)
  const calendarId = contractId === null ? null : ((await termsOf(trx, contractId))?.calendarId ?? null)
  const calendar = calendarId === null ? undefined : (await workingTimes(trx, [calendarId])).get(calendarId)
  // By the minute in which it began.
  const working = !calendar || calendar.between(started.getTime(), started.getTime() + 60_000) > 0
  const on = { ticketId, customerId, contractId, day: dayOf(started) }
  return chargeTime(trx, on, { minutes, lineId, working })
}

async function costOf(trx: Trx, lineId: number | null, minutes: number | null) {
  if (minutes === null) return null
  const hour = (await allLineSettings(trx)).find(({ id }) => id === lineId)?.hourCost
  return hour ? { ...hour, amount: priceOfMinutes(minutes, hour.amount) } : null
}

/** Money spent on a ticket. The same `clientId` again changes nothing. @throws Refusal not_found; ticket_deleted */
export function writeExpense(
  db: Db,
  actor: SignedIn,
  ticketId: number,
  input: NewExpense,
): Promise<TicketTime> {
  return inTransaction(db, async (trx) => {
    const ticket = await lockTicketFor(trx, actor, ticketId)
    const { contractId } = await contractOf(trx, ticketId)
    const made = await insertExpense(trx, bookedOn(ticket, contractId, agentOf(actor)), {
      ...input,
      note: input.note.trim(),
    })
    if (made) await tellOf(trx, actor, ticketId)
    return timeOfTicket(trx, actor, ticketId)
  })
}

/** Takes one's own entry back, and anybody's with `contract.manage`; what it took goes back. @throws Refusal not_found */
export function removeTime(db: Db, actor: SignedIn, ticketId: number, id: number): Promise<TicketTime> {
  return inTransaction(db, async (trx) => {
    await lockTicketFor(trx, actor, ticketId)
    await holdSources(trx, await sourcesOfEntry(trx, id))
    if (!(await deleteEntry(trx, ticketId, id, onlyOf(actor)))) throw new Refusal('not_found')
    await tellOf(trx, actor, ticketId)
    return timeOfTicket(trx, actor, ticketId)
  })
}

/** @throws Refusal not_found */
export function removeExpense(db: Db, actor: SignedIn, ticketId: number, id: number): Promise<TicketTime> {
  return inTransaction(db, async (trx) => {
    await lockTicketFor(trx, actor, ticketId)
    if (!(await deleteExpense(trx, ticketId, id, onlyOf(actor)))) throw new Refusal('not_found')
    await tellOf(trx, actor, ticketId)
    return timeOfTicket(trx, actor, ticketId)
  })
}

/** Says whether what is beyond a contract is billed. @throws Refusal not_found where nobody asks any more */
export function answerOverage(
  db: Db,
  actor: SignedIn,
  drawId: number,
  { bill }: OverageAnswer,
): Promise<void> {
  return inTransaction(db, async (trx) => {
    const answered = await answerAsked(trx, drawId, bill)
    if (!answered) throw new Refusal('not_found')
    const { ticketId, unit, amount } = answered
    if (ticketId === null) return
    // Without its price, which not everybody who reads the ticket may see.
    const data = { agreed: bill, unit, amount }
    await recordEvent(trx, { kind: 'ticket.agreement_answered', actor, ticketId, data })
  })
}

/** Starts one's clock on a ticket. @throws Refusal timer_running with where it runs */
export function startTimer(db: Db, actor: SignedIn, ticketId: number): Promise<TicketTime> {
  return inTransaction(db, async (trx) => {
    await loadTicketFor(trx, actor, ticketId)
    const agentId = agentOf(actor)
    if (!(await insertTimer(trx, agentId, ticketId))) {
      const running = await timerOf(trx, agentId)
      if (running?.ticketId !== ticketId) throw new Refusal('timer_running', { current: running ?? null })
    }
    return timeOfTicket(trx, actor, ticketId)
  })
}

/** Forgets what one's clock has counted on a ticket. */
export async function dropTimer(db: Db, actor: SignedIn, ticketId: number): Promise<TicketTime> {
  await loadTicketFor(db, actor, ticketId)
  await deleteTimer(db, agentOf(actor), ticketId)
  return timeOfTicket(db, actor, ticketId)
}

/** Only people work. @throws Refusal forbidden */
function agentOf(actor: SignedIn): number {
  if (actor.kind !== 'agent') throw new Refusal('forbidden')
  return actor.id
}

const onlyOf = (actor: SignedIn): number | null =>
  actor.permissions.has('contract.manage') ? null : agentOf(actor)

const bookedOn = (
  { id, customerId, lineId }: TicketRow,
  contractId: number | null,
  agentId: number,
): Booked => ({
  ticketId: id,
  customerId,
  contractId,
  lineId,
  agentId,
})

const tellOf = (trx: Trx, actor: SignedIn, ticketId: number): Promise<unknown> =>
  recordEvent(trx, { kind: 'time.changed', actor, ticketId })
