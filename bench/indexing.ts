import { indexCustomers, indexTickets } from '../apps/server/src/domains/search/indexing.ts'
import { createLog } from '../apps/server/src/platform/log.ts'
import type { Connection } from '../apps/server/src/platform/postgres/db.ts'
import { type Db, openPostgres, sql } from '../apps/server/src/platform/postgres/db.ts'
import type { Size } from './filling.ts'
import { progress } from './progress.ts'

/** Numbers that are brought into the index at once. */
const step = 1000
/** While one piece is written, the words of the next are read. */
const atOnce = 3

/**
 * Builds the index of the search as the program does, which nobody waits for here: its own indexes are made at the end,
 * and all cores work.
 */
export async function buildIndex(connection: Connection, { customers, tickets }: Size): Promise<void> {
  const { db, close } = openPostgres(connection, atOnce, createLog('silent'))
  try {
    await sql.raw('drop index search_tickets_words; drop index search_words_deletes').execute(db)
    await inPieces('customers into the index', 1, customers, (ids) => indexCustomers(db, ids))
    await inPieces('tickets into the index', 1001, 1000 + tickets, (ids) => indexTickets(db, ids))
    await makeIndexes(db)
  } finally {
    await close()
  }
}

async function inPieces(
  label: string,
  from: number,
  to: number,
  work: (ids: number[]) => Promise<void>,
): Promise<void> {
  const firsts = Array.from({ length: Math.ceil((to - from + 1) / step) }, (_, n) => from + n * step)
  const left = progress(label, firsts)
  const lane = async (): Promise<void> => {
    for (let next = left.next(); !next.done; next = left.next()) {
      const first = next.value
      await work(Array.from({ length: Math.min(step, to - first + 1) }, (_, n) => first + n))
    }
  }
  await Promise.all(Array.from({ length: atOnce }, lane))
}

/** As the migrations have them. */
const makeIndexes = (db: Db) =>
  sql
    .raw(`
      set maintenance_work_mem = '512MB';
      create index search_tickets_words on search_tickets using gin (words) with (fastupdate = off);
      create index search_words_deletes on search_words using gin (deletes);
      update search_rebuild set done = total, finished_at = now();
      analyze search_tickets; analyze search_customers; analyze search_words;
      reset maintenance_work_mem
    `)
    .execute(db)
