import { recordPast } from '../../platform/events/log.ts'
import type { Files, StoredFile } from '../../platform/files.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { applyTemplate } from '../checklists/applying.ts'
import { setFollower } from '../notifications/following.ts'
import { insertFile } from '../tickets/attachment-queries.ts'
import {
  type BroughtMessage,
  type BroughtTicket,
  excerptOf,
  insertAttachments,
  insertMessages,
  insertTickets,
} from '../tickets/bringing-in.ts'
import { modelKey, owner } from './company.ts'
import type { DemoCustomer } from './customers.ts'
import type { Staff } from './filling.ts'
import type { PlannedMessage, PlannedTicket } from './planning.ts'
import { noteRows, setCustom } from './queries.ts'
import { type SampleName, sampleFiles } from './samples.ts'
import type { Dice } from './seeded.ts'
import type { Open } from './working.ts'

type Samples = Record<SampleName, StoredFile & { name: string; type: string }>

/** Puts the files that customers attach into the store. */
export async function storeSamples(files: Files): Promise<Samples> {
  const stored = await Promise.all(
    Object.entries(sampleFiles()).map(async ([key, { content, name, type }]) => [
      key,
      { ...(await files.put(content)), name, type },
    ]),
  )
  return Object.fromEntries(stored)
}

interface Writing {
  tickets: PlannedTicket[]
  staff: Staff
  customers: Map<DemoCustomer, number>
  samples: Samples
  dice: Dice
}

/**
 * Writes planned tickets with all that belongs to them, as part of the past: nothing is sent and nobody is told. Gives
 * those that are open.
 */
export async function writeTickets(trx: Trx, writing: Writing): Promise<Open> {
  const { tickets, staff, dice } = writing
  const ids = await insertTickets(
    trx,
    tickets.map((ticket) => ticketRow(ticket, writing)),
  )
  await noteRows(trx, 'ticket', ids)
  const messageIds = await writeMessages(trx, writing, ids)
  await attachSamples(trx, writing, messageIds)
  await recordPast(
    trx,
    tickets.flatMap((ticket, i) => historyOf(ticket, ids[i] as number, writing)),
  )
  await setCustom(
    trx,
    tickets.map(({ model, order }, i) => ({
      id: ids[i] as number,
      custom: { machine: modelKey(model), order_number: order },
    })),
  )
  const open = tickets.flatMap((ticket, i) => (ticket.solvedAt ? [] : [{ ticket, id: ids[i] as number }]))
  for (const { ticket, id } of open) {
    if (ticket.story.tags.includes('return')) await applyTemplate(trx, staff.actor, id, staff.checklist)
    if (ticket.assignee !== 'owner' && dice.happens(0.12))
      await setFollower(trx, staff.actor, { ticketId: id, agentId: staff.actor.id as number, follows: true })
  }
  return open
}

const assigneeOf = ({ assignee }: PlannedTicket, { agents }: Staff): number | null =>
  assignee === null ? null : (agents.get(assignee === 'owner' ? owner.name : assignee.name) as number)

function ticketRow(ticket: PlannedTicket, { staff, customers, dice }: Writing): BroughtTicket {
  const said = ticket.messages.filter(({ by }) => by !== 'note')
  const last = said.at(-1) as PlannedMessage
  const answered = said.findLastIndex(({ by }) => by === 'agent')
  const waiting = ticket.solvedAt ? undefined : said[answered + 1]
  const brand = staff.brands[ticket.language]
  return {
    subject: ticket.subject,
    status: ticket.status,
    priority: ticket.story.priority ?? dice.pick(['normal', 'normal', 'normal', 'normal', 'low', 'high']),
    kind: ticket.status === 'new' && ticket.assignee === null ? 'unsorted' : ticket.story.kind,
    channel: ticket.story.channel ?? 'mail',
    language: ticket.language,
    tags: ticket.story.tags,
    brandId: brand.id,
    groupId: staff.groups[ticket.story.line],
    assigneeId: assigneeOf(ticket, staff),
    customerId: customers.get(ticket.customer) as number,
    mailboxId: brand.mailboxId,
    excerpt: excerptOf(last.text),
    lastFrom: last.by === 'customer' ? 'customer' : 'agent',
    waitingSince: waiting?.at.toISOString() ?? null,
    createdAt: ticket.createdAt.toISOString(),
    updatedAt: (ticket.solvedAt ?? (ticket.messages.at(-1) as PlannedMessage).at).toISOString(),
    solvedAt: ticket.solvedAt?.toISOString() ?? null,
    closedAt: ticket.status === 'closed' ? (ticket.solvedAt?.toISOString() ?? null) : null,
  }
}

