import { recordEvent, system } from '../../platform/events/log.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { addGroup } from '../people/grouping.ts'
import { bringPeople } from './bringing-people.ts'
import { bringTickets } from './bringing-tickets.ts'
import { whatIsHere } from './link-queries.ts'
import { type PreparedTicket, prepareTickets } from './preparing.ts'
import { tellChange } from './progress.ts'
import {
  insertProblems,
  lockWork,
  moveWork,
  type NewProblem,
  selectWork,
  setState,
  type Work,
} from './queries.ts'
import { dropRecords, recordsAfter, selectGroupNames } from './record-queries.ts'
import type { PersonRecord } from './records.ts'
import type { Clean } from './texts.ts'

const peopleAtOnce = 500
const ticketsAtOnce = 200

/**
 * Brings in the next piece of an import: a batch in one transaction, with the place that it comes to. Killed anywhere, the
 * piece is there as a whole or is done again. False: there is no more, or it was stopped.
 */
export async function bringNext(db: Db, id: number, clean: Clean): Promise<boolean> {
  const seen = await selectWork(db, id)
  if (seen?.state !== 'running') return false
  const prepared = seen.phase === 'tickets' ? await prepareTickets(db, seen, clean, ticketsAtOnce) : []
  return inTransaction(db, async (trx) => {
    const work = await lockWork(trx, id)
    // Stopped meanwhile, or somebody else has done this piece.
    if (work?.state !== 'running' || work.cursor !== seen.cursor || work.phase !== seen.phase)
      return work?.state === 'running'
    return work.phase === 'people' ? nextPeople(trx, work) : nextTickets(trx, work, prepared)
  })
}

async function nextPeople(trx: Trx, work: Work): Promise<boolean> {
  const people = await recordsAfter<PersonRecord>(trx, work.id, 'person', work.cursor, peopleAtOnce)
  const last = people.at(-1)
  if (!last) {
    await makeGroups(trx, work)
    await moveWork(trx, { ...work, phase: 'tickets', cursor: 0 })
    return true
  }
  const problems: NewProblem[] = []
  const customers = await bringPeople(trx, work, people, problems)
  await step(trx, { ...work, cursor: last.seq, done: work.done + people.length }, problems, { customers })
  return true
}

/** Groups of the other desk that are not here, empty: who belongs to them is for people to say. */
async function makeGroups(trx: Trx, work: Work): Promise<void> {
  const { groups } = await whatIsHere(trx)
  for (const name of await selectGroupNames(trx, work.id)) {
    const short = name.trim().slice(0, 200)
    if (!short || groups.has(short.toLowerCase())) continue
    groups.set(short.toLowerCase(), 0)
    await addGroup(trx, system, { name: short, memberIds: [] })
  }
}

async function nextTickets(trx: Trx, work: Work, prepared: PreparedTicket[]): Promise<boolean> {
  const last = prepared.at(-1)
  if (!last) {
    await finish(trx, work)
    return false
  }
  const problems: NewProblem[] = []
  const tickets = await bringTickets(trx, work, prepared, problems)
  await step(trx, { ...work, cursor: last.seq, done: work.done + prepared.length }, problems, { tickets })
  return true
}

async function step(
  trx: Trx,
  work: Work,
  problems: NewProblem[],
  brought: { tickets?: number[]; customers?: number[] },
): Promise<void> {
  await moveWork(trx, work)
  await insertProblems(trx, work.id, work.phase, problems)
  await tellChange(trx, work.id, brought)
}

async function finish(trx: Trx, work: Work): Promise<void> {
  await moveWork(trx, { ...work, cursor: 0 })
  await setState(trx, work.id, { state: 'finished', phase: 'done' })
  await dropRecords(trx, work.id)
  await tellChange(trx, work.id)
  const { results, origin } = work
  await recordEvent(trx, {
    kind: 'import.finished',
    actor: system,
    subjectId: work.id,
    data: { origin, results },
  })
}
