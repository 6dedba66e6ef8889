import type { GroupRouting, GroupRoutingChange } from '@podpora/contract/routing'
import { routeGroup } from '../domains/routing/deciding.ts'
import { groupsWaiting } from '../domains/routing/queue-queries.ts'
import { takeEvents } from '../domains/routing/reading.ts'
import { standardGroup } from '../domains/routing/standards.ts'
import { readEvents } from '../platform/events/log.ts'
import { placeOfReader } from '../platform/events/readers.ts'
import type { Db } from '../platform/postgres/db.ts'
import type { Visitor } from './server.ts'

/** Has the reader take all that has been written. Another cluster's old transactions may hold it back for a moment. */
export async function queueAll(db: Db): Promise<void> {
  for (;;) {
    const page = await readEvents(db, await placeOfReader(db, 'routing'), 500)
    await takeEvents(db, page.events)
    if (page.events.length === 0 && !page.pending) return
  }
}

/** What the reader and its jobs would do by themselves: queues in step, and all given out that somebody can take. */
export async function routeAll(db: Db): Promise<void> {
  await queueAll(db)
  for (const groupId of await groupsWaiting(db)) await routeGroup(db, groupId)
  await queueAll(db)
}

/** Says how a group's tickets find somebody: `more` is what the test is about. */
export async function setRouting(
  who: Visitor,
  groupId: number,
  more: Partial<GroupRoutingChange>,
): Promise<GroupRouting> {
  const { groupId: _, ...standard } = standardGroup(groupId)
  const { version } = (await who.get<GroupRouting>(`/routing/groups/${groupId}`)).body
  const answer = await who.put<GroupRouting>(`/routing/groups/${groupId}`, { ...standard, ...more, version })
  if (answer.status !== 200) throw new Error(JSON.stringify(answer.body))
  return answer.body
}
