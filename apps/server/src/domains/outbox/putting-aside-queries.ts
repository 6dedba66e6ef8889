import { all, sql, type Trx } from '../../platform/postgres/db.ts'

/** All that is still to be sent is not any more, for the reason that is given. Gives the ids. */
export async function failUnsent(trx: Trx, why: string): Promise<number[]> {
  const rows = await all(
    trx,
    sql<{ id: number }>`
      update outgoing_mails set state = 'failed', error = ${why}, next_at = null
      where state in ('queued', 'sending', 'held') returning id
    `,
  )
  return rows.map((row) => row.id)
}
