import type { MailTrust } from '@podpora/contract/mail-trust'
import type { Delivery, Fold, Message } from '@podpora/contract/tickets'
import type { ActorRef } from '../../platform/events/log.ts'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'
import { scanOf } from '../scans/access.ts'

const messageShape = sql`
  m.id, m.ticket_id, m.side_id, m.kind, m.direction, m.channel, m.text, m.folds, m.html, m.remote_pictures, m.automatic, m.trust, m.mentions,
  m.from_address as "from", m.to_addresses as "to", m.cc_addresses as cc, m.bcc_addresses as bcc, m.also_to, m.delivery, m.created_at,
  json_build_object('kind', m.author_kind, 'id', m.author_id, 'name',
    coalesce(a.name, s.name, nullif(c.name, ''),
             (select nullif(p.name, '') from side_participants p where p.side_id = m.side_id and p.address = m.from_address),
             m.from_address, '')) as author,
  coalesce(
    (select json_agg(json_build_object('id', x.id, 'name', x.name, 'type', x.type, 'size', f.size, 'inline', x.inline, 'danger', x.danger, 'scan', ${scanOf},
                                       'url', '/api/v1/attachments/' || x.id) order by x.id)
     from attachments x join files f on f.sha256 = x.sha256 where x.message_id = m.id),
    '[]') as attachments
`
const withAuthors = sql`
  left join agents a on m.author_kind = 'agent' and a.id = m.author_id
  left join customers c on m.author_kind = 'customer' and c.id = m.author_id
  left join services s on m.author_kind = 'bot' and s.id = m.author_id
`

const fromMessages = sql`from messages m ${withAuthors}`

/**
 * The last messages of a ticket itself before `before`, newest first: side conversations are read apart. The page is cut before anything is joined: prepared for
 * tickets of three messages, the plan would otherwise sort all of one that has a thousand.
 */
export const messagePage = (
  db: Db,
  ticketId: number,
  before: number | null,
  limit: number,
): Promise<Message[]> =>
  all(
    db,
    sql<Message>`
      select ${messageShape}
      from (
        select * from messages
        where ticket_id = ${ticketId} and side_id is null and ${before === null ? sql`true` : sql`id < ${before}`}
        order by id desc limit ${limit}
      ) as m ${withAuthors}
      order by m.id desc
    `,
  )

/** The messages of a ticket after one, oldest first; with the notes among them only where these are wanted. */
export const messagesFrom = (
  db: Db,
  ticketId: number,
  { after, notes }: { after: number; notes: boolean },
  limit: number,
): Promise<Message[]> =>
  all(
    db,
    sql<Message>`
      select ${messageShape}
      from (
        select * from messages
        where ticket_id = ${ticketId} and id > ${after} and (${notes} or kind = 'public')
        order by id limit ${limit}
      ) as m ${withAuthors}
      order by m.id
    `,
  )

/** What was said in a side conversation, newest first. */
export const messagesOfSide = (db: Db, sideId: number, limit: number): Promise<Message[]> =>
  all(
    db,
    sql<Message>`select ${messageShape} ${fromMessages} where m.side_id = ${sideId} order by m.id desc limit ${limit}`,
  )

export const messagesByIds = (db: Db, ids: number[]): Promise<Message[]> =>
  all(db, sql<Message>`select ${messageShape} ${fromMessages} where m.id = any(${ids}::bigint[])`)

export const messageById = (db: Db, id: number): Promise<Message | undefined> =>
  first(db, sql<Message>`select ${messageShape} ${fromMessages} where m.id = ${id}`)

/** Answers that others than this agent sent after a message, oldest first. */
export const answersOfOthersAfter = (
  db: Db,
  ticketId: number,
  after: number,
  self: ActorRef,
): Promise<Message[]> =>
  all(
    db,
    sql<Message>`
      select ${messageShape} ${fromMessages}
      where m.ticket_id = ${ticketId} and m.id > ${after} and m.direction = 'out' and not m.automatic
        and not (m.author_kind = ${self.kind} and m.author_id = ${self.id})
      order by m.id limit 20
    `,
  )

export const messageByClientId = (
  db: Db,
  clientId: string,
): Promise<{ id: number; ticketId: number } | undefined> =>
  first(
    db,
    sql<{ id: number; ticketId: number }>`select id, ticket_id from messages where client_id = ${clientId}`,
  )

export const messageByExternalId = (
  db: Db,
  channel: string,
  externalId: string,
): Promise<{ id: number; ticketId: number; concealed: boolean } | undefined> =>
  first(
    db,
    sql<{ id: number; ticketId: number; concealed: boolean }>`
      select m.id, m.ticket_id, t.concealed_from is not null as concealed
      from messages m join tickets t on t.id = m.ticket_id
      where m.channel = ${channel} and m.external_id = ${externalId}
    `,
  )

