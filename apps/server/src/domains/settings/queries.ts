import type { Settings } from '@podpora/contract/people'
import { type Db, first, sql } from '../../platform/postgres/db.ts'

const settingsShape = sql`company, language, close_after_days, attachment_limit_mb,
  junk_score::float8 as junk_score, junk_days`

export const settingsRow = (db: Db): Promise<Settings | undefined> =>
  first(db, sql<Settings>`select ${settingsShape} from settings`)

export const lockSettings = (db: Db): Promise<Settings | undefined> =>
  first(db, sql<Settings>`select ${settingsShape} from settings for update`)

/** There is one row. Whoever writes it holds off all others until its transaction ends. */
export async function writeFirstSettings(
  db: Db,
  { company, language }: Pick<Settings, 'company' | 'language'>,
): Promise<void> {
  await sql`
    insert into settings (id, company, language) values (true, ${company}, ${language})
    on conflict (id) do update set company = excluded.company, language = excluded.language
  `.execute(db)
}

export async function updateSettings(db: Db, settings: Settings): Promise<void> {
  await sql`
    update settings
    set company = ${settings.company}, language = ${settings.language},
        close_after_days = ${settings.closeAfterDays}, attachment_limit_mb = ${settings.attachmentLimitMb},
        junk_score = ${settings.junkScore}, junk_days = ${settings.junkDays}
  `.execute(db)
}
