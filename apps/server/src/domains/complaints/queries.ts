import type { Complaint, ComplaintWay } from '@podpora/contract/complaints'
import { all, type Db, first, type Sql, sql } from '../../platform/postgres/db.ts'

const shape = sql`k.ticket_id, k.about_ticket_id, k.way, k.about, k.opened_at`

export const selectComplaint = (db: Db, ticketId: number): Promise<Complaint | undefined> =>
  first(db, sql<Complaint>`select ${shape} from complaints k where k.ticket_id = ${ticketId}`)

/** The complaints about a ticket, oldest first. Whoever asks has to look whether the reader may see them. */
export const selectComplaintsAbout = (db: Db, ticketId: number): Promise<{ ticketId: number }[]> =>
  all(
    db,
    sql<{ ticketId: number }>`
      select k.ticket_id from complaints k where k.about_ticket_id = ${ticketId} order by k.ticket_id
    `,
  )

/** A complaint of this customer about this ticket that still goes on. */
export const selectStanding = (
  db: Db,
  aboutTicketId: number,
  customerId: number,
): Promise<{ id: number } | undefined> =>
  first(
    db,
    sql<{ id: number }>`
      select t.id from complaints k join tickets t on t.id = k.ticket_id
      where k.about_ticket_id = ${aboutTicketId} and t.customer_id = ${customerId} and t.status <> 'closed'
      order by t.id desc limit 1
    `,
  )

export async function insertComplaint(
  db: Db,
  complaint: { ticketId: number; aboutTicketId: number | null; way: ComplaintWay; about: number[] },
): Promise<void> {
  const { ticketId, aboutTicketId, way, about } = complaint
  await sql`
    insert into complaints (ticket_id, about_ticket_id, way, about)
    values (${ticketId}, ${aboutTicketId}, ${way}, ${about}::bigint[])
  `.execute(db)
}

export async function setAbout(db: Db, ticketId: number, about: number[]): Promise<void> {
  await sql`update complaints set about = ${about}::bigint[] where ticket_id = ${ticketId}`.execute(db)
}

/** A complaint is on no line and in no group: the people there are not those who read it. */
export async function concealTicket(db: Db, id: number, from: number[]): Promise<void> {
  await sql`
    update tickets
    set concealed_from = ${from}::bigint[], line_id = null, group_id = null, reached_level = null,
        assignee_id = case when assignee_id = any(${from}::bigint[]) then null else assignee_id end
    where id = ${id}
  `.execute(db)
}

const someone = sql`author_kind = 'agent' and direction <> 'in'`

/** Who had a part in a ticket: whoever wrote in it, or was given it at any time. */
export const peopleOfTicket = (db: Db, ticketId: number): Promise<number[]> =>
  idsOf(
    db,
    sql`
      select author_id as id from messages where ticket_id = ${ticketId} and ${someone}
      union select assignee_id from tickets where id = ${ticketId}
      union select (data ->> 'assigneeId')::bigint from events
            where ticket_id = ${ticketId} and kind = 'ticket.created'
      union select (data -> 'changes' -> 'assigneeId' ->> 'to')::bigint from events
            where ticket_id = ${ticketId} and kind = 'ticket.changed' and data -> 'changes' ? 'assigneeId'
    `,
  )

/** Who wrote to a customer, or has something of theirs, within these days. */
export const peopleOfCustomer = (db: Db, customerId: number, days: number): Promise<number[]> =>
  idsOf(
    db,
    sql`
      select m.author_id as id from tickets t join messages m on m.ticket_id = t.id
      where t.customer_id = ${customerId} and t.updated_at > now() - make_interval(days => ${days})
        and m.created_at > now() - make_interval(days => ${days}) and ${someone}
      union select t.assignee_id from tickets t
      where t.customer_id = ${customerId} and t.updated_at > now() - make_interval(days => ${days})
    `,
  )

async function idsOf(db: Db, found: Sql): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ id: number }>`select id from (${found}) as found where id is not null order by id`,
  )
  return rows.map(({ id }) => id)
}

/** Complaints that go on and that none of these people may see. */
export const selectUnread = (db: Db, overseers: number[]): Promise<{ id: number }[]> =>
  all(
    db,
    sql<{ id: number }>`
      select t.id from tickets t
      where t.concealed_from is not null and t.status <> 'closed'
        and t.concealed_from @> ${overseers}::bigint[]
      order by t.id
    `,
  )
