import { countAutoReplies } from '../apps/server/src/channels/mail/queries.ts'
import { selectAbandoned } from '../apps/server/src/domains/outbox/queries.ts'
import { ticketHistory } from '../apps/server/src/domains/tickets/history-queries.ts'
import { messagePage, messagesByIds } from '../apps/server/src/domains/tickets/message-queries.ts'
import {
  customerTicketPage,
  type Reader,
  ticketById,
  ticketPage,
  ticketsByIds,
  viewCounts,
} from '../apps/server/src/domains/tickets/queries.ts'
import { startEmbeddedPostgres } from '../apps/server/src/platform/embedded/start.ts'
import { presentCursor, readEvents } from '../apps/server/src/platform/events/log.ts'
import { createLog } from '../apps/server/src/platform/log.ts'
import { type Db, openPostgres } from '../apps/server/src/platform/postgres/db.ts'
import { readArguments } from './arguments.ts'
import { connectTo } from './database.ts'
import { known } from './filling.ts'
import { dataWith } from './generate.ts'
import { drawSamples } from './samples.ts'

/* node bench/plans.ts NAME… --tickets N: how PostgreSQL answers the hot queries, as it really does with those values. */
const { names, tickets, data } = readArguments(process.argv.slice(2))
const dataDir = await dataWith(tickets.at(-1) as number, data)
const postgres = await startEmbeddedPostgres({ dataDir })
const client = await connectTo(dataDir)
const opened = openPostgres(postgres.connection, 1, createLog('silent'))
try {
  await explainAll(opened.db)
} finally {
  await opened.close()
  await client.end()
  await postgres.stop()
}

async function explainAll(db: Db): Promise<void> {
  const plans: string[] = []
  opened.pool.on('connect', (connection) => {
    const query = connection.query.bind(connection) as (
      text: string | object,
      values?: unknown[],
    ) => Promise<{ rows: Record<string, string>[] }>
    const explained = async (given: string | { text: string; values: unknown[] }, more?: unknown[]) => {
      const { text, values } = typeof given === 'string' ? { text: given, values: more } : given
      if (/^\s*(select|with)/i.test(text)) {
        const { rows } = await query(`explain (analyze, buffers, timing off) ${text}`, values)
        plans.push(rows.map((row) => row['QUERY PLAN']).join('\n'))
      }
      return query(text, values)
    }
    Object.assign(connection, { query: explained })
  })
  for (const [name, run] of Object.entries(await hotQueries(db))) {
    if (names.length > 0 && !names.some((part) => name.includes(part))) continue
    await run() // once before, so that what is read is in memory
    plans.length = 0
    await run()
    process.stdout.write(`## ${name}\n\n${plans.map((plan) => `\`\`\`\n${plan}\n\`\`\`\n`).join('\n')}\n`)
  }
}

async function hotQueries(db: Db): Promise<Record<string, () => Promise<unknown>>> {
  const { any, customers, long, cursors } = await drawSamples(client)
  const owner: Reader = { id: known.owner, groupIds: [1], seesAll: true }
  const ofTwo = await readerOf(known.ofTwoGroups)
  const ofSmall = await readerOf(known.ofSmallGroup)
  const [at = '', id] = (cursors[0] ?? '').split('_')
  const place = { at, id: Number(id) }
  const present = await presentCursor(db)
  const [ticket = 0] = any
  return {
    'open, owner': () => ticketPage(db, 'open', owner, null, 51),
    'mine, agent': () => ticketPage(db, 'mine', ofTwo, null, 51),
    'groups, agent of two': () => ticketPage(db, 'groups', ofTwo, null, 51),
    'unassigned, agent of two': () => ticketPage(db, 'unassigned', ofTwo, null, 51),
    'open, agent of two': () => ticketPage(db, 'open', ofTwo, null, 51),
    'solved, agent of two': () => ticketPage(db, 'solved', ofTwo, null, 51),
    'solved, small group': () => ticketPage(db, 'solved', ofSmall, null, 51),
    'groups, small group': () => ticketPage(db, 'groups', ofSmall, null, 51),
    'solved, deep, owner': () => ticketPage(db, 'solved', owner, place, 51),
    'counts, owner': () => viewCounts(db, owner, 1000),
    'counts, agent of two': () => viewCounts(db, ofTwo, 1000),
    'counts, small group': () => viewCounts(db, ofSmall, 1000),
    ticket: () => ticketById(db, ticket),
    messages: () => messagePage(db, ticket, null, 101),
    'messages of 1,000': () => messagePage(db, long, null, 101),
    history: () => ticketHistory(db, ticket, 100),
    'customer’s tickets': () => customerTicketPage(db, customers[0] ?? 1, owner, null, 51),
    'tickets of the most frequent customer': () => customerTicketPage(db, 1, owner, null, 51),
    'live: next events': () => readEvents(db, present, 500),
    'live: their tickets': () => ticketsByIds(db, any.slice(0, 10)),
    'live: their messages': () => messagesByIds(db, any.slice(0, 10)),
    'mail: automatic answers to an address': () =>
      countAutoReplies(db, 'customer77@bench.test', [10, 30, 60, 180, 600]),
    'mail: abandoned ones out': () => selectAbandoned(db, 60, 10_000),
  }
}

async function readerOf(id: number): Promise<Reader> {
  const { rows } = await client.query<{ groupId: number }>(
    'select group_id::int as "groupId" from group_members where agent_id = $1',
    [id],
  )
  return { id, groupIds: rows.map((row) => row.groupId), seesAll: false }
}
