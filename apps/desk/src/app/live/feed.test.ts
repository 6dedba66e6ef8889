import { builtIn } from '@podpora/contract/builtin'
import type { TicketRow } from '@podpora/contract/tickets'
import { type InfiniteData, QueryClient, QueryObserver } from '@tanstack/react-query'
import { afterEach, expect, test, vi } from 'vitest'
import { feed } from './feed.ts'
import { changed, row } from './fixtures.ts'

type Rows = InfiniteData<{ items: TicketRow[]; next: string | null }>
const me = { me: { id: 5, groupIds: [] } }
const open = ['tickets', builtIn('open')]

/** Only against a test that hangs. */
const hanging = { timeout: 60_000 }

let stop = () => {}
afterEach(() => stop())
function desk() {
  const client = new QueryClient()
  client.setQueryData(['session'], me)
  const live = feed(client)
  stop = live.stop
  const ids = () => client.getQueryData<Rows>(open)?.pages.flatMap((p) => p.items.map((r) => r.id))
  return { client, live, ids }
}
const pages = (...all: TicketRow[][]): Rows => ({
  pages: all.map((items, i) => ({ items, next: i < all.length - 1 ? 'more' : 'last' })),
  pageParams: all.map(() => undefined),
})

test('a changed ticket goes to the top of a list, a solved one leaves it', () => {
  const { client, live, ids } = desk()
  client.setQueryData(open, pages([row(9), row(8)], [row(7), row(6)]))
  live.events([changed(row(7, { version: 2, updatedAt: '2026-11-01T10:00:00Z' }))])
  expect(ids()).toEqual([7, 9, 8, 6])
  live.events([changed(row(9, { version: 2, status: 'solved' }))])
  expect(ids()).toEqual([7, 8, 6])
})

test('what stands below the last page read is left to the next page', () => {
  const { client, live, ids } = desk()
  client.setQueryData(open, pages([row(9), row(8)]))
  live.events([changed(row(3))])
  expect(ids()).toEqual([9, 8])
})

test('an event that comes while a fetch is under way outlives the fetch', async () => {
  const { client, live, ids } = desk()
  let answer = (_: Rows['pages'][number]) => {}
  const fetched = client.fetchInfiniteQuery({
    queryKey: open,
    initialPageParam: null,
    queryFn: () => new Promise<Rows['pages'][number]>((resolve) => (answer = resolve)),
  })
  live.events([changed(row(4, { version: 2, updatedAt: '2026-11-01T10:00:00Z' }))])
  await Promise.resolve()
  answer({ items: [row(5), row(4)], next: null })
  await fetched
  expect(ids()).toEqual([4, 5])
  expect(client.getQueryData<Rows>(open)?.pages[0]?.items[0]?.version).toBe(2)
})

test('an event twice is an event once', () => {
  const { client, live, ids } = desk()
  client.setQueryData(open, pages([row(9)]))
  const event = changed(row(2, { updatedAt: '2026-11-01T10:00:00Z' }))
  live.events([event, event])
  expect(ids()).toEqual([2, 9])
})

test('a ticket that may not be seen any more is gone', () => {
  const { client, live, ids } = desk()
  client.setQueryData(open, pages([row(9), row(8)]))
  client.setQueryData(['ticket', 9], { ticket: row(9), messages: [], earlierMessages: null, history: [] })
  live.events([changed(null, 9)])
  expect(ids()).toEqual([8])
  expect(client.getQueryData(['ticket', 9])).toBeUndefined()
})

function leaving(leave: () => void) {
  const before = stop
  stop = () => {
    leave()
    before()
  }
}

/** Somebody looks at ticket 9, which the server does not have yet. */
function lookedAt(client: QueryClient) {
  const answers: { give: (answer: unknown) => void; refuse: (error: Error) => void }[] = []
  const queryFn = () => new Promise<unknown>((give, refuse) => answers.push({ give, refuse }))
  const observer = new QueryObserver(client, { queryKey: ['ticket', 9], queryFn, retry: false })
  leaving(observer.subscribe(() => {}))
  const refused = async () => {
    answers.at(-1)?.refuse(new Error('not_found'))
    await vi.waitUntil(() => observer.getCurrentResult().isError, hanging)
  }
  return { answers, refused }
}

test('a ticket that was asked for before it was there is asked for again when it comes', async () => {
  const { client, live } = desk()
  const { answers, refused } = lookedAt(client)
  await refused()
  live.events([changed(row(8))])
  expect(answers).toHaveLength(1)
  live.events([changed(row(9))])
  expect(answers).toHaveLength(2)
})

test('and also when it comes while the refusal is on its way', async () => {
  const { client, live } = desk()
  const { answers } = lookedAt(client)
  live.events([changed(row(9))])
  answers[0]?.refuse(new Error('not_found'))
  await vi.waitUntil(() => answers.length === 2, hanging)
})

test('after too long an absence all that is looked at is asked for again', async () => {
  const { client, live } = desk()
  const queryFn = vi.fn(async () => ({ offers: [] }))
  const observer = new QueryObserver(client, { queryKey: ['own-routing'], queryFn, staleTime: Infinity })
  leaving(observer.subscribe(() => {}))
  await vi.waitUntil(() => observer.getCurrentResult().isSuccess, hanging)
  live.reset()
  expect(queryFn).toHaveBeenCalledTimes(2)
})

test('a first answer that is on its way may be older than what is asked now', async () => {
  const { client, live } = desk()
  const answers: ((offers: number[]) => void)[] = []
  const queryFn = () => new Promise<number[]>((resolve) => answers.push(resolve))
  const observer = new QueryObserver(client, { queryKey: ['own-routing'], queryFn, staleTime: Infinity })
  leaving(observer.subscribe(() => {}))
  live.events([{ ...changed(row(9)), kind: 'ticket.offered', data: { agentId: 5, offerId: 1 } }])
  answers[0]?.([])
  await vi.waitUntil(() => answers.length === 2, hanging)
  answers[1]?.([1])
  await vi.waitUntil(() => observer.getCurrentResult().data?.length === 1, hanging)
  expect(answers).toHaveLength(2)
})

test('a name of a customer changes wherever it stands', () => {
  const { client, live } = desk()
  client.setQueryData(open, pages([row(9), row(8, { customerId: 2 })]))
  const customer = {
    id: 1,
    name: 'Anna Nowak',
    language: null,
    note: '',
    companyId: null,
    companyName: null,
    identities: [],
    createdAt: '',
  }
  live.events([{ ...changed(null, null), ticket: undefined, kind: 'customer.changed', customer }])
  const names = client.getQueryData<Rows>(open)?.pages[0]?.items.map((r) => r.customerName)
  expect(names).toEqual(['Anna Nowak', 'Anna'])
})

test('five hundred events at once are one change of the list', () => {
  const { client, live, ids } = desk()
  client.setQueryData(open, pages(Array.from({ length: 500 }, (_, i) => row(500 - i))))
  let changes = 0
  const stopCounting = client.getQueryCache().subscribe(({ type }) => {
    if (type === 'updated') changes++
  })
  live.events(Array.from({ length: 500 }, (_, i) => changed(row(i + 1, { version: 2, status: 'solved' }))))
  stopCounting()
  expect(ids()).toEqual([])
  expect(changes).toBe(1)
})
