import { randomUUID } from 'node:crypto'
import { builtInFilters } from '@podpora/contract/builtin'
import type { ViewFilter } from '@podpora/contract/filters'
import type { Sort } from '@podpora/contract/ordering'
import { known } from './filling.ts'
import type { Connection } from './http.ts'
import type { Who } from './installation.ts'
import type { Work } from './measuring.ts'
import { around, type Samples } from './samples.ts'

/** One kind of request, as an agent's browser sends it. */
export interface Scenario {
  name: string
  who: Who
  /** What one worker does again and again on its connection. */
  worker(connection: Connection, samples: Samples, worker: number, workers: number): Work
}

const text = `<p>Thank you for writing to us. We have found the cause and put it right.</p><p>${'Please sign out and in again, and tell us whether the order form opens now. '.repeat(5)}</p>`

async function expect(status: number, answer: Promise<{ status: number; body: string }>): Promise<string> {
  const got = await answer
  if (got.status !== status) throw new Error(`answered ${got.status}: ${got.body.slice(0, 300)}`)
  return got.body
}

/** The same address again and again, or one of a list of them. */
const reading = (name: string, who: Who, paths: (samples: Samples) => string[]): Scenario => ({
  name,
  who,
  worker(connection, samples, worker, workers) {
    const next = around(paths(samples), worker, workers)
    return async () => void (await expect(200, connection.send('GET', next())))
  },
})

const creating = (name: string, from: 'customer' | 'agent'): Scenario => ({
  name,
  who: 'owner',
  worker(connection, { customers }, worker, workers) {
    const next = around(customers, worker, workers)
    let count = 0
    return async () => {
      const clientId = randomUUID()
      // Every second one is of somebody new.
      const name = count++ % 2 ? `customer${next()}` : `newcomer.${clientId}`
      const customer = { address: `${name}@bench.test`, name: 'Anna Example' }
      const ticket = { clientId, subject: 'The order form does not open', customer, from, html: text }
      await expect(201, connection.send('POST', '/tickets', ticket))
    }
  },
})

const writing = (name: string, kind: 'public' | 'note'): Scenario => ({
  name,
  who: known.supervisor,
  worker(connection, { unsolved }, worker, workers) {
    const next = around(unsolved, worker, workers)
    return async () => {
      const message = { clientId: randomUUID(), kind, html: text }
      await expect(201, connection.send('POST', `/tickets/${next()}/messages`, message))
    }
  },
})

const changing: Scenario = {
  name: 'change a field',
  who: known.supervisor,
  worker(connection, { unsolved }, worker, workers) {
    // Each worker has tickets of its own, so that none meets another's version.
    const share = unsolved.filter((_, n) => n % workers === worker).slice(0, 100)
    const next = around(share, 0, 1)
    const rows = new Map<number, { version: number; priority: string }>()
    return async () => {
      const id = next()
      const row =
        rows.get(id) ?? JSON.parse(await expect(200, connection.send('GET', `/tickets/${id}`))).ticket
      const change = { version: row.version, changes: { priority: row.priority === 'high' ? 'low' : 'high' } }
      rows.set(id, JSON.parse(await expect(200, connection.send('PATCH', `/tickets/${id}`, change))))
    }
  },
}

const deep = ({ cursors }: Samples) => cursors.map((cursor) => `/tickets?view=solved&after=${cursor}`)

/** A list that somebody clicked together, as the address asks for it. */
const listed = (filter: ViewFilter, sort: Sort = '-updated') =>
  `/tickets?${new URLSearchParams({ filter: JSON.stringify(filter), sort })}`
const tagged: ViewFilter = [...builtInFilters.open, { field: 'tags', op: 'any', values: ['tag1'] }]
const thisWeek: ViewFilter = [{ field: 'created', op: 'within', hours: 7 * 24 }]

/** In three languages, in other forms than they were written in. */
const searches = (...words: string[]) => words.map((word) => `/search?q=${encodeURIComponent(word)}`)

/** All that is measured over HTTP. */
export const scenarios: Scenario[] = [
  creating('create, said by the customer', 'customer'),
  creating('create, with a mail of ours', 'agent'),
  writing('reply', 'public'),
  writing('note', 'note'),
  changing,
  reading('list: open', 'owner', () => ['/tickets?view=open']),
  reading('list: deep in solved', 'owner', deep),
  reading('list: groups, agent of two', known.ofTwoGroups, () => ['/tickets?view=groups']),
  reading('list: open, agent of two', known.ofTwoGroups, () => ['/tickets?view=open']),
  reading('list: solved, small group', known.ofSmallGroup, () => ['/tickets?view=solved']),
  reading('list: a tag', 'owner', () => [listed(tagged)]),
  reading('list: open, waiting longest', 'owner', () => [listed(builtInFilters.open, 'waiting')]),
  reading('list: solved, most urgent', 'owner', () => [listed(builtInFilters.solved, '-priority')]),
  reading('list: this week, lowest number', 'owner', () => [listed(thisWeek, 'number')]),
  reading('counts: owner', 'owner', () => ['/views/counts']),
  reading('counts: agent of two groups', known.ofTwoGroups, () => ['/views/counts']),
  reading('counts: small group', known.ofSmallGroup, () => ['/views/counts']),
  reading('counts: thirty saved views, all tickets', known.withViews, () => ['/views/counts']),
  reading('counts: thirty saved views, agent of two groups', known.ofTwoGroupsWithViews, () => [
    '/views/counts',
  ]),
  reading('open a ticket', 'owner', ({ any }) => any.map((id) => `/tickets/${id}`)),
  reading('open one of 1,000 messages', 'owner', ({ long }) => [`/tickets/${long}`]),
  // Words with a known share of the messages, see vocabulary.ts.
  reading('search: a rare word', 'owner', () => searches('gyroscope', 'гироскоп', 'żyroskopem')),
  reading('search: a word of one ticket in a hundred', 'owner', () =>
    searches('warranty', 'гарантию', 'gwarancji'),
  ),
  reading('search: a common word', 'owner', () => searches('receipt', 'квитанция', 'pokwitowania')),
  reading('search: a word with a typing error', 'owner', () => searches('giroscope', 'гироскап', 'żyroskpo')),
  reading('search: two words, agent of two', known.ofTwoGroups, () => ['/search?q=printer%20receipt']),
  reading('search: a part of a customer', 'owner', ({ customers }) =>
    customers.map((id) => `/customers?q=mer${id}`),
  ),
  reading("a customer's tickets", 'owner', ({ customers }) =>
    customers.map((id) => `/customers/${id}/tickets`),
  ),
]
