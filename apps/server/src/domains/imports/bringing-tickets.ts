import { recordPast, system } from '../../platform/events/log.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import {
  type BroughtTicket,
  insertMessages,
  insertTickets,
  ticketsForUpdate,
  updateTickets,
} from '../tickets/bringing-in.ts'
import { attachFiles } from './attaching.ts'
import { type Link, linksOf, putLinks } from './link-queries.ts'
import { Names } from './names.ts'
import type { PreparedTicket } from './preparing.ts'
import type { NewProblem, Work } from './queries.ts'
import { type Resolved, resolve } from './resolving.ts'
import { differencesOf } from './rules.ts'

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
