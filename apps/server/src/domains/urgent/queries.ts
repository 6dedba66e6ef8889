import type { UrgentCall, UrgentDoor, UrgentDoorChange, UrgentWay } from '@podpora/contract/urgent'
import { type Db, first, one, sql } from '../../platform/postgres/db.ts'

const doorShape = sql`version, entitled, repeat_minutes, rounds, circles, misuses`

export const selectDoor = (db: Db): Promise<UrgentDoor> =>
  one(db, sql<UrgentDoor>`select ${doorShape} from urgent_door`)

/** Only over the version that the change is based on. */
export const updateDoor = (db: Db, { version, ...door }: UrgentDoorChange): Promise<UrgentDoor | undefined> =>
  first(
    db,
    sql<UrgentDoor>`
      update urgent_door
      set entitled = ${JSON.stringify(door.entitled)}::jsonb, repeat_minutes = ${door.repeatMinutes},
          rounds = ${door.rounds}, circles = ${JSON.stringify(door.circles)}::jsonb, misuses = ${door.misuses},
          version = version + 1
      where version = ${version} returning ${doorShape}
    `,
  )

const shape = sql`
  id, ticket_id, way, called_at, told, accepted_at, accepted_by, dismissed_at, dismissed_by, ended_at
`

/** The last call of a ticket. */
export const selectCall = (db: Db, ticketId: number): Promise<UrgentCall | undefined> =>
  first(
    db,
    sql<UrgentCall>`select ${shape} from urgent_calls where ticket_id = ${ticketId} order by id desc limit 1`,
  )

/** The same, and nobody else's to accept or to answer until the transaction ends. */
export const lockCall = (db: Db, ticketId: number): Promise<UrgentCall | undefined> =>
  first(
    db,
    sql<UrgentCall>`
      select ${shape} from urgent_calls where ticket_id = ${ticketId} order by id desc limit 1 for update
    `,
  )

/** Undefined: somebody is called for this ticket already. */
export const insertCall = (
  db: Db,
  call: { ticketId: number; customerId: number; way: UrgentWay },
): Promise<{ id: number } | undefined> =>
  first(
    db,
    sql<{ id: number }>`
      insert into urgent_calls (ticket_id, customer_id, way) values (${call.ticketId}, ${call.customerId}, ${call.way})
      on conflict do nothing returning id
    `,
  )

export async function setUrgent(db: Db, ticketId: number, urgent: boolean): Promise<void> {
  await sql`
    update tickets
    set urgent_at = case when ${urgent} then coalesce(urgent_at, clock_timestamp()) end,
        updated_at = greatest(updated_at, clock_timestamp())
    where id = ${ticketId}
  `.execute(db)
}

export async function countTold(db: Db, id: number): Promise<void> {
  await sql`update urgent_calls set told = told + 1 where id = ${id}`.execute(db)
}

export async function endCall(
  db: Db,
  id: number,
  end: { kind: 'accepted' | 'dismissed'; by: number } | { kind: 'ended' },
): Promise<void> {
  const set =
    end.kind === 'ended'
      ? sql`ended_at = now()`
      : end.kind === 'accepted'
        ? sql`accepted_at = now(), accepted_by = ${end.by}`
        : sql`dismissed_at = now(), dismissed_by = ${end.by}`
  await sql`update urgent_calls set ${set} where id = ${id}`.execute(db)
}

/** How often a customer called for what was not urgent, within a year. What we called for ourselves is not theirs. */
export const countMisuses = async (db: Db, customerId: number): Promise<number> =>
  (
    await one(
      db,
      sql<{ count: number }>`
        select count(*)::int as count from urgent_calls
        where customer_id = ${customerId} and way <> 'agent' and dismissed_at > now() - interval '1 year'
      `,
    )
  ).count
