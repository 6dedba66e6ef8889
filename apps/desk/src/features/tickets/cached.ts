import type { Listing } from '@podpora/contract/builtin'
import { type FilterReader, matches } from '@podpora/contract/filtering'
import { inOrder } from '@podpora/contract/ordering'
import type { Message, TicketRow, TicketView } from '@podpora/contract/tickets'
import type { InfiniteData, QueryClient } from '@tanstack/react-query'
import { fieldsQuery } from '../fields/api.ts'
import type { Page } from './api.ts'

type Rows = InfiniteData<Page<TicketRow>>

/** A ticket's row wherever it is kept: the ticket itself, else a list that it stands in. */
export function cachedRow(client: QueryClient, id: number): TicketRow | undefined {
  const view = client.getQueryData<TicketView>(['ticket', id])
  if (view) return view.ticket
  for (const [, data] of client.getQueriesData<Rows>({ queryKey: ['tickets'] }))
    for (const page of data?.pages ?? []) {
      const row = page.items.find((r) => r.id === id)
      if (row) return row
    }
  return undefined
}

/**
 * What is known already of a list that has not been fetched yet: shown at once, until the server has said what is in it.
 * Nothing where nothing is known.
 */
export function knownRows(client: QueryClient, { filter, ...order }: Listing, me: FilterReader): TicketRow[] {
  const newest = new Map<number, TicketRow>()
  for (const [, data] of client.getQueriesData<Rows>({ queryKey: ['tickets'] }))
    for (const row of data?.pages.flatMap((page) => page.items) ?? []) {
      const known = newest.get(row.id)
      if (!known || row.version > known.version) newest.set(row.id, row)
    }
  const now = Date.now()
  return [...newest.values()]
    .filter((row) => matches(filter, row, me, now))
    .sort(inOrder(order, client.getQueryData(fieldsQuery.queryKey)))
    .slice(0, 50)
}

/** Changes it in all those places. Which lists it belongs to is told by the event that follows. */
export function changeCachedRow(client: QueryClient, id: number, change: (row: TicketRow) => TicketRow) {
  client.setQueryData<TicketView>(['ticket', id], (view) => view && { ...view, ticket: change(view.ticket) })
  const inPages = (data: Rows | undefined) =>
    data && {
      ...data,
      pages: data.pages.map((page) => ({
        ...page,
        items: page.items.map((row) => (row.id === id ? change(row) : row)),
      })),
    }
  client.setQueriesData<Rows>({ queryKey: ['tickets'] }, inPages)
  client.setQueriesData<Rows>(
    { predicate: ({ queryKey: [noun, , what] }) => noun === 'customer' && what === 'tickets' },
    inPages,
  )
}

/** An answer of the server about the row; an event may have brought something newer before it. */
export const newerOf = (old: TicketRow, row: TicketRow): TicketRow => (row.version >= old.version ? row : old)

export function addCachedMessage(client: QueryClient, message: Message) {
  client.setQueryData<TicketView>(['ticket', message.ticketId], (view) => {
    if (!view || view.messages.some((m) => m.id === message.id)) return view
    return { ...view, messages: [...view.messages, message] }
  })
}
