import type { OutgoingRow } from '../../domains/outbox/access.ts'
import { noteBounce } from '../../domains/outbox/bouncing.ts'
import type { Arrival } from '../../domains/tickets/arriving.ts'
import { receiveMessage } from '../../domains/tickets/receiving.ts'
import { receivePast } from '../../domains/tickets/receiving-past.ts'
import { type ActorRef, recordEvent, system } from '../../platform/events/log.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { enqueue } from '../../platform/jobs.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { answerAutomatically } from './auto-replying.ts'
import { blamesAddress, type LostRecipient } from './bounces.ts'
import { cleanLine } from './cleaning.ts'
import { HopelessMail, type Incoming, incomingOf } from './incoming.ts'
import {
  finishInbound,
  type InboundRow,
  insertInbound,
  keepEnding,
  lockInbound,
  noteInboundError,
  reopenInbound,
  selectForgottenInbound,
  selectInbound,
} from './queries.ts'
import { type ReadMail, readMail } from './reading.ts'

/** With the job worker's back-off the last attempt is about three and a half hours after the first. */
const maxAttempts = 10

/**
 * Takes responsibility for a raw mail that is on disk: once this has committed it is never lost. Gives false for one
 * that was taken in before.
 */
export async function acceptMail(trx: Trx, mail: Parameters<typeof insertInbound>[1]): Promise<boolean> {
  const id = await insertInbound(trx, mail)
  if (id === undefined) return false
  await recordEvent(trx, { kind: 'inbound_mail.changed', actor: system, subjectId: id })
  await askForIntake(trx, id, mail.past ? mail.mailboxId : null)
  return true
}

/** Mails of the past of one mailbox are taken in one after the other: what they answer is there before them. */
const askForIntake = (trx: Trx, id: number, pastOf: number | null = null): Promise<void> =>
  enqueue(trx, {
    name: 'mail.intake',
    payload: { id },
    key: `mail.intake:${id}`,
    maxAttempts,
    ...(pastOf !== null && { queue: `mail.past:${pastOf}` }),
  })

/**
 * Makes a message of a stored mail. Safe to run twice and at once: the row is locked, its state is looked at, and a
 * message of the same name is a duplicate.
 * @throws when it should be tried again; why is written at the mail
 */
export async function intakeMail(services: Services, id: number, isLast: boolean): Promise<void> {
  const row = await selectInbound(services.db, id)
  if (row?.state !== 'received') return
  let mail: ReadMail | undefined
  try {
    const raw = await services.files.readWhole(row.sha256)
    mail = await readMail(raw).catch((error: unknown) => {
      throw isOfTheSystem(error) ? error : new HopelessMail(`cannot be read: ${messageOf(error)}`)
    })
    const incoming = await incomingOf(services, row, mail, raw)
    const head = headOf(mail, row)
    await inTransaction(services.db, (trx) => takeIn(services, trx, row, incoming, head))
  } catch (error) {
    const hopeless = error instanceof HopelessMail
    const head = mail && headOf(mail, row)
    await inTransaction(services.db, (trx) => noteError(trx, id, messageOf(error), hopeless || isLast, head))
    services.log.warn({ mail: id, err: error }, 'a mail could not be taken in')
    if (!hopeless && !isLast) throw error
  }
}

async function takeIn(
  services: Services,
  trx: Trx,
  row: InboundRow,
  incoming: Incoming,
  head: { fromHeader: string; subject: string },
): Promise<void> {
  const locked = await lockInbound(trx, row.id)
  if (locked?.state !== 'received') return
  const returned = await ownMailReturned(trx, incoming)
  if (returned)
    await finishInbound(trx, row.id, { state: 'processed', messageId: returned.messageId, ...head })
  else await becomeMessage(services, trx, row, incoming, head)
  await recordEvent(trx, { kind: 'inbound_mail.changed', actor: system, subjectId: row.id })
}

