import type { TicketRow } from '@podpora/contract/tickets'
import { all, type Db, sql } from '../../platform/postgres/db.ts'

export { excerptOf } from './rules.ts'

/*
 * Many tickets at once, from elsewhere, with their own times: a statement for all of them. Nothing is sent, and no event
 * is written for each: whoever brings them in says so once (domains/imports).
 */

export interface BroughtTicket {
  subject: string
  status: TicketRow['status']
  priority: TicketRow['priority']
  kind: TicketRow['kind']
  channel: TicketRow['channel']
  language: string | null
  tags: string[]
  brandId: number
  groupId: number | null
  assigneeId: number | null
  customerId: number
  mailboxId: number | null
  excerpt: string
  lastFrom: 'customer' | 'agent'
  waitingSince: string | null
  createdAt: string
  updatedAt: string
  solvedAt: string | null
  closedAt: string | null
}

const shape = sql`(
  subject text, status text, priority text, kind text, channel text, language text, tags text[], "brandId" bigint,
  "groupId" bigint, "assigneeId" bigint, "customerId" bigint, "mailboxId" bigint, excerpt text, "lastFrom" text,
  "waitingSince" timestamptz, "createdAt" timestamptz, "updatedAt" timestamptz, "solvedAt" timestamptz,
  "closedAt" timestamptz, id bigint, place integer)`

const given = (rows: object[]) =>
  sql`json_to_recordset(${JSON.stringify(rows.map((row, place) => ({ ...row, place })))}::json) as g ${shape}`

/** Their numbers, in the order in which they are given. */
export async function insertTickets(db: Db, rows: BroughtTicket[]): Promise<number[]> {
  if (rows.length === 0) return []
  const ids = await all(
    db,
    sql<{ id: number }>`
      with numbered as materialized (
        select nextval(pg_get_serial_sequence('tickets', 'id')) as number, g.*
        from (select * from ${given(rows)} order by place) as g
      ), made as (
        insert into tickets (id, subject, status, priority, kind, channel, language, tags, brand_id, group_id, assignee_id,
                             customer_id, mailbox_id, excerpt, last_from, waiting_since, created_at, updated_at, solved_at,
                             closed_at, brought_at, company_id, line_id, reached_level)
        select number, subject, status, priority, kind, channel, language, tags, "brandId", "groupId", "assigneeId",
               "customerId", "mailboxId", excerpt, "lastFrom", "waitingSince", "createdAt", "updatedAt", "solvedAt",
               "closedAt", now(), (select company_id from customers where id = n."customerId"), l.id, l.level
        from numbered n left join groups gr on gr.id = n."groupId"
        left join lines l on l.id = case when n."groupId" is null then (select id from lines order by level, id limit 1)
                                         else gr.line_id end
      )
      select number as id from numbered order by place
    `,
  )
  return ids.map((row) => row.id)
}

/** Fields of tickets that nobody has touched here; each becomes a version newer. */
export async function updateTickets(db: Db, rows: (BroughtTicket & { id: number })[]): Promise<void> {
  if (rows.length === 0) return
  await sql`
    update tickets t set
      version = t.version + 1, subject = g.subject, status = g.status, priority = g.priority, kind = g.kind,
      language = g.language, tags = g.tags, brand_id = g."brandId", group_id = g."groupId",
      assignee_id = g."assigneeId", excerpt = g.excerpt, last_from = g."lastFrom", waiting_since = g."waitingSince",
      updated_at = g."updatedAt", solved_at = g."solvedAt", closed_at = g."closedAt", brought_at = now()
    from ${given(rows)} where t.id = g.id
  `.execute(db)
}

export interface TicketHere extends BroughtTicket {
  id: number
  version: number
  lastMessageId: number | null
}

