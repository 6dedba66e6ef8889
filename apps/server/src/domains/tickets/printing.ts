import type { Readable } from 'node:stream'
import type { Language } from '@podpora/contract/common'
import { nameIn, valueIn } from '@podpora/contract/field-words'
import type { Message, TicketRow } from '@podpora/contract/tickets'
import type { SignedIn } from '../../platform/http/app.ts'
import { refuseField } from '../../platform/http/refusal.ts'
import type { Block } from '../../platform/pdf/blocks.ts'
import { plainText, richText } from '../../platform/pdf/rich.ts'
import { pdfOf } from '../../platform/pdf/writing.ts'
import type { Services } from '../../platform/services.ts'
import { type Texts, textsIn } from '../../platform/texts.ts'
import { fieldsFor } from '../fields/access.ts'
import { withoutInside } from '../lines/hiding.ts'
import { messagesShown } from '../lines/outside.ts'
import { agentsByIds, groupsByIds, languageOf } from '../people/access.ts'
import { isOutside } from '../people/outside.ts'
import { checkFile } from '../scans/checking.ts'
import { currentSettings } from '../settings/access.ts'
import { sidesOfTicket } from '../sides/access.ts'
import { loadTicketFor } from './access.ts'
import { attachmentsOf } from './attachment-queries.ts'
import { messagesFrom } from './message-queries.ts'

/** With the notes of colleagues only where that is asked for: a printed ticket may go to its customer. */
export interface Wanted {
  notes: boolean
  /** IANA name: the times are the reader's. */
  zone: string
}

/** Read at a time, so that a ticket of ten thousand messages is never held as a whole. */
const messagesAtOnce = 20
/** Bytes of a picture; a larger one is named. */
const largestPicture = 10_000_000

type Reading = Pick<Services, 'db' | 'files' | 'clamd' | 'log'>
interface Printing extends Reading {
  actor: SignedIn
  ticket: TicketRow
  language: Language
  t: Texts
  time: (at: string) => string
}

/** A ticket as a PDF, written while it is read; for people from outside, what was passed to them. @throws Refusal not_found; validation_failed; too_many_requests */
export async function printTicket(
  services: Reading,
  actor: SignedIn,
  id: number,
  wanted: Wanted,
): Promise<Readable> {
  const { db, files, clamd, log } = services
  const found = await loadTicketFor(db, actor, id)
  // A PDF goes past the hook that does so in answers.
  const ticket = isOutside(actor) ? withoutInside(found) : found
  const settings = await currentSettings(db)
  const language = actor.kind === 'agent' ? await languageOf(db, actor.id) : (settings?.language ?? 'en')
  const time = clockOf(language, wanted.zone)
  const printing: Printing = {
    ...{ db, files, clamd, log },
    actor,
    ticket,
    language,
    t: textsIn(language),
    time,
  }
  const title = `#${ticket.id} ${ticket.subject}`
  const head = { title, language, foot: `${settings?.company ?? ''} · #${ticket.id}` }
  return pdfOf(head, sheetOf(printing, title, wanted.notes))
}

async function* sheetOf(printing: Printing, title: string, notes: boolean): AsyncGenerator<Block[]> {
  yield [
    { kind: 'title', text: title },
    { kind: 'facts', facts: await factsOf(printing) },
  ]
  const { db, actor, ticket } = printing
  const sides = new Map(
    notes ? (await sidesOfTicket(db, ticket.id)).map(({ id, subject }) => [id, subject]) : [],
  )
  for (let after = 0; ; ) {
    const messages = await messagesFrom(db, ticket.id, { after, notes }, messagesAtOnce)
    for (const message of await messagesShown(db, actor, ticket.id, messages))
      yield await blocksOf(printing, message, sides)
    const last = messages.at(-1)
    if (!last || messages.length < messagesAtOnce) return
    after = last.id
  }
}

