import type { Listing } from '@podpora/contract/builtin'
import { type LiveEvent, movingKinds } from '@podpora/contract/events'
import { matches } from '@podpora/contract/filtering'
import type { TicketLink } from '@podpora/contract/operations'
import { inOrder, type OrderField } from '@podpora/contract/ordering'
import type { CurrentSession, Directory } from '@podpora/contract/people'
import { applyToDirectory, applyToRows, applyToTicket, applyToViews } from '@podpora/contract/state'
import type { Message, TicketRow, TicketView } from '@podpora/contract/tickets'
import type { OwnViews } from '@podpora/contract/views'
import type { InfiniteData, QueryKey } from '@tanstack/react-query'

type Rows = InfiniteData<{ items: TicketRow[]; next: string | null }>
type Earlier = InfiniteData<{ items: Message[]; next: string | null }>
type Me = CurrentSession['me'] | undefined

/**
 * What a query's data become with an event; the very same object when the event is nothing to them. `fields`: the company's
 * own, by which lists may be sorted.
 */
export function applied(
  key: QueryKey,
  data: unknown,
  event: LiveEvent,
  me: Me,
  fields?: readonly OrderField[],
): unknown {
  const [noun, second, third] = key
  if (noun === 'directory') return aboutPeople(event) ? applyToDirectory(data as Directory, event) : data
  if (noun === 'ticket' && key.length === 2) return applyToTicket(data as TicketView, event)
  if (noun === 'ticket' && third === 'earlier') return applyToEarlier(data as Earlier, event)
  if (noun === 'ticket' && third === 'links') return applyToLinks(data as TicketLink[], event)
  if (noun === 'tickets' && me) {
    const { filter, ...order } = second as Listing
    const belongs = (row: TicketRow) => matches(filter, row, me, Date.now())
    return applyToPages(data as Rows, event, belongs, inOrder(order, fields))
  }
  if (noun === 'views') {
    const own = data as OwnViews
    const saved = applyToViews(own.saved, event)
    return saved === own.saved ? own : { ...own, saved }
  }
  if (noun === 'customer' && third === 'tickets')
    return applyToPages(data as Rows, event, (row) => row.customerId === second && row.deletedAt === null)
  if (noun === 'customer' && key.length === 2 && event.customer?.id === second) return event.customer
  return data
}

const aboutPeople = ({ kind }: LiveEvent) => /^(agent|group|brand|line|product)\./.test(kind)

/**
 * The reducer for one list, over a list that came in pages. What would stand after the last row that was read
 * is left to the page that has not been read yet.
 */
function applyToPages(
  data: Rows,
  event: LiveEvent,
  belongs: (row: TicketRow) => boolean,
  compare?: (a: TicketRow, b: TicketRow) => number,
): Rows {
  const old = data.pages.flatMap((page) => page.items)
  let rows = applyToRows(old, event, belongs, compare)
  if (rows.length === old.length && rows.every((row, i) => row === old[i])) return data
  const last = rows.at(-1)
  if (data.pages.at(-1)?.next && last && last !== old.at(-1) && last.id === event.ticketId)
    rows = rows.slice(0, -1)

  let from = 0
  const surplus = rows.length - old.length
  const pages = data.pages.map((page, i) => {
    const size = i === 0 ? Math.max(0, page.items.length + surplus) : page.items.length
    const items = rows.slice(from, from + size)
    from += size
    return { ...page, items }
  })
  return { ...data, pages }
}

function applyToEarlier(data: Earlier, { message }: LiveEvent): Earlier {
  if (!message || !data.pages.some((page) => page.items.some((m) => m.id === message.id))) return data
  const pages = data.pages.map((page) => ({
    ...page,
    items: page.items.map((m) => (m.id === message.id ? message : m)),
  }))
  return { ...data, pages }
}

/** How linked tickets stand; which ones they are is asked anew. */
const applyToLinks = (links: TicketLink[], { ticketId, ticket }: LiveEvent): TicketLink[] =>
  ticket && links.some((link) => link.ticket.id === ticketId)
    ? links.map((link) => (link.ticket.id === ticketId ? { ...link, ticket } : link))
    : links

/** Keys whose queries are simply asked again after an event of this kind. */
export const outdated = (event: LiveEvent, me: Me): QueryKey[] => [
  ...projectOutdated(event),
  ...othersOutdated(event, me),
]

const ofProject = /^ticket\.(project|brief|part)_/

/** Of what happens in a part, its project shows who has it and how it stands. */
function projectOutdated({ kind, ticketId, ticket }: LiveEvent): QueryKey[] {
  if (!kind.startsWith('ticket.')) return []
  const above: QueryKey[] = ticket?.partOf ? [['ticket', ticket.partOf, 'project']] : []
  if (!ofProject.test(kind)) return above
  const own = ['project', 'links', 'routing'].map((part): QueryKey => ['ticket', ticketId, part])
  return [...above, ...own, ['routing']]
}

