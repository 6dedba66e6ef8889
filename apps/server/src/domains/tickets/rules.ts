import type { BulkActions } from '@podpora/contract/actions'
import { type FieldValue, TicketFields, type TicketRow, type TicketStatus } from '@podpora/contract/tickets'
import type { Reader } from './queries.ts'

/**
 * Whether a reader may see a ticket: of their groups, of no group, or their own; from outside only of their groups; deleted,
 * if that is theirs to undo; a complaint, if they look after complaints and it is not about them.
 */
export const canSee = (
  reader: Reader,
  {
    groupId,
    assigneeId,
    deletedAt,
    concealedFrom,
  }: Pick<TicketRow, 'groupId' | 'assigneeId' | 'deletedAt' | 'concealedFrom'>,
): boolean =>
  (deletedAt === null || reader.seesDeleted) &&
  (concealedFrom === null || (reader.seesComplaints && !concealedFrom.includes(reader.id))) &&
  (reader.seesAll ||
    (groupId !== null && reader.groupIds.includes(groupId)) ||
    (!reader.outside && (groupId === null || assigneeId === reader.id)))

/**
 * Where an incoming message goes that says it belongs to `claimed`. `anew`: it answers by its headers only, under a
 * subject of its own and without a word of the old matter.
 */
export function placeOf(
  claimed: { status: TicketStatus; deletedAt: string | null } | undefined,
  senderTakesPart: boolean,
  anew = false,
): 'append' | 'linked' | 'new' {
  if (!claimed) return 'new'
  // A signed address can be passed on. Only somebody who takes part speaks in the ticket; a stranger starts their own.
  if (!senderTakesPart) return 'linked'
  if (anew && claimed.status === 'solved') return 'linked'
  return claimed.status === 'closed' || claimed.deletedAt !== null ? 'linked' : 'append'
}

const prefix = /^(?:\s*(?:\[[^\]]{0,40}\]|[\p{L}]{1,9}(?:\[\d+\])?\s*[:：]))*\s*/u

/** Whether two subjects are of one matter, whatever mail programs have put before them. */
export const sameSubject = (a: string, b: string): boolean => bare(a) === bare(b)

const bare = (subject: string): string =>
  subject.replace(prefix, '').replace(/\s+/g, ' ').trim().toLowerCase()

/** What a message claims to answer. */
export interface Claims {
  /** Tickets that our signed addresses name. */
  signed: number[]
  /** Messages of ours by their signed names, nearest first, with the ticket that they were sent from. */
  answers: { ticketId: number; messageId: number }[]
  /** Where those of them stand now that exist. */
  standing: ReadonlyMap<number, number>
  /** Tickets of messages that others named. */
  known: number[]
}

/**
 * Tickets in the order in which they are believed. An answer to a message that has been moved belongs where the message is
 * now, although its address still names the ticket from which it was sent.
 */
export function claimsInOrder({ signed, answers, standing, known }: Claims): number[] {
  const placeNow = ({ ticketId, messageId }: Claims['answers'][number]) => standing.get(messageId) ?? ticketId
  const moved = (id: number): number[] => {
    const nearest = answers.find(({ ticketId }) => ticketId === id)
    return nearest ? [placeNow(nearest), id] : [id]
  }
  const said = [...signed.flatMap(moved), ...answers.flatMap((answer) => [placeNow(answer), answer.ticketId])]
  return [...new Set([...said, ...known])].slice(0, 20)
}

/** The status after a customer's message: it waits for us again. A machine's message changes nothing. */
export const statusAfterCustomer = (status: TicketStatus, automatic: boolean): TicketStatus =>
  automatic || status === 'new' ? status : 'open'

/** The status of a ticket that another was merged into: what waited there waits here. */
export const statusAfterMerge = (
  status: TicketStatus,
  source: { status: TicketStatus; waitingSince: string | null },
): TicketStatus => {
  const waits = (source.status === 'new' || source.status === 'open') && source.waitingSince !== null
  return waits && status !== 'new' ? 'open' : status
}

