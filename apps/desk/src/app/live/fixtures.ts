import type { LiveEvent } from '@podpora/contract/events'
import type { TicketRow } from '@podpora/contract/tickets'

/** What tests say of a ticket is only what matters to them. */
export const row = (id: number, over: Partial<TicketRow> = {}): TicketRow => ({
  id,
  version: 1,
  subject: `Ticket ${id}`,
  status: 'open',
  priority: 'normal',
  kind: 'unsorted',
  channel: 'mail',
  language: null,
  tags: [],
  brandId: 1,
  groupId: null,
  assigneeId: null,
  customerId: 1,
  customerName: 'Anna',
  excerpt: '',
  lastFrom: 'customer',
  createdAt: '2026-11-01T08:00:00Z',
  updatedAt: `2026-11-01T09:${String(id).padStart(2, '0')}:00Z`,
  waitingSince: null,
  solvedAt: null,
  closedAt: null,
  previousTicketId: null,
  custom: {},
  checklistDone: 0,
  checklistTotal: 0,
  snoozedAt: null,
  snoozedUntil: null,
  snoozedOn: [],
  snoozedBy: null,
  wokenAt: null,
  mergedInto: null,
  deletedAt: null,
  ...over,
})

export const changed = (ticket: TicketRow | null, ticketId = ticket?.id ?? null, id = 1): LiveEvent => ({
  id,
  at: '2026-11-01T10:00:00Z',
  kind: 'ticket.changed',
  actor: { kind: 'agent', id: 2, name: 'Olga' },
  ticketId,
  data: {},
  ticket,
})
