import type { Entitlement } from '@podpora/contract/contracts'
import type { TicketRow } from '@podpora/contract/tickets'
import type { TimeCursor } from '../../platform/http/paging.ts'
import { all, type Db, first, one, type Sql, sql } from '../../platform/postgres/db.ts'

/** Who reads: what they see depends on it. */
export interface Reader {
  id: number
  groupIds: readonly number[]
  seesAll: boolean
  seesDeleted: boolean
  /** From outside the company: sees nothing but what is in their groups. */
  outside: boolean
  /** Complaints that are not about them. */
  seesComplaints: boolean
}

/** Whether something of a ticket `t` waits for a yes. It is asked of the draws: a mark of its own could be wrong. */
export const asksAgreement = sql`exists (select from draws d where d.ticket_id = t.id and d.state = 'asked')`

/** A ticket `t` of a customer `c` as lists show it. */
export const rowShape = sql`
  t.id, t.version, t.subject, t.status, t.priority, t.kind, t.channel, t.language, t.tags, t.brand_id, t.group_id,
  t.line_id, t.product_id, t.passed_at, t.assignee_id, t.customer_id, t.company_id, t.service, t.plan_id, ${asksAgreement} as asks_agreement, t.excerpt, t.last_from, t.created_at, t.updated_at, t.waiting_since, t.solved_at,
  t.closed_at, t.previous_ticket_id, t.custom, t.checklist_done, t.checklist_total,
  t.snoozed_at, t.snoozed_until, t.snoozed_on, t.snoozed_by, t.woken_at, t.merged_into_id as merged_into, t.deleted_at,
  t.junk_at, t.junk_why,
  t.due_at, t.due_target, t.breached, t.urgent_at, t.concealed_from,
  t.project_at, t.parts_done, t.parts_total, t.part_of_id as part_of, t.part_number, t.waits_for, t.ready_at,
  coalesce(nullif(c.name, ''),
           (select i.address from identities i where i.customer_id = c.id order by i.id limit 1), '') as customer_name
`
/** Of tickets named `t`, deleted ones left out. The same rule as `canSee` in rules.ts; held together by a test. */
export const visibleTo = (reader: Reader): Sql =>
  reader.seesAll
    ? sql`(t.deleted_at is null and ${notConcealedFrom(reader)})`
    : reader.outside
      ? sql`(t.deleted_at is null and t.concealed_from is null and t.group_id = any(${[...reader.groupIds]}::bigint[]))`
      : sql`(t.deleted_at is null and ${notConcealedFrom(reader)}
           and (t.group_id is null or t.group_id = any(${[...reader.groupIds]}::bigint[]) or t.assignee_id = ${reader.id}))`

/** Complaints are hidden from whom they are about, and from all who don't look after complaints. */
export const notConcealedFrom = (reader: Reader): Sql =>
  reader.seesComplaints
    ? sql`(t.concealed_from is null or not ${reader.id}::bigint = any (t.concealed_from))`
    : sql`t.concealed_from is null`

const after = (cursor: TimeCursor | null): Sql =>
  cursor ? sql`(t.updated_at, t.id) < (${cursor.at}::timestamptz, ${cursor.id}::bigint)` : sql`true`

export const customerTicketPage = (
  db: Db,
  customerId: number,
  reader: Reader,
  cursor: TimeCursor | null,
  limit: number,
): Promise<TicketRow[]> =>
  all(
    db,
    sql<TicketRow>`
      select ${rowShape} from tickets t join customers c on c.id = t.customer_id
      where t.customer_id = ${customerId} and ${visibleTo(reader)} and ${after(cursor)}
      order by t.updated_at desc, t.id desc limit ${limit}
    `,
  )

export const ticketsByIds = (db: Db, ids: number[]): Promise<TicketRow[]> =>
  all(
    db,
    sql<TicketRow>`
      select ${rowShape} from tickets t join customers c on c.id = t.customer_id where t.id = any(${ids}::bigint[])
    `,
  )

export const ticketById = (db: Db, id: number): Promise<TicketRow | undefined> =>
  first(
    db,
    sql<TicketRow>`select ${rowShape} from tickets t join customers c on c.id = t.customer_id where t.id = ${id}`,
  )