export const ticketsForUpdate = (db: Db, ids: number[]): Promise<TicketHere[]> =>
  all(
    db,
    sql<TicketHere>`
      select id, version, subject, status, priority, kind, channel, language, tags, brand_id, group_id, assignee_id,
             customer_id, mailbox_id, excerpt, last_from, waiting_since, created_at, updated_at, solved_at, closed_at,
             (select max(m.id) from messages m where m.ticket_id = tickets.id) as last_message_id
      from tickets where id = any(${ids}::bigint[]) order by id for update
    `,
  )

export interface BroughtMessage {
  ticketId: number
  kind: 'public' | 'note'
  direction: 'in' | 'out' | 'internal'
  authorKind: 'agent' | 'customer' | 'system'
  authorId: number | null
  channel: string
  externalId: string | null
  text: string
  html: string | null
  remotePictures: boolean
  from: string | null
  to: string[]
  cc: string[]
  createdAt: string
}

/** Their ids, in the order in which they are given. */
export async function insertMessages(db: Db, rows: BroughtMessage[]): Promise<number[]> {
  if (rows.length === 0) return []
  const numbered = rows.map((row, place) => ({ ...row, place }))
  const ids = await all(
    db,
    sql<{ id: number }>`
      with numbered as materialized (
        select nextval(pg_get_serial_sequence('messages', 'id')) as id, g.* from (
          select * from json_to_recordset(${JSON.stringify(numbered)}::json) as m (
            "ticketId" bigint, kind text, direction text, "authorKind" text, "authorId" bigint, channel text,
            "externalId" text, text text, html text, "remotePictures" boolean, "from" text, "to" text[], cc text[],
            "createdAt" timestamptz, place integer)
          order by place) as g
      ), made as (
        insert into messages (id, ticket_id, kind, direction, author_kind, author_id, channel, external_id, text, html,
                              remote_pictures, from_address, to_addresses, cc_addresses, created_at)
        select id, "ticketId", kind, direction, "authorKind", "authorId", channel, "externalId", text, html,
               "remotePictures", "from", "to", cc, "createdAt"
        from numbered
      ), participating as (
        insert into participants (ticket_id, address)
        select distinct "ticketId", lower(address) from numbered, unnest("to" || cc) as address
        where kind = 'public' and address <> ''
        on conflict do nothing
      )
      select id from numbered order by place
    `,
  )
  return ids.map((row) => row.id)
}

/** Which of these mails are messages here already. */
export const knownMails = async (db: Db, externalIds: string[]): Promise<Set<string>> =>
  new Set(
    (
      await all(
        db,
        sql<{ externalId: string }>`
          select external_id from messages where channel = 'mail' and external_id = any(${externalIds}::text[])
        `,
      )
    ).map((row) => row.externalId),
  )

/** Attachments whose content is in the store. */
export async function insertAttachments(
  db: Db,
  rows: {
    messageId: number
    sha256: string
    name: string
    type: string
    contentId: string | null
    inline: boolean
  }[],
): Promise<{ id: number; messageId: number; contentId: string | null; inline: boolean }[]> {
  if (rows.length === 0) return []
  return all(
    db,
    sql<{ id: number; messageId: number; contentId: string | null; inline: boolean }>`
      insert into attachments (message_id, sha256, name, type, content_id, inline)
      select a."messageId", decode(a.sha256, 'hex'), a.name, a.type, a."contentId", a.inline
      from json_to_recordset(${JSON.stringify(rows)}::json)
        as a ("messageId" bigint, sha256 text, name text, type text, "contentId" text, inline boolean)
      returning id, message_id, content_id, inline
    `,
  )
}

/** Which of these contents (hex) are in the store. */
export const knownFiles = async (db: Db, hashes: string[]): Promise<Set<string>> =>
  new Set(
    (
      await all(
        db,
        sql<{ sha256: string }>`
          select encode(sha256, 'hex') as sha256 from files
          where sha256 in (select decode(h, 'hex') from unnest(${hashes}::text[]) as h)
        `,
      )
    ).map((row) => row.sha256),
  )
