import type { FailedJob, ReaderState, Status, TaskState } from '@podpora/contract/status'
import { all, type Db, one, sql } from '../../platform/postgres/db.ts'

/*
 * What is counted here is counted again and again while somebody watches, over tables that may be large: each count
 * goes along an index over the few rows that are not done, and ends at a bound.
 */
const mostMails = 10_000
const mostEvents = 1_000

const seconds = (since: ReturnType<typeof sql>) => sql`extract(epoch from now() - ${since})::float8`

/** Jobs leave their table when they are done, so all of it is what waits. */
export const selectTasks = (db: Db): Promise<TaskState[]> =>
  all(
    db,
    sql<TaskState>`
      with jobs as (
        select t.identifier as task, j.run_at,
               case when j.locked_at is not null then 'running'
                    when j.attempts >= j.max_attempts then 'failed'
                    when j.run_at > now() then 'later' else 'ready' end as state
        from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      )
      select task,
             count(*) filter (where state = 'ready') as ready, count(*) filter (where state = 'running') as running,
             count(*) filter (where state = 'later') as later, count(*) filter (where state = 'failed') as failed,
             ${seconds(sql`min(run_at) filter (where state = 'ready')`)} as oldest_seconds
      from jobs group by task order by task
    `,
  )

/** How far each reader of the event log is behind, and since when. */
export const selectReaders = (db: Db): Promise<ReaderState[]> =>
  all(
    db,
    sql<ReaderState>`
      select r.name, unread.count as behind, ${seconds(sql`unread.oldest`)} as oldest_seconds
      from event_readers r cross join lateral (
        select count(*) as count, min(at) as oldest from (
          select at from events e where (e.xact, e.id) > (r.xact, r.id) order by e.xact, e.id limit ${mostEvents}
        ) as later
      ) as unread
      order by r.name
    `,
  )

export const selectOutgoingMails = (db: Db): Promise<Status['outgoingMails']> =>
  all(
    db,
    sql<Status['outgoingMails'][number]>`
      select s.state, m.count, ${seconds(sql`m.oldest`)} as oldest_seconds
      from unnest(array['queued', 'sending', 'held', 'failed']) as s (state) cross join lateral (
        select count(*) as count, min(created_at) as oldest from (
          select created_at from outgoing_mails where state = s.state order by id limit ${mostMails}
        ) as those
      ) as m
    `,
  )

export const selectInboundMails = (db: Db): Promise<Status['inboundMails']> =>
  all(
    db,
    sql<Status['inboundMails'][number]>`
      select s.state, m.count, ${seconds(sql`m.oldest`)} as oldest_seconds
      from unnest(array['received', 'failed']) as s (state) cross join lateral (
        select count(*) as count, min(received_at) as oldest from (
          select received_at from inbound_mails where state = s.state order by id limit ${mostMails}
        ) as those
      ) as m
    `,
  )

export const countMailboxes = (db: Db): Promise<Status['mailboxes']> =>
  all(
    db,
    sql<Status['mailboxes'][number]>`
      select state, count(*) as count from mailboxes group by state order by state
    `,
  )

export const countWebhooks = (db: Db): Promise<Status['webhooks']> =>
  one(
    db,
    sql<Status['webhooks']>`
      select count(*) filter (where active and failing_since is not null) as failing,
             count(*) filter (where disabled_at is not null) as disabled
      from webhooks
    `,
  )

/** A transaction that stays open holds back every reader of the log, live updates among them. */
export const selectDatabase = (db: Db): Promise<Status['database']> =>
  one(
    db,
    sql<Status['database']>`
      select current_setting('server_version') as version, pg_database_size(current_database()) as bytes,
             coalesce((select ${seconds(sql`min(xact_start)`)} from pg_stat_activity
                       where backend_type = 'client backend'), 0) as oldest_transaction_seconds
    `,
  )

const hasFailed = sql`attempts >= max_attempts and locked_at is null`

/** Jobs that were given up, newest first. */
export const selectFailedJobs = (
  db: Db,
  page: { before: number | null; limit: number },
): Promise<FailedJob[]> =>
  all(
    db,
    sql<FailedJob>`
      select j.id, t.identifier as task, j.attempts, coalesce(j.last_error, '') as error, j.updated_at as failed_at
      from graphile_worker._private_jobs j join graphile_worker._private_tasks t on t.id = j.task_id
      where ${hasFailed} and ${page.before ? sql`j.id < ${page.before}` : sql`true`}
      order by j.id desc limit ${page.limit}
    `,
  )

const failedIds = (only: number[] | null, limit: number) => sql`
  select coalesce(array_agg(id), '{}') from (
    select id from graphile_worker._private_jobs
    where ${hasFailed} and (${only}::bigint[] is null or id = any (${only}::bigint[])) limit ${limit}
  ) as failed
`

/** Those of `only` that have failed, or all that have, begin anew with all their attempts. Gives how many. */
export async function rescheduleFailed(db: Db, only: number[] | null, limit: number): Promise<number> {
  const { count } = await one(
    db,
    sql<{ count: number }>`
      select count(*) as count
      from graphile_worker.reschedule_jobs((${failedIds(only, limit)}), run_at => now(), attempts => 0)
    `,
  )
  return count
}

/** Takes a job that has failed away for good. Gives how many went. */
export async function deleteFailed(db: Db, id: number): Promise<number> {
  const { count } = await one(
    db,
    sql<{ count: number }>`
      select count(*) as count from graphile_worker.complete_jobs((${failedIds([id], 1)}))
    `,
  )
  return count
}
