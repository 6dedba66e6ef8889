import {
  type AttachmentRecord,
  type MessageRecord,
  message,
  person,
  type TicketRecord,
  ticket,
} from '../records.ts'
import type { Found, Told } from './source.ts'
import { idOf, isValue, listOf, Reading, tagsOf, textOf, type Value, valuesOf } from './values.ts'

/*
 * Zendesk's full JSON export (a value a line) and the answers of its API: tickets, users, organizations, groups, brands,
 * and comments, which stand inside their ticket, in lists of their own with a `ticket_id`, or in ticket events. What a
 * value is, is told by its fields, since the files are named by whoever saves them.
 */
export function zendesk({ value, list }: Found): Told {
  const reading = new Reading()
  if ('domain_names' in value) return named(reading, 'organization', value)
  if ('child_events' in value) return ticketEvent(reading, value)
  if ('subject' in value && ('requester_id' in value || 'requester' in value))
    return readTicket(reading, value)
  if ('role' in value && ('email' in value || 'user_fields' in value)) return readUser(reading, value)
  if (('body' in value || 'html_body' in value) && 'author_id' in value)
    return told(reading, [readComment(reading, value, idOf(value.ticket_id) ?? ticketInAddress(value.url))])
  if ('brand_url' in value || list === 'brands') return named(reading, 'brand', value)
  if (list === 'groups' || ('name' in value && 'default' in value)) return named(reading, 'group', value)
  return { records: [], troubles: [] }
}

const told = (reading: Reading, records: (Told['records'][number] | undefined)[]): Told => ({
  records: records.filter((record) => record !== undefined),
  troubles: reading.troubles,
})

function named(reading: Reading, kind: 'organization' | 'group' | 'brand', value: Value): Told {
  const id = idOf(value.id)
  if (!id) return reading.skip('no_id', value.name)
  return told(reading, [{ kind, id, name: textOf(value.name).trim().slice(0, 200) }])
}

function readUser(reading: Reading, value: Value): Told {
  const id = idOf(value.id)
  if (!id) return reading.skip('no_id', value.name)
  const more = valuesOf(value.identities).filter(({ type }) => type === 'email')
  const addresses = [value.email, ...more.map((identity) => identity.value)].map((a) => reading.address(a))
  const about = [textOf(value.phone), textOf(value.details), textOf(value.notes)]
  return told(reading, [
    person(id, {
      name: textOf(value.name).trim(),
      addresses: [...new Set(addresses)].filter((address) => address !== null),
      agent: value.role === 'agent' || value.role === 'admin',
      language: textOf(value.locale) || null,
      note: about.filter((line) => line.trim()).join('\n'),
      organization: idOf(value.organization_id),
      createdAt: reading.time(value.created_at),
    }),
  ])
}

const statuses: Record<string, TicketRecord['status']> = {
  new: 'new',
  open: 'open',
  pending: 'pending',
  hold: 'on_hold',
  solved: 'solved',
  closed: 'closed',
}
const types: Record<string, TicketRecord['type']> = {
  question: 'question',
  problem: 'bug',
  incident: 'bug',
  task: 'task',
}
const channels: Record<string, TicketRecord['channel']> = { email: 'mail', web: 'web', api: 'api' }

function readTicket(reading: Reading, value: Value): Told {
  const id = idOf(value.id)
  if (!id) return reading.skip('no_id', value.subject)
  if (value.status === 'deleted') return reading.skip('deleted', id)
  const whole = isValue(value.requester) ? value.requester : undefined
  const customer = idOf(value.requester_id) ?? idOf(whole?.id)
  if (!customer) return reading.skip('no_customer', id)
  const createdAt = reading.time(value.created_at)
  if (!createdAt) return reading.skip('bad_date', id)

  const status = statuses[textOf(value.status)]
  if (!status) reading.warn('unknown_status', value.status)
  const priority = textOf(value.priority) || 'normal'
  const known = priority === 'low' || priority === 'normal' || priority === 'high' || priority === 'urgent'
  if (!known) reading.warn('unknown_priority', priority)
  const updatedAt = reading.time(value.updated_at)
  const done = status === 'solved' || status === 'closed'
  const record = ticket(id, customer, createdAt, {
    subject: textOf(value.subject) || textOf(value.raw_subject),
    status: status ?? 'open',
    priority: known ? priority : 'normal',
    type: types[textOf(value.type)] ?? 'unsorted',
    channel: channels[textOf(isValue(value.via) ? value.via.channel : '')] ?? 'mail',
    tags: tagsOf(listOf(value.tags)),
    assignee: idOf(value.assignee_id) ?? idOf(isValue(value.assignee) ? value.assignee.id : null),
    group: idOf(value.group_id) ?? idOf(isValue(value.group) ? value.group.id : null),
    brand: idOf(value.brand_id),
    updatedAt,
    solvedAt: done
      ? (reading.time(isValue(value.metric_set) ? value.metric_set.solved_at : null) ?? updatedAt)
      : null,
    closedAt: status === 'closed' ? updatedAt : null,
  })
  const people = [whole, value.submitter, value.assignee].filter(isValue).filter((p) => 'email' in p)
  const persons = people.flatMap((p) => readUser(reading, { role: 'end-user', ...p }).records)
  const comments = valuesOf(value.comments).map((comment) => readComment(reading, comment, id))
  // Without its comments a ticket still says what was asked.
  const first = comments.length === 0 && textOf(value.description).trim()
  return told(reading, [
    ...persons,
    record,
    ...comments,
    first
      ? message(`${id}/description`, id, { author: customer, text: textOf(value.description), createdAt })
      : undefined,
  ])
}

function ticketEvent(reading: Reading, value: Value): Told {
  const id = idOf(value.ticket_id)
  const comments = valuesOf(value.child_events).filter(
    (event) => event.event_type === 'Comment' || event.type === 'Comment',
  )
  return told(
    reading,
    comments.map((comment) =>
      readComment(reading, { author_id: value.updater_id, created_at: value.created_at, ...comment }, id),
    ),
  )
}

/** `…/tickets/35/comments/61.json` */
const ticketInAddress = (url: unknown): string | null => /\/tickets\/(\d+)\//.exec(textOf(url))?.[1] ?? null

function readComment(reading: Reading, value: Value, ticketId: string | null): MessageRecord | undefined {
  const id = idOf(value.id)
  if (!id || !ticketId) {
    reading.skip(ticketId ? 'no_id' : 'no_ticket', id)
    return undefined
  }
  return message(id, ticketId, {
    note: value.public === false,
    author: idOf(value.author_id),
    text: textOf(value.plain_body) || textOf(value.body),
    html: textOf(value.html_body) || null,
    createdAt: reading.time(value.created_at),
    attachments: valuesOf(value.attachments).map(attachment),
  })
}

const attachment = (value: Value): AttachmentRecord => ({
  name: textOf(value.file_name).trim() || 'file',
  type: textOf(value.content_type) || 'application/octet-stream',
  sha256: null,
  url: textOf(value.content_url) || null,
  contentId: null,
  inline: false,
})
