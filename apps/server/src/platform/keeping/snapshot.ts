import type pg from 'pg'
import type { StoredFile } from '../files.ts'
import type { Table } from './catalogue.ts'
import { CopyOut } from './copying.ts'
import { type Description, describeInstallation } from './describing.ts'
import type { Progress } from './progress.ts'
import { type Tally, tallied } from './tallying.ts'

/** A table on its way from one place to another. */
export interface TableRows {
  name: string
  columns: string[]
  /** To be read to its end before the next table. */
  rows: AsyncIterable<Buffer>
}

/** The installation at one moment, however long it takes to read it and whatever is written meanwhile. */
export interface Snapshot {
  description: Description
  /** What the rows speak of; content that is in the store is never taken away, so it can be read later. */
  files: StoredFile[]
  tables(progress: Progress): AsyncGenerator<TableRows>
  /** Of the tables that have been read. */
  tallies: Record<string, Tally>
  /** Lets the moment go. */
  close(): Promise<void>
}

/** How values are written must not depend on how the server is set up: the same rows give the same bytes. */
export const plainWriting = `
  set datestyle = 'ISO, MDY'; set timezone = 'UTC'; set intervalstyle = 'postgres'; set bytea_output = 'hex';
  set extra_float_digits = 1; set client_encoding = 'UTF8'; set xmlbinary = 'base64';
  set statement_timeout = 0; set lock_timeout = 0; set idle_in_transaction_session_timeout = 0`

/**
 * Opens a read-only transaction in which every statement sees the same moment. Having no number of its own it holds
 * back no reader of the event log.
 * @throws KeepingError when the database holds no installation
 */
export async function openSnapshot(client: pg.ClientBase): Promise<Snapshot> {
  await client.query(plainWriting)
  await client.query('begin isolation level repeatable read, read only')
  const { description, tables } = await describeInstallation(client)
  const { rows: files } = await client.query<StoredFile>('select sha256, size from files order by sha256')
  const tallies: Record<string, Tally> = {}
  return {
    description,
    files,
    tallies,
    tables: (progress) => readTables(client, { description, tables, tallies, progress }),
    async close() {
      await client.query('commit')
    },
  }
}

async function* readTables(
  client: pg.ClientBase,
  work: { description: Description; tables: Table[]; tallies: Record<string, Tally>; progress: Progress },
): AsyncGenerator<TableRows> {
  const total = rowsOf(work.description)
  let before = 0
  work.progress('rows', 0, total)
  for (const { name, columns, select } of work.tables) {
    const rows = tallied(new CopyOut(client, select), (count) => work.progress('rows', before + count, total))
    yield { name, columns, rows }
    work.tallies[name] = rows.tally()
    before += rows.tally().rows
  }
}

export const rowsOf = ({ tables }: Description): number => tables.reduce((sum, { rows }) => sum + rows, 0)

/** Reads every table and keeps nothing but the tallies. Within the caller's transaction. */
export async function tallyTables(
  client: pg.ClientBase,
  tables: Table[],
  onRows: (rows: number) => void = () => {},
): Promise<Record<string, Tally>> {
  const tallies: Record<string, Tally> = {}
  let before = 0
  for (const { name, select } of tables) {
    const rows = tallied(new CopyOut(client, select), (count) => onRows(before + count))
    for await (const _ of rows);
    tallies[name] = rows.tally()
    before += rows.tally().rows
  }
  return tallies
}
