import { all, type Db, sql } from '../../platform/postgres/db.ts'

/** First key of our advisory locks; the second is the mailbox. */
const slotsLock = 82_612

/** Of several processes that send for one mailbox one at a time takes a slot. */
export async function lockSlots(db: Db, mailboxId: number): Promise<void> {
  await sql`select pg_advisory_xact_lock(${slotsLock}::int, ${mailboxId}::int)`.execute(db)
}

/** For each number n the n-th newest slot, in ms; null where there are fewer. */
export async function selectTakenSlots(
  db: Db,
  mailboxId: number,
  numbers: number[],
): Promise<(number | null)[]> {
  const rows = await all(
    db,
    sql<{ at: string | null }>`
      select (
        select s.at from mailbox_slots s where s.mailbox_id = ${mailboxId} order by s.at desc offset n.nth - 1 limit 1
      ) as at
      from unnest(${numbers}::int[]) with ordinality as n (nth, place) order by n.place
    `,
  )
  return rows.map(({ at }) => (at === null ? null : Date.parse(at)))
}

/** Those that no limit counts any more go with it. */
export async function insertSlot(db: Db, mailboxId: number, at: Date): Promise<void> {
  await sql`
    with old as (delete from mailbox_slots where mailbox_id = ${mailboxId} and at < now() - interval '25 hours')
    insert into mailbox_slots (mailbox_id, at) values (${mailboxId}, ${at})
  `.execute(db)
}

/** Nobody waits for a slot any more. Gives the mails that did. */
export async function dropSlots(db: Db, mailboxId: number): Promise<number[]> {
  const rows = await all(
    db,
    sql<{ id: number }>`
      with dropped as (delete from mailbox_slots where mailbox_id = ${mailboxId} and at > now())
      update outgoing_mails set slot_at = null, next_at = null
      where mailbox_id = ${mailboxId} and state = 'queued' and slot_at is not null returning id
    `,
  )
  return rows.map(({ id }) => id)
}
