import type { ImportPlan } from '@podpora/contract/imports'
import { all, type Db, one, sql } from '../../platform/postgres/db.ts'
import type { ImportRecord } from './records.ts'

export interface StagedRecord {
  kind: ImportRecord['kind']
  externalId: string
  parent: string | null
  place: string
  /** Hex. */
  hash: string
  data: ImportRecord
}

/** Reading begins anew, also after it was killed. */
export async function clearRecords(db: Db, importId: number): Promise<void> {
  await sql`delete from import_records where import_id = ${importId}`.execute(db)
  await sql`delete from import_problems where import_id = ${importId}`.execute(db)
  await sql`update imports set problems = 0 where id = ${importId}`.execute(db)
}

/**
 * Of a thing that stands there twice (the pages of an export overlap) the later one counts, in the place of the earlier.
 * A person of whom only the address is said does not take away a name that was said before.
 */
export async function putRecords(
  db: Db,
  importId: number,
  records: StagedRecord[],
  firstTicketCounts: boolean,
): Promise<void> {
  if (records.length === 0) return
  await sql`
    insert into import_records as r (import_id, kind, external_id, parent, place, hash, data)
    select ${importId}, n.kind, n."externalId", n.parent, n.place, decode(n.hash, 'hex'), n.data
    from json_to_recordset(${JSON.stringify(records)}::json)
      as n (kind text, "externalId" text, parent text, place text, hash text, data jsonb)
    on conflict (import_id, kind, external_id) do update
      set parent = excluded.parent, place = excluded.place, hash = excluded.hash, data = excluded.data
      where r.hash <> excluded.hash and (r.kind <> 'person' or excluded.data ->> 'name' <> '' or r.data ->> 'name' = '')
        and not (r.kind = 'ticket' and ${firstTicketCounts})
  `.execute(db)
}

const counting = (rows: ReturnType<typeof sql>) => sql`
  select json_build_object(
    'found', count(*), 'made', count(*) filter (where not skipped and hash is null),
    'changed', count(*) filter (where not skipped and hash <> now_hash),
    'known', count(*) filter (where not skipped and hash = now_hash), 'skipped', count(*) filter (where skipped))
  from (${rows}) as counted`

/** Persons who become customers: those who are none of the agents, or have asked something themselves. */
const areCustomers = sql`
  (not (r.data ->> 'agent')::boolean or exists (
    select from import_records t where t.import_id = r.import_id and t.kind = 'ticket' and t.parent = r.external_id))`

/** What bringing it in would come to, if it were done now. */
export async function planOf(db: Db, importId: number, origin: string): Promise<ImportPlan> {
  const linked = (kind: string) => sql`
    left join import_links l on l.origin = ${origin} and l.kind = ${kind} and l.external_id = r.external_id`
  const { plan } = await one(
    db,
    sql<{ plan: ImportPlan }>`
      select json_build_object(
        'customers', (${counting(sql`
          select l.hash, r.hash as now_hash, false as skipped from import_records r ${linked('person')}
          where r.import_id = ${importId} and r.kind = 'person' and ${areCustomers}`)}),
        'tickets', (${counting(sql`
          select l.hash, r.hash as now_hash, p.external_id is null and c.local_id is null as skipped
          from import_records r ${linked('ticket')}
          left join import_records p on p.import_id = r.import_id and p.kind = 'person' and p.external_id = r.parent
          left join import_links c on c.origin = ${origin} and c.kind = 'person' and c.external_id = r.parent
          where r.import_id = ${importId} and r.kind = 'ticket'`)}),
        'messages', (${counting(sql`
          select l.hash, coalesce(l.hash, r.hash) as now_hash, lt.local_id is null and (t.external_id is null or p.external_id is null and c.local_id is null) as skipped
          from import_records r ${linked('message')}
          left join import_records t on t.import_id = r.import_id and t.kind = 'ticket' and t.external_id = r.parent
          left join import_records p on p.import_id = r.import_id and p.kind = 'person' and p.external_id = t.parent
          left join import_links c on c.origin = ${origin} and c.kind = 'person' and c.external_id = t.parent
          left join import_links lt on lt.origin = ${origin} and lt.kind = 'ticket' and lt.external_id = r.parent
          where r.import_id = ${importId} and r.kind = 'message'`)}),
        'newGroups', (
          select coalesce(json_agg(name order by name), '[]') from (${groupNames(importId)}) as wanted
          where not exists (select from groups g where lower(g.name) = lower(wanted.name))),
        'unknownAgents', (
          select coalesce(json_agg(name order by name), '[]') from (
            select distinct coalesce(nullif(r.data ->> 'name', ''), r.data -> 'addresses' ->> 0) as name
            from import_records r
            where r.import_id = ${importId} and r.kind = 'person' and (r.data ->> 'agent')::boolean
              and not exists (select from agents a where lower(a.email) in (select jsonb_array_elements_text(r.data -> 'addresses')))
            limit 200) as missing where name is not null)
      ) as plan
    `,
  )
  return plan
}

