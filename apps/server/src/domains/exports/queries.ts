import { all, type Db, one, sql } from '../../platform/postgres/db.ts'

/* Rows as they stand in an export: the format is part of the handbook (docs/handbook/moving-in.md). */

type Line = Record<string, unknown> & { type: string }

export const countOfAll = async (db: Db): Promise<number> =>
  (
    await one(
      db,
      sql<{
        count: number
      }>`select (select count(*) from customers) + (select count(*) from tickets where concealed_from is null) as count`,
    )
  ).count

export const installationLine = (db: Db): Promise<Line> =>
  one(
    db,
    sql<Line>`select 'header' as type, 'podpora' as format, 1 as version, now() as at, company from settings`,
  )

export const groupLines = (db: Db): Promise<Line[]> =>
  all(
    db,
    sql<Line>`
      select 'group' as type, g.id, g.name,
             array(select m.agent_id from group_members m where m.group_id = g.id order by m.agent_id) as member_ids
      from groups g order by g.id
    `,
  )

export const brandLines = (db: Db): Promise<Line[]> =>
  all(db, sql<Line>`select 'brand' as type, id, name, language, signature from brands order by id`)

/** The company's own fields of tickets, archived ones too: what tickets hold is read by them. */
export const fieldLines = (db: Db): Promise<(Line & { key: string })[]> =>
  all(
    db,
    sql<Line & { key: string }>`
      select 'field' as type, id, key, type as value_type, name, translations, help, choices, minimum, maximum, decimals,
             kinds, group_ids, brand_ids, required_on, audience, archived_at is not null as archived
      from fields order by position, id
    `,
  )

/** Without anything that would let one in. */
export const agentLines = (db: Db): Promise<Line[]> =>
  all(db, sql<Line>`select 'agent' as type, id, name, email, role, state, language from agents order by id`)

/** What each person takes of what is given out by itself; not whether they take it now. */
export const agentRoutingLines = (db: Db): Promise<Line[]> =>
  all(
    db,
    sql<Line>`
      select 'agent_routing' as type, a.agent_id, a.capacity, a.hourly_limit, a.rate, a.calendar_id,
             coalesce((select json_agg(json_build_object('skillId', s.skill_id, 'level', s.level) order by s.skill_id)
                       from agent_skills s where s.agent_id = a.agent_id), '[]') as skills
      from agent_routing a order by a.agent_id
    `,
  )

/** What people put below their answers; without a brand it stands below those of all others. */
export const signatureLines = (db: Db): Promise<Line[]> =>
  all(
    db,
    sql<Line>`select 'signature' as type, agent_id, brand_id, html from signatures order by agent_id, brand_id nulls first`,
  )

/** Companies with the domains of their people, and whom they are a part of. */
export const companyLines = (db: Db): Promise<Line[]> =>
  all(
    db,
    sql<Line>`
      select 'company' as type, o.id, o.name, o.parent_id, o.note, o.created_at,
             array(select d.domain from company_domains d where d.company_id = o.id order by d.domain) as domains
      from companies o order by o.id
    `,
  )

/** With the terms that each was made with. */
export const contractLines = (db: Db): Promise<Line[]> =>
  all(
    db,
    sql<Line>`
      select 'contract' as type, id, customer_id, company_id, plan_id, terms, starts_on::text as starts_on,
             ends_on::text as ends_on, free_months, state, responsible_id, contact_id, note, created_at
      from contracts order by id
    `,
  )

export const packLines = (db: Db): Promise<Line[]> =>
  all(
    db,
    sql<Line>`
      select 'pack' as type, id, customer_id, company_id, unit, amount, position, expires_on::text as expires_on,
             price_amount, price_currency, note, created_at
      from packs order by id
    `,
  )

