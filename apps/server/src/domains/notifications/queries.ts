import {
  mostUnread,
  type NotificationFilter,
  type NotificationKind,
  notificationKinds,
} from '@podpora/contract/notification-kinds'
import type { Notification, ReadNotifications } from '@podpora/contract/notifications'
import type { LoggedEvent } from '../../platform/events/log.ts'
import type { TimeCursor } from '../../platform/http/paging.ts'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'
import { type Reader, visibleTo } from '../tickets/access.ts'

/** Processes hear here whose notifications have changed. */
export const channel = 'podpora_notifications'

/** Has every process tell these people what they have not read. */
export async function notifyOf(db: Db, agentIds: number[]): Promise<void> {
  if (agentIds.length === 0) return
  await sql`select pg_notify(${channel}, id::text) from unnest(${agentIds}::bigint[]) as id`.execute(db)
}

const shape = sql`
  n.id, n.kind, n.count, n.ticket_id, t.subject, left(m.text, 200) as excerpt, n.updated_at as at, n.read_at,
  json_build_object('kind', n.actor_kind, 'id', n.actor_id,
                    'name', coalesce(a.name, s.name, nullif(c.name, ''), '')) as actor
`
const joined = sql`
  join tickets t on t.id = n.ticket_id
  left join messages m on m.id = n.message_id
  left join agents a on n.actor_kind = 'agent' and a.id = n.actor_id
  left join customers c on n.actor_kind = 'customer' and c.id = n.actor_id
  left join services s on n.actor_kind = 'bot' and s.id = n.actor_id
`

const wanted = {
  all: sql`true`,
  unread: sql`n.read_at is null`,
  mentions: sql`'mention' = any (n.kinds)`,
} satisfies Record<NotificationFilter, unknown>

/** A page of somebody's centre, last changed first: only of tickets that they may see by now. */
export const selectNotifications = (
  db: Db,
  reader: Reader,
  page: { filter: NotificationFilter; after: TimeCursor | null; limit: number },
): Promise<Notification[]> =>
  all(
    db,
    sql<Notification>`
      select ${shape} from notifications n ${joined}
      where n.agent_id = ${reader.id} and n.desk and ${wanted[page.filter]} and ${visibleTo(reader)}
        and ${page.after ? sql`(n.updated_at, n.id) < (${page.after.at}::timestamptz, ${page.after.id}::bigint)` : sql`true`}
      order by n.updated_at desc, n.id desc limit ${page.limit}
    `,
  )

/** The tickets of somebody's unread notifications, newest first, up to what anyone counts. */
export async function selectUnread(db: Db, reader: Reader): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ ticketId: number }>`
      select n.ticket_id from notifications n join tickets t on t.id = n.ticket_id
      where n.agent_id = ${reader.id} and n.desk and n.read_at is null and ${visibleTo(reader)}
      order by n.updated_at desc limit ${mostUnread}
    `,
  )
  return rows.map((row) => row.ticketId)
}

/** False: there is none of this person's by that id. */
export async function setRead(db: Db, agentId: number, id: number, read: boolean): Promise<boolean> {
  const set = sql`
    update notifications set read_at = case when ${read} then coalesce(read_at, now()) end, mail_due_at = null
    where id = ${id} and agent_id = ${agentId} and desk returning 1
  `
  return (await first(db, set)) !== undefined
}

/** Marks as read: all, or those of one ticket; none that changed after `until`. Gives how many. */
export async function markRead(
  db: Db,
  agentId: number,
  { ticketId = null, until = null }: { [K in keyof ReadNotifications]: ReadNotifications[K] | null },
): Promise<number> {
  const { count } = await one(
    db,
    sql<{ count: number }>`
      with marked as (
        update notifications set read_at = now(), mail_due_at = null
        where agent_id = ${agentId} and read_at is null
          and (${ticketId}::bigint is null or ticket_id = ${ticketId}::bigint)
          and (${until}::timestamptz is null or updated_at <= ${until}::timestamptz)
        returning 1
      )
      select count(*) as count from marked
    `,
  )
  return count
}

export interface NewNotice {
  agentId: number
  kind: NotificationKind
  desk: boolean
  /** Null: no mail. */
  mailAfterMinutes: number | null
}