/** The same with whether something was said with outsiders about it: most tickets need not be asked for that. */
export const openedTicket = (db: Db, id: number): Promise<(TicketRow & { hasSides: boolean }) | undefined> =>
  first(
    db,
    sql<TicketRow & { hasSides: boolean }>`
      select ${rowShape}, exists (select from side_conversations d where d.ticket_id = t.id) as has_sides
      from tickets t join customers c on c.id = t.customer_id where t.id = ${id}
    `,
  )

export const ticketByClientId = (db: Db, clientId: string): Promise<{ id: number } | undefined> =>
  first(db, sql<{ id: number }>`select id from tickets where client_id = ${clientId}`)

/** The ticket as it is now, and nobody else's to change until the transaction ends. */
export const lockTicket = (db: Db, id: number): Promise<TicketRow | undefined> =>
  first(
    db,
    sql<TicketRow>`
      select ${rowShape} from tickets t join customers c on c.id = t.customer_id where t.id = ${id} for update of t
    `,
  )

export interface NewTicketRow {
  subject: string
  status: TicketRow['status']
  priority: TicketRow['priority']
  kind: TicketRow['kind']
  channel: TicketRow['channel']
  language: string | null
  tags: string[]
  brandId: number
  groupId: number | null
  productId?: number | null
  /** Where it comes to a line and to no group. */
  lineId?: number | null
  assigneeId: number | null
  customerId: number
  /** How it is served, and why. */
  entitlement?: Pick<Entitlement, 'service' | 'contractId' | 'planId' | 'why'>
  mailboxId: number | null
  previousTicketId: number | null
  clientId: string | null
  lastFrom: TicketRow['lastFrom']
  /** Of the first message, where a customer says it; an answer of ours writes it itself. */
  excerpt: string
  custom: TicketRow['custom']
  /** The customer waits for an answer from now on. */
  waits: boolean
}

/** A group's line, which may be none; what comes to no group enters at the first line, where there are lines. */
const lineOf = ({ groupId, lineId = null }: Pick<NewTicketRow, 'groupId' | 'lineId'>): Sql => {
  if (groupId !== null) return sql`(select line_id from groups where id = ${groupId})`
  return lineId === null ? sql`(select id from lines order by level, id limit 1)` : sql`${lineId}::bigint`
}

export const insertTicket = (db: Db, t: NewTicketRow): Promise<{ id: number }> =>
  one(
    db,
    sql<{ id: number }>`
      insert into tickets (subject, status, priority, kind, channel, language, tags, brand_id, group_id, assignee_id,
                           customer_id, mailbox_id, previous_ticket_id, client_id, last_from, excerpt, custom, waiting_since,
                           product_id, company_id, line_id, reached_level,
                           service, contract_id, plan_id, entitled_why)
      values (${t.subject}, ${t.status}, ${t.priority}, ${t.kind}, ${t.channel}, ${t.language}, ${t.tags}::text[],
              ${t.brandId}, ${t.groupId}, ${t.assigneeId}, ${t.customerId}, ${t.mailboxId}, ${t.previousTicketId},
              ${t.clientId}::uuid, ${t.lastFrom}, ${t.excerpt},
              ${JSON.stringify(t.custom)}::jsonb, case when ${t.waits} then clock_timestamp() end,
              ${t.productId ?? null}, (select company_id from customers where id = ${t.customerId}), ${lineOf(t)},
              (select level from lines where id = ${lineOf(t)}),
              ${t.entitlement?.service ?? null}, ${t.entitlement?.contractId ?? null}, ${t.entitlement?.planId ?? null},
              ${t.entitlement?.why ?? null})
      returning id
    `,
  )

/** What the list shows of the last public message, and whether a customer waits from now on; null: as before. */
export interface LastMessage {
  excerpt: string
  from: TicketRow['lastFrom']
  waits: boolean | null
}

const noted = ({ excerpt, from, waits }: LastMessage): Sql => {
  const since =
    waits === null ? sql`waiting_since` : waits ? sql`coalesce(waiting_since, clock_timestamp())` : sql`null`
  return sql`excerpt = ${excerpt}, last_from = ${from}, waiting_since = ${since},
             woken_at = case when ${from} = 'agent' then null else woken_at end`
}

