import type { Actor } from './common.ts'
import type { Customer } from './customers.ts'
import { historyKinds, type LiveEvent } from './events.ts'
import { inOrder, standardOrder } from './ordering.ts'
import type { Directory } from './people.ts'
import type { Side } from './sides.ts'
import type { HistoryEvent, Message, TicketRow, TicketView } from './tickets.ts'
import type { SavedView } from './views.ts'

/**
 * Old state + event = what a fetch would give. Pure, the same in the browser and in the tests that hold it to that.
 * Every one may be applied twice, and out of date: an event that is older than the state changes nothing.
 */

/** A change of nothing that the reader sees is no line. */
const isLine = ({ kind, data }: LiveEvent): boolean =>
  historyKinds.includes(kind) && !(data.changes && Object.keys(data.changes).length === 0)

export function applyToTicket(view: TicketView, event: LiveEvent): TicketView {
  if (event.customer || event.agent) return renamed(view, event)
  if (event.ticketId !== view.ticket.id) return view

  let { ticket, messages, history, checklist, sides } = view
  if (event.ticket) ticket = newer(ticket, event.ticket)
  if (event.checklist) checklist = event.checklist.items
  if (event.message && event.message.sideId === null) messages = withMessage(view, event.message)
  if (event.side) sides = withSide(sides, event.side)
  if (event.kind === 'message.withdrawn') messages = messages.filter((m) => m.id !== event.data.messageId)
  if (isLine(event) && !history.some((h) => h.id === event.id))
    history = [...history, historyLine(event)].sort((a, b) => a.id - b.id)
  return { ...view, ticket, messages, history, checklist, sides }
}

const withSide = (sides: Side[], side: Side): Side[] =>
  [...sides.filter((one) => one.id !== side.id), side].sort((a, b) => a.id - b.id)

/** In its place, since messages may be told of out of order. One of a page that is not loaded stays unloaded. */
function withMessage({ messages, earlierMessages }: TicketView, message: Message): Message[] {
  if (messages.some((m) => m.id === message.id))
    return messages.map((m) => (m.id === message.id ? message : m))
  const oldest = messages[0]
  if (earlierMessages !== null && oldest && message.id < oldest.id) return messages
  return [...messages, message].sort((a, b) => a.id - b.id)
}

/** People are shown by the name that they have now, also beside what they did before. */
function renamed(view: TicketView, { agent, customer }: LiveEvent): TicketView {
  const isTheirs = ({ kind, id }: Actor): boolean =>
    (kind === 'agent' && id === agent?.id) || (kind === 'customer' && id === customer?.id)
  const name = agent?.name ?? customer?.name ?? ''
  const rename = <T extends { actor: Actor }>(line: T): T =>
    isTheirs(line.actor) ? { ...line, actor: { ...line.actor, name } } : line
  const renameAuthor = (m: Message): Message =>
    isTheirs(m.author) ? { ...m, author: { ...m.author, name: name || m.from || '' } } : m
  const isCustomer = customer !== undefined && customer.id === view.ticket.customerId
  return {
    ...view,
    ticket: isCustomer ? { ...view.ticket, customerName: shownName(customer) } : view.ticket,
    messages: view.messages.map(renameAuthor),
    history: view.history.map(rename),
  }
}

const lastChangedFirst = inOrder(standardOrder)

/** A list of one view. A ticket that comes to belong to it goes to its place; one that no longer does, leaves. */
export function applyToRows(
  rows: TicketRow[],
  event: LiveEvent,
  belongs: (row: TicketRow) => boolean,
  compare: (a: TicketRow, b: TicketRow) => number = lastChangedFirst,
): TicketRow[] {
  if (event.kind === 'customer.changed' && event.customer) {
    const { customer } = event
    return rows.map((r) => (r.customerId === customer.id ? { ...r, customerName: shownName(customer) } : r))
  }
  if (event.ticketId === null || event.ticket === undefined) return rows
  const old = rows.find((r) => r.id === event.ticketId)
  if (event.ticket === null) return old ? rows.filter((r) => r !== old) : rows
  const row = old ? newer(old, event.ticket) : event.ticket
  if (row === old) return rows
  const others = old ? rows.filter((r) => r !== old) : rows
  if (!belongs(row)) return others
  const place = others.findIndex((r) => compare(row, r) < 0)
  return place < 0 ? [...others, row] : [...others.slice(0, place), row, ...others.slice(place)]
}

export function applyToDirectory(directory: Directory, event: LiveEvent): Directory {
  const { agents, groups, brands, lines, products } = directory
  const deletedGroup = event.kind === 'group.deleted' ? Number(event.data.id) : null
  const deletedLine = event.kind === 'line.deleted' ? Number(event.data.id) : null
  return {
    agents: upsert(agents, event.agent),
    groups: upsert(groups, event.group).filter((g) => g.id !== deletedGroup),
    brands: upsert(brands, event.brand),
    lines: upsert(lines, event.line)
      .filter((line) => line.id !== deletedLine)
      .sort((a, b) => a.level - b.level || a.id - b.id),
    products: upsert(products, event.product),
  }
}

/** Saved views, oldest first. One that the reader may not choose any more comes as null. */
export function applyToViews(views: SavedView[], event: LiveEvent): SavedView[] {
  if (event.view === undefined && event.kind !== 'view.deleted') return views
  const id = Number(event.data.id)
  const known = views.find((view) => view.id === id)
  if (known && event.view && known.version > event.view.version) return views
  const others = views.filter((view) => view !== known)
  return event.view ? [...others, event.view].sort((a, b) => a.id - b.id) : others
}

const newer = (old: TicketRow, row: TicketRow): TicketRow =>
  row.version > old.version || (row.version === old.version && row.updatedAt >= old.updatedAt) ? row : old

function upsert<T extends { id: number; name: string }>(items: T[], item: T | undefined): T[] {
  if (!item) return items
  return [...items.filter((i) => i.id !== item.id), item].sort((a, b) => a.id - b.id)
}

const shownName = (customer: Customer): string => customer.name || customer.identities[0]?.address || ''

export const historyLine = ({ id, at, kind, actor, data }: LiveEvent): HistoryEvent => ({
  id,
  at,
  kind,
  actor,
  data,
})
