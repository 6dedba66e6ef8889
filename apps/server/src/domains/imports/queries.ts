import type { Import, ImportPlan, ImportProblem, ImportResults, NewImport } from '@podpora/contract/imports'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const nothing = { made: 0, updated: 0, unchanged: 0, kept: 0, skipped: 0 }
const noResults: ImportResults = { customers: nothing, tickets: nothing, messages: nothing }

const importShape = sql`
  i.id, i.source, i.origin, i.state, i.phase, i.done, i.total, i.plan, i.problems, i.error, i.created_at, i.started_at,
  i.finished_at, a.name as created_by, ${JSON.stringify(noResults)}::jsonb || i.results as results,
  array(select f.name from import_files f where f.import_id = i.id order by f.position) as files
`
const fromImports = sql`from imports i left join agents a on a.id = i.created_by`

export const selectImports = (db: Db, before: number | null, limit: number): Promise<Import[]> =>
  all(
    db,
    sql<Import>`
      select ${importShape} ${fromImports} where ${before ? sql`i.id < ${before}` : sql`true`}
      order by i.id desc limit ${limit}
    `,
  )

export const importsByIds = (db: Db, ids: number[]): Promise<Import[]> =>
  all(db, sql<Import>`select ${importShape} ${fromImports} where i.id = any(${ids}::bigint[])`)

export const importById = (db: Db, id: number): Promise<Import | undefined> =>
  first(db, sql<Import>`select ${importShape} ${fromImports} where i.id = ${id}`)

export const importByClientId = (db: Db, clientId: string): Promise<{ id: number } | undefined> =>
  first(db, sql<{ id: number }>`select id from imports where client_id = ${clientId}::uuid`)

/** An import as the work on it sees it. */
export interface Work {
  id: number
  source: Import['source']
  origin: string
  mapping: Record<string, string>
  state: Import['state']
  phase: Import['phase']
  cursor: number
  done: number
  total: number
  results: ImportResults
}

const workShape = sql`
  id, source, origin, mapping, state, phase, cursor, done, total, ${JSON.stringify(noResults)}::jsonb || results as results
`

export const selectWork = (db: Db, id: number): Promise<Work | undefined> =>
  first(db, sql<Work>`select ${workShape} from imports where id = ${id}`)

/** Nobody else's until the transaction ends. */
export const lockWork = (db: Db, id: number): Promise<Work | undefined> =>
  first(db, sql<Work>`select ${workShape} from imports where id = ${id} for update`)

export const importsToDo = async (db: Db): Promise<number[]> =>
  (
    await all(
      db,
      sql<{ id: number }>`select id from imports where state in ('reading', 'running') order by id limit 100`,
    )
  ).map((row) => row.id)

export const insertImport = (
  db: Db,
  input: Omit<NewImport, 'files'> & { createdBy: number | null; total: number },
): Promise<{ id: number }> =>
  one(
    db,
    sql<{ id: number }>`
      insert into imports (client_id, source, origin, mapping, state, total, created_by)
      values (${input.clientId}::uuid, ${input.source}, ${input.origin}, ${JSON.stringify(input.mapping ?? {})}::jsonb,
              'reading', ${input.total}, ${input.createdBy})
      returning id
    `,
  )

export async function setState(
  db: Db,
  id: number,
  now: { state: Import['state']; phase?: Import['phase']; total?: number; error?: Import['error'] },
): Promise<void> {
  await sql`
    update imports set
      state = ${now.state},
      phase = coalesce(${now.phase ?? null}, phase),
      -- Another phase counts anew.
      cursor = case when ${now.phase ?? null}::text is null then cursor else 0 end,
      done = case when ${now.total ?? null}::bigint is null then done else 0 end,
      total = coalesce(${now.total ?? null}::bigint, total),
      error = ${now.error ?? null},
      started_at = case when ${now.state} = 'running' then coalesce(started_at, now()) else started_at end,
      finished_at = case when ${now.state} = 'finished' then now() end
    where id = ${id}
  `.execute(db)
}

/** How far it has come, in the transaction that has done it. */
export async function moveWork(db: Db, work: Work): Promise<void> {
  await sql`
    update imports set phase = ${work.phase}, cursor = ${work.cursor}, done = ${work.done},
      results = ${JSON.stringify(work.results)}::jsonb
    where id = ${work.id}
  `.execute(db)
}

export async function setRead(db: Db, id: number, bytes: number): Promise<void> {
  await sql`update imports set done = least(total, ${bytes}) where id = ${id}`.execute(db)
}

