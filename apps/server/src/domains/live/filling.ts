import type { EventKind, LiveEvent } from '@podpora/contract/events'
import type { Permission } from '@podpora/contract/permissions'
import type { LoggedEvent } from '../../platform/events/log.ts'
import type { SignedIn } from '../../platform/http/app.ts'
import type { Db } from '../../platform/postgres/db.ts'
import { brandsByIds } from '../brands/access.ts'
import { checklistsByTickets } from '../checklists/access.ts'
import { customersByIds } from '../customers/access.ts'
import { hiddenFrom, type Restriction, restrictions } from '../fields/access.ts'
import { speaksOfFields, withoutFields } from '../fields/hiding.ts'
import { importsByIds } from '../imports/access.ts'
import { linesByIds } from '../lines/access.ts'
import { withoutInside } from '../lines/hiding.ts'
import { mailboxesByIds } from '../mailboxes/access.ts'
import { outgoingMailsByIds } from '../outbox/access.ts'
import { agentsByIds, groupsByIds } from '../people/access.ts'
import { isKnownTo } from '../people/directory.ts'
import { isOutside } from '../people/outside.ts'
import { productsByIds } from '../products/access.ts'
import { currentSettings } from '../settings/access.ts'
import { sidesByIds } from '../sides/access.ts'
import { maySee, messagesByIds, ticketsByIds } from '../tickets/access.ts'
import { maySeeView, viewsByIds } from '../views/access.ts'

/** What a kind of event is about, and who may know of it at all. */
interface About {
  permission: Permission
  /** Which field of LiveEvent the thing with the event's `subjectId` goes to, and how it is read. */
  field?:
    | 'message'
    | 'checklist'
    | 'side'
    | 'customer'
    | 'agent'
    | 'group'
    | 'brand'
    | 'line'
    | 'product'
    | 'mailbox'
    | 'outgoingMail'
    | 'inboundMail'
    | 'import'
    | 'view'
}

