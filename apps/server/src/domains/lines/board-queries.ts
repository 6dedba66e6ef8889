import { all, type Db, sql } from '../../platform/postgres/db.ts'

export interface QueuePart {
  lineId: number
  assigneeId: number | null
  waiting: number
  oldestAt: string
}

/** What stands on each line and with whom, read from the index of the lines' queues. */
export const selectQueues = (db: Db): Promise<QueuePart[]> =>
  all(
    db,
    sql<QueuePart>`
      select line_id, assignee_id, count(*)::int as waiting, min(created_at) as oldest_at from tickets
      where line_id is not null and status in ('new', 'open', 'pending', 'on_hold') and deleted_at is null
      group by line_id, assignee_id
    `,
  )

/** Of these, parts of projects that wait for others: they are in nobody's queue yet. */
export const selectHeld = (db: Db): Promise<Pick<QueuePart, 'lineId' | 'assigneeId' | 'waiting'>[]> =>
  all(
    db,
    sql<Pick<QueuePart, 'lineId' | 'assigneeId' | 'waiting'>>`
      select line_id, assignee_id, count(*)::int as waiting from tickets
      where waits_for <> '{}' and line_id is not null and status in ('new', 'open', 'pending', 'on_hold')
        and deleted_at is null
      group by line_id, assignee_id
    `,
  )

/** How many tickets wait on each line to be accepted. */
export const selectUnaccepted = (db: Db): Promise<{ lineId: number; count: number }[]> =>
  all(
    db,
    sql<{ lineId: number; count: number }>`
      select line_id, count(*)::int as count from tickets
      where passed_at is not null and line_id is not null and deleted_at is null group by line_id
    `,
  )

/** What was solved of late, by the highest level that it had needed. */
export const selectSolvedByLevel = (db: Db, days: number): Promise<{ level: number; count: number }[]> =>
  all(
    db,
    sql<{ level: number; count: number }>`
      select reached_level as level, count(*)::int as count from tickets
      where solved_at is not null and reached_level is not null and solved_at > now() - make_interval(days => ${days})
      group by reached_level
    `,
  )
