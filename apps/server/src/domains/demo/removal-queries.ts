import { all, type Db, one, sql } from '../../platform/postgres/db.ts'

const tickets = sql`(select row_id from demo_rows where kind = 'ticket')`
const messages = sql`(select id from messages where ticket_id in ${tickets})`
const agents = sql`(select row_id from demo_rows where kind = 'agent')`

/** Whether somebody has begun to work with this installation: a ticket, a customer or a colleague that is not the demo's. */
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
                         select from demo_rows d where d.kind = 'agent' and d.row_id = a.id)) as own
      `,
    )
  ).own

/** The tickets with everything that hangs on them: also what was written into them since. */
export async function deleteTickets(db: Db): Promise<void> {
  await sql`delete from attachments where message_id in ${messages}`.execute(db)
  await sql`delete from outgoing_mails where ticket_id in ${tickets} or message_id in ${messages}`.execute(db)
  await sql`delete from inbound_mails where message_id in ${messages}`.execute(db)
  await sql`delete from messages where ticket_id in ${tickets}`.execute(db)
  await sql`
    update tickets set previous_ticket_id = null
    where previous_ticket_id in ${tickets} and id not in ${tickets}
  `.execute(db)
  await sql`delete from events where ticket_id in ${tickets}`.execute(db)
  await sql`delete from bulk_items where ticket_id in ${tickets}`.execute(db)
  await sql`delete from tickets where id in ${tickets}`.execute(db)
}

/** Whoever has a ticket of one's own by now stays. */
export async function deleteCustomers(db: Db): Promise<void> {
  const leaving = sql`(
    select d.row_id from demo_rows d where d.kind = 'customer'
      and not exists (select from tickets t where t.customer_id = d.row_id))`
  await sql`delete from identities where customer_id in ${leaving}`.execute(db)
  await sql`delete from customers where id in ${leaving}`.execute(db)
}

/** One's own tickets that were given to them belong to nobody then. */
export async function deleteColleagues(db: Db): Promise<void> {
  await sql`update tickets set assignee_id = null, version = version + 1 where assignee_id in ${agents}`.execute(
    db,
  )
  await sql`update checklist_items set done_by = null where done_by in ${agents}`.execute(db)
  await sql`update checklist_items set assignee_id = null where assignee_id in ${agents}`.execute(db)
  await sql`update views set owner_id = null where owner_id in ${agents}`.execute(db)
  await sql`delete from agents where id in ${agents}`.execute(db)
}

/** All that the set-up has made; nothing of one's own stands on it. */
export async function deleteCompany(db: Db): Promise<void> {
  await sql`delete from outgoing_mails`.execute(db)
  await sql`delete from inbound_mails`.execute(db)
  for (const table of ['views', 'fields', 'checklist_templates', 'mailboxes', 'brands', 'groups'] as const)
    await tables[table].execute(db)
  await sql`delete from agents`.execute(db)
  await sql`delete from events`.execute(db)
  await sql`delete from settings`.execute(db)
}

const tables = {
  views: sql`delete from views`,
  fields: sql`delete from fields`,
  checklist_templates: sql`delete from checklist_templates`,
  mailboxes: sql`delete from mailboxes`,
  brands: sql`delete from brands`,
  groups: sql`delete from groups`,
}

/** The demo's files that nothing else shows; gives them, for the store. */
export const deleteFiles = async (db: Db): Promise<Buffer[]> =>
  (
    await all(
      db,
      sql<{ sha256: Buffer }>`
        delete from files f using demo_files d
        where f.sha256 = d.sha256
          and not exists (select from attachments a where a.sha256 = f.sha256)
          and not exists (select from uploads u where u.sha256 = f.sha256)
          and not exists (select from inbound_mails m where m.sha256 = f.sha256)
          and not exists (select from import_files i where i.sha256 = f.sha256)
        returning f.sha256
      `,
    )
  ).map(({ sha256 }) => sha256)

export async function forgetRows(db: Db): Promise<void> {
  await sql`delete from demo_rows`.execute(db)
  await sql`delete from demo_files`.execute(db)
}