const about: Record<EventKind, About> = {
  'ticket.created': { permission: 'ticket.read' },
  'ticket.changed': { permission: 'ticket.read' },
  'ticket.followers_changed': { permission: 'ticket.read' },
  'ticket.snoozed': { permission: 'ticket.read' },
  'ticket.woken': { permission: 'ticket.read' },
  'ticket.linked': { permission: 'ticket.read' },
  'ticket.unlinked': { permission: 'ticket.read' },
  'ticket.merged': { permission: 'ticket.read' },
  'ticket.unmerged': { permission: 'ticket.read' },
  'ticket.split': { permission: 'ticket.read' },
  'ticket.deleted': { permission: 'ticket.read' },
  'ticket.restored': { permission: 'ticket.read' },
  'ticket.purged': { permission: 'ticket.read' },
  'ticket.offered': { permission: 'ticket.read' },
  'ticket.offer_ended': { permission: 'ticket.read' },
  'ticket.escalated': { permission: 'ticket.read' },
  'ticket.handed_back': { permission: 'ticket.read' },
  'ticket.returned': { permission: 'ticket.read' },
  'ticket.accepted': { permission: 'ticket.read' },
  'ticket.urgent_called': { permission: 'ticket.read' },
  'ticket.urgent_refused': { permission: 'ticket.read' },
  'ticket.urgent_alarmed': { permission: 'ticket.read' },
  'ticket.urgent_accepted': { permission: 'ticket.read' },
  'ticket.urgent_dismissed': { permission: 'ticket.read' },
  'ticket.complained': { permission: 'complaint.read' },
  'ticket.concealed': { permission: 'ticket.read' },
  'ticket.project_started': { permission: 'ticket.read' },
  'ticket.project_ended': { permission: 'ticket.read' },
  'ticket.project_progress': { permission: 'ticket.read' },
  'ticket.brief_asked': { permission: 'ticket.read' },
  'ticket.brief_received': { permission: 'ticket.read' },
  'ticket.part_added': { permission: 'ticket.read' },
  'ticket.part_changed': { permission: 'ticket.read' },
  'ticket.part_waits': { permission: 'ticket.read' },
  'ticket.part_ready': { permission: 'ticket.read' },
  'ticket.agreement_answered': { permission: 'ticket.read' },
  'ticket.side_opened': { permission: 'ticket.read', field: 'side' },
  'ticket.side_changed': { permission: 'ticket.read', field: 'side' },
  'ticket.side_done': { permission: 'ticket.read', field: 'side' },
  'ticket.side_reopened': { permission: 'ticket.read', field: 'side' },
  'clock.changed': { permission: 'ticket.read' },
  'clock.warned': { permission: 'ticket.read' },
  'clock.breached': { permission: 'ticket.read' },
  'message.created': { permission: 'ticket.read', field: 'message' },
  'message.changed': { permission: 'ticket.read', field: 'message' },
  'message.delivery_changed': { permission: 'ticket.read', field: 'message' },
  'message.withdrawn': { permission: 'ticket.read' },
  'customer.created': { permission: 'customer.read', field: 'customer' },
  'customer.changed': { permission: 'customer.read', field: 'customer' },
  'company.created': { permission: 'customer.read' },
  'company.changed': { permission: 'customer.read' },
  'company.deleted': { permission: 'customer.read' },
  'plan.changed': { permission: 'customer.read' },
  'contract.changed': { permission: 'contract.read' },
  'time.changed': { permission: 'customer.read' },
  'agent.created': { permission: 'directory.read', field: 'agent' },
  'agent.changed': { permission: 'directory.read', field: 'agent' },
  'group.created': { permission: 'directory.read', field: 'group' },
  'group.changed': { permission: 'directory.read', field: 'group' },
  'group.deleted': { permission: 'directory.read' },
  'brand.created': { permission: 'directory.read', field: 'brand' },
  'brand.changed': { permission: 'directory.read', field: 'brand' },
  'line.created': { permission: 'directory.read', field: 'line' },
  'line.changed': { permission: 'directory.read', field: 'line' },
  'line.deleted': { permission: 'directory.read' },
  'product.created': { permission: 'directory.read', field: 'product' },
  'product.changed': { permission: 'directory.read', field: 'product' },
  'mailbox.created': { permission: 'mailbox.manage', field: 'mailbox' },
  'mailbox.changed': { permission: 'mailbox.manage', field: 'mailbox' },
  'mailbox.deleted': { permission: 'mailbox.manage' },
  'mail_trust.changed': { permission: 'mailbox.manage' },
  'view.created': { permission: 'ticket.read', field: 'view' },
  'view.changed': { permission: 'ticket.read', field: 'view' },
  'view.deleted': { permission: 'ticket.read' },
  'settings.changed': { permission: 'settings.manage' },
  'field.created': { permission: 'directory.read' },
  'field.changed': { permission: 'directory.read' },
  'checklist.changed': { permission: 'ticket.read', field: 'checklist' },
  'checklist_template.changed': { permission: 'directory.read' },
  'regulation.changed': { permission: 'regulation.read' },
  'material.changed': { permission: 'material.read' },
  'outgoing_mail.changed': { permission: 'mail.watch', field: 'outgoingMail' },
  'inbound_mail.changed': { permission: 'mail.watch', field: 'inboundMail' },
  'import.changed': { permission: 'import.manage', field: 'import' },
  'import.finished': { permission: 'ticket.read' },
  'availability.changed': { permission: 'directory.read' },
  'routing.changed': { permission: 'directory.read' },
}

type Readers = Record<NonNullable<About['field']>, (db: Db, ids: number[]) => Promise<{ id: number }[]>>

/** How each thing is read; inbound mails belong to a channel, so main.ts hands that one in. */
export const createFilling = (db: Db, inboundMailsByIds: Readers['inboundMail']) => {
  const readers: Readers = {
    message: messagesByIds,
    checklist: checklistsByTickets,
    side: sidesByIds,
    customer: customersByIds,
    agent: agentsByIds,
    group: groupsByIds,
    brand: brandsByIds,
    line: linesByIds,
    product: productsByIds,
    mailbox: mailboxesByIds,
    view: viewsByIds,
    outgoingMail: (db, ids) => outgoingMailsByIds(db, ids, { withSystemTexts: false }),
    inboundMail: inboundMailsByIds,
    import: importsByIds,
  }

  /** Each thing is read once a page, however many events speak of it. */
  return async function fill(events: LoggedEvent[]): Promise<LiveEvent[]> {
    const things = await readThings(db, readers, events)
    const tickets = byId(await ticketsByIds(db, unique(events.map((e) => e.ticketId))))
    const settings = events.some((e) => e.kind === 'settings.changed') ? await currentSettings(db) : undefined
    const filled = events.map(({ xact: _, subjectId, ...event }) => {
      const field = about[event.kind].field
      const thing = field && subjectId !== null ? things[field]?.get(subjectId) : undefined
      return {
        ...event,
        ...(event.ticketId !== null && { ticket: tickets.get(event.ticketId) ?? null }),
        ...(field && thing && { [field]: thing }),
        ...(event.kind === 'settings.changed' && settings && { settings }),
      } as LiveEvent
    })
    await noteRestrictions(db, filled)
    return filled
  }
}

