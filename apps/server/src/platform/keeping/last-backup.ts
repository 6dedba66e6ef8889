import { type Db, first, sql } from '../postgres/db.ts'

export interface LastBackup {
  succeededAt: string | null
  bytes: number | null
  /** Null when the newest one succeeded. */
  failedAt: string | null
  error: string | null
}

/** How the backups by schedule went last; nothing before the first. */
export const selectLastBackup = (db: Db): Promise<LastBackup | undefined> =>
  first(db, sql<LastBackup>`select succeeded_at, bytes, failed_at, error from last_backup`)

export async function noteBackup(db: Db, bytes: number): Promise<void> {
  await sql`
    insert into last_backup (succeeded_at, bytes) values (now(), ${bytes})
    on conflict (id) do update
      set succeeded_at = excluded.succeeded_at, bytes = excluded.bytes, failed_at = null, error = null
  `.execute(db)
}

/** What was kept before stays known. */
export async function noteFailedBackup(db: Db, error: string): Promise<void> {
  await sql`
    insert into last_backup (failed_at, error) values (now(), ${error})
    on conflict (id) do update set failed_at = excluded.failed_at, error = excluded.error
  `.execute(db)
}
