import { createHash } from 'node:crypto'
import type { ImportRecord } from '../records.ts'
import { message, person, ticket } from '../records.ts'
import { kindWords, noteWords, priorityWords, statusWords } from './csv-words.ts'
import type { Source } from './source.ts'
import { Reading, tagsOf, textOf, type Value } from './values.ts'

/**
 * A table of tickets, a row a ticket or a row a message; its columns have been named by fields already. Rows with the
 * same number are one ticket: what they say of it beside their message is taken from the first one.
 */
export const csvTickets: Source = ({ value }) => {
  const reading = new Reading()
  const email = reading.address(value.customer_email)
  const name = textOf(value.customer_name).trim()
  const id =
    textOf(value.ticket).trim() || hashOf(textOf(value.subject), email ?? name, textOf(value.created_at))
  // A person without an address is known by their name.
  const customer = email ?? (name && `name:${name.toLowerCase()}`)
  if (!customer) return reading.skip(textOf(value.customer_email) ? 'bad_email' : 'no_customer', id)
  const createdAt = reading.time(value.created_at) ?? reading.time(value.message_at)
  if (!createdAt) return reading.skip('bad_date', textOf(value.created_at) || id)

  const records: ImportRecord[] = [
    person(customer, { name, addresses: email ? [email] : [] }),
    readTicket(reading, value, { id, customer, createdAt }),
    ...readMessage(reading, value, { id, customer, email, createdAt }),
  ]
  const assignee = reading.address(value.assignee_email)
  if (assignee && assignee !== customer)
    records.push(person(assignee, { agent: true, addresses: [assignee] }))
  return { records, troubles: reading.troubles }
}

function readTicket(
  reading: Reading,
  value: Value,
  { id, customer, createdAt }: { id: string; customer: string; createdAt: string },
) {
  const word = (field: string): string => textOf(value[field]).trim().toLowerCase()
  const status = word('status') === '' ? 'open' : statusWords[word('status')]
  if (!status) reading.warn('unknown_status', value.status)
  const priority = word('priority') === '' ? 'normal' : priorityWords[word('priority')]
  if (!priority) reading.warn('unknown_priority', value.priority)
  const updatedAt = reading.time(value.updated_at)
  const over = status === 'solved' || status === 'closed' ? (updatedAt ?? createdAt) : null
  return ticket(id, customer, createdAt, {
    subject: textOf(value.subject).trim(),
    status: status ?? 'open',
    priority: priority ?? 'normal',
    type: kindWords[word('kind')] ?? 'unsorted',
    tags: tagsOf(textOf(value.tags).split(/[,;|]/)),
    assignee: reading.address(value.assignee_email),
    group: textOf(value.group).trim() || null,
    brand: textOf(value.brand).trim() || null,
    updatedAt,
    solvedAt: over,
    closedAt: status === 'closed' ? over : null,
  })
}

function readMessage(
  reading: Reading,
  value: Value,
  of: { id: string; customer: string; email: string | null; createdAt: string },
): ImportRecord[] {
  const body = textOf(value.message)
  if (!body.trim()) return []
  const email = reading.address(value.message_email)
  const name = textOf(value.message_name).trim()
  const said = textOf(value.message_kind).trim().toLowerCase()
  const createdAt = reading.time(value.message_at) ?? of.createdAt
  const byCustomer = email ? email === of.email : !name && !said
  const note = noteWords.has(said)
  // An agent is told by the word in the column, or by writing under another address than the customer's.
  const from = note || said === 'out' || said === 'agent' || !byCustomer ? 'agent' : 'customer'
  const author = from === 'customer' ? of.customer : (email ?? null)
  const isHtml = /<(p|div|br|table|span|a)\b[^>]*>/i.test(body)
  const known = textOf(value.message_id).trim()
  const written = message(known || `${of.id}/${hashOf(createdAt, email ?? name, body)}`, of.id, {
    note,
    author,
    authorName: name || email || '',
    from: said === 'in' || said === 'customer' ? 'customer' : from,
    text: isHtml ? null : body,
    html: isHtml ? body : null,
    createdAt,
  })
  const writer =
    email && email !== of.customer ? [person(email, { agent: true, name, addresses: [email] })] : []
  return [...writer, written]
}

/** A row without a number of its own is known again by what stands in it. */
const hashOf = (...parts: string[]): string =>
  createHash('sha256').update(parts.join('\0')).digest('hex').slice(0, 20)
