import { message, person, type TicketRecord, ticket } from '../records.ts'
import type { Found, Told } from './source.ts'
import { idOf, isAddress, listOf, Reading, tagsOf, textOf, type Value, valuesOf } from './values.ts'

/*
 * Zammad's API: users, organizations, groups, tickets and ticket_articles, as plain lists, with `expand=true` (names
 * beside ids) or `full=true` (`assets`, a thing a key). What a value is, is told by its fields.
 */
export function zammad({ value, list }: Found): Told {
  const reading = new Reading()
  if ('ticket_id' in value && 'body' in value) return readArticle(reading, value)
  if ('number' in value && 'title' in value) return readTicket(reading, value)
  if ('login' in value || ('firstname' in value && 'email' in value)) return readUser(reading, value)
  if ('domain_assignment' in value || /^organizations?$/i.test(list))
    return named(reading, 'organization', value)
  if ('follow_up_possible' in value || /^groups?$/i.test(list)) return named(reading, 'group', value)
  return { records: [], troubles: [] }
}

function named(reading: Reading, kind: 'organization' | 'group', value: Value): Told {
  const id = idOf(value.id)
  if (!id) return reading.skip('no_id', value.name)
  return {
    records: [{ kind, id, name: textOf(value.name).trim().slice(0, 200) }],
    troubles: reading.troubles,
  }
}

/** Of a new Zammad: 1 Admin, 2 Agent, 3 Customer. */
const agentRoles = new Set(['Admin', 'Agent', '1', '2'])

function readUser(reading: Reading, value: Value): Told {
  const id = idOf(value.id)
  if (!id) return reading.skip('no_id', value.login)
  // The system's own user, which is nobody.
  if (id === '1' && value.login === '-') return { records: [], troubles: [] }
  const login = textOf(value.login)
  const address = reading.address(textOf(value.email) || (isAddress(login) ? login : ''))
  const roles = listOf(value.roles).length > 0 ? listOf(value.roles) : listOf(value.role_ids)
  const about = [textOf(value.phone), textOf(value.mobile), textOf(value.note)]
  const record = person(id, {
    name: `${textOf(value.firstname)} ${textOf(value.lastname)}`.trim(),
    addresses: address ? [address] : [],
    agent: roles.some((role) => agentRoles.has(textOf(role))),
    language: textOf((value.preferences as Value | undefined)?.locale) || null,
    note: about.filter((line) => line.trim()).join('\n'),
    organization: idOf(value.organization_id),
    createdAt: reading.time(value.created_at),
  })
  return { records: [record], troubles: reading.troubles }
}

const statuses: Record<string, TicketRecord['status']> = {
  new: 'new',
  open: 'open',
  'pending reminder': 'pending',
  'pending close': 'pending',
  'pending action': 'pending',
  closed: 'closed',
  merged: 'closed',
}
/** Of a new Zammad, where there are only ids. */
const stateIds = ['', 'new', 'open', 'pending reminder', 'closed', 'merged', 'removed', 'pending close']
const priorityIds = ['', '1 low', '2 normal', '3 high']

const types: Record<string, TicketRecord['type']> = {
  Incident: 'bug',
  Problem: 'bug',
  'Request for Change': 'task',
}

function readTicket(reading: Reading, value: Value): Told {
  const id = idOf(value.id)
  if (!id) return reading.skip('no_id', value.number)
  const customer = idOf(value.customer_id) ?? idOf(value.customer)
  if (!customer) return reading.skip('no_customer', value.number)
  const createdAt = reading.time(value.created_at)
  if (!createdAt) return reading.skip('bad_date', value.number)

  const state = textOf(value.state) || stateIds[Number(value.state_id)] || textOf(value.state_id)
  if (state === 'removed') return reading.skip('deleted', value.number)
  const status = statuses[state]
  if (!status) reading.warn('unknown_status', state)
  const priority = (textOf(value.priority) || priorityIds[Number(value.priority_id)] || '2 normal').replace(
    /^\d+ /,
    '',
  )
  const known = priority === 'low' || priority === 'normal' || priority === 'high'
  if (!known) reading.warn('unknown_priority', priority)
  const closedAt =
    status === 'closed' ? (reading.time(value.close_at) ?? reading.time(value.updated_at)) : null
  const owner = idOf(value.owner_id) ?? idOf(value.owner)
  const record = ticket(id, customer, createdAt, {
    reference: textOf(value.number).trim() || id,
    subject: textOf(value.title),
    status: status ?? 'open',
    priority: known ? priority : 'normal',
    type: types[textOf(value.type)] ?? 'unsorted',
    tags: tagsOf(listOf(value.tags)),
    // 1 is nobody.
    assignee: owner === '1' || owner === '-' ? null : owner,
    group: idOf(value.group_id) ?? idOf(value.group),
    updatedAt: reading.time(value.updated_at),
    solvedAt: closedAt,
    closedAt,
  })
  const articles = valuesOf(value.articles).map((article) =>
    readArticle(reading, { ticket_id: id, ...article }),
  )
  return { records: [record, ...articles.flatMap(({ records }) => records)], troubles: reading.troubles }
}

const senders: Record<string, 'agent' | 'customer'> = {
  Agent: 'agent',
  '1': 'agent',
  Customer: 'customer',
  '2': 'customer',
}
const mailIds = new Set(['1', 'email', 'Email'])

function readArticle(reading: Reading, value: Value): Told {
  const id = idOf(value.id)
  const ticketId = idOf(value.ticket_id)
  if (!id || !ticketId) return reading.skip(id ? 'no_ticket' : 'no_id', value.subject)
  const sender = senders[textOf(value.sender) || textOf(value.sender_id)] ?? null
  // Written down for somebody else: the origin is who said it.
  const author = idOf(value.origin_by_id) ?? idOf(value.created_by_id)
  const body = textOf(value.body)
  const isHtml = textOf(value.content_type).includes('html')
  const record = message(id, ticketId, {
    note: value.internal === true,
    author,
    authorName: nameIn(textOf(value.from)),
    from: sender,
    text: isHtml ? null : body,
    html: isHtml ? body : null,
    to: addressesIn(textOf(value.to)),
    cc: addressesIn(textOf(value.cc)),
    messageId: textOf(value.message_id) || null,
    channel: mailIds.has(textOf(value.type) || textOf(value.type_id)) ? 'mail' : null,
    createdAt: reading.time(value.created_at),
    attachments: valuesOf(value.attachments).map((file) => ({
      name: textOf(file.filename).trim() || 'file',
      type: textOf((file.preferences as Value | undefined)?.['Content-Type']) || 'application/octet-stream',
      sha256: null,
      url: null,
      contentId: null,
      inline: false,
    })),
  })
  return { records: [record], troubles: reading.troubles }
}

const nameIn = (from: string): string =>
  from
    .replace(/<[^>]*>/, '')
    .replaceAll('"', '')
    .trim()

const addressesIn = (text: string): string[] =>
  [...text.matchAll(/[^\s<>,;"]+@[^\s<>,;"]+/g)].map(([address]) => address.toLowerCase()).filter(isAddress)