export async function setPlan(db: Db, id: number, plan: ImportPlan): Promise<void> {
  await sql`update imports set plan = ${JSON.stringify(plan)}::jsonb where id = ${id}`.execute(db)
}

/** The content is swept, unless something else refers to it. */
const forgetting = sql`insert into forgotten_files (sha256) select distinct sha256 from gone on conflict do nothing`

export async function deleteImportRow(db: Db, id: number): Promise<void> {
  await sql`
    with gone as (delete from import_files where import_id = ${id} returning sha256), kept as (${forgetting})
    delete from imports where id = ${id}
  `.execute(db)
}

// Files ----------------------------------------------------------------------------------------------------------

export interface FileRow {
  id: string
  sha256: Buffer
  name: string
  size: number
}

export const insertImportFile = (
  db: Db,
  file: { sha256: Buffer; size: number; name: string; agentId: number | null },
): Promise<{ id: string }> =>
  one(
    db,
    sql<{ id: string }>`
      with kept as (
        insert into files (sha256, size) values (${file.sha256}, ${file.size})
        on conflict (sha256) do update set put_at = now()
      )
      insert into import_files (sha256, name, agent_id) values (${file.sha256}, ${file.name}, ${file.agentId}) returning id
    `,
  )

/** Gives an import its files, in their order. Those that are not there, not theirs or taken already are missing in the answer. */
export const takeFiles = (
  db: Db,
  importId: number,
  agentId: number | null,
  ids: string[],
): Promise<FileRow[]> =>
  all(
    db,
    sql<FileRow>`
      update import_files f set import_id = ${importId}, position = array_position(${ids}::uuid[], f.id)
      from files s
      where s.sha256 = f.sha256 and f.id = any(${ids}::uuid[]) and f.import_id is null
        and f.agent_id is not distinct from ${agentId}
      returning f.id, f.sha256, f.name, s.size
    `,
  )

export const filesOf = (db: Db, importId: number): Promise<FileRow[]> =>
  all(
    db,
    sql<FileRow>`
      select f.id, f.sha256, f.name, s.size from import_files f join files s on s.sha256 = f.sha256
      where f.import_id = ${importId} order by f.position
    `,
  )

export async function setTotal(db: Db, id: number, total: number): Promise<void> {
  await sql`update imports set total = ${total} where id = ${id}`.execute(db)
}

/**
 * Uploads that became no import within a week, and the contents of those that were brought in a week ago: of these the name
 * stays, for people to know what an import was. The content is swept afterwards.
 */
export async function deleteOldFiles(db: Db): Promise<void> {
  await sql`
    with gone as (
      delete from import_files where import_id is null and created_at < now() - interval '7 days' returning sha256
    )
    ${forgetting}
  `.execute(db)
  await sql`
    with gone as (
      select f.id, f.sha256 from import_files f join imports i on i.id = f.import_id
      where i.state = 'finished' and i.finished_at < now() - interval '7 days' and f.sha256 is not null
      for update of f
    ), emptied as (update import_files f set sha256 = null from gone where f.id = gone.id)
    ${forgetting}
  `.execute(db)
}

// Problems -------------------------------------------------------------------------------------------------------

export interface NewProblem {
  place: string
  code: ImportProblem['code']
  detail: string
  skipped: boolean
}

/** More of them help nobody, and a damaged file could have a million. */
const mostProblems = 10_000

export async function insertProblems(
  db: Db,
  importId: number,
  phase: Import['phase'],
  problems: NewProblem[],
): Promise<void> {
  if (problems.length === 0) return
  await sql`
    with counted as (
      update imports set problems = problems + ${problems.length} where id = ${importId} returning problems
    )
    insert into import_problems (import_id, phase, place, code, detail, skipped)
    select ${importId}, ${phase}, p.place, p.code, p.detail, p.skipped
    from json_to_recordset(${JSON.stringify(problems)}::json) as p (place text, code text, detail text, skipped boolean), counted
    where counted.problems <= ${mostProblems + 1000}
  `.execute(db)
}

export const selectProblems = (
  db: Db,
  importId: number,
  after: number | null,
  limit: number,
): Promise<ImportProblem[]> =>
  all(
    db,
    sql<ImportProblem>`
      select id, place, code, detail, skipped from import_problems
      where import_id = ${importId} and id > ${after ?? 0} order by id limit ${limit}
    `,
  )
