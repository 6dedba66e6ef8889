import type { TicketRow } from '@podpora/contract/tickets'
import { type ActorRef, type NewEvent, recordEvents, system } from '../../platform/events/log.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { lockTicket, ticketsByIds } from '../tickets/access.ts'
import { applyChanges } from '../tickets/history.ts'
import { lockParts, selectParts, setDropped, setProgress, setWaiting } from './queries.ts'
import { isOver, type Part, progressOf, waitingOf } from './rules.ts'

/** The parts of a project with their tickets, in their order. */
export async function readParts(db: Db, projectId: number): Promise<(Part & { row: TicketRow })[]> {
  const known = await selectParts(db, projectId)
  const rows = await ticketsByIds(
    db,
    known.map(({ ticketId }) => ticketId),
  )
  const byId = new Map(rows.map((row) => [row.id, row]))
  return known.flatMap(({ ticketId, ...part }) => {
    const row = byId.get(ticketId)
    return row ? [{ ...part, row }] : []
  })
}

/**
 * Brings a project in step with its parts as they are now: which can be begun, which wait, how much is done. Asked for again
 * it changes nothing, so a process that dies on the way does no harm.
 */
export function settle(db: Db, projectId: number): Promise<void> {
  return inTransaction(db, async (trx) => {
    const project = await lockTicket(trx, projectId)
    if (project?.projectAt) await settleLocked(trx, system, project)
  })
}

/** The same for a project that the caller holds. `judged`: parts whose order was changed by hand; `made`: new ones. */
export async function settleLocked(
  trx: Trx,
  actor: ActorRef,
  project: TicketRow,
  { judged, made }: { judged?: ReadonlySet<number>; made?: number } = {},
): Promise<void> {
  await lockParts(trx, project.id)
  const parts = await readParts(trx, project.id)
  // Whoever opens a dropped part again has taken it up.
  const revived = parts.filter((part) => part.dropped && !isOver(part)).map(({ row }) => row.id)
  if (revived.length > 0) await setDropped(trx, revived, false)
  await settleWaiting(trx, actor, parts, waitingOf(parts, judged), made)
  await settleProgress(trx, actor, project, parts)
}

async function settleWaiting(
  trx: Trx,
  actor: ActorRef,
  parts: readonly Part[],
  waiting: Map<number, number[]>,
  made: number | undefined,
): Promise<void> {
  const events: NewEvent[] = []
  for (const { row } of parts) {
    const numbers = waiting.get(row.id) ?? []
    const isSame = JSON.stringify(numbers) === JSON.stringify(row.waitsFor)
    if (isSame && (numbers.length > 0 || row.readyAt !== null)) continue
    await setWaiting(trx, row.id, numbers)
    // One that can be begun from its first moment on never waited.
    if (row.id === made && numbers.length === 0) continue
    events.push(
      numbers.length > 0
        ? { kind: 'ticket.part_waits', actor, ticketId: row.id, data: { numbers } }
        : { kind: 'ticket.part_ready', actor, ticketId: row.id },
    )
  }
  await recordEvents(trx, events)
}

/** A project whose part is opened again is not solved any more; a closed one stays closed, as it does for its customer. */
async function settleProgress(
  trx: Trx,
  actor: ActorRef,
  project: TicketRow,
  parts: readonly Part[],
): Promise<void> {
  const { done, total } = progressOf(parts)
  if (done !== project.partsDone || total !== project.partsTotal) {
    await setProgress(trx, project.id, { done, total })
    await recordEvents(trx, [
      { kind: 'ticket.project_progress', actor, ticketId: project.id, data: { done, total } },
    ])
  }
  if (project.status === 'solved' && done < total)
    await applyChanges(trx, system, project, { status: { from: 'solved', to: 'open' } })
}
