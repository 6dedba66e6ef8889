import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'
import { goodForDays, type ScanRow } from './rules.ts'

const active = sql`(select active from file_scanning)`

/** What a scan that begins now goes by. */
export interface ScanBegin {
  tries: number
  /** The scanner's name for its signatures, as far as it is known; it may have newer ones. */
  version: string | null
}

export const isScanning = async (db: Db): Promise<boolean> =>
  (await one(db, sql<{ active: boolean }>`select active from file_scanning`)).active

export async function setVersion(db: Db, version: string): Promise<void> {
  await sql`update file_scanning set version = ${version} where version is distinct from ${version}`.execute(
    db,
  )
}

export const setActive = async (db: Db, on: boolean): Promise<void> => {
  // Switched on (anew): files that came meanwhile are brought in, too.
  await sql`
    update file_scanning set active = ${on}, swept_to = case when ${on} then null else swept_to end where active <> ${on}
  `.execute(db)
}

export const selectScan = (
  db: Db,
  sha256: Buffer,
): Promise<(ScanRow & ScanBegin & { due: string | null }) | undefined> =>
  first(
    db,
    sql<ScanRow & ScanBegin & { due: string | null }>`
      select f.scan, f.scan_found as found, s.active, f.scan_due as due, f.scan_tries as tries, s.version,
        f.scan is not distinct from 'clean' and f.scan_version is distinct from s.version and s.version is not null
          and coalesce(f.scanned_at, '-infinity') < now() - make_interval(days => ${goodForDays}) as outdated
      from files f cross join file_scanning s where f.sha256 = ${sha256}
    `,
  )

/** Contents (hex) that nobody has looked at wait from now on, where files are scanned. Gives how many. */
export async function markWaiting(db: Db, hashes: string[]): Promise<number> {
  const marked = await all(
    db,
    sql`
      update files set scan = 'waiting', scan_due = now()
      where sha256 in (select decode(h, 'hex') from unnest(${hashes}::text[]) as h) and scan is null and ${active}
      returning 1
    `,
  )
  return marked.length
}

/** What is due now is written in whole milliseconds, and may be rounded up. */
const rounding = sql`interval '1 millisecond'`

/** Takes contents that are due; they come again when nobody has said what came of it within the lease. */
export const takeDue = (
  db: Db,
  limit: number,
  leaseSeconds: number,
): Promise<(ScanBegin & { sha256: Buffer })[]> =>
  all(
    db,
    sql<ScanBegin & { sha256: Buffer }>`
      update files f set scan_due = now() + make_interval(secs => ${leaseSeconds})
      from (
        select sha256 from files
        where scan in ('waiting', 'failed') and scan_due <= now() + ${rounding} order by scan_due limit ${limit}
        for update skip locked
      ) as due
      where f.sha256 = due.sha256
      returning f.sha256, f.scan_tries as tries, (select version from file_scanning) as version
    `,
  )

/** Those whose lease was not used come back at once. */
export async function giveBack(db: Db, hashes: Buffer[], seconds: number): Promise<void> {
  if (hashes.length === 0) return
  await sql`
    update files set scan_due = now() + make_interval(secs => ${seconds})
    where sha256 = any(${hashes}::bytea[]) and scan in ('waiting', 'failed')
  `.execute(db)
}

/**
 * What was found stays found, whatever a scan that began before says, and a failure takes no verdict back, but for one of
 * other signatures that was asked for anew. Gives whether anything is otherwise now.
 */
export const setScan = async (
  db: Db,
  sha256: Buffer,
  version: string | null,
  now: { scan: 'clean' | 'infected' | 'failed'; found: string | null; pauseSeconds: number | null },
): Promise<boolean> =>
  (await first(
    db,
    sql`
      with before as (select sha256, scan, scan_found, scan_version from files where sha256 = ${sha256} for update)
      update files f
      set scan = ${now.scan}, scan_found = ${now.found}, scan_version = ${version}, scanned_at = now(),
          scan_tries = case when ${now.scan} = 'failed' then f.scan_tries + 1 else 0 end,
          scan_due = now() + make_interval(secs => ${now.pauseSeconds})
      from before b
      where f.sha256 = b.sha256 and case b.scan
        when 'infected' then false
        when 'clean' then ${now.scan} <> 'failed' or b.scan_version is distinct from ${version}
        else true end
      returning b.scan is distinct from ${now.scan} or b.scan_found is distinct from ${now.found} as changed
    `,
  ).then((row) => (row as { changed: boolean } | undefined)?.changed)) ?? false

/** The next attachments from before, the newest first: those that nobody has looked at wait now. False: there are no more. */
export const bringInOlder = async (db: Db, count: number): Promise<boolean> => {
  const { more } = await one(
    db,
    sql<{ more: boolean }>`
      with place as (select coalesce(swept_to, (select max(id) + 1 from attachments), 0) as below from file_scanning for update),
      older as (
        select id, sha256 from attachments where id < (select below from place) order by id desc limit ${count}
      ),
      marked as (
        update files f set scan = 'waiting', scan_due = now()
        from (select distinct sha256 from older) as o where f.sha256 = o.sha256 and f.scan is null
      ),
      moved as (update file_scanning set swept_to = coalesce((select min(id) from older), 0))
      select exists (select from older) as more
    `,
  )
  return more
}

/** How many contents wait or could not be scanned, up to 10,000, and what was found; null where nothing is scanned. */
export const countScans = async (
  db: Db,
): Promise<{ waiting: number; failed: number; infected: number; oldestSeconds: number | null } | null> => {
  const { active: on, ...counts } = await one(
    db,
    sql<{ active: boolean; waiting: number; failed: number; infected: number; oldestSeconds: number | null }>`
      select ${active} as active,
        (select count(*) from (select from files where scan = 'waiting' limit 10000) as w) as waiting,
        (select count(*) from (select from files where scan = 'failed' limit 10000) as w) as failed,
        (select count(*) from (select from files where scan = 'infected' limit 10000) as w) as infected,
        (select extract(epoch from now() - min(scan_due))::float8 from files
         where scan in ('waiting', 'failed') and scan_due < now()) as oldest_seconds
    `,
  )
  return on ? counts : null
}
