import type pg from 'pg'

/*
 * Jobs that have not been done lie in the tables of graphile-worker, whose shape changes with its version. What is
 * copied is what was asked for (as in `enqueue`), and they are asked for anew. A job that somebody was at when the
 * copy was made counts as one that waits. When the crontab last ran is not copied.
 */

/** Named like a table among the tables of a copy. */
export const waitingJobs = {
  name: 'graphile_worker.jobs',
  from: 'graphile_worker._private_jobs',
  columns: ['task', 'payload', 'queue', 'run_at', 'attempts', 'max_attempts', 'key'],
  select: `
    select * from (
      select t.identifier as task, j.payload::text as payload, q.queue_name as queue, j.run_at, j.attempts,
             j.max_attempts, j.key
      from graphile_worker._private_jobs j
      join graphile_worker._private_tasks t on t.id = j.task_id
      left join graphile_worker._private_job_queues q on q.id = j.job_queue_id
    ) waiting order by waiting::text collate "C"`,
}

/** Where the rows are laid down before they are asked for. */
export const laidDown = 'pg_temp.waiting_jobs'

export async function makeRoomForJobs(client: pg.ClientBase): Promise<void> {
  await client.query(`
    delete from graphile_worker._private_jobs;
    delete from graphile_worker._private_job_queues;
    create temporary table waiting_jobs (
      task text, payload text, queue text, run_at timestamptz, attempts int, max_attempts int, key text
    ) on commit drop`)
}

export async function askForJobs(client: pg.ClientBase): Promise<void> {
  await client.query(`
    select from ${laidDown} w,
      lateral graphile_worker.add_job(w.task, w.payload::json, queue_name => w.queue, run_at => w.run_at,
                                      max_attempts => w.max_attempts, job_key => w.key) j,
      lateral graphile_worker.reschedule_jobs(array[j.id], attempts => w.attempts)`)
}

/** Whether there is a worker's schema at all: a database that never ran has none. */
export async function hasJobs(client: pg.ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(
    `select to_regclass('graphile_worker._private_jobs') is not null as there`,
  )
  return rows[0]?.there === true
}