async function becomeMessage(
  services: Services,
  trx: Trx,
  row: InboundRow,
  incoming: Incoming,
  head: { fromHeader: string; subject: string },
): Promise<void> {
  const arrival = await (row.past
    ? receivePast(trx, incoming.message, { at: incoming.writtenAt, becomes: row.past })
    : receiveMessage(trx, incoming.message))
  await Promise.all([
    finishInbound(trx, row.id, {
      state: arrival.outcome === 'duplicate' ? 'duplicate' : 'processed',
      messageId: arrival.messageId,
      ...head,
    }),
    !incoming.verdict.machine && keepEnding(trx, incoming.message.from.address, incoming.tail),
    arrival.outcome === 'created' &&
      !arrival.junk &&
      !row.past &&
      answerAutomatically(services, trx, incoming, arrival),
    row.past && arrival.outcome !== 'duplicate' && tellOfPast(trx, row, arrival),
  ])
}

/** The index of the search and the counts come by it this way alone. */
const tellOfPast = (trx: Trx, row: InboundRow, { ticketId }: Arrival): Promise<void> =>
  recordEvent(trx, {
    kind: 'mailbox.changed',
    actor: system,
    subjectId: row.mailboxId,
    data: { tickets: [ticketId] },
  })

/** The mail of ours that this one brings back: it is told there, and nobody's ticket hears of it. */
async function ownMailReturned(
  trx: Trx,
  { bounce, verdict, returned }: Incoming,
): Promise<OutgoingRow | undefined> {
  if (!bounce || !verdict.machine) return undefined
  const said = ({ address, diagnostic, status }: LostRecipient): string =>
    [address, diagnostic ?? status].filter(Boolean).join(': ')
  return noteBounce(trx, {
    names: [...new Set([...returned, ...(bounce.messageId ? [bounce.messageId] : [])])].slice(0, 10),
    final: bounce.final,
    lost: bounce.recipients.flatMap((one) =>
      one.address === null
        ? []
        : [
            {
              address: one.address,
              status: one.status,
              reason: one.diagnostic ?? one.status ?? said(one),
              blamesAddress: blamesAddress(one),
            },
          ],
    ),
    error: cleanLine(bounce.recipients.slice(0, 10).map(said).join('; '), 1000),
  })
}

async function noteError(
  trx: Trx,
  id: number,
  error: string,
  failed: boolean,
  head: { fromHeader: string; subject: string } | undefined,
): Promise<void> {
  if (await noteInboundError(trx, id, error, failed, head))
    await recordEvent(trx, { kind: 'inbound_mail.changed', actor: system, subjectId: id })
}

/** Tries a failed mail again from the beginning. @throws Refusal not_retriable */
export function retryIntake(db: Db, actor: ActorRef, id: number): Promise<void> {
  return inTransaction(db, async (trx) => {
    if (!(await reopenInbound(trx, id))) throw new Refusal('not_retriable')
    await askForIntake(trx, id)
    await recordEvent(trx, { kind: 'inbound_mail.changed', actor, subjectId: id })
  })
}

/** Asks again for mails whose job died with its process, more than `graceSeconds` ago. Gives how many. */
export async function rescueForgotten(db: Db, graceSeconds: number): Promise<number> {
  const ids = await selectForgottenInbound(db, graceSeconds, 10_000)
  for (const id of ids) await inTransaction(db, (trx) => askForIntake(trx, id))
  return ids.length
}

/** What stands in the list of mails. */
const headOf = (mail: ReadMail, row: InboundRow): { fromHeader: string; subject: string } => ({
  fromHeader: mail.from
    ? mail.from.name
      ? `${mail.from.name} <${mail.from.address}>`
      : mail.from.address
    : row.sender,
  subject: mail.subject,
})

// The disk or the database failed, not the mail.
const isOfTheSystem = (error: unknown): boolean =>
  error instanceof Error && /^(?:E[A-Z]+|\d{2}[0-9A-Z]{3})$/.test((error as NodeJS.ErrnoException).code ?? '')

const messageOf = (error: unknown): string =>
  cleanLine(error instanceof Error ? error.message : String(error), 1000)
