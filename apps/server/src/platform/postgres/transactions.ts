import type pg from 'pg'
import { runOn } from './connections.ts'
import type { Db, Trx } from './db.ts'
import { type Sql, sql } from './sql.ts'

type StatementOf<T> = (things: T[]) => Sql
const gathered = new WeakMap<Db, Map<StatementOf<never>, unknown[]>>()

/**
 * Writes things at the end of a transaction, with all others that are to be written by the same statement: an answer has
 * four events and two jobs, and each statement costs more than its rows. Outside of a transaction they are written at once.
 */
export async function writeAtEnd<T>(db: Db, statementOf: StatementOf<T>, things: T[]): Promise<void> {
  const ending = gathered.get(db)
  if (!ending) await statementOf(things).execute(db)
  else ending.set(statementOf, [...(ending.get(statementOf) ?? []), ...things])
}

/** Runs `work` in a transaction on this client. Leaves the client out of any, or throws Unusable. */
export async function transactionOn<T>(client: pg.ClientBase, work: (trx: Trx) => Promise<T>): Promise<T> {
  let over = false
  const trx: Trx = {
    isTransaction: true,
    // Of several things done at once one may fail while another has not yet asked its next question: it has come too late.
    run: (text, values) =>
      over ? Promise.reject(new Error('the transaction is over')) : runOn(client, text, values),
    borrow: () => Promise.reject(new Error('a transaction within a transaction')),
  }
  const ending = new Map<StatementOf<never>, unknown[]>()
  gathered.set(trx, ending)
  try {
    await goOn(client, runOn(client, 'begin'))
    const result = await work(trx)
    over = true
    gathered.delete(trx)
    await finish(client, ending)
    return result
  } catch (error) {
    over = true
    await runOn(client, 'rollback').catch((cause) => {
      throw new Unusable('a transaction could not be rolled back', { cause: [error, cause] })
    })
    throw error
  }
}

/**
 * A part of a transaction that may fail by itself: then what it has written, and what it wished to be written at the end,
 * is taken back, and nothing else.
 */
export async function attempt<T>(trx: Trx, work: () => Promise<T>): Promise<T> {
  const ending = gathered.get(trx)
  const before = [...(ending ?? [])]
  await sql`savepoint attempt`.execute(trx)
  try {
    const result = await work()
    await sql`release savepoint attempt`.execute(trx)
    return result
  } catch (error) {
    await sql`rollback to savepoint attempt`.execute(trx)
    ending?.clear()
    for (const [statementOf, things] of before) ending?.set(statementOf, things)
    throw error
  }
}

/** What was gathered, and the commit right behind it: if the former fails, PostgreSQL makes a rollback of the latter. */
async function finish(client: pg.ClientBase, ending: Map<StatementOf<never>, unknown[]>): Promise<void> {
  const last: Promise<unknown>[] = []
  for (const [statementOf, things] of ending) {
    const { text, values } = statementOf(things as never[]).written()
    const written = runOn(client, text, values)
    last.push(written)
    await goOn(client, written)
  }
  const committed = runOn(client, 'commit')
  await Promise.all([...last, committed])
  if ((await committed).command === 'ROLLBACK') throw new Error('a statement of the transaction had failed')
}

/**
 * A pooled connection takes statements before it has answered those before them (`pipeline`), so there is nothing to wait
 * for; that one has failed is told by all that follow. A lent client takes them one after the other.
 */
async function goOn(client: pg.ClientBase, statement: Promise<unknown>): Promise<void> {
  if ((client as pg.Client).pipeline) statement.catch(() => {})
  else await statement
}

/** The connection is in a state that nobody knows. */
export class Unusable extends Error {
  override name = 'Unusable'
}