/** Tickets of known messages, in the order in which their ids are given. */
export const ticketIdsByExternalIds = async (
  db: Db,
  channel: string,
  externalIds: string[],
): Promise<number[]> =>
  (
    await all(
      db,
      sql<{ ticketId: number }>`
        select m.ticket_id from unnest(${externalIds}::text[]) with ordinality as wanted (external_id, place)
        join messages m on m.channel = ${channel} and m.external_id = wanted.external_id
        order by wanted.place
      `,
    )
  ).map((row) => row.ticketId)

/**
 * Until the end of the transaction nobody else takes in a message of one of these names. In one order whoever asks: two
 * that name each other wait, and never each for the other.
 */
export async function lockExternalIds(db: Db, channel: string, externalIds: string[]): Promise<void> {
  const names = externalIds.map((id) => `message:${channel}:${id}`)
  await sql`
    select pg_advisory_xact_lock(lock) from (
      select distinct hashtextextended(name, 0) as lock from unnest(${names}::text[]) as name order by lock
    ) as locks
  `.execute(db)
}

export interface NewMessageRow {
  ticketId: number
  sideId?: number
  kind: Message['kind']
  direction: Message['direction']
  author: { kind: Message['author']['kind']; id: number | null }
  channel: string
  externalId?: string | null
  clientId?: string | null
  text: string
  folds?: Fold[] | null
  html: string | null
  remotePictures?: boolean
  automatic?: boolean
  trust?: MailTrust | null
  mentions?: number[]
  from?: string | null
  to?: string[]
  cc?: string[]
  bcc?: string[]
  /** Our other mailboxes that it came to. */
  alsoTo?: string[]
  delivery?: Delivery | null
}

export const insertMessage = (db: Db, m: NewMessageRow): Promise<{ id: number }> =>
  one(
    db,
    sql<{ id: number }>`
      insert into messages (ticket_id, kind, direction, author_kind, author_id, channel, external_id, client_id, text,
                            html, remote_pictures, automatic, mentions, from_address, to_addresses, cc_addresses, delivery,
                            folds, also_to, trust, side_id, bcc_addresses)
      values (${m.ticketId}, ${m.kind}, ${m.direction}, ${m.author.kind}, ${m.author.id}, ${m.channel},
              ${m.externalId ?? null}, ${m.clientId ?? null}::uuid, ${m.text}, ${m.html}, ${m.remotePictures ?? false},
              ${m.automatic ?? false}, ${m.mentions ?? []}::bigint[], ${m.from ?? null}, ${m.to ?? []}::text[],
              ${m.cc ?? []}::text[], ${m.delivery ? JSON.stringify(m.delivery) : null}::jsonb,
              ${m.folds ? JSON.stringify(m.folds) : null}::jsonb, ${m.alsoTo ?? []}::text[],
              ${m.trust ? JSON.stringify(m.trust) : null}::jsonb, ${m.sideId ?? null},
              ${m.bcc ?? []}::text[])
      returning id
    `,
  )

export async function setMessageHtml(db: Db, id: number, html: string): Promise<void> {
  await sql`update messages set html = ${html} where id = ${id}`.execute(db)
}

export const setMessageDelivery = (
  db: Db,
  id: number,
  delivery: Delivery,
): Promise<{ ticketId: number; sideId: number | null } | undefined> =>
  first(
    db,
    sql<{ ticketId: number; sideId: number | null }>`
      update messages set delivery = ${JSON.stringify(delivery)}::jsonb where id = ${id} returning ticket_id, side_id
    `,
  )

/** What a channel calls our own message once it is on its way: answers refer to it. */
export async function setExternalId(db: Db, id: number, externalId: string): Promise<void> {
  await sql`update messages set external_id = ${externalId} where id = ${id}`.execute(db)
}

/** Notes other mailboxes of ours that a message came to, beside its ticket's own. Undefined: they were noted before. */
export const addMailboxes = (
  db: Db,
  id: number,
  addresses: string[],
): Promise<{ ticketId: number } | undefined> =>
  first(
    db,
    sql<{ ticketId: number }>`
      update messages m set also_to = m.also_to || n.fresh
      from (
        select array(
          select a from unnest(${addresses}::text[]) with ordinality as given (a, place)
          where a <> all (o.also_to)
            and a is distinct from (select lower(b.address) from tickets t join mailboxes b on b.id = t.mailbox_id
                                    where t.id = o.ticket_id)
          order by place) as fresh
        from messages o where o.id = ${id} and o.direction = 'in'
      ) as n
      where m.id = ${id} and cardinality(n.fresh) > 0 returning m.ticket_id
    `,
  )
