import { randomUUID } from 'node:crypto'
import { builtIn, builtInFilters, type View } from '@podpora/contract/builtin'
import type { ViewFilter } from '@podpora/contract/filters'
import { permissionsOf } from '@podpora/contract/permissions'
import type pg from 'pg'
import { createMailChannel } from '../apps/server/src/channels/mail/composing.ts'
import { countAutoReplies } from '../apps/server/src/channels/mail/queries.ts'
import { selectAbandoned } from '../apps/server/src/domains/outbox/queries.ts'
import { search } from '../apps/server/src/domains/search/searching.ts'
import { ticketsHeld } from '../apps/server/src/domains/tickets/counting-queries.ts'
import { ticketHistory } from '../apps/server/src/domains/tickets/history-queries.ts'
import { type Place, ticketPage } from '../apps/server/src/domains/tickets/list-queries.ts'
import { mergeTickets, unmergeTicket } from '../apps/server/src/domains/tickets/merging.ts'
import { messagePage, messagesByIds } from '../apps/server/src/domains/tickets/message-queries.ts'
import { purgeDeletedTickets, purgeTicket } from '../apps/server/src/domains/tickets/purging.ts'
import {
  customerTicketPage,
  type Reader,
  ticketById,
  ticketsByIds,
} from '../apps/server/src/domains/tickets/queries.ts'
import { snoozeTicket, wakeDueTickets } from '../apps/server/src/domains/tickets/snoozing.ts'
import { splitTicket } from '../apps/server/src/domains/tickets/splitting.ts'
import { presentCursor, readEvents } from '../apps/server/src/platform/events/log.ts'
import type { SignedIn } from '../apps/server/src/platform/http/app.ts'
import { type Db, first, sql } from '../apps/server/src/platform/postgres/db.ts'
import { createSecrets } from '../apps/server/src/platform/secrets.ts'
import { known } from './filling.ts'
import { drawSamples } from './samples.ts'
import { savedViews } from './saved-views.ts'

type Queries = Record<string, () => Promise<unknown>>

/** Whatever people wait for, and what grows: each by a name, over `db`. What they write is for the caller to take back. */
export async function hotQueries(client: pg.Client, db: Db): Promise<Queries> {
  const samples = await drawSamples(client)
  const people = {
    owner: {
      id: known.owner,
      groupIds: [1],
      seesAll: true,
      seesDeleted: true,
      outside: false,
      seesComplaints: false,
    },
    ofTwo: await readerOf(client, known.ofTwoGroups),
    ofSmall: await readerOf(client, known.ofSmallGroup),
  }
  return {
    ...lists(db, people, samples.cursors[0] ?? ''),
    ...counts(db, people),
    ...tickets(db, people.owner, samples),
    ...searches(db),
    'search: two words, agent of two': () =>
      search(
        db,
        { ...agent, groupIds: people.ofTwo.groupIds },
        { q: 'printer receipt', after: 0, limit: 20 },
      ),
    ...operations(db, samples.unsolved),
    ...(await readers(db, samples.any)),
  }
}

type People = Record<'owner' | 'ofTwo' | 'ofSmall', Reader>

function lists(db: Db, { owner, ofTwo, ofSmall }: People, cursor: string): Queries {
  const [at = '', id] = cursor.split('_')
  const place: Place = [at, Number(id)]
  const page = (view: View, reader: Reader, after: Place | null = null) =>
    ticketPage(db, builtIn(view), reader, { after, limit: 51, now: Date.now() })
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
  }
}

function counts(db: Db, { owner, ofTwo, ofSmall }: People): Queries {
  const count = (filter: ViewFilter, reader: Reader) =>
    ticketsHeld(db, filter, reader, { most: 1200, now: Date.now(), limitMs: 60_000 })
  const filters = { ...builtInFilters, ...savedViews }
  return Object.fromEntries(
    Object.entries(filters).flatMap(([name, filter]) => [
      [`count of “${name}”, owner`, () => count(filter, owner)],
      [`count of “${name}”, agent of two`, () => count(filter, ofTwo)],
      [`count of “${name}”, small group`, () => count(filter, ofSmall)],
    ]),
  )
}

