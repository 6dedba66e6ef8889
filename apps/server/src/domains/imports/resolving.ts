import { type BroughtMessage, type BroughtTicket, excerptOf } from '../tickets/bringing-in.ts'
import type { Link } from './link-queries.ts'
import type { Names } from './names.ts'
import type { PreparedTicket } from './preparing.ts'
import type { NewProblem } from './queries.ts'
import type { MessageRecord } from './records.ts'
import { lastOf, timesOf } from './rules.ts'

/** A ticket with everything that it names found here. */
export interface Resolved extends PreparedTicket {
  row: BroughtTicket
  messages: (PreparedTicket['messages'][number] & { row: Omit<BroughtMessage, 'ticketId'> })[]
  link: Link | undefined
}

/** Finds what a ticket and its messages name. A brand that is not here is told, and the first one takes its place. */
export function resolve(
  prepared: PreparedTicket,
  customerId: number,
  names: Names,
  problems: NewProblem[],
): Omit<Resolved, 'link'> {
  const { data, place } = prepared
  const brandId = names.brand(data.brand)
  if (data.brand !== null && brandId === undefined)
    problems.push({ place, code: 'unknown_brand', detail: data.brand, skipped: false })
  const messages = prepared.messages.map((one) => ({
    ...one,
    row: {
      ...authorOf(one.data, data.customer, customerId, names),
      ...one.texts,
      ...one.mail,
      createdAt: one.createdAt,
    },
  }))
  const said = messages
    .filter(({ row }) => row.kind === 'public')
    .map(({ row }) => ({
      by: row.direction === 'in' ? ('customer' as const) : ('agent' as const),
      at: row.createdAt,
      excerpt: excerptOf(row.text),
    }))
  const closedBefore = new Date(Date.now() - names.here.closeAfterDays * 86_400_000).toISOString()
  const times = timesOf(data, messages.at(-1)?.createdAt ?? null, closedBefore)
  const assignee = names.agent(data.assignee)
  const brand = brandId ?? names.here.firstBrand
  const row: BroughtTicket = {
    ...times,
    ...lastOf(said, times.status),
    subject: data.subject.replace(/\s+/g, ' ').trim().slice(0, 500),
    priority: data.priority,
    kind: data.type,
    channel: data.channel,
    language: data.language,
    tags: data.tags,
    brandId: brand,
    groupId: names.group(data.group),
    assigneeId: assignee?.assignable ? assignee.id : null,
    customerId,
    mailboxId: names.here.mailboxes.get(brand) ?? null,
  }
  return { ...prepared, row, messages }
}

/** Who said it: the ticket's customer, one of us by their address, another customer, or somebody of whom only the name is left. */
function authorOf(
  message: MessageRecord,
  customer: string,
  customerId: number,
  names: Names,
): Pick<BroughtMessage, 'kind' | 'direction' | 'authorKind' | 'authorId' | 'from'> {
  const person = names.people.get(message.author ?? '')
  const address = person?.addresses[0] ?? null
  const isCustomers =
    !message.note &&
    (message.author === customer || message.from === 'customer' || (!message.from && person && !person.agent))
  if (isCustomers) {
    const authorId =
      names.customers.get(message.author ?? '') ?? (message.author === null ? customerId : null)
    const from = address ?? (message.authorName || person?.name || null)
    return { kind: 'public', direction: 'in', authorKind: 'customer', authorId, from }
  }
  const agent = names.agent(message.author)
  return {
    kind: message.note ? 'note' : 'public',
    direction: message.note ? 'internal' : 'out',
    authorKind: 'agent',
    authorId: agent?.id ?? null,
    from: agent ? null : person?.name || message.authorName || address,
  }
}
