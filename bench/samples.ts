import type pg from 'pg'

/** Things of a database that the requests are about. Drawn anew for each run. */
export interface Samples {
  /** Tickets that can be answered and changed. */
  unsolved: number[]
  /** Of all tickets. */
  any: number[]
  /** Places in the view of solved tickets, at all depths. */
  cursors: string[]
  customers: number[]
  /** The one with 1,000 messages. */
  long: number
}

export async function drawSamples(db: pg.Client): Promise<Samples> {
  const list = async <T>(sql: string): Promise<T[]> =>
    (await db.query<{ value: T }>(sql)).rows.map((row) => row.value)
  const unsolved = await list<string>(`
    select id as value from tickets where status in ('new', 'open', 'pending', 'on_hold') and deleted_at is null
    order by random() limit 2000`)
  const any = await list<string>(`
    select id as value from tickets where deleted_at is null order by random() limit 4000`)
  const cursors = await list<string>(`
    select to_char(updated_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '_' || id as value
    from tickets where status in ('solved', 'closed') order by random() limit 1000`)
  const customers = await list<string>(
    'select customer_id as value from tickets order by random() limit 1000',
  )
  const [long] = await list<string>(
    'select ticket_id as value from messages group by ticket_id order by count(*) desc limit 1',
  )
  return {
    unsolved: unsolved.map(Number),
    any: any.map(Number),
    cursors,
    customers: customers.map(Number),
    long: Number(long),
  }
}

/** Goes round the list for ever, from a place of its own for each worker. */
export function around<T>(list: readonly T[], worker: number, workers: number): () => T {
  let at = Math.floor((list.length * worker) / workers)
  return () => list[at++ % list.length] as T
}
