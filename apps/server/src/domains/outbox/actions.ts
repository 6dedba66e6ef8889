import { randomUUID } from 'node:crypto'
import type { OutgoingMail } from '@podpora/contract/mail'
import { recordEvent, system } from '../../platform/events/log.ts'
import { enqueue } from '../../platform/jobs.ts'
import type { Trx } from '../../platform/postgres/db.ts'
import { mailboxFor } from '../mailboxes/access.ts'
import { insertOutgoing } from './queries.ts'

export interface NewOutgoingMail {
  kind: OutgoingMail['kind']
  to: string[]
  cc?: string[]
  subject: string
  text: string
  html?: string | null
  /** Left out: the first mailbox. */
  mailboxId?: number | null
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
  const mailbox = await mailboxFor(trx, { id: mail.mailboxId ?? null })
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
    subject: mail.subject,
    text: mail.text,
    html: mail.html ?? null,
    headers: mail.headers ?? {},
  })
  await askToSend(trx, id)
  return id
}

/** Says that the mail has changed and asks for an attempt, at once or at `runAt`. */
export async function askToSend(trx: Trx, id: number, runAt?: Date): Promise<void> {
  await recordEvent(trx, { kind: 'outgoing_mail.changed', actor: system, subjectId: id })
  await enqueue(trx, {
    name: 'mail.send',
    payload: { id },
    key: `mail.send:${id}`,
    ...(runAt ? { runAt } : {}),
  })
}

const domainOf = (address: string): string => address.slice(address.lastIndexOf('@') + 1)
