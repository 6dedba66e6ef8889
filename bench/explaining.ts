import type pg from 'pg'
import type { Db, Trx } from '../apps/server/src/platform/postgres/db.ts'
import { overClient } from '../apps/server/src/platform/postgres/db.ts'

/** A database to look at: whatever is asked through it is explained as well. */
export interface Explained {
  db: Db
  /** How each statement since the last time was answered. */
  plans(): string[]
  /** Takes back all that was written since the last time. */
  takeBack(): Promise<void>
}

/**
 * All in one transaction that never ends well, so what merges and purges can be looked at again and again. What a
 * statement writes while it is explained is taken back before it runs in earnest.
 */
export async function explaining(client: pg.Client): Promise<Explained> {
  const plain = overClient(client)
  let plans: string[] = []
  const db: Trx = {
    isTransaction: true,
    borrow: () => Promise.reject(new Error('a transaction within a transaction')),
    async run(text, values) {
      if (/^\s*(?:\/\*.*?\*\/\s*)?(select|with|insert|update|delete)\b/i.test(text)) {
        await client.query('savepoint explained')
        const { rows } = await client.query(`explain (analyze, buffers, timing off) ${text}`, values)
        plans.push(rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n'))
        await client.query('rollback to savepoint explained')
      }
      return plain.run(text, values)
    },
  }
  await client.query('begin')
  return {
    db,
    plans() {
      const all = plans
      plans = []
      return all
    },
    async takeBack() {
      await client.query('rollback')
      await client.query('begin')
    },
  }
}
