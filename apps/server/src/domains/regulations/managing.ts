import { matches } from '@podpora/contract/filtering'
import type {
  Regulation,
  RegulationChange,
  RegulationInput,
  RegulationVersion,
} from '@podpora/contract/regulations'
import { recordEvent } from '../../platform/events/log.ts'
import { sanitiseOwn, textOf } from '../../platform/html.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal, refuseField } from '../../platform/http/refusal.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { activeAgents } from '../people/access.ts'
import { loadTicketFor } from '../tickets/access.ts'
import {
  insertRegulation,
  keepVersion,
  type Page,
  selectRegulation,
  selectRegulations,
  selectVersions,
  updateRegulation,
} from './queries.ts'

/** Pages that say all of these words. */
export const findRegulations = (db: Db, q = ''): Promise<Regulation[]> =>
  selectRegulations(db, q.split(/\s+/).filter(Boolean).slice(0, 10))

/** The pages that a ticket meets the conditions of (R6): those that ask for more come first. @throws Refusal not_found */
export async function regulationsFor(db: Db, actor: SignedIn, ticketId: number): Promise<Regulation[]> {
  const ticket = await loadTicketFor(db, actor, ticketId)
  const pages = await selectRegulations(db, [])
  return pages
    .filter(({ archivedAt, filter }) => archivedAt === null && matches(filter, ticket, actor, Date.now()))
    .sort((a, b) => b.filter.length - a.filter.length)
}

/** How a page came to be as it is, newest first (R44). @throws Refusal not_found */
export async function versionsOf(db: Db, id: number): Promise<RegulationVersion[]> {
  if (!(await selectRegulation(db, id))) throw new Refusal('not_found')
  return selectVersions(db, id)
}

/** @throws Refusal validation_failed naming `ownerId` or `html` */
export function createRegulation(db: Db, actor: SignedIn, input: RegulationInput): Promise<Regulation> {
  return inTransaction(db, async (trx) => {
    const page = await insertRegulation(trx, await checked(trx, { ...input, archived: false }))
    return kept(trx, actor, page)
  })
}

/** @throws Refusal not_found; changed_meanwhile with the page as it is now; validation_failed */
export function changeRegulation(
  db: Db,
  actor: SignedIn,
  id: number,
  { version, ...input }: RegulationChange,
): Promise<Regulation> {
  return inTransaction(db, async (trx) => {
    const current = await selectRegulation(trx, id)
    if (!current) throw new Refusal('not_found')
    const page = await updateRegulation(trx, id, version, await checked(trx, input, current.ownerId))
    if (page) return kept(trx, actor, page)
    throw new Refusal('changed_meanwhile', { current: await selectRegulation(trx, id) })
  })
}

async function kept(trx: Trx, actor: SignedIn, page: Regulation): Promise<Regulation> {
  await keepVersion(trx, page.id, actor.kind === 'agent' ? actor.id : null)
  await recordEvent(trx, {
    kind: 'regulation.changed',
    actor,
    subjectId: page.id,
    data: { version: page.version },
  })
  return page
}

/** An owner who has left stays one until somebody else takes the page over. */
async function checked(
  trx: Trx,
  input: Omit<Page, 'text'>,
  ownerBefore: number | null = null,
): Promise<Page> {
  if (input.ownerId !== ownerBefore && (await activeAgents(trx, [input.ownerId])).length === 0)
    throw refuseField('ownerId', 'unknown')
  const html = sanitiseOwn(input.html)
  const text = textOf(html)
  if (text.trim() === '') throw refuseField('html', 'required')
  return { ...input, title: input.title.trim(), html, text }
}
