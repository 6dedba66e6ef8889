import { priorities, ticketKinds, ticketStatuses } from '@podpora/contract/tickets'
import { type AttachmentRecord, type MessageRecord, message, person, ticket } from '../records.ts'
import type { Found, Told } from './source.ts'
import { idOf, isValue, listOf, Reading, tagsOf, textOf, type Value, valuesOf } from './values.ts'

/** Our own export (domains/exports), and whatever else is written in its format: docs/handbook/moving-in.md. */
export function podpora({ value }: Found): Told {
  const reading = new Reading()
  if (value.type === 'customer') return readCustomer(reading, value)
  if (value.type === 'ticket') return readTicket(reading, value)
  const id = idOf(value.id)
  if (!id) return { records: [], troubles: [] }
  if (value.type === 'group' || value.type === 'brand')
    return { records: [{ kind: value.type, id, name: textOf(value.name) }], troubles: [] }
  if (value.type !== 'agent') return { records: [], troubles: [] }
  const address = reading.address(value.email)
  const record = person(`agent:${id}`, {
    name: textOf(value.name),
    addresses: address ? [address] : [],
    agent: true,
  })
  return { records: [record], troubles: reading.troubles }
}

function readCustomer(reading: Reading, value: Value): Told {
  const id = idOf(value.id)
  if (!id) return reading.skip('no_id', value.name)
  const addresses = listOf(value.addresses).map((address) => reading.address(address))
  const record = person(`customer:${id}`, {
    name: textOf(value.name),
    addresses: addresses.filter((address) => address !== null),
    language: textOf(value.language) || null,
    note: textOf(value.note),
    createdAt: reading.time(value.createdAt),
  })
  return { records: [record], troubles: reading.troubles }
}

const oneOf = <T extends string>(known: readonly T[], value: unknown, otherwise: T): T =>
  known.find((one) => one === value) ?? otherwise

const channels = ['mail', 'web', 'api'] as const

function readTicket(reading: Reading, value: Value): Told {
  const id = idOf(value.id)
  if (!id) return reading.skip('no_id', value.subject)
  const customer = idOf(value.customerId)
  if (!customer) return reading.skip('no_customer', id)
  const createdAt = reading.time(value.createdAt)
  if (!createdAt) return reading.skip('bad_date', id)
  const assignee = idOf(value.assigneeId)
  const record = ticket(id, `customer:${customer}`, createdAt, {
    reference: textOf(value.reference) || id,
    subject: textOf(value.subject),
    status: oneOf(ticketStatuses, value.status, 'open'),
    priority: oneOf(priorities, value.priority, 'normal'),
    type: oneOf(ticketKinds, value.kind, 'unsorted'),
    channel: oneOf(channels, value.channel, 'mail'),
    tags: tagsOf(listOf(value.tags)),
    assignee: assignee && `agent:${assignee}`,
    group: idOf(value.groupId),
    brand: idOf(value.brandId),
    language: textOf(value.language) || null,
    updatedAt: reading.time(value.updatedAt),
    solvedAt: reading.time(value.solvedAt),
    closedAt: reading.time(value.closedAt),
  })
  const messages = valuesOf(value.messages).flatMap((one) => readMessage(reading, one, id))
  return { records: [record, ...messages], troubles: reading.troubles }
}

function readMessage(reading: Reading, value: Value, ticketId: string): MessageRecord[] {
  const id = idOf(value.id)
  if (!id) return reading.skip('no_id', ticketId).records
  const author = isValue(value.author) ? value.author : {}
  const authorId = idOf(author.id)
  return [
    message(id, ticketId, {
      note: value.kind === 'note',
      author: authorId && `${author.kind === 'customer' ? 'customer' : 'agent'}:${authorId}`,
      authorName: textOf(author.name),
      from: value.direction === 'in' ? 'customer' : 'agent',
      text: textOf(value.text),
      html: textOf(value.html) || null,
      to: listOf(value.to).map(textOf).filter(Boolean),
      cc: listOf(value.cc).map(textOf).filter(Boolean),
      messageId: textOf(value.messageId) || null,
      channel: oneOf(channels, value.channel, 'mail'),
      createdAt: reading.time(value.createdAt),
      attachments: valuesOf(value.attachments).map(readAttachment),
    }),
  ]
}

const readAttachment = (value: Value): AttachmentRecord => {
  const sha256 = textOf(value.sha256).toLowerCase()
  return {
    name: textOf(value.name) || 'file',
    type: textOf(value.contentType) || 'application/octet-stream',
    sha256: /^[0-9a-f]{64}$/.test(sha256) ? sha256 : null,
    url: textOf(value.url) || null,
    contentId: textOf(value.contentId) || null,
    inline: value.inline === true,
  }
}
