import type { LiveEvent } from '@podpora/contract/events'
import type { Field } from '@podpora/contract/fields'
import type { CurrentSession } from '@podpora/contract/people'
import { hashKey, notifyManager, type Query, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { keys } from '../../api/queries.ts'
import { applied, outdated } from './applying.ts'

/** All that the event log feeds; what a lost line or a long absence makes doubtful. */
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
  const me = () => client.getQueryData<CurrentSession>(['session'])?.me
  const fields = () => client.getQueryData<Field[]>(keys.fields)

  const stop = cache.subscribe(({ type, query }) => {
    if (type === 'removed') held.delete(query.queryHash)
    if (type !== 'updated' || query.state.fetchStatus !== 'idle') return
    const events = held.get(query.queryHash)
    held.delete(query.queryHash)
    for (const event of events ?? []) apply(query.queryKey, event)
    if (events) askAgain(query, events)
  })

  /** What was refused because its ticket was not there yet, or not to be seen: an event that brings the ticket says it is. */
  function askAgain({ queryKey, state }: Query, events: LiveEvent[]) {
    if (state.status !== 'error' || state.data !== undefined || queryKey[0] !== 'ticket') return
    if (events.some(({ ticketId, ticket }) => ticket && ticketId === queryKey[1]))
      void client.invalidateQueries({ queryKey, exact: true })
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
    for (const queryKey of stale.values()) void client.invalidateQueries({ queryKey })
    if (events.some((event) => event.ticket !== undefined)) recount()
  }

  let counting: ReturnType<typeof setTimeout> | undefined
  /** Counts are cheap but not free: at most once a second, however busy the installation. */
  function recount() {
    counting ??= setTimeout(() => {
      counting = undefined
      void client.invalidateQueries({ queryKey: ['view-counts'] })
    }, 1000)
  }

  return {
    events: (events: LiveEvent[]) => notifyManager.batch(() => take(events)),
    refetch: () => void client.invalidateQueries({ predicate: (q) => fed.has(String(q.queryKey[0])) }),
    reset: () => void client.invalidateQueries(),
    stop() {
      stop()
      clearTimeout(counting)
    },
  }
}