/** What people have made for others; what is somebody's own stays theirs. */
export const viewLines = (db: Db): Promise<Line[]> =>
  all(
    db,
    sql<Line>`
      select 'view' as type, id, name, filter, sort, group_by, columns, shared_with, group_id, owner_id
      from views where shared_with <> 'me' and deleted_at is null order by id
    `,
  )

export const macroLines = (db: Db): Promise<Line[]> =>
  all(
    db,
    sql<Line>`
      select 'macro' as type, id, name, actions, scope, group_id, owner_id from macros where scope <> 'private' order by id
    `,
  )

export const cannedAnswerLines = (db: Db): Promise<Line[]> =>
  all(
    db,
    sql<Line>`
      select 'canned_answer' as type, id, title, shortcut, html, language, scope, group_id, owner_id
      from canned_answers where scope <> 'private' order by id
    `,
  )

export const regulationLines = (db: Db): Promise<Line[]> =>
  all(
    db,
    sql<Line>`
      select 'regulation' as type, id, title, html, filter, owner_id, review_on::text as review_on,
             archived_at is not null as archived, updated_at
      from regulations order by id
    `,
  )

/** What customers may read, and of which plans. */
export const materialLines = (db: Db): Promise<Line[]> =>
  all(
    db,
    sql<Line>`
      select 'material' as type, m.id, m.title, m.language, m.html, m.state, m.readers, m.filter, m.updated_at,
             array(select p.plan_id from material_plans p where p.material_id = m.id order by p.plan_id) as plan_ids
      from materials m order by m.id
    `,
  )

export const customerLines = (db: Db, after: number, limit: number): Promise<(Line & { id: number })[]> =>
  all(
    db,
    sql<Line & { id: number }>`
      select 'customer' as type, c.id, c.name, c.language, c.note, c.company_id,
             array(select i.address from identities i where i.customer_id = c.id order by i.id) as addresses, c.created_at
      from customers c where c.id > ${after} order by c.id limit ${limit}
    `,
  )

export interface MessageLine {
  html: string | null
  attachments: { id: number; contentId: string; inline: boolean }[]
}
export interface TicketLine extends Line {
  id: number
  custom: Record<string, unknown>
  messages: MessageLine[]
}

const messagesOfTicket = sql`
  select coalesce(json_agg(json_build_object(
    'id', m.id, 'kind', m.kind, 'direction', m.direction, 'channel', m.channel, 'createdAt', m.created_at,
    'author', json_build_object('kind', m.author_kind, 'id', m.author_id,
                                'name', coalesce(a.name, s.name, nullif(c.name, ''), m.from_address, '')),
    'from', m.from_address, 'to', m.to_addresses, 'cc', m.cc_addresses, 'bcc', m.bcc_addresses, 'messageId', m.external_id,
    'text', m.text, 'html', m.html, 'side', m.side_id,
    'attachments', (
      select coalesce(json_agg(json_build_object(
        'id', x.id, 'name', x.name, 'contentType', x.type, 'size', f.size, 'sha256', encode(x.sha256, 'hex'),
        'inline', x.inline, 'contentId', coalesce(x.content_id, 'attachment-' || x.id)) order by x.id), '[]')
      from attachments x join files f on f.sha256 = x.sha256 where x.message_id = m.id)
  ) order by m.id), '[]')
  from messages m
  left join agents a on m.author_kind = 'agent' and a.id = m.author_id
  left join customers c on m.author_kind = 'customer' and c.id = m.author_id
  left join services s on m.author_kind = 'bot' and s.id = m.author_id
  where m.ticket_id = t.id`

/** Messages name the one that they were said in. */
const sidesOfTicket = sql`
  select coalesce(json_agg(json_build_object(
    'id', d.id, 'subject', d.subject, 'doneAt', d.done_at, 'createdAt', d.created_at,
    'participants', (select coalesce(json_agg(json_build_object('address', p.address, 'name', p.name)
                                              order by p.added_at, p.address), '[]')
                     from side_participants p where p.side_id = d.id)) order by d.id), '[]')
  from side_conversations d where d.ticket_id = t.id`

