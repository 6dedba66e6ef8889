import type { Side } from '@podpora/contract/sides'
import type { SideView } from '@podpora/contract/tickets'
import type { SignedIn } from '../../platform/http/app.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { isOutside } from '../people/outside.ts'
import { loadTicketFor } from '../tickets/access.ts'
import { saidInSide } from '../tickets/side-messages.ts'
import { selectSides, selectSidesOfTicket } from './queries.ts'

const mostShown = 200

/** For the live feed. */
export const sidesByIds = (db: Db, ids: number[]): Promise<Side[]> => selectSides(db, ids)

/** All of a ticket that its reader may see, oldest first. */
export const sidesOfTicket = (db: Db, ticketId: number): Promise<Side[]> => selectSidesOfTicket(db, ticketId)

/** A side conversation of a ticket that the actor may see. To people from outside none is passed. @throws Refusal not_found */
export async function loadSideFor(db: Db, actor: SignedIn, id: number): Promise<Side> {
  const [side] = await selectSides(db, [id])
  if (!side || isOutside(actor)) throw new Refusal('not_found')
  await loadTicketFor(db, actor, side.ticketId)
  return side
}

/** The same with what was said in it. @throws Refusal not_found */
export async function viewSideFor(db: Db, actor: SignedIn, id: number): Promise<SideView> {
  const side = await loadSideFor(db, actor, id)
  return { side, messages: await saidInSide(db, id, mostShown) }
}