/** How long further events of a ticket go into a notification that has not been read. */
const bundleMinutes = 10

/**
 * Tells people of one event. Where somebody has an unread notification of the same ticket that is only minutes old,
 * the event goes into that one.
 */
export function putNotices(
  db: Db,
  { at, actor, ticketId }: LoggedEvent,
  messageId: number | null,
  notices: NewNotice[],
): Promise<{ id: number; agentId: number }[]> {
  const order = sql`${[...notificationKinds]}::text[]`
  const time = sql`${at}::timestamptz`
  const due = sql`${time} + make_interval(mins => w.mail_after)`
  return all(
    db,
    sql<{ id: number; agentId: number }>`
      with wanted as (
        select * from unnest(
          ${notices.map((n) => n.agentId)}::bigint[], ${notices.map((n) => n.kind)}::text[],
          ${notices.map((n) => n.desk)}::boolean[], ${notices.map((n) => n.mailAfterMinutes)}::integer[]
        ) as w (agent_id, kind, desk, mail_after)
      ), bundled as (
        update notifications n
        set count = n.count + 1, actor_kind = ${actor.kind}, actor_id = ${actor.id}::bigint,
            kind = case when array_position(${order}, w.kind) < array_position(${order}, n.kind) then w.kind else n.kind end,
            kinds = case when w.kind = any (n.kinds) then n.kinds else n.kinds || w.kind end,
            message_id = coalesce(${messageId}::bigint, n.message_id), desk = n.desk or w.desk,
            mail_due_at = coalesce(n.mail_due_at, ${due}), updated_at = greatest(n.updated_at, ${time})
        from wanted w
        -- Read meanwhile: then it is not added to.
        where n.read_at is null and n.id = (
          select o.id from notifications o
          where o.agent_id = w.agent_id and o.ticket_id = ${ticketId}::bigint and o.read_at is null
            and o.created_at > ${time} - make_interval(mins => ${bundleMinutes})
          order by o.id desc limit 1
        )
        returning n.id, n.agent_id
      ), made as (
        insert into notifications (agent_id, ticket_id, kind, kinds, actor_kind, actor_id, message_id, desk, mail_due_at,
                                   created_at, updated_at)
        select w.agent_id, ${ticketId}::bigint, w.kind, array[w.kind], ${actor.kind}, ${actor.id}::bigint,
               ${messageId}::bigint, w.desk, ${due}, ${time}, ${time}
        from wanted w where not exists (select from bundled b where b.agent_id = w.agent_id)
        returning id, agent_id
      )
      select id, agent_id from bundled union all select id, agent_id from made
    `,
  )
}

export async function deleteOldNotifications(db: Db, days: number): Promise<void> {
  await sql`delete from notifications where updated_at < now() - make_interval(days => ${days})`.execute(db)
}

// What waits for a mail or a push ------------------------------------------------------------------------------

export interface Pending {
  id: number
  agentId: number
  ticketId: number
  kind: NotificationKind
  actorName: string
  excerpt: string | null
}

const pendingShape = sql`
  n.id, n.agent_id, n.ticket_id, n.kind, coalesce(a.name, s.name, nullif(c.name, ''), '') as actor_name,
  left(m.text, 200) as excerpt
`

/** Undefined: it has been read. */
export const selectPending = (db: Db, id: number): Promise<Pending | undefined> =>
  first(
    db,
    sql<Pending>`select ${pendingShape} from notifications n ${joined} where n.id = ${id} and n.read_at is null`,
  )

/** For whom a mail is due. */
export async function selectMailDue(db: Db, limit: number): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ agentId: number }>`
      select distinct agent_id from notifications where mail_due_at <= now() order by agent_id limit ${limit}
    `,
  )
  return rows.map((row) => row.agentId)
}

/** Takes all that waits for a mail to somebody; none of it is taken again. The newest come first. */
export const takeForMail = (db: Db, agentId: number): Promise<Pending[]> =>
  all(
    db,
    sql<Pending>`
      with taken as (
        update notifications set mail_due_at = null where agent_id = ${agentId} and mail_due_at is not null returning *
      )
      select ${pendingShape} from taken n ${joined} where n.read_at is null order by n.updated_at desc limit 50
    `,
  )
