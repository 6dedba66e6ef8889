import type { Policy } from '@podpora/contract/levels'
import type { TicketRow } from '@podpora/contract/tickets'
import { recordEvents } from '../../platform/events/log.ts'
import type { Log } from '../../platform/log.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { allLines } from '../lines/access.ts'
import { actOn } from './acting.ts'
import { countTicket, outcomeOf, save, timesOf } from './counting.ts'
import { readHistories } from './facts.ts'
import { clocksOfTickets, dueTickets, selectPolicies, tryLockClocks } from './queries.ts'
import { advanced, type ClockFacts, type Step, stepAt, stepsFor } from './rules.ts'

const batch = 50

/**
 * Does what is due by now: warns of promises, and notes those that are broken. Any number of processes may do so, each ticket is
 * one's at a time. Gives whether there may be more.
 */
export async function workOnDue(db: Db, log: Log, now = new Date()): Promise<boolean> {
  const ids = [...new Set(await dueTickets(db, now, batch))]
  let done = 0
  for (const id of ids)
    try {
      if (await inTransaction(db, (trx) => stepTicket(trx, id, now.getTime()))) done += 1
    } catch (err) {
      // The others' promises do not wait for this one; it is tried again with the next look.
      log.error({ err, ticketId: id }, 'the clocks of a ticket could not be moved on')
    }
  return done > 0 && ids.length === batch
}

/** Counted anew first: an answer that came a moment ago may not have been read from the log yet. */
async function stepTicket(trx: Trx, ticketId: number, now: number): Promise<boolean> {
  if (!(await tryLockClocks(trx, ticketId))) return false
  const [policies, lines, stored, [known]] = await Promise.all([
    selectPolicies(trx),
    allLines(trx),
    clocksOfTickets(trx, [ticketId]),
    readHistories(trx, [ticketId]),
  ])
  if (!known) return false
  const times = await timesOf(trx, policies, stored)
  const steps: { clock: ClockFacts; step: Step }[] = []
  const clocks = countTicket(known, stored, { policies, lines, times, now, anew: false }).map((clock) => {
    const time = times(clock.terms.calendarId)
    const step = stepAt(clock, time, now)
    if (!step) return clock
    const after = advanced(clock, step, time)
    steps.push({ clock: after, step })
    return after
  })
  const find = await save(trx, [{ ...outcomeOf(known, stored, clocks), late: [] }], false)
  for (const { clock, step } of steps)
    await tell(trx, known.ticket, { clock, step, clockId: find(ticketId, clock), policies })
  return true
}

/** Does what the policy says of such a moment, and tells what was done. */
async function tell(
  trx: Trx,
  ticket: TicketRow,
  {
    clock,
    step,
    clockId,
    policies,
  }: { clock: ClockFacts; step: Step; clockId: number | null; policies: readonly Policy[] },
): Promise<void> {
  const policy = policies.find(({ id }) => id === clock.terms.policyId)
  const on = step.kind === 'warn' ? 'warning' : 'breach'
  const wished = stepsFor(policy?.actions ?? [], on, clock.target)
  const actor = { kind: 'rule', id: policy?.id ?? null } as const
  const { told, refused, moved } = await actOn(trx, actor, ticket.id, wished, policy?.name ?? '')
  await recordEvents(trx, [
    {
      kind: step.kind === 'warn' ? 'clock.warned' : 'clock.breached',
      actor,
      ticketId: ticket.id,
      subjectId: clockId,
      data: {
        target: clock.target,
        policy: policy?.name ?? '',
        dueAt: clock.dueAt && new Date(clock.dueAt).toISOString(),
        ...(step.kind === 'warn' && { share: step.share }),
        ...(told && { tell: told }),
        ...(refused.length > 0 && { refused }),
        // For the rules of escalation: one breach moves a ticket once.
        ...(moved && { moved }),
      },
    },
  ])
}
