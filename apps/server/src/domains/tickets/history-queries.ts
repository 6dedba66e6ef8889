import { historyKinds } from '@podpora/contract/events'
import type { HistoryEvent } from '@podpora/contract/tickets'
import type { ActorRef } from '../../platform/events/log.ts'
import { all, type Db, sql } from '../../platform/postgres/db.ts'

/**
 * Fields that others than this one changed after `version`. The history is read instead of a version kept beside
 * each field: it is asked only where a change is based on less than what is so now, and then a few lines tell.
 */
export const fieldsChangedByOthers = async (
  db: Db,
  ticketId: number,
  version: number,
  self: ActorRef,
): Promise<string[]> =>
  (
    await all(
      db,
      sql<{ field: string }>`
        select distinct jsonb_object_keys(data -> 'changes') as field from events
        where ticket_id = ${ticketId} and kind = 'ticket.changed' and (data ->> 'version')::integer > ${version}
          and not (actor_kind = ${self.kind} and actor_id = ${self.id})
      `,
    )
  ).map((row) => row.field)

/** The last events that stand in a ticket's history, oldest first. */
export const ticketHistory = (db: Db, ticketId: number, limit: number): Promise<HistoryEvent[]> =>
  all(
    db,
    sql<HistoryEvent>`
      select * from (
        select e.id, e.at, e.kind, e.data,
               json_build_object('kind', e.actor_kind, 'id', e.actor_id,
                                 'name', coalesce(a.name, s.name, nullif(c.name, ''), '')) as actor
        from events e
        left join agents a on e.actor_kind = 'agent' and a.id = e.actor_id
        left join customers c on e.actor_kind = 'customer' and c.id = e.actor_id
        left join services s on e.actor_kind = 'bot' and s.id = e.actor_id
        where e.ticket_id = ${ticketId} and e.kind = any(${[...historyKinds]}::text[])
        order by e.id desc limit ${limit}
      ) as last
      order by id
    `,
  )