/** What is known of the ticket, in the reader's words; of the company's own fields those that the reader sees. */
async function factsOf({ db, actor, ticket, language, t, time }: Printing): Promise<[string, string][]> {
  const fields = await fieldsFor(db, actor)
  const ids = fields
    .filter((field) => field.type === 'person')
    .map((field) => Number(ticket.custom[field.key]))
  const people = await agentsByIds(
    db,
    [...ids, ticket.assigneeId ?? 0].filter((id) => id > 0),
  )
  const [group] = ticket.groupId === null ? [] : await groupsByIds(db, [ticket.groupId])
  const personName = (id: number) => people.find((agent) => agent.id === id)?.name
  const own = fields
    .filter((field) => Object.hasOwn(ticket.custom, field.key))
    .map((field): [string, string] => [
      nameIn(language, field),
      valueIn(language, field, ticket.custom[field.key], personName),
    ])
  const facts: [string, string | undefined][] = [
    [t('print.customer'), ticket.customerName],
    [t('print.created'), time(ticket.createdAt)],
    [t('print.status'), t(`print.statuses.${ticket.status}`)],
    [t('print.assignee'), personName(ticket.assigneeId ?? 0)],
    [t('print.group'), group?.name],
    [t('print.tags'), ticket.tags.join(', ')],
    ...own,
  ]
  return facts.filter((fact): fact is [string, string] => Boolean(fact[1]))
}

async function blocksOf(
  printing: Printing,
  message: Message,
  sides: ReadonlyMap<number, string>,
): Promise<Block[]> {
  const { t, time } = printing
  const { sideId, kind } = message
  const where =
    sideId === null
      ? kind === 'note' && t('print.note')
      : t('print.side', { subject: sides.get(sideId) ?? '' })
  const about = [time(message.createdAt), where].filter(Boolean).join(' · ')
  const pieces = message.html ? richText(message.html) : plainText(message.text)
  const pictures = message.attachments.length > 0 ? await picturesOf(printing, message.id) : new Map()
  const blocks: Block[] = [{ kind: 'head', text: message.author.name || (message.from ?? ''), about }]
  for (const piece of pieces) {
    if (piece.kind !== 'image') blocks.push(piece)
    else {
      const picture = pictures.get(piece.src)
      pictures.delete(piece.src)
      if (picture) blocks.push(picture)
    }
  }
  const files = message.attachments.filter((file) => !file.inline)
  if (files.length > 0)
    blocks.push({
      kind: 'quiet',
      text: `${t('print.files')}: ${files.map((file) => file.name).join(', ')}`,
    })
  // What is shown in no place of the text is shown under it.
  return [...blocks, ...pictures.values()]
}

/** Pictures of a message by the addresses that its text has them under. */
async function picturesOf(services: Reading, messageId: number): Promise<Map<string, Block>> {
  const { db, files } = services
  const pictures = new Map<string, Block>()
  for (const { id, name, type, size, sha256 } of await attachmentsOf(db, messageId)) {
    if (!/^image\/(png|jpe?g)$/i.test(type) || size > largestPicture) continue
    const { state } = await checkFile(services, sha256)
    if (state !== 'clean' && state !== 'unscanned') continue
    const data = await files.readWhole(sha256).catch(unreadable)
    if (data) pictures.set(`/api/v1/attachments/${id}`, { kind: 'picture', data, name })
  }
  return pictures
}

/** What is lost from the store is named with the other files, and the rest is printed. */
function unreadable(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error
}

/** @throws Refusal naming a zone that there is not */
function clockOf(language: Language, zone: string): (at: string) => string {
  try {
    const clock = new Intl.DateTimeFormat(language, {
      dateStyle: 'medium',
      timeStyle: 'short',
      timeZone: zone,
    })
    return (at) => clock.format(new Date(at))
  } catch (error) {
    throw error instanceof RangeError ? refuseField('zone', 'invalid') : error
  }
}