const checklistOfTicket = sql`
  select coalesce(json_agg(json_build_object(
    'text', i.text, 'required', i.required, 'doneAt', i.done_at, 'doneBy', i.done_by, 'assigneeId', i.assignee_id
  ) order by i.position, i.id), '[]')
  from checklist_items i where i.ticket_id = t.id`

/** Each link once, at the ticket that it goes from; none to what stays here. */
const linksOfTicket = sql`
  select coalesce(json_agg(json_build_object('kind', l.kind, 'ticketId', l.to_id) order by l.to_id, l.kind), '[]')
  from ticket_links l join tickets o on o.id = l.to_id where l.from_id = t.id and o.concealed_from is null`

/** As a project, and as a part of one. */
const projectOfTicket = sql`
  select json_build_object('at', t.project_at, 'by', p.started_by, 'briefAskedAt', p.brief_asked_at,
                           'briefReceivedAt', p.brief_received_at)
  from projects p where p.ticket_id = t.id and t.project_at is not null`
const partOfTicket = sql`
  select json_build_object('of', t.part_of_id, 'number', t.part_number, 'shown', p.shown, 'droppedAt', p.dropped_at,
    'after', array(select n.needs_id from part_needs n where n.part_id = t.id order by n.needs_id))
  from project_parts p where p.ticket_id = t.id and t.part_of_id is not null`

/** Time and visits, with what they took of the customer's balance. */
const timeOfTicket = sql`
  select coalesce(json_agg(json_build_object(
    'visit', e.visit, 'startedAt', e.started_at, 'minutes', e.minutes, 'billable', e.billable, 'counted', e.counted,
    'agentId', e.agent_id, 'contractId', e.contract_id, 'note', e.note) order by e.id), '[]')
  from time_entries e where e.ticket_id = t.id`
const expensesOfTicket = sql`
  select coalesce(json_agg(json_build_object(
    'day', x.day, 'amount', x.amount, 'currency', x.currency, 'billable', x.billable, 'agentId', x.agent_id,
    'contractId', x.contract_id, 'note', x.note) order by x.id), '[]')
  from expenses x where x.ticket_id = t.id`

export const ticketLines = (db: Db, after: number, limit: number): Promise<TicketLine[]> =>
  all(
    db,
    sql<TicketLine>`
      select 'ticket' as type, t.id,
             (select l.reference from import_links l where l.kind = 'ticket' and l.local_id = t.id limit 1) as reference,
             t.subject, t.status, t.priority, t.kind, t.channel, t.language, t.tags, t.brand_id, t.group_id, t.assignee_id,
             t.customer_id, t.created_at, t.updated_at, t.solved_at, t.closed_at, t.custom,
             (${timeOfTicket}) as time, (${expensesOfTicket}) as expenses,
             (${linksOfTicket}) as links, (${projectOfTicket}) as project, (${partOfTicket}) as part,
             (${checklistOfTicket}) as checklist, (${sidesOfTicket}) as sides, (${messagesOfTicket}) as messages
      from tickets t where t.id > ${after} and t.concealed_from is null order by t.id limit ${limit}
    `,
  )

/** Contents of attachments, each once; what only complaints have stays here, as they do. So does what must not be handed out. */
export const fileRows = (db: Db, after: Buffer, limit: number): Promise<{ sha256: Buffer; size: number }[]> =>
  all(
    db,
    sql<{ sha256: Buffer; size: number }>`
      select f.sha256, f.size from files f
      where f.sha256 > ${after} and f.scan is distinct from 'infected'
        and (f.scan = 'clean' or not (select active from file_scanning)) and exists (
        select from attachments a join messages m on m.id = a.message_id join tickets t on t.id = m.ticket_id
        where a.sha256 = f.sha256 and t.concealed_from is null)
      order by f.sha256 limit ${limit}
    `,
  )
