import { recordPast, system } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import {
  type BroughtMessage,
  type BroughtTicket,
  excerptOf,
  insertMessages,
  insertTickets,
  ticketsForUpdate,
  updateTickets,
} from '../tickets/bringing-in.ts'
import { attachFiles } from './attaching.ts'
import { type Here, type Link, linksOf, putLinks, whatIsHere } from './link-queries.ts'
import type { PreparedTicket } from './preparing.ts'
import type { NewProblem, Work } from './queries.ts'
import { recordsByIds } from './record-queries.ts'
import type { MessageRecord, NamedRecord, PersonRecord } from './records.ts'
import { differencesOf, lastOf, timesOf } from './rules.ts'

/** A ticket with everything that it names found here. */
interface Resolved extends PreparedTicket {
  row: BroughtTicket
  messages: (PreparedTicket['messages'][number] & { row: Omit<BroughtMessage, 'ticketId'> })[]
  link: Link | undefined
}

/**
 * Brings in tickets with their messages. One that came before gets the messages that are new, and its fields are brought up
 * to date unless somebody has touched it here. Gives the tickets that it made or changed.
 */
export async function bringTickets(
  trx: Trx,
  work: Work,
  prepared: PreparedTicket[],
  problems: NewProblem[],
): Promise<number[]> {
  const names = await Names.read(trx, work, prepared)
  const links = await linksOf(
    trx,
    work.origin,
    'ticket',
    prepared.map((one) => one.data.id),
  )
  const resolved: Resolved[] = []
  for (const one of prepared) {
    const customerId = names.customers.get(one.data.customer)
    if (customerId === undefined) {
      // Told already when it was read.
      work.results.tickets.skipped += 1
      work.results.messages.skipped += one.messages.length
      continue
    }
    resolved.push({ ...resolve(one, customerId, names, problems), link: links.get(one.data.id) })
  }
  const fresh = resolved.filter(({ link }) => link === undefined)
  const made = await insertTickets(
    trx,
    fresh.map(({ row }) => row),
  )
  const ticketIds = new Map(fresh.map(({ data }, i) => [data.id, made[i] as number]))
  for (const { data, link } of resolved) if (link) ticketIds.set(data.id, link.localId)
  await recordPast(
    trx,
    fresh.map((one) => createdEvent(one, work.origin, ticketIds.get(one.data.id) as number)),
  )
  work.results.tickets.made += fresh.length

  // Seen before anything is added to them: what was touched here is told by the last message, too.
  const known = resolved.filter((one): one is Resolved & { link: Link } => one.link !== undefined)
  const here = new Map(
    (
      await ticketsForUpdate(
        trx,
        known.map(({ link }) => link.localId),
      )
    ).map((t) => [t.id, t]),
  )
  const lastMessages = await bringMessages(trx, work, resolved, ticketIds, problems)
  const changed = await bringUpToDate(trx, work, known, here, lastMessages, problems)
  await putLinks(
    trx,
    work.origin,
    'ticket',
    fresh.map(({ data, hash }) => {
      const localId = ticketIds.get(data.id) as number
      const mark = `1.${lastMessages.get(localId) ?? ''}`
      return { externalId: data.id, localId, reference: data.reference, hash, mark }
    }),
  )
  return [...new Set([...made, ...changed, ...lastMessages.keys()])]
}

/** What the names in records stand for here. */
class Names {
  readonly customers: Map<string, number>
  readonly people: Map<string, PersonRecord>
  readonly here: Here
  private readonly groups: Map<string, string>
  private readonly brands: Map<string, string>

  private constructor(
    here: Here,
    customers: Map<string, number>,
    people: Map<string, PersonRecord>,
    groups: Map<string, string>,
    brands: Map<string, string>,
  ) {
    this.here = here
    this.customers = customers
    this.people = people
    this.groups = groups
    this.brands = brands
  }

  static async read(trx: Trx, work: Work, prepared: PreparedTicket[]): Promise<Names> {
    const given = prepared.flatMap(({ data, messages }) => [
      data.customer,
      data.assignee,
      ...messages.map((one) => one.data.author),
    ])
    const ids = [...new Set(given)].filter((id) => id !== null)
    const named = async (kind: 'group' | 'brand') => {
      const wanted = [...new Set(prepared.map(({ data }) => data[kind]))].filter((id) => id !== null)
      const found = await recordsByIds<NamedRecord>(trx, work.id, kind, wanted)
      return new Map(found.map(({ data }) => [data.id, data.name]))
    }
    const links = await linksOf(trx, work.origin, 'person', ids)
    const people = await recordsByIds<PersonRecord>(trx, work.id, 'person', ids)
    return new Names(
      await whatIsHere(trx),
      new Map([...links].map(([id, link]) => [id, link.localId])),
      new Map(people.map(({ data }) => [data.id, data])),
      await named('group'),
      await named('brand'),
    )
  }

