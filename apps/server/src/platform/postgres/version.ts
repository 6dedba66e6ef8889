import { ServerTooOld } from '../startup-errors.ts'
import { type Db, one, sql } from './db.ts'

const oldest = 15

/** @throws ServerTooOld where the server is older than what Podpora is tested with */
export async function checkServerVersion(db: Db): Promise<void> {
  const { number, version } = await one(
    db,
    sql<{ number: string; version: string }>`
      select current_setting('server_version_num') as number, current_setting('server_version') as version
    `,
  )
  if (Number(number) < oldest * 10_000) throw new ServerTooOld(version)
}