/** The status after an agent's answer, where the agent did not choose one. */
export const statusAfterAnswer = (status: TicketStatus, chosen: TicketStatus | undefined): TicketStatus =>
  chosen ?? (status === 'new' || status === 'solved' ? 'open' : status)

export type FieldChanges = Record<string, { from: unknown; to: unknown }>

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Which of the wished fields are really different, from and to. */
export function differences(ticket: TicketRow, wished: TicketFields): FieldChanges {
  const changes: FieldChanges = {}
  const { custom = {}, ...own } = wished
  for (const [field, to] of Object.entries(own)) {
    const from = ticket[field as keyof typeof own]
    if (!same(from, to)) changes[field] = { from, to }
  }
  for (const [key, to] of Object.entries(custom)) {
    const from = ticket.custom[key] ?? null
    if (!same(from, to)) changes[`${customField}${key}`] = { from, to }
  }
  return changes
}

/** Each of the company's own fields is a field for itself: two people who fill in two of them don't quarrel. */
const customField = 'custom.'

/** The ticket with these changes. */
export function withChanges(ticket: TicketRow, changes: FieldChanges): TicketRow {
  const changed: Record<string, unknown> = {}
  const custom = { ...ticket.custom }
  for (const [field, { to }] of Object.entries(changes)) {
    if (!field.startsWith(customField)) changed[field] = to
    else if (to === null) delete custom[field.slice(customField.length)]
    else custom[field.slice(customField.length)] = to as FieldValue
  }
  return { ...ticket, ...changed, custom }
}

/** Keys of the company's own fields that these changes empty. */
export const emptiedBy = (changes: FieldChanges): string[] =>
  Object.entries(changes)
    .filter(([field, { to }]) => field.startsWith(customField) && to === null)
    .map(([field]) => field.slice(customField.length))

/** The beginning of a text on one line, as a list shows it. */
export const excerptOf = (text: string): string => text.replace(/\s+/g, ' ').trim().slice(0, 200)

/** Fields that actions set to a value, as a change of one ticket does. */
const setByActions = Object.keys(TicketFields.properties).filter(
  (name) => name !== 'assigneeId' && name !== 'tags',
) as (keyof TicketFields & keyof BulkActions)[]

/** The fields of a ticket that actions ask for, as they will be. */
export function fieldsAfter(ticket: TicketRow, actions: BulkActions, actor: { id: number }): TicketFields {
  const { assigneeId, addTags, removeTags } = actions
  const wished: TicketFields = Object.fromEntries(
    setByActions.filter((name) => actions[name] !== undefined).map((name) => [name, actions[name]]),
  )
  if (assigneeId !== undefined) wished.assigneeId = assigneeId === 'me' ? actor.id : assigneeId
  if (addTags || removeTags) {
    const kept = ticket.tags.filter((tag) => !removeTags?.includes(tag))
    wished.tags = [...new Set([...kept, ...(addTags ?? [])])]
  }
  return wished
}

/** Of changes made before, what each field goes back to that is still as it was left. */
export function putBack(ticket: TicketRow, changes: FieldChanges): TicketFields {
  const back: Record<string, unknown> = {}
  const custom: NonNullable<TicketFields['custom']> = {}
  for (const [field, { from, to }] of Object.entries(changes)) {
    const key = field.startsWith(customField) ? field.slice(customField.length) : null
    if (key === null && same(ticket[field as keyof TicketFields], to)) back[field] = from
    if (key !== null && same(ticket.custom[key] ?? null, to)) custom[key] = from as FieldValue | null
  }
  return Object.keys(custom).length > 0 ? { ...back, custom } : back
}

/** What two states of a ticket differ in, of the fields that people change. */
export function changesBetween(before: TicketRow, after: TicketRow): FieldChanges {
  const now = Object.fromEntries(
    Object.keys(TicketFields.properties).map((field) => [field, after[field as keyof TicketFields]]),
  )
  const emptied = Object.fromEntries(Object.keys(before.custom).map((key) => [key, null]))
  return differences(before, { ...now, custom: { ...emptied, ...after.custom } })
}
