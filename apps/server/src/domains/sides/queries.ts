import type { Side, SideParticipant } from '@podpora/contract/sides'
import { all, type Db, first, one, sql } from '../../platform/postgres/db.ts'

const shape = sql`
  d.id, d.ticket_id, d.subject, case when d.done_at is null then 'open' else 'done' end as state, d.created_at,
  coalesce((select json_agg(json_build_object('address', p.address, 'name', p.name) order by p.added_at, p.address)
            from side_participants p where p.side_id = d.id), '[]') as participants,
  said.messages, coalesce(l.created_at, d.created_at) as last_at,
  case when l.author_kind is distinct from 'outsider' then 'us' when l.automatic then 'machine' else 'them' end as last_from,
  coalesce((select o.delivery ->> 'state' = 'failed' from messages o
            where o.side_id = d.id and o.delivery is not null order by o.id desc limit 1), false) as failed
`
const sides = sql`
  side_conversations d
  cross join lateral (select count(*)::int as messages, max(m.id) as last from messages m where m.side_id = d.id) as said
  left join messages l on l.id = said.last
`

export const selectSides = (db: Db, ids: number[]): Promise<Side[]> =>
  all(db, sql<Side>`select ${shape} from ${sides} where d.id = any(${ids}::bigint[])`)

export const selectSidesOfTicket = (db: Db, ticketId: number): Promise<Side[]> =>
  all(db, sql<Side>`select ${shape} from ${sides} where d.ticket_id = ${ticketId} order by d.id`)

export const insertSide = (db: Db, ticketId: number, subject: string): Promise<{ id: number }> =>
  one(
    db,
    sql<{ id: number }>`
      insert into side_conversations (ticket_id, subject) values (${ticketId}, ${subject}) returning id
    `,
  )

/** Whose names are known already keep them. */
export async function insertParticipants(db: Db, sideId: number, people: SideParticipant[]): Promise<void> {
  await sql`
    insert into side_participants (side_id, address, name)
    select ${sideId}, address, name from unnest(${people.map(({ address }) => address)}::text[],
                                                ${people.map(({ name }) => name)}::text[]) as p (address, name)
    on conflict (side_id, address) do update set name = excluded.name
    where side_participants.name = '' and excluded.name <> ''
  `.execute(db)
}

/** Its row until the end of the transaction. */
export const lockSide = (db: Db, id: number): Promise<{ ticketId: number; done: boolean } | undefined> =>
  first(
    db,
    sql<{ ticketId: number; done: boolean }>`
      select ticket_id, done_at is not null as done from side_conversations where id = ${id} for update
    `,
  )

export const ticketIdOfSide = async (db: Db, id: number): Promise<number | undefined> =>
  (await first(db, sql<{ ticketId: number }>`select ticket_id from side_conversations where id = ${id}`))
    ?.ticketId

export async function setDone(db: Db, id: number, done: boolean): Promise<void> {
  await sql`
    update side_conversations set done_at = case when ${done} then now() end where id = ${id}
  `.execute(db)
}

export const participantsOf = async (db: Db, id: number): Promise<string[]> =>
  (await all(db, sql<{ address: string }>`select address from side_participants where side_id = ${id}`)).map(
    ({ address }) => address,
  )

/** The conversations of messages that others name, nearest first. */
export const sidesByExternalIds = async (db: Db, channel: string, externalIds: string[]): Promise<number[]> =>
  (
    await all(
      db,
      sql<{ sideId: number }>`
        select m.side_id from unnest(${externalIds}::text[]) with ordinality as wanted (external_id, place)
        join messages m on m.channel = ${channel} and m.external_id = wanted.external_id
        where m.side_id is not null order by wanted.place
      `,
    )
  ).map(({ sideId }) => sideId)

export const setTicketOfSides = async (
  db: Db,
  { from, to }: { from: number; to: number },
): Promise<number[]> =>
  (
    await all(
      db,
      sql<{ id: number }>`
        update side_conversations set ticket_id = ${to} where ticket_id = ${from} returning id
      `,
    )
  ).map(({ id }) => id)

/** With all that was said in them, also since. Gives the ids of those messages. */
export const setTicketOfWhole = async (db: Db, ids: number[], to: number): Promise<number[]> =>
  (
    await all(
      db,
      sql<{ id: number }>`
        with moved as (update side_conversations set ticket_id = ${to} where id = any(${ids}::bigint[]) returning id)
        update messages m set ticket_id = ${to} from moved where m.side_id = moved.id returning m.id
      `,
    )
  ).map(({ id }) => id)
