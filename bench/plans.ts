import { builtIn, builtInFilters, type View } from '@podpora/contract/builtin'
import { countAutoReplies } from '../apps/server/src/channels/mail/queries.ts'
import { selectAbandoned } from '../apps/server/src/domains/outbox/queries.ts'
import { ticketHistory } from '../apps/server/src/domains/tickets/history-queries.ts'
import { countTickets, type Place, ticketPage } from '../apps/server/src/domains/tickets/list-queries.ts'
import { messagePage, messagesByIds } from '../apps/server/src/domains/tickets/message-queries.ts'
import {
  customerTicketPage,
  type Reader,
  ticketById,
  ticketsByIds,
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
  const owner: Reader = { id: known.owner, groupIds: [1], seesAll: true, seesDeleted: true }
  const ofTwo = await readerOf(known.ofTwoGroups)
  const ofSmall = await readerOf(known.ofSmallGroup)
  const [at = '', id] = (cursors[0] ?? '').split('_')
  const place: Place = [at, Number(id)]
  const now = Date.now()
  const page = (view: View, reader: Reader, after: Place | null = null) =>
    ticketPage(db, builtIn(view), reader, { after, limit: 51, now })
  const counts = (reader: Reader) => countTickets(db, builtInFilters, reader, { most: 1000, now })
  const present = await presentCursor(db)
  const [ticket = 0] = any
  return {
    'open, owner': () => page('open', owner),
    'mine, agent': () => page('mine', ofTwo),
    'groups, agent of two': () => page('groups', ofTwo),
    'unassigned, agent of two': () => page('unassigned', ofTwo),
    'open, agent of two': () => page('open', ofTwo),
    'solved, agent of two': () => page('solved', ofTwo),
    'solved, small group': () => page('solved', ofSmall),
    'groups, small group': () => page('groups', ofSmall),
    'solved, deep, owner': () => page('solved', owner, place),
    'counts, owner': () => counts(owner),
    'counts, agent of two': () => counts(ofTwo),
    'counts, small group': () => counts(ofSmall),
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
  return { id, groupIds: rows.map((row) => row.groupId), seesAll: false, seesDeleted: false }
}