/**
 * Writes all fields that people change, and the last message where there is a new one: each update of a ticket writes
 * all its places in the indexes. Times never go back, even where a transaction began before it got the lock. What is
 * solved is not set aside any more, and what somebody has put into another state need not be marked as woken.
 */
export async function updateTicket(db: Db, t: TicketRow, last?: LastMessage): Promise<void> {
  await sql`
    update tickets set ${last ? sql`${noted(last)},` : sql``}
      version = ${t.version}, subject = ${t.subject}, status = ${t.status}, priority = ${t.priority}, kind = ${t.kind},
      language = ${t.language}, tags = ${t.tags}::text[], brand_id = ${t.brandId}, group_id = ${t.groupId},
      line_id = ${t.lineId}, service = ${t.service}, plan_id = ${t.planId}, product_id = ${t.productId}, passed_at = ${t.passedAt}::timestamptz,
      reached_level = greatest(reached_level, (select level from lines where id = ${t.lineId}::bigint)),
      assignee_id = ${t.assigneeId}, custom = ${JSON.stringify(t.custom)}::jsonb,
      solved_at = case when ${t.status} in ('solved', 'closed') then coalesce(solved_at, clock_timestamp()) end,
      closed_at = case when ${t.status} = 'closed' then coalesce(closed_at, clock_timestamp()) end,
      snoozed_at = case when ${t.status} in ('solved', 'closed') then null else snoozed_at end,
      snoozed_until = case when ${t.status} in ('solved', 'closed') then null else snoozed_until end,
      snoozed_on = case when ${t.status} in ('solved', 'closed') then '{}' else snoozed_on end,
      snoozed_by = case when ${t.status} in ('solved', 'closed') then null else snoozed_by end,
      ${last ? sql`` : sql`woken_at = case when ${t.status} <> status then null else woken_at end,`}
      updated_at = greatest(updated_at, clock_timestamp())
    where id = ${t.id}
  `.execute(db)
}

export async function noteLastMessage(db: Db, ticketId: number, last: LastMessage): Promise<void> {
  await sql`
    update tickets set ${noted(last)}, updated_at = greatest(updated_at, clock_timestamp()) where id = ${ticketId}
  `.execute(db)
}

export async function touchTicket(db: Db, ticketId: number): Promise<void> {
  await sql`update tickets set updated_at = greatest(updated_at, clock_timestamp()) where id = ${ticketId}`.execute(
    db,
  )
}

/** Solved tickets whose time to be reopened is over. */
export const ticketsToClose = (db: Db, days: number, limit: number): Promise<{ id: number }[]> =>
  all(
    db,
    sql<{ id: number }>`
      select id from tickets
      where status = 'solved' and solved_at < now() - make_interval(days => ${days})
      order by solved_at limit ${limit}
    `,
  )

export async function addParticipants(db: Db, ticketId: number, addresses: string[]): Promise<void> {
  if (addresses.length === 0) return
  await sql`
    insert into participants (ticket_id, address) select ${ticketId}, unnest(${addresses}::text[]) on conflict do nothing
  `.execute(db)
}

/** The customer's own addresses, and of those who were written to or copied before. */
export const addressesTakingPart = async (db: Db, ticketId: number): Promise<string[]> =>
  (
    await all(
      db,
      sql<{ address: string }>`
        select address from participants where ticket_id = ${ticketId}
        union
        select i.address from tickets t join identities i on i.customer_id = t.customer_id
        where t.id = ${ticketId} and i.channel = 'mail'
      `,
    )
  ).map((row) => row.address)

/** A ticket's row keeps how much of its checklist is done; each change adds to the numbers, so none is lost. */
export async function addToChecklist(
  db: Db,
  ticketId: number,
  more: { done: number; total: number },
): Promise<void> {
  await sql`
    update tickets set checklist_done = checklist_done + ${more.done}, checklist_total = checklist_total + ${more.total}
    where id = ${ticketId}
  `.execute(db)
}