/** The ids of each ticket's messages. In the order in which they were written, as ids grow in life. */
async function writeMessages(trx: Trx, writing: Writing, ids: number[]): Promise<number[][]> {
  const rows = writing.tickets
    .flatMap((ticket, i) =>
      ticket.messages.map((message) => ({
        i,
        at: message.at,
        row: messageRow(message, ticket, ids[i] as number, writing),
      })),
    )
    .sort((a, b) => +a.at - +b.at)
  const made = await insertMessages(
    trx,
    rows.map(({ row }) => row),
  )
  const of: number[][] = writing.tickets.map(() => [])
  rows.forEach(({ i }, place) => {
    of[i]?.push(made[place] as number)
  })
  return of
}

function messageRow(
  { by, text, at }: PlannedMessage,
  ticket: PlannedTicket,
  ticketId: number,
  { staff, customers }: Writing,
): BroughtMessage {
  const theirs = by === 'customer'
  const [from = ''] = ticket.customer.addresses
  const ours = staff.brands[ticket.language].address
  return {
    ticketId,
    kind: by === 'note' ? 'note' : 'public',
    direction: theirs ? 'in' : by === 'note' ? 'internal' : 'out',
    authorKind: theirs ? 'customer' : 'agent',
    authorId: theirs
      ? (customers.get(ticket.customer) as number)
      : (assigneeOf(ticket, staff) ?? (staff.actor.id as number)),
    channel: ticket.story.channel ?? 'mail',
    externalId: null,
    text,
    html: null,
    remotePictures: false,
    from: theirs ? from : by === 'agent' ? ours : null,
    to: by === 'note' ? [] : [theirs ? ours : from],
    cc: [],
    createdAt: at.toISOString(),
  }
}

async function attachSamples(trx: Trx, { tickets, samples }: Writing, messageIds: number[][]): Promise<void> {
  for (const sample of Object.values(samples)) await insertFile(trx, sample)
  const rows = tickets.flatMap(({ story }, i) => {
    if (!story.file) return []
    const { sha256, name, type } = samples[story.file]
    const messageId = messageIds[i]?.[0] as number
    return [{ messageId, sha256: sha256.toString('hex'), name, type, contentId: null, inline: false }]
  })
  await insertAttachments(trx, rows)
}

/** What a ticket's history tells: that it came, that somebody took it, that it was solved. */
function historyOf(ticket: PlannedTicket, ticketId: number, { staff, customers }: Writing) {
  const assigneeId = assigneeOf(ticket, staff)
  const agent = { kind: 'agent' as const, id: assigneeId }
  const changed = (at: Date, changes: Record<string, { from: unknown; to: unknown }>) => ({
    kind: 'ticket.changed' as const,
    at: at.toISOString(),
    actor: agent,
    ticketId,
    data: { changes },
  })
  const answer = ticket.messages.find(({ by }) => by !== 'customer')
  const taken = answer && new Date(Math.max(+ticket.createdAt, +answer.at - 120_000))
  return [
    {
      kind: 'ticket.created' as const,
      at: ticket.createdAt.toISOString(),
      actor: { kind: 'customer' as const, id: customers.get(ticket.customer) as number },
      ticketId,
      data: { channel: ticket.story.channel ?? 'mail' },
    },
    ...(taken && assigneeId ? [changed(taken, { assigneeId: { from: null, to: assigneeId } })] : []),
    ...(ticket.solvedAt && assigneeId
      ? [changed(ticket.solvedAt, { status: { from: 'open', to: 'solved' } })]
      : []),
  ]
}
