import type { BulkActions } from '@podpora/contract/actions'
import type { BulkItem, BulkRun } from '@podpora/contract/bulk'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const runShape = sql`
  r.id, r.agent_id, r.state, r.actions, r.undo_of, (select u.id from bulk_runs u where u.undo_of = r.id) as undone_by,
  r.total, r.done, r.unchanged, r.refused, r.created_at, r.finished_at
`

export const selectRun = (db: Db, id: number): Promise<BulkRun | undefined> =>
  first(db, sql<BulkRun>`select ${runShape} from bulk_runs r where r.id = ${id}`)

export const runByClientId = (db: Db, clientId: string): Promise<BulkRun | undefined> =>
  first(db, sql<BulkRun>`select ${runShape} from bulk_runs r where r.client_id = ${clientId}::uuid`)

export const undoOf = (db: Db, id: number): Promise<BulkRun | undefined> =>
  first(db, sql<BulkRun>`select ${runShape} from bulk_runs r where r.undo_of = ${id}`)

/** Newest first; of everybody where `agentId` is null. */
export const selectRuns = (
  db: Db,
  agentId: number | null,
  before: number | null,
  limit: number,
): Promise<BulkRun[]> =>
  all(
    db,
    sql<BulkRun>`
      select ${runShape} from bulk_runs r
      where ${agentId === null ? sql`true` : sql`r.agent_id = ${agentId}`}
        and ${before === null ? sql`true` : sql`r.id < ${before}`}
      order by r.id desc limit ${limit}
    `,
  )

interface NewRun {
  clientId: string
  agentId: number
  actions: BulkActions | null
  undoOf: number | null
  total: number
}

export const insertRun = (db: Db, run: NewRun): Promise<{ id: number }> =>
  one(
    db,
    sql<{ id: number }>`
      insert into bulk_runs (client_id, agent_id, actions, undo_of, total)
      values (${run.clientId}::uuid, ${run.agentId}, ${run.actions && JSON.stringify(run.actions)}::jsonb,
              ${run.undoOf}, ${run.total})
      returning id
    `,
  )

export async function insertItems(db: Db, runId: number, ticketIds: number[]): Promise<void> {
  await sql`
    insert into bulk_items (run_id, ticket_id) select ${runId}, unnest(${ticketIds}::bigint[])
  `.execute(db)
}

/** Waits until nobody is in the middle of this run's tickets, and keeps it so until the transaction ends. */
export async function holdRun(db: Db, runId: number): Promise<void> {
  await sql`select from bulk_runs where id = ${runId} for update`.execute(db)
}

/** What a run has changed becomes the work of the run that puts it back. */
export async function insertItemsToUndo(db: Db, runId: number, undone: number): Promise<void> {
  await sql`
    insert into bulk_items (run_id, ticket_id, changes)
    select ${runId}, ticket_id, changes from bulk_items
    where run_id = ${undone} and outcome = 'done' and changes - 'checklist' <> '{}'
  `.execute(db)
}

export const countToUndo = async (db: Db, runId: number): Promise<number> =>
  (
    await one(
      db,
      sql<{ count: number }>`
        select count(*) as count from bulk_items where run_id = ${runId} and outcome = 'done' and changes - 'checklist' <> '{}'
      `,
    )
  ).count

export interface Item {
  ticketId: number
  changes: Record<string, { from: unknown; to: unknown }>
}

/**
 * Takes the next tickets of a run that still goes on, until the transaction ends; those that another worker has taken
 * are left to it. In the order of their numbers, as everybody who locks several tickets.
 */
export const claimItems = (db: Db, runId: number, limit: number): Promise<Item[]> =>
  all(
    db,
    sql<Item>`
      select i.ticket_id, i.changes from bulk_items i join bulk_runs r on r.id = i.run_id
      where i.run_id = ${runId} and i.outcome is null and r.state = 'running'
      order by i.ticket_id limit ${limit} for update of i skip locked for key share of r
    `,
  )

export type FinishedItem = Pick<BulkItem, 'ticketId' | 'code' | 'fields'> & {
  outcome: NonNullable<BulkItem['outcome']>
  changes: object
}

export async function finishItems(db: Db, runId: number, items: FinishedItem[]): Promise<void> {
  await sql`
    update bulk_items i set outcome = f.outcome, code = f.code, fields = f.fields, changes = f.changes
    from jsonb_to_recordset(${JSON.stringify(items)}::jsonb)
      as f ("ticketId" bigint, outcome text, code text, fields jsonb, changes jsonb)
    where i.run_id = ${runId} and i.ticket_id = f."ticketId"
  `.execute(db)
}

/** Counts what has been done so far, and ends a run of which nothing is left. Gives whether it goes on. */
export async function noteProgress(db: Db, runId: number): Promise<boolean> {
  const row = await first(
    db,
    sql<{ state: string }>`
      with counted as (
        select count(*) filter (where outcome = 'done') as done, count(*) filter (where outcome = 'unchanged') as unchanged,
               count(*) filter (where outcome = 'refused') as refused, count(*) filter (where outcome is null) as waiting
        from bulk_items where run_id = ${runId}
      )
      update bulk_runs set
        done = counted.done, unchanged = counted.unchanged, refused = counted.refused,
        state = case when state = 'running' and waiting = 0 then 'done' else state end,
        finished_at = case when waiting = 0 then coalesce(finished_at, clock_timestamp()) else finished_at end
      from counted where id = ${runId}
      returning state
    `,
  )
  return row?.state === 'running'
}

/** Stops a run before its next ticket. Nothing where it has ended by itself. */
export async function cancelRun(db: Db, runId: number): Promise<void> {
  await sql`
    update bulk_runs set state = 'cancelled', finished_at = clock_timestamp() where id = ${runId} and state = 'running'
  `.execute(db)
}

export const selectItems = (
  db: Db,
  runId: number,
  {
    outcome,
    after,
    limit,
  }: { outcome: BulkItem['outcome'] | undefined; after: number | null; limit: number },
): Promise<Omit<BulkItem, 'subject'>[]> =>
  all(
    db,
    sql<Omit<BulkItem, 'subject'>>`
      select ticket_id, outcome, code, fields from bulk_items
      where run_id = ${runId} and ticket_id > ${after ?? 0}
        and ${outcome === undefined ? sql`true` : sql`outcome = ${outcome}`}
      order by ticket_id limit ${limit}
    `,
  )

/** Reports are kept for so long; what a run did stays in the tickets' own histories. */
export async function deleteOldRuns(db: Db, days: number): Promise<void> {
  await sql`
    delete from bulk_runs where created_at < now() - make_interval(days => ${days}) and state <> 'running'
  `.execute(db)
}
