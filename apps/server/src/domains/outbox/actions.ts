import { randomUUID } from 'node:crypto'
import type { OutgoingMail } from '@podpora/contract/mail'
import { type ActorRef, recordEvent, system } from '../../platform/events/log.ts'
import { Refusal } from '../../platform/http/refusal.ts'
import { enqueue } from '../../platform/jobs.ts'
import { type Db, inTransaction, type Trx } from '../../platform/postgres/db.ts'
import { type MailboxRow, mailboxFor } from '../mailboxes/access.ts'
import { setDelivery } from '../tickets/delivering.ts'
import { deliveryOf, type OutgoingRow } from './access.ts'
import { insertOutgoing, requeue, selectHeld } from './queries.ts'
import { dropSlots } from './slot-queries.ts'

export interface NewOutgoingMail {
  kind: OutgoingMail['kind']
  to: string[]
  cc?: string[]
  bcc?: string[]
  subject: string
  text: string
  html?: string | null
  /** Left out: the first mailbox. */
  mailbox?: MailboxRow | undefined
  /** Left out: the mailbox's name, or its brand's. */
  fromName?: string
  fromAddress?: string
  ticketId?: number | null
  /** The answer that goes out with this mail; its delivery follows the mail's. */
  messageId?: number | null
  /** Message-ID with its brackets; made when left out. */
  rfcId?: string
  /** In-Reply-To, References, Reply-To, Auto-Submitted … */
  headers?: Record<string, string>
}

/** Puts a mail into the outbox, within the caller's transaction: it goes out if and only if that commits. */
export async function queueMail(trx: Trx, mail: NewOutgoingMail): Promise<number> {
  const mailbox = mail.mailbox ?? (await mailboxFor(trx, {}))
  const fromAddress = mail.fromAddress ?? mailbox?.address ?? 'podpora@localhost'
  const id = await insertOutgoing(trx, {
    kind: mail.kind,
    mailboxId: mailbox?.id ?? null,
    ticketId: mail.ticketId ?? null,
    messageId: mail.messageId ?? null,
    // Made before the first attempt and the same in each: receivers know a repeated mail by it.
    rfcId: mail.rfcId ?? `<${randomUUID()}@${domainOf(fromAddress)}>`,
    fromName: mail.fromName ?? (mailbox?.name || mailbox?.brandName || ''),
    fromAddress,
    toAddresses: mail.to,
    ccAddresses: mail.cc ?? [],
    bccAddresses: mail.bcc ?? [],
    subject: mail.subject,
    text: mail.text,
    html: mail.html ?? null,
    headers: mail.headers ?? {},
  })
  await recordChange(trx, id, system)
  await askToSend(trx, id)
  return id
}

/**
 * Tries again what is held or has failed, or at once what waits for its next attempt.
 * @throws Refusal not_retriable
 */
export function retryMail(db: Db, actor: ActorRef, id: number): Promise<OutgoingRow> {
  return inTransaction(db, async (trx) => {
    const row = await requeue(trx, id)
    if (!row) throw new Refusal('not_retriable')
    await requeued(trx, row, actor)
    return row
  })
}

/** There is a mail server now: what was held for want of one goes out. Gives how many. */
export async function releaseHeld(trx: Trx, mailboxId: number | null): Promise<number> {
  const ids = await selectHeld(trx, mailboxId, 10_000)
  for (const id of ids) {
    const row = await requeue(trx, id)
    if (row) await requeued(trx, row, system)
  }
  return ids.length
}

/** Its mailbox's limits are others now: what waited for its turn is counted by those. */
export async function countAnew(trx: Trx, mailboxId: number): Promise<void> {
  for (const id of await dropSlots(trx, mailboxId)) await askToSend(trx, id)
}

async function requeued(trx: Trx, row: OutgoingRow, actor: ActorRef): Promise<void> {
  await recordChange(trx, row.id, actor)
  await askToSend(trx, row.id)
  if (row.messageId) await setDelivery(trx, row.messageId, deliveryOf(row))
}

const recordChange = (trx: Trx, id: number, actor: ActorRef): Promise<void> =>
  recordEvent(trx, { kind: 'outgoing_mail.changed', actor, subjectId: id, data: { state: 'queued' } })

/** Asks for an attempt, at once or at `runAt`. */
export async function askToSend(trx: Trx, id: number, runAt?: Date): Promise<void> {
  await enqueue(trx, {
    name: 'mail.send',
    payload: { id },
    key: `mail.send:${id}`,
    ...(runAt ? { runAt } : {}),
  })
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)
