import type pg from 'pg'
import type { Trx } from '../postgres/db.ts'
import { migrate } from '../postgres/migrate.ts'
import { foreignKeysOf, listed, type Table, tablesOf } from './catalogue.ts'
import { clear } from './clearing.ts'
import { copyIn } from './copying.ts'
import type { Description } from './describing.ts'
import { KeepingError } from './errors.ts'
import type { Progress } from './progress.ts'
import { rowsOf, type TableRows, tallyTables } from './snapshot.ts'
import { sameTally, type Tally, tallied } from './tallying.ts'
import { askForJobs, laidDown, makeRoomForJobs, waitingJobs } from './waiting-jobs.ts'

/**
 * Fills the database with a copy, as part of the transaction `trx` on `client`: what was there goes, the tables are made as they
 * were where the copy was taken, filled, read again and compared, and then brought to the shape of this program.
 * @param expected what the rows must come to, where that is known beforehand
 * @throws KeepingError when the rows are not the same afterwards
 */
export async function load(
  trx: Trx,
  client: pg.ClientBase,
  description: Description,
  source: AsyncIterable<TableRows>,
  progress: Progress,
  expected?: Record<string, Tally>,
): Promise<void> {
  await clear(client)
  await migrate(trx, description.migrations.at(-1))
  const tables = await tablesOf(client)
  if (description.tables.some(({ name }) => name === waitingJobs.name)) tables.push(waitingJobs)
  checkShape(description, tables)

  const copied = await withoutRules(client, tables, () => fill(client, source))
  await setSequences(client, description)
  await compare(client, tables, expected ?? copied, progress, rowsOf(description))
  await migrate(trx)
}

function checkShape(description: Description, tables: Table[]): void {
  const shape = (list: { name: string; columns: string[] }[]): string =>
    JSON.stringify(list.map(({ name, columns }) => [name, columns]).sort())
  if (shape(description.tables) !== shape(tables))
    throw new KeepingError(
      `The copy has other tables than migration ${description.migrations.at(-1)} of this Podpora makes: restore it with version ${description.podpora}.`,
    )
}

async function fill(client: pg.ClientBase, source: AsyncIterable<TableRows>): Promise<Record<string, Tally>> {
  const tallies: Record<string, Tally> = {}
  await makeRoomForJobs(client)
  for await (const { name, columns, rows } of source) {
    const counted = tallied(rows)
    const target = name === waitingJobs.name ? laidDown : client.escapeIdentifier(name)
    await copyIn(client, `${target} (${listed(columns)})`, counted)
    tallies[name] = counted.tally()
  }
  await askForJobs(client)
  return tallies
}

/**
 * Foreign keys are taken off while the rows come, so that the order of tables does not matter, and put back with a
 * check of all rows at once, which is quicker too. Triggers have had their effect where the rows were first written.
 */
async function withoutRules<T>(client: pg.ClientBase, tables: Table[], work: () => Promise<T>): Promise<T> {
  const keys = await foreignKeysOf(client)
  const own = tables.filter((table) => table !== waitingJobs)
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${name}`)
  for (const { from } of own) await client.query(`alter table ${from} disable trigger user`)
  // What migrations write into a new database is in the copy as it has become.
  for (const { from } of own) await client.query(`delete from ${from}`)
  const result = await work()
  for (const { from } of own) await client.query(`alter table ${from} enable trigger user`)
  for (const { table, name, definition } of keys)
    await client.query(`alter table ${table} add constraint ${name} ${definition}`)
  // The first queries of the new installation are planned with its numbers, not with those of empty tables.
  for (const { from } of own) await client.query(`analyze ${from}`)
  return result
}

async function setSequences(client: pg.ClientBase, { sequences }: Description): Promise<void> {
  for (const { name, value } of sequences)
    await client.query('select setval($1::regclass, $2::bigint)', [client.escapeIdentifier(name), value])
}

async function compare(
  client: pg.ClientBase,
  tables: Table[],
  expected: Record<string, Tally>,
  progress: Progress,
  total: number,
): Promise<void> {
  progress('verifying', 0, total)
  const found = await tallyTables(client, tables, (rows) => progress('verifying', rows, total))
  for (const { name } of tables)
    if (!sameTally(found[name], expected[name]))
      throw new KeepingError(
        `The table ${name} is not the same after it was copied (${found[name]?.rows} rows of ${expected[name]?.rows}): nothing was changed.`,
      )
}
