import type { Passage } from '@podpora/contract/passing'
import type { Message } from '@podpora/contract/tickets'
import type { App, SignedIn } from '../../platform/http/app.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { groupsByIds } from '../people/access.ts'
import { isOutside } from '../people/outside.ts'
import { withoutInside } from './hiding.ts'
import { selectPassages } from './passage-queries.ts'
import { isPassedOn, passedTo } from './rules.ts'

/** Of these messages of a ticket, those that the reader may read: all, or for people from outside what was passed on. */
export async function messagesShown(
  db: Db,
  reader: SignedIn,
  ticketId: number,
  messages: Message[],
): Promise<Message[]> {
  if (!isOutside(reader)) return messages
  const [passages, groups] = await Promise.all([
    selectPassages(db, ticketId),
    groupsByIds(db, [...reader.groupIds]),
  ])
  const own = passedTo(passages, reader.groupIds)
  const colleagues = [reader.id, ...groups.flatMap(({ memberIds }) => memberIds)]
  const passed = messages.filter((message) => isPassedOn(message, own, colleagues))
  return passed.map((message) => ({ ...message, bcc: [] }))
}

/** The steps of a ticket's way that the reader may know of. */
export const passagesShown = (reader: SignedIn, passages: Passage[]): Passage[] =>
  isOutside(reader) ? passedTo(passages, reader.groupIds) : passages

/**
 * Takes out of every answer to people from outside what stands in a ticket's row of the inside: here and not in each
 * loader, so that no route can forget it. Live events ask `withoutInside` themselves.
 */
export function hideInside(app: App): void {
  app.addHook('preSerialization', (request, _reply, payload, done) => {
    const outside = request.signedIn !== null && isOutside(request.signedIn)
    done(null, outside ? withoutInside(payload) : payload)
  })
}
