import { type ActorRef, recordEvents } from '../../platform/events/log.ts'
import { all, type Db, sql, type Trx } from '../../platform/postgres/db.ts'

/**
 * Unsolved tickets that are on no line come onto the one that their group works on now; those that no group has, onto the
 * lowest. Those on another line stay there, and go on from there.
 */
export async function bringOntoLine(
  trx: Trx,
  actor: ActorRef,
  lineId: number,
  groupIds: number[],
): Promise<void> {
  const moved = await setLineOfUnsolved(trx, lineId, groupIds)
  await recordEvents(
    trx,
    moved.map(({ id, version }) => ({
      kind: 'ticket.changed',
      actor,
      ticketId: id,
      data: { version, changes: { lineId: { from: null, to: lineId } } },
    })),
  )
}

// Rows are locked in one order: two administrators at once wait for each other and do not lock each other out.
const setLineOfUnsolved = (
  db: Db,
  lineId: number,
  groupIds: number[],
): Promise<{ id: number; version: number }[]> =>
  all(
    db,
    sql<{ id: number; version: number }>`
      with found as (
        select id from tickets
        where status not in ('solved', 'closed') and line_id is null and deleted_at is null and merged_into_id is null
          and (group_id = any(${groupIds}::bigint[])
               or (group_id is null and ${lineId}::bigint = (select id from lines order by level, id limit 1)))
        order by id for update
      )
      update tickets t
      set line_id = ${lineId}, version = version + 1,
          reached_level = greatest(reached_level, (select level from lines where id = ${lineId}::bigint))
      from found where t.id = found.id returning t.id, t.version
    `,
  )
