import type { NotificationKind } from '@podpora/contract/notification-kinds'
import type {
  NotificationSettings,
  NotificationSettingsChange,
  Switches,
} from '@podpora/contract/notifications'
import { all, type Db, sql } from '../../platform/postgres/db.ts'
import { settingsOver } from './rules.ts'

type Row = { [K in Exclude<keyof NotificationSettings, 'switches'>]: NotificationSettings[K] | null } & {
  agentId: number
  switches: Partial<Record<NotificationKind, Switches>>
}

/** What these people have chosen, over what stands by itself. */
export async function settingsOf(db: Db, agentIds: number[]): Promise<Map<number, NotificationSettings>> {
  const rows = await all(
    db,
    sql<Row>`
      select agent_id, switches, auto_follow, mail_after_minutes, quiet, zone, push_content
      from notification_settings where agent_id = any(${agentIds}::bigint[])
    `,
  )
  const chosen = new Map(rows.map(({ agentId, ...row }) => [agentId, withoutNulls(row)]))
  return new Map(agentIds.map((id) => [id, settingsOver(chosen.get(id) ?? {})]))
}

const withoutNulls = (row: Omit<Row, 'agentId'>): NotificationSettingsChange =>
  Object.fromEntries(Object.entries(row).filter(([, value]) => value !== null))

/** Writes what somebody has chosen; what is left out stays, also of the switches. */
export async function updateSettings(
  db: Db,
  agentId: number,
  change: NotificationSettingsChange,
): Promise<void> {
  const {
    switches = {},
    autoFollow = null,
    mailAfterMinutes = null,
    zone = null,
    pushContent = null,
  } = change
  const quiet = change.quiet === undefined ? null : JSON.stringify(change.quiet)
  await sql`
    insert into notification_settings as s
      (agent_id, switches, auto_follow, mail_after_minutes, quiet, zone, push_content)
    values (${agentId}, ${JSON.stringify(switches)}::jsonb, ${autoFollow}, ${mailAfterMinutes}, ${quiet}::jsonb, ${zone},
            ${pushContent})
    on conflict (agent_id) do update set
      switches = s.switches || excluded.switches,
      auto_follow = coalesce(excluded.auto_follow, s.auto_follow),
      mail_after_minutes = coalesce(excluded.mail_after_minutes, s.mail_after_minutes),
      quiet = coalesce(excluded.quiet, s.quiet),
      zone = coalesce(excluded.zone, s.zone),
      push_content = coalesce(excluded.push_content, s.push_content)
  `.execute(db)
}
