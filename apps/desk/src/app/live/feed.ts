import type { LiveEvent } from '@podpora/contract/events'
import type { Field } from '@podpora/contract/fields'
import type { CurrentSession } from '@podpora/contract/people'
import {
  hashKey,
  notifyManager,
  type Query,
  type QueryClient,
  type QueryFilters,
  type QueryKey,
} from '@tanstack/react-query'
import { keys } from '../../api/queries.ts'
import { applied, outdated } from './applying.ts'

/** What an event says enough of to be brought into; all else is asked again (`outdated`). */
const fed = new Set([
  'directory',
  'views',
  'view-counts',
  'tickets',
  'ticket',
  'customer',
  'customers',
  'outbox',
  'inbound-mails',
  'fields',
  'checklist-templates',
  'followers',
])

/**
 * Brings events into the query cache. A fetch that is under way may have been answered before an event and arrive
 * after it, so the event is applied to what is there and once more to what that fetch brings: reducers don't mind.
 */
export function feed(client: QueryClient) {
  const cache = client.getQueryCache()
  const held = new Map<string, LiveEvent[]>()
  const outrun = new Set<string>()
  const me = () => client.getQueryData<CurrentSession>(['session'])?.me
  const fields = () => client.getQueryData<Field[]>(keys.fields)

  const stop = cache.subscribe(({ type, query }) => {
    if (type === 'removed') {
      held.delete(query.queryHash)
      outrun.delete(query.queryHash)
    }
    if (type !== 'updated' || query.state.fetchStatus !== 'idle') return
    const events = held.get(query.queryHash)
    held.delete(query.queryHash)
    for (const event of events ?? []) apply(query.queryKey, event)
    if (events) askAgain(query, events)
    if (outrun.delete(query.queryHash)) ask({ queryKey: query.queryKey, exact: true })
  })

  /**
   * Asks again. A query's very first fetch is not begun anew by that, and may have been answered before what is now to be
   * known: it is asked once more when that answer is here.
   */
  function ask(which: QueryFilters) {
    for (const { queryHash, state } of cache.findAll(which))
      if (state.fetchStatus === 'fetching' && state.data === undefined) outrun.add(queryHash)
    void client.invalidateQueries(which)
  }

  /** What was refused because its ticket was not there yet, or not to be seen: an event that brings the ticket says it is. */
  function askAgain({ queryKey, state }: Query, events: LiveEvent[]) {
    if (state.status !== 'error' || state.data !== undefined || queryKey[0] !== 'ticket') return
    if (events.some(({ ticketId, ticket }) => ticket && ticketId === queryKey[1]))
      ask({ queryKey, exact: true })
  }

  function apply(key: QueryKey, event: LiveEvent) {
    client.setQueryData(key, (data: unknown) =>
      data === undefined ? undefined : applied(key, data, event, me(), fields()),
    )
  }

  /** However many events come at once, each query is set once: five hundred changes are one change of a list. */
  function take(events: LiveEvent[]) {
    for (const query of cache.getAll()) {
      const { queryKey, queryHash, state } = query
      if (!fed.has(String(queryKey[0]))) continue
      if (state.fetchStatus === 'idle') askAgain(query, events)
      else held.set(queryHash, [...(held.get(queryHash) ?? []), ...events])
      const { data } = state
      if (data === undefined) continue
      const next = events.reduce((now: unknown, event) => applied(queryKey, now, event, me(), fields()), data)
      // Most events are nothing to most queries; setting the same data would still wake their readers.
      if (next !== data) client.setQueryData(queryKey, next)
    }
    // A ticket that the reader may not see any more: the server says so better than we can.
    for (const { ticketId, ticket } of events)
      if (ticketId !== null && ticket === null) void client.resetQueries({ queryKey: ['ticket', ticketId] })
    const stale = new Map(events.flatMap((event) => outdated(event, me()).map((key) => [hashKey(key), key])))
    for (const queryKey of stale.values()) ask({ queryKey })
    if (events.some((event) => event.ticket !== undefined)) recount()
  }

  let counting: ReturnType<typeof setTimeout> | undefined
  /** Counts are cheap but not free: at most once a second, however busy the installation. */
  function recount() {
    counting ??= setTimeout(() => {
      counting = undefined
      ask({ queryKey: ['view-counts'] })
    }, 1000)
  }

  return {
    events: (events: LiveEvent[]) => notifyManager.batch(() => take(events)),
    reset: () => ask({}),
    stop() {
      stop()
      clearTimeout(counting)
    },
  }
}
