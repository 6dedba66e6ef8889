import { existsSync } from 'node:fs'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type pg from 'pg'
import { startEmbeddedPostgres } from '../apps/server/src/platform/embedded/start.ts'
import { type Podpora, startPodpora } from '../e2e/podpora.ts'
import { connectTo } from './database.ts'
import {
  chunk,
  helpers,
  longTicket,
  paragraphsIn,
  people,
  type Size,
  sizeOf,
  ticketsWithAll,
} from './filling.ts'
import { buildIndex } from './indexing.ts'
import { makeParagraphs } from './paragraphs.ts'
import { progress } from './progress.ts'

/** What everybody in a generated installation signs in with. */
export const password = 'a bench of good oak'
export const ownerEmail = 'owner@bench.test'

const seed = 1
/** Grows with each change of the generator: a folder that an older one has filled is refused. */
const generation = 3

/** A folder holds other data than this generator would make. */
export class OtherData extends Error {
  override name = 'OtherData'
}

/**
 * Gives the data folder of an installation with so many tickets; fills it the first time.
 * @throws OtherData
 */
export async function dataWith(tickets: number, folder: string): Promise<string> {
  const dataDir = join(folder, `bench-${tickets}`)
  const mark = join(dataDir, 'bench.json')
  const wanted = JSON.stringify({ generation, tickets, seed })
  const found = await readFile(mark, 'utf8').catch(() => undefined)
  if (found === wanted) return dataDir
  if (found !== undefined || existsSync(dataDir))
    throw new OtherData(`${dataDir} holds something else than ${wanted}: remove it first.`)

  await prepare(dataDir)
  // Without the program, which would read each event that is written.
  const postgres = await startEmbeddedPostgres({ dataDir })
  try {
    await fill(dataDir, sizeOf(tickets))
    await buildIndex(postgres.connection, sizeOf(tickets))
  } finally {
    await postgres.stop()
  }
  await writeFile(mark, wanted)
  return dataDir
}

async function prepare(dataDir: string): Promise<void> {
  const podpora = await startPodpora({ DATA_DIR: dataDir, SMTP_PORT: '0' })
  try {
    await setUp(podpora)
  } finally {
    await podpora.stop()
  }
}

async function setUp({ url }: Podpora): Promise<void> {
  const answer = await fetch(`${url}/api/v1/setup`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      name: 'Olga Owner',
      email: ownerEmail,
      password,
      company: 'Bench',
      brand: 'Bench',
      brandAddress: 'support@bench.test',
      language: 'en',
    }),
  })
  if (!answer.ok) throw new Error(`the set-up answered ${answer.status}: ${await answer.text()}`)
}

async function fill(dataDir: string, size: Size): Promise<void> {
  const db = await connectTo(dataDir)
  try {
    // What is inserted is right by construction, and a crash half-way means beginning anew.
    await db.query(`set session_replication_role = replica; set synchronous_commit = off;
                    set work_mem = '256MB'; set maintenance_work_mem = '512MB'`)
    await db.query(helpers(size, seed))
    await addParagraphs(db)
    await db.query(people(size))
    const indexes = await dropIndexes(db)
    await addTickets(db, size.tickets)
    await moveSequences(db)
    await db.query(readersAtTheEnd)
    await db.query(longTicket)
    for (const index of progress('indexes', indexes)) await db.query(index)
    await db.query('drop schema bench cascade')
    for (const step of progress('vacuum analyze', ['vacuum analyze', 'checkpoint'])) await db.query(step)
  } finally {
    await db.end()
  }
}

/** Nobody is told of years that never were: the log's readers begin with what happens from now on. */
const readersAtTheEnd = `
  update event_readers r set xact = e.xact, id = e.id
  from (select xact, id from events order by xact desc, id desc limit 1) as e
`

async function addParagraphs(db: pg.Client): Promise<void> {
  const all = makeParagraphs(seed)
  await db.query(paragraphsIn, [
    all.map((p) => p.language),
    all.map((p) => p.side),
    all.map((p) => p.n),
    all.map((p) => p.text),
  ])
  await db.query('analyze bench.paragraphs')
}

async function addTickets(db: pg.Client, tickets: number): Promise<void> {
  const firsts = Array.from({ length: Math.ceil(tickets / chunk) }, (_, n) => n * chunk + 1)
  for (const first of progress(`${tickets} tickets`, firsts)) {
    await db.query('begin')
    for (const statement of ticketsWithAll)
      await db.query(statement, [first, Math.min(tickets, first + chunk - 1)])
    await db.query('commit')
  }
}

/** Indexes are made at the end, which is several times faster. Keys stay. Gives how to make them again. */
async function dropIndexes(db: pg.Client): Promise<string[]> {
  const { rows } = await db.query<{ name: string; definition: string }>(`
    select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
    from pg_index i join pg_class c on c.oid = i.indrelid
    where c.relnamespace = 'public'::regnamespace and not i.indisprimary
      and c.relname in ('tickets', 'messages', 'events', 'outgoing_mails', 'inbound_mails')
      and not exists (select from pg_constraint k where k.conindid = i.indexrelid)
  `)
  for (const { name } of rows) await db.query(`drop index ${name}`)
  return rows.map((row) => row.definition)
}

async function moveSequences(db: pg.Client): Promise<void> {
  const { rows } = await db.query<{ statement: string }>(`
    select format('select setval(pg_get_serial_sequence(%L, %L), greatest(1, max(%I))) from %I', table_name, column_name,
                  column_name, table_name) as statement
    from information_schema.columns where table_schema = 'public' and is_identity = 'YES'
  `)
  for (const { statement } of rows) await db.query(statement)
}