  /** One of us, by a mail address. */
  agent(id: string | null): { id: number; assignable: boolean } | undefined {
    const addresses = this.people.get(id ?? '')?.addresses ?? []
    return addresses.map((address) => this.here.agents.get(address)).find(Boolean)
  }

  group(id: string | null): number | null {
    return (id && this.here.groups.get((this.groups.get(id) ?? id).toLowerCase())) || null
  }

  brand(id: string | null): number | undefined {
    return id === null ? undefined : this.here.brands.get((this.brands.get(id) ?? id).toLowerCase())
  }
}

function resolve(
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

function createdEvent({ data, row, messages }: Resolved, origin: string, ticketId: number) {
  const first = messages[0]?.row
  const actor =
    first?.direction === 'out' && first.authorId ? { kind: 'agent' as const, id: first.authorId } : undefined
  return {
    kind: 'ticket.created' as const,
    at: row.createdAt,
    actor: actor ?? { kind: 'customer' as const, id: row.customerId },
    ticketId,
    data: { channel: row.channel, import: { origin, reference: data.reference } },
  }
}

/** New messages of all the tickets. Gives the last new one of each. */
async function bringMessages(
  trx: Trx,
  work: Work,
  tickets: Resolved[],
  ticketIds: Map<string, number>,
  problems: NewProblem[],
): Promise<Map<number, number>> {
  const all = tickets.flatMap((one) => one.messages.map((message) => ({ ...message, ticket: one.data.id })))
  const links = await linksOf(
    trx,
    work.origin,
    'message',
    all.map(({ data }) => data.id),
  )
  const fresh = all.filter(({ data }) => !links.has(data.id))
  work.results.messages.unchanged += all.length - fresh.length
  work.results.messages.made += fresh.length
  const ids = await insertMessages(
    trx,
    fresh.map(({ row, ticket }) => ({ ...row, ticketId: ticketIds.get(ticket) as number })),
  )
  await attachFiles(
    trx,
    fresh.map((message, i) => ({ ...message, id: ids[i] as number })),
    problems,
  )
  await putLinks(
    trx,
    work.origin,
    'message',
    fresh.map(({ data, hash }, i) => ({ externalId: data.id, localId: ids[i] as number, hash, mark: '' })),
  )
  return new Map(fresh.map(({ ticket }, i) => [ticketIds.get(ticket) as number, ids[i] as number]))
}

async function bringUpToDate(
  trx: Trx,
  work: Work,
  known: (Resolved & { link: Link })[],
  here: Map<number, Awaited<ReturnType<typeof ticketsForUpdate>>[number]>,
  lastMessages: Map<number, number>,
  problems: NewProblem[],
): Promise<number[]> {
  const results = work.results.tickets
  const updates: (BroughtTicket & { id: number })[] = []
  const links: Link[] = []
  const history: Parameters<typeof recordPast>[1] = []
  for (const { row, link, hash, data, place } of known) {
    const now = here.get(link.localId)
    const newest = lastMessages.get(link.localId)
    if (link.hash === hash && newest === undefined) {
      results.unchanged += 1
      continue
    }
    if (!now || `${now.version}.${now.lastMessageId ?? ''}` !== link.mark) {
      results.kept += 1
      problems.push({ place, code: 'touched_here', detail: data.reference, skipped: false })
      continue
    }
    const { changes, any } = differencesOf(now, { ...row, mailboxId: now.mailboxId })
    const version = any ? now.version + 1 : now.version
    if (any) updates.push({ ...row, id: now.id })
    if (Object.keys(changes).length > 0)
      history.push({
        kind: 'ticket.changed',
        at: row.updatedAt,
        actor: system,
        ticketId: now.id,
        data: { version, changes },
      })
    results[any || newest !== undefined ? 'updated' : 'unchanged'] += 1
    links.push({ ...link, hash, mark: `${version}.${newest ?? now.lastMessageId ?? ''}` })
  }
  await updateTickets(trx, updates)
  await recordPast(trx, history)
  await putLinks(trx, work.origin, 'ticket', links)
  return updates.map(({ id }) => id)
}