/** Who may not see which of the company's own fields, as it was when an event was filled. */
const restricted = new WeakMap<LiveEvent, Restriction[]>()

async function noteRestrictions(db: Db, events: LiveEvent[]): Promise<void> {
  const speaking = events.filter(speaksOfFields)
  const fields = speaking.length > 0 ? await restrictions(db) : []
  if (fields.length > 0) for (const event of speaking) restricted.set(event, fields)
}

async function readThings(
  db: Db,
  readers: Readers,
  events: LoggedEvent[],
): Promise<Partial<Record<NonNullable<About['field']>, Map<number, { id: number }>>>> {
  const wanted = new Map<NonNullable<About['field']>, (number | null)[]>()
  for (const { kind, subjectId } of events) {
    const { field } = about[kind]
    if (field) wanted.set(field, [...(wanted.get(field) ?? []), subjectId])
  }
  const read = [...wanted].map(
    async ([field, ids]) => [field, byId(await readers[field](db, unique(ids)))] as const,
  )
  return Object.fromEntries(await Promise.all(read))
}

const unique = (ids: (number | null)[]): number[] => [...new Set(ids)].filter((id) => id !== null)
const byId = <T extends { id: number }>(things: T[]): Map<number, T> =>
  new Map(things.map((thing) => [thing.id, thing]))

/** By these a ticket may leave the sight of a reader. */
const leaving: EventKind[] = ['ticket.changed', 'ticket.deleted', 'ticket.purged', 'ticket.concealed']

/**
 * What of an event this reader gets. Of a ticket that they may not see, only that it is not (or no longer) theirs:
 * a list that shows it takes it away.
 */
export function shownTo(reader: SignedIn, event: LiveEvent): LiveEvent | undefined {
  if (!reader.permissions.has(about[event.kind].permission) || !isKnownTo(reader, event)) return undefined
  const leaves = event.kind === 'view.changed' || event.kind === 'view.deleted'
  if (leaves && !(event.view && maySeeView(reader, event.view)))
    return withoutContent(event, { view: null, data: { id: event.data.id } })
  if (event.view && !maySeeView(reader, event.view)) return undefined
  if (event.ticketId === null || (event.ticket && maySee(reader, event.ticket)))
    return forOutside(reader, withoutFields(event, hiddenFrom(reader, restricted.get(event) ?? [])))
  if (!leaving.includes(event.kind) || isSecret(reader, event)) return undefined
  return withoutContent(event, { ticket: null })
}

/** That there is a complaint is told to nobody but its readers, and those who have just ceased to be. */
const isSecret = (reader: SignedIn, { kind, ticket, data }: LiveEvent): boolean =>
  Boolean(ticket?.concealedFrom) &&
  !(kind === 'ticket.concealed' && (data.added as number[]).includes(reader.id))

/**
 * Of a ticket, people from outside are told that something has happened to it, and how its row is: what was passed on of
 * it they fetch.
 */
function forOutside(reader: SignedIn, event: LiveEvent): LiveEvent {
  if (!isOutside(reader) || event.ticketId === null) return event
  const { id, at, kind, actor, ticketId, ticket } = event
  return withoutInside({
    id,
    at,
    kind,
    actor: { ...actor, name: '' },
    ticketId,
    data: { changes: {} },
    ...(ticket !== undefined && { ticket }),
  })
}

/** That something is not (or no longer) the reader's, and no word of what it is or who did what. */
const withoutContent = (
  { id, at, kind, actor, ticketId }: LiveEvent,
  rest: Partial<LiveEvent>,
): LiveEvent => ({
  id,
  at,
  kind,
  actor: { kind: actor.kind, id: null, name: '' },
  ticketId,
  data: {},
  ...rest,
})