/** Names of the groups that tickets are in: a ticket names its group by an id or by the name itself. */
const groupNames = (importId: number) => sql`
  select distinct coalesce(g.data ->> 'name', t.name) as name
  from (select distinct r.data ->> 'group' as name from import_records r
        where r.import_id = ${importId} and r.kind = 'ticket' and r.data ->> 'group' is not null) as t
  left join import_records g on g.import_id = ${importId} and g.kind = 'group' and g.external_id = t.name
  -- A bare number is the id of a group that is not in the files.
  where coalesce(g.data ->> 'name', t.name) !~ '^\\d*$'`

export const selectGroupNames = async (db: Db, importId: number): Promise<string[]> =>
  (await all(db, sql<{ name: string }>`${groupNames(importId)} order by 1`)).map((row) => row.name)

/** How many there are to be brought in, a step of the progress each. */
export const countWork = async (db: Db, importId: number): Promise<number> =>
  (
    await one(
      db,
      sql<{ count: number }>`
        select count(*) as count from import_records where import_id = ${importId} and kind in ('person', 'ticket')
      `,
    )
  ).count

export interface Staged<R extends ImportRecord> {
  seq: number
  place: string
  /** Hex. */
  hash: string
  data: R
}

const stagedShape = sql`r.seq, r.place, encode(r.hash, 'hex') as hash, r.data`

/** The next records of a kind in the order in which they were read. */
export const recordsAfter = <R extends ImportRecord>(
  db: Db,
  importId: number,
  kind: R['kind'],
  seq: number,
  limit: number,
): Promise<Staged<R>[]> =>
  all(
    db,
    sql<Staged<R>>`
      select ${stagedShape} from import_records r
      where r.import_id = ${importId} and r.kind = ${kind} and r.seq > ${seq} order by r.seq limit ${limit}
    `,
  )

/** The persons among `ids` who asked something themselves. */
export const askers = async (db: Db, importId: number, ids: string[]): Promise<Set<string>> =>
  new Set(
    (
      await all(
        db,
        sql<{ parent: string }>`
          select distinct parent from import_records
          where import_id = ${importId} and kind = 'ticket' and parent = any(${ids}::text[])
        `,
      )
    ).map((row) => row.parent),
  )

/** Messages of tickets, oldest first. */
export const messagesOf = <R extends ImportRecord>(
  db: Db,
  importId: number,
  tickets: string[],
): Promise<Staged<R>[]> =>
  all(
    db,
    sql<Staged<R>>`
      select ${stagedShape} from import_records r
      where r.import_id = ${importId} and r.kind = 'message' and r.parent = any(${tickets}::text[])
      order by r.data ->> 'createdAt' nulls first, r.seq
    `,
  )

export const recordsByIds = <R extends ImportRecord>(
  db: Db,
  importId: number,
  kind: R['kind'],
  ids: string[],
): Promise<Staged<R>[]> =>
  all(
    db,
    sql<Staged<R>>`
      select ${stagedShape} from import_records r
      where r.import_id = ${importId} and r.kind = ${kind} and r.external_id = any(${ids}::text[])
    `,
  )

/** Records whose parent, a message's ticket or a ticket's customer, is neither in the files nor known from before. */
export const orphans = (
  db: Db,
  { id, origin }: { id: number; origin: string },
  [kind, parent]: ['message', 'ticket'] | ['ticket', 'person'],
  limit: number,
): Promise<{ place: string; parent: string }[]> =>
  all(
    db,
    sql<{ place: string; parent: string }>`
      select r.place, r.parent from import_records r
      where r.import_id = ${id} and r.kind = ${kind}
        and not exists (select from import_records p
                        where p.import_id = r.import_id and p.kind = ${parent} and p.external_id = r.parent)
        and not exists (select from import_links l
                        where l.origin = ${origin} and l.kind = ${parent} and l.external_id = r.parent)
      order by r.seq limit ${limit}
    `,
  )

export async function dropRecords(db: Db, importId: number): Promise<void> {
  await sql`delete from import_records where import_id = ${importId}`.execute(db)
}
