import type { LivePresence, PersonPresent } from '@podpora/contract/events'
import { all, type Db, sql } from '../../platform/postgres/db.ts'

export const channel = 'podpora_presence'
/** A window that was not heard of for so long is gone: two beats of the live feed and a little. */
const lastsSeconds = 45

const ends = sql`now() + make_interval(secs => ${lastsSeconds})`

/** Where a window is now. Tells the readers of the ticket, and of the one that it was at before. */
export async function putPresence(
  db: Db,
  connection: string,
  agentId: number,
  { ticketId, state, kind }: LivePresence,
): Promise<void> {
  await sql`
    with before as (select ticket_id from presence where connection = ${connection}::uuid),
    put as (
      insert into presence (connection, agent_id, ticket_id, state, kind, ends_at)
      values (${connection}::uuid, ${agentId}, ${ticketId}, ${state}, ${kind}, ${ends})
      on conflict (connection) do update set
        ticket_id = excluded.ticket_id, state = excluded.state, kind = excluded.kind, ends_at = excluded.ends_at
      returning ticket_id
    )
    select pg_notify(${channel}, ticket_id::text) from (select * from before union select * from put) as touched
  `.execute(db)
}

export async function deletePresence(db: Db, connection: string): Promise<void> {
  await sql`
    with gone as (delete from presence where connection = ${connection}::uuid returning ticket_id)
    select pg_notify(${channel}, ticket_id::text) from gone
  `.execute(db)
}

/** One statement a beat, however many windows: those of this process last on, those that nobody keeps end. */
export async function keepPresence(db: Db, connections: string[]): Promise<void> {
  await sql`update presence set ends_at = ${ends} where connection = any(${connections}::uuid[])`.execute(db)
  await sql`
    with gone as (delete from presence where ends_at < now() returning ticket_id)
    select pg_notify(${channel}, ticket_id::text) from (select distinct ticket_id from gone) as ended
  `.execute(db)
}

export interface TicketPeople {
  ticketId: number
  people: PersonPresent[]
}

const people = sql`
  select ticket_id, json_agg(json_build_object('id', agent_id, 'name', name, 'state', state, 'kind', kind)
                             order by (state = 'writing') desc, name, agent_id) as people
  from (
    select distinct on (p.ticket_id, p.agent_id) p.ticket_id, p.agent_id, a.name, p.state, p.kind
    from presence p join agents a on a.id = p.agent_id
    where p.ends_at >= now()
`
const oneEach = sql`
    order by p.ticket_id, p.agent_id, (p.state = 'writing') desc, (p.kind = 'public') desc nulls last
  ) as present
  group by ticket_id
`

/** Who is at these tickets. A ticket with nobody gives no row. */
export const peopleAt = (db: Db, ticketIds: number[]): Promise<TicketPeople[]> =>
  all(db, sql<TicketPeople>`${people} and p.ticket_id = any(${ticketIds}::bigint[]) ${oneEach}`)

/** Everybody at any ticket. */
export const peopleEverywhere = (db: Db): Promise<TicketPeople[]> =>
  all(db, sql<TicketPeople>`${people} ${oneEach}`)