function tickets(db: Db, owner: Reader, { any, long, customers }: Awaited<ReturnType<typeof drawSamples>>) {
  const [ticket = 0] = any
  return {
    ticket: () => ticketById(db, ticket),
    messages: () => messagePage(db, ticket, null, 101),
    'messages of 1,000': () => messagePage(db, long, null, 101),
    history: () => ticketHistory(db, ticket, 100),
    'customer’s tickets': () => customerTicketPage(db, customers[0] ?? 1, owner, null, 51),
    'tickets of the most frequent customer': () => customerTicketPage(db, 1, owner, null, 51),
  }
}

const searches = (db: Db): Queries =>
  Object.fromEntries(
    [
      'gyroscope',
      'гироскоп',
      'żyroskopem',
      'warranty',
      'гарантии',
      'receipt',
      'квитанция',
      'pokwitowania',
      'giroscope',
    ].map((q) => [`search: ${q}`, () => search(db, actor, { q, after: 0, limit: 20 })]),
  )

/** The owner, who may do everything. */
const actor: SignedIn = {
  ...{ kind: 'agent', id: known.owner, name: 'Olga Owner', groupIds: [1], role: 'owner' },
  ...{ permissions: permissionsOf.owner, sessionId: null, tokenId: null },
}

/** Somebody who sees what their groups have. */
const agent: SignedIn = {
  ...{ kind: 'agent', id: known.ofTwoGroups, name: 'Adam Agent', groupIds: [], role: 'agent' },
  ...{ permissions: permissionsOf.agent, sessionId: null, tokenId: null },
}

const ways = {
  mail: createMailChannel({ secrets: createSecrets('bench'), config: { publicUrl: 'http://localhost' } }),
}

function operations(db: Db, [a = 0, b = 0, c = 0, d = 0]: number[]): Queries {
  return {
    'operation: merge': () => mergeTickets(db, actor, a, b),
    'operation: merge and undo': async () => {
      await mergeTickets(db, actor, a, b)
      await unmergeTicket(db, actor, a)
    },
    async 'operation: split'() {
      const message = await first(
        db,
        sql<{ id: number }>`select max(id) as id from messages where ticket_id = ${c}`,
      )
      const split = {
        clientId: randomUUID(),
        messageId: message?.id ?? 0,
        andLater: false,
        subject: 'A part of it',
      }
      await splitTicket(db, actor, c, { ...split, customer: 'ticket' })
    },
    async 'operation: snooze, and wake what is due'() {
      await snoozeTicket(db, actor, d, { until: new Date(Date.now() + 60_000).toISOString(), on: [] })
      await sql`update tickets set snoozed_until = now() where id = ${d}`.execute(db)
      await wakeDueTickets(db, 10)
    },
    async 'operation: purge'() {
      await sql`update tickets set deleted_at = now() where id = ${d}`.execute(db)
      await purgeTicket(db, actor, d, ways)
    },
    'operation: purge of what is due': () => purgeDeletedTickets(db, ways, 1),
  }
}

async function readers(db: Db, any: number[]): Promise<Queries> {
  const present = await presentCursor(db)
  return {
    'live: next events': () => readEvents(db, present, 500),
    'live: their tickets': () => ticketsByIds(db, any.slice(0, 10)),
    'live: their messages': () => messagesByIds(db, any.slice(0, 10)),
    'mail: automatic answers to an address': () =>
      countAutoReplies(db, 'customer77@bench.test', [10, 30, 60, 180, 600]),
    'mail: abandoned ones out': () => selectAbandoned(db, 60, 10_000),
  }
}

async function readerOf(client: pg.Client, id: number): Promise<Reader> {
  const { rows } = await client.query<{ groupId: number }>(
    'select group_id::int as "groupId" from group_members where agent_id = $1',
    [id],
  )
  return {
    id,
    groupIds: rows.map((row) => row.groupId),
    seesAll: false,
    seesDeleted: false,
    outside: false,
    seesComplaints: false,
  }
}
