import type { Language } from '@podpora/contract/common'
import { matches } from '@podpora/contract/filtering'
import type { TicketMaterial } from '@podpora/contract/materials'
import type { TicketRow } from '@podpora/contract/tickets'
import type { SignedIn } from '../../platform/http/app.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { planNames } from '../contracts/plans.ts'
import { runningPlans } from '../contracts/theirs.ts'
import { loadTicketFor } from '../tickets/access.ts'
import { type Offered, selectPublished } from './queries.ts'
import { accessTo } from './rules.ts'
import type { LinkTo } from './signing.ts'

/**
 * Materials that fit a ticket, and whether its customer may read them now (R12): those in the customer's language first, then
 * those that ask for more. @throws Refusal not_found
 */
export async function materialsFor(
  db: Db,
  actor: SignedIn,
  ticketId: number,
  linkTo: LinkTo,
): Promise<TicketMaterial[]> {
  const ticket = await loadTicketFor(db, actor, ticketId)
  const fitting = fit(await selectPublished(db), ticket, actor)
  if (fitting.length === 0) return []
  const [running, plans] = await Promise.all([runningPlans(db, ticket.customerId, new Date()), planNames(db)])
  const sold = plans.filter(({ archivedAt }) => archivedAt === null)
  const spoken = ticket.language?.split('-')[0]
  return fitting
    .sort((a, b) => Number(b.language === spoken) - Number(a.language === spoken))
    .map((material) => ({
      id: material.id,
      title: material.title,
      language: material.language,
      ...accessTo(material, running, sold),
      link: linkTo({ materialId: material.id, customerId: ticket.customerId }),
    }))
}

/** Something to be read, as it stands in a text. */
export interface Reading {
  title: string
  link: string
}

const mostReadings = 3
/** No one of us: what "me" and "my groups" name is nobody's. */
const nobody = { id: 0, groupIds: [] }

/** What the free line offers to read to whoever wrote a ticket (R10): open to everyone, and in the answer's language. */
export async function readingsFor(
  db: Db,
  ticket: TicketRow,
  language: Language,
  linkTo: LinkTo,
): Promise<Reading[]> {
  const open = (await selectPublished(db)).filter(
    (material) => material.readers === 'everyone' && material.language === language,
  )
  return fit(open, ticket, nobody)
    .slice(0, mostReadings)
    .map(({ id, title }) => ({ title, link: linkTo({ materialId: id, customerId: ticket.customerId }) }))
}

/** There are few materials, and `matches` takes microseconds: all are asked. Those that ask for more come first. */
const fit = (
  materials: Offered[],
  ticket: TicketRow,
  reader: { id: number; groupIds: readonly number[] },
): Offered[] =>
  materials
    .filter(({ filter }) => matches(filter, ticket, reader, Date.now()))
    .sort((a, b) => b.filter.length - a.filter.length)
