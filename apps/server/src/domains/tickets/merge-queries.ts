import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

/** Where the messages of a ticket are now, after all merges. Undefined: there is no such ticket. */
export const endOfMerges = async (db: Db, id: number): Promise<number | undefined> =>
  (
    await first(
      db,
      sql<{ id: number }>`
        with recursive chain (id, next) as (
          select t.id, t.merged_into_id from tickets t where t.id = ${id}
          union
          select t.id, t.merged_into_id from chain join tickets t on t.id = chain.next
        )
        select id from chain where next is null
      `,
    )
  )?.id

/** Where a customer is spoken with about a ticket: its end of all merges, and of a part of a project the project's. */
export const conversationOf = async (db: Db, id: number): Promise<number | undefined> =>
  (
    await first(
      db,
      sql<{ id: number }>`
        with recursive chain (id, next) as (
          select t.id, coalesce(t.merged_into_id, t.part_of_id) from tickets t where t.id = ${id}
          union
          select t.id, coalesce(t.merged_into_id, t.part_of_id) from chain join tickets t on t.id = chain.next
        )
        select id from chain where next is null
      `,
    )
  )?.id

/** Messages of a ticket, all or some of them, stand in another one from now on. Gives those that did move. */
export const moveMessages = async (
  db: Db,
  { from, to, only }: { from: number; to: number; only?: number[] },
): Promise<number[]> =>
  (
    await all(
      db,
      sql<{ id: number }>`
        update messages set ticket_id = ${to}
        where ticket_id = ${from} and ${only ? sql`id = any(${only}::bigint[])` : sql`true`}
        returning id
      `,
    )
  ).map((row) => row.id)

/** A message and, if wished, all after it. */
export const messagesFrom = async (
  db: Db,
  ticketId: number,
  first: number,
  andLater: boolean,
): Promise<number[]> =>
  (
    await all(
      db,
      sql<{ id: number }>`
        select id from messages
        where ticket_id = ${ticketId} and side_id is null and ${andLater ? sql`id >= ${first}` : sql`id = ${first}`} order by id
      `,
    )
  ).map((row) => row.id)

export const hasMessages = async (db: Db, ticketId: number): Promise<boolean> =>
  (
    await one(
      db,
      sql<{
        found: boolean
      }>`select exists (select from messages where ticket_id = ${ticketId} and side_id is null) as found`,
    )
  ).found

export const lastPublicText = (db: Db, ticketId: number): Promise<{ text: string } | undefined> =>
  first(
    db,
    sql<{ text: string }>`
      select left(text, 2000) as text from messages
      where ticket_id = ${ticketId} and kind = 'public' order by id desc limit 1
    `,
  )

/** What a ticket's row says of its messages, after some came or went. */
export async function setFromMessages(db: Db, ticketId: number, excerpt: string): Promise<void> {
  await sql`
    update tickets t set
      excerpt = ${excerpt},
      last_from = coalesce((select case m.direction when 'in' then 'customer' else 'agent' end from messages m
                            where m.ticket_id = t.id and m.kind = 'public' order by m.id desc limit 1), t.last_from),
      waiting_since = (select min(m.created_at) from messages m
                       where m.ticket_id = t.id and m.direction = 'in' and not m.automatic and m.id > coalesce(
                         (select max(o.id) from messages o where o.ticket_id = t.id and o.direction = 'out'
                            and o.author_kind = 'agent' and not o.automatic), 0)),
      updated_at = greatest(updated_at, clock_timestamp())
    where t.id = ${ticketId}
  `.execute(db)
}

/** Those who take part in one ticket, and its customer, take part in the other as well. Gives whom that one had not. */
export const copyParticipants = async (
  db: Db,
  { from, to }: { from: number; to: number },
): Promise<string[]> =>
  (
    await all(
      db,
      sql<{ address: string }>`
        insert into participants (ticket_id, address)
        select ${to}::bigint, address from (
          select p.address from participants p where p.ticket_id = ${from}
          union
          select i.address from tickets s
          join tickets t on t.id = ${to} and t.customer_id <> s.customer_id
          join identities i on i.customer_id = s.customer_id and i.channel = 'mail'
          where s.id = ${from}
        ) as taking_part
        on conflict do nothing
        returning address
      `,
    )
  ).map((row) => row.address)

/** Those of them go whom no message of the ticket names. */
export async function dropParticipants(db: Db, ticketId: number, addresses: string[]): Promise<void> {
  await sql`
    delete from participants p
    where p.ticket_id = ${ticketId} and p.address = any(${addresses}::text[])
      and not exists (select from messages m where m.ticket_id = p.ticket_id
                        and p.address = any(m.from_address || m.to_addresses || m.cc_addresses))
  `.execute(db)
}

export interface Merge {
  sourceId: number
  targetId: number
  messageIds: number[]
  /** Tags and participants that the target had not. */
  tags: string[]
  participants: string[]
  sourceStatus: string
  /** Colleagues who follow the target because of it, and unsent messages that went along. */
  followers: number[]
  drafts: string[]
  /** Side conversations that went along. */
  sides: number[]
}

export async function insertMerge(db: Db, merge: Merge): Promise<void> {
  await sql`
    with merged as (update tickets set merged_into_id = ${merge.targetId} where id = ${merge.sourceId})
    insert into ticket_merges (source_id, target_id, message_ids, tags, participants, source_status, followers, drafts, sides)
    values (${merge.sourceId}, ${merge.targetId}, ${merge.messageIds}::bigint[], ${merge.tags}::text[],
            ${merge.participants}::text[], ${merge.sourceStatus}, ${merge.followers}::bigint[],
            ${merge.drafts}::uuid[], ${merge.sides}::bigint[])
  `.execute(db)
}

export const mergeOf = (db: Db, sourceId: number): Promise<Merge | undefined> =>
  first(
    db,
    sql<Merge>`
      select source_id, target_id, message_ids, tags, participants, source_status, followers, drafts, sides
      from ticket_merges where source_id = ${sourceId}
    `,
  )

export async function deleteMerge(db: Db, sourceId: number): Promise<void> {
  await sql`
    with parted as (update tickets set merged_into_id = null where id = ${sourceId})
    delete from ticket_merges where source_id = ${sourceId}
  `.execute(db)
}

/** The mailbox that a ticket writes from. */
export const mailboxIdOf = async (db: Db, ticketId: number): Promise<number | null> =>
  (await first(db, sql<{ mailboxId: number | null }>`select mailbox_id from tickets where id = ${ticketId}`))
    ?.mailboxId ?? null
