import { all, type Db, one, sql } from '../../platform/postgres/db.ts'

const agents = sql`(select row_id from demo_rows where kind = 'agent')`

/** Whether somebody has begun to work with this installation: a ticket, a customer or a colleague that is not the demo's, a program connected. */
export const hasOwnRows = async (db: Db, ownerId: number): Promise<boolean> =>
  (
    await one(
      db,
      sql<{ own: boolean }>`
        select exists (select from tickets t where not exists (
                         select from demo_rows d where d.kind = 'ticket' and d.row_id = t.id))
            or exists (select from customers c where not exists (
                         select from demo_rows d where d.kind = 'customer' and d.row_id = c.id))
            or exists (select from agents a where a.id <> ${ownerId} and not exists (
                         select from demo_rows d where d.kind = 'agent' and d.row_id = a.id))
            or exists (select from webhooks) or exists (select from services) as own
      `,
    )
  ).own

export const ticketIds = async (db: Db): Promise<number[]> =>
  (await all(db, sql<{ id: number }>`select row_id as id from demo_rows where kind = 'ticket'`)).map(
    (row) => row.id,
  )

/** Mails as they came and went, and what else names these tickets and messages without going with them. */
export async function forgetTickets(db: Db, tickets: number[], messages: number[]): Promise<void> {
  await sql`
    delete from outgoing_mails where ticket_id = any(${tickets}::bigint[]) or message_id = any(${messages}::bigint[])
  `.execute(db)
  await sql`
    with gone as (delete from inbound_mails where message_id = any(${messages}::bigint[]) returning sha256)
    insert into forgotten_files (sha256) select distinct sha256 from gone on conflict do nothing
  `.execute(db)
  await sql`delete from bulk_items where ticket_id = any(${tickets}::bigint[])`.execute(db)
  await sql`update tickets set merged_into_id = null where merged_into_id = any(${tickets}::bigint[])`.execute(
    db,
  )
}

/** Whoever has a ticket of one's own by now stays. */
export async function deleteCustomers(db: Db): Promise<void> {
  const leaving = sql`(
    select d.row_id from demo_rows d where d.kind = 'customer'
      and not exists (select from tickets t where t.customer_id = d.row_id))`
  await sql`delete from identities where customer_id in ${leaving}`.execute(db)
  await sql`delete from customers where id in ${leaving}`.execute(db)
}

/** One's own tickets that were given to them belong to nobody then, their regulations to the owner. */
export async function deleteColleagues(db: Db, ownerId: number): Promise<void> {
  await sql`update tickets set assignee_id = null, version = version + 1 where assignee_id in ${agents}`.execute(
    db,
  )
  await sql`update checklist_items set done_by = null where done_by in ${agents}`.execute(db)
  await sql`update checklist_items set assignee_id = null where assignee_id in ${agents}`.execute(db)
  await sql`update tickets set snoozed_by = null where snoozed_by in ${agents}`.execute(db)
  await sql`update views set owner_id = null where owner_id in ${agents}`.execute(db)
  for (const table of [sql`regulations`, sql`regulation_versions`])
    await sql`update ${table} set owner_id = ${ownerId} where owner_id in ${agents}`.execute(db)
  await sql`update regulation_versions set by_id = null where by_id in ${agents}`.execute(db)
  await sql`update urgent_calls set accepted_by = null where accepted_by in ${agents}`.execute(db)
  await sql`update urgent_calls set dismissed_by = null where dismissed_by in ${agents}`.execute(db)
  await sql`update passages set from_assignee_id = null where from_assignee_id in ${agents}`.execute(db)
  await sql`update passages set accepted_by = null where accepted_by in ${agents}`.execute(db)
  await sql`delete from agents where id in ${agents}`.execute(db)
}

/** All that the set-up has made; nothing of one's own stands on it. */
export async function deleteCompany(db: Db): Promise<void> {
  await sql`delete from outgoing_mails`.execute(db)
  await sql`delete from inbound_mails`.execute(db)
  for (const statement of belongings) await statement.execute(db)
  await sql`delete from agents`.execute(db)
  await sql`delete from events`.execute(db)
  await sql`delete from settings`.execute(db)
}

// What stands on something else goes before it.
const belongings = [
  sql`delete from views`,
  sql`delete from fields`,
  sql`delete from checklist_templates`,
  sql`delete from regulations`,
  sql`delete from materials`,
  sql`delete from time_entries`,
  sql`delete from expenses`,
  sql`delete from packs`,
  sql`delete from contracts`,
  sql`delete from plans`,
  sql`delete from companies`,
  sql`delete from mailboxes`,
  sql`delete from brands`,
  sql`delete from escalation_rules`,
  sql`delete from passing_reasons`,
  sql`delete from level_policies`,
  sql`delete from clock_runs`,
  sql`delete from calendars`,
  sql`delete from skills`,
  sql`delete from groups`,
  sql`delete from lines`,
]

export async function forgetRows(db: Db): Promise<void> {
  await sql`delete from demo_rows`.execute(db)
}