function othersOutdated(event: LiveEvent, me: Me): QueryKey[] {
  const { kind, agent, group } = event
  // What was passed on of a ticket is known by the server alone.
  if (me?.role === 'contractor' && event.ticketId !== null) return [['ticket', event.ticketId]]
  if (kind.startsWith('view.')) return [['view-counts']]
  if (kind.startsWith('customer.')) return [['customers']]
  if (kind === 'plan.changed') return [['plan-names'], ['plans'], ['materials']]
  if (kind === 'time.changed' || kind === 'ticket.agreement_answered')
    return [
      ['ticket', event.ticketId, 'time'],
      ['ticket', event.ticketId, 'entitlement'],
    ]
  if (kind === 'contract.changed') return [['contracts'], ['packs'], ['materials']]
  if (kind.startsWith('company.')) return [['companies'], ['company'], ['customer']]
  const sideId = event.side?.id ?? event.message?.sideId
  if (sideId) return [['side', sideId]]
  const routing = routingOutdated(event, me)
  if (routing) return routing
  if (kind === 'ticket.followers_changed') return [['followers', event.ticketId]]
  // Too many messages have come or gone to be told in an event.
  if (movingKinds.includes(kind)) return [['ticket', event.ticketId]]
  if (
    kind === 'ticket.escalated' ||
    kind === 'ticket.handed_back' ||
    kind === 'ticket.returned' ||
    kind === 'ticket.accepted'
  )
    return [['ticket', event.ticketId, 'way']]
  if (kind === 'regulation.changed') return [['regulations']]
  if (kind === 'material.changed') return [['materials']]
  if (kind.startsWith('ticket.urgent_')) return [['ticket', event.ticketId, 'urgent']]
  if (kind === 'ticket.complained' || kind === 'ticket.concealed')
    return [['ticket', event.ticketId, 'complaints']]
  if (kind === 'ticket.linked' || kind === 'ticket.unlinked') return [['ticket', event.ticketId, 'links']]
  if (kind.startsWith('clock.')) return [['ticket', event.ticketId, 'clocks']]
  if (kind.startsWith('mailbox.')) return [['mailboxes'], ['mail-state'], ['mail-trust']]
  if (kind === 'mail_trust.changed') return [['mail-trust']]
  // It may be a draft of the reader again.
  if (kind === 'message.withdrawn') return [['drafts']]
  if (kind === 'outgoing_mail.changed') return [['outbox']]
  if (kind === 'inbound_mail.changed') return [['inbound-mails']]
  if (kind === 'import.changed') return [['imports']]
  // Thousands of tickets at once: whatever shows some of them is asked again.
  if (kind === 'import.finished')
    return [['tickets'], ['ticket'], ['view-counts'], ['customers'], ['customer']]
  if (kind === 'checklist_template.changed') return [['checklist-templates']]
  if (kind.startsWith('field.')) {
    const changed = (event.data.fields as string[] | undefined) ?? []
    if (changed.includes('audience')) return [['fields'], ['views'], ['view-counts'], ['tickets'], ['ticket']]
    // Lists are sorted in the order of the choices.
    return changed.includes('choices') ? [['fields'], ['tickets']] : [['fields']]
  }
  if (kind.startsWith('line.')) return [['lines']]
  if (kind === 'settings.changed') return [['settings'], ['session']]
  if (
    me &&
    (agent?.id === me.id || (group && group.memberIds.includes(me.id) !== me.groupIds.includes(group.id)))
  )
    return [['session'], ['tickets'], ['ticket'], ['views'], ['view-counts'], ['fields'], ['own-routing']]
  return []
}

/** What is offered to whom is asked by that one alone; lists of what waits only where somebody looks at them. */
function routingOutdated({ kind, ticketId, data }: LiveEvent, me: Me): QueryKey[] | undefined {
  const own: QueryKey[] = data.agentId === me?.id ? [['own-routing']] : []
  if (kind === 'routing.changed') return [['own-routing'], ['routing'], ['skills']]
  if (kind === 'availability.changed') return [...own, ['routing']]
  if (kind === 'ticket.offered' || kind === 'ticket.offer_ended')
    return [...own, ['routing'], ['ticket', ticketId, 'routing']]
  if (kind !== 'ticket.changed' || !('assigneeId' in ((data.changes ?? {}) as object))) return undefined
  return [...(data.routed ? [['own-routing']] : []), ['routing'], ['ticket', ticketId, 'routing']]
}
