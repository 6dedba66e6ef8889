import { setTimeout as pause } from 'node:timers/promises'
import { createTransport } from 'nodemailer'
import type { SMTPPoolSentMessageInfo } from 'nodemailer/lib/smtp-pool'
import { isForDemo } from '../../domains/demo/access.ts'
import { signingFor } from '../../domains/dkim/access.ts'
import { type MailboxRow, mailboxFor } from '../../domains/mailboxes/access.ts'
import { type AccessTokens, SignedOut } from '../../domains/mailboxes/access-tokens.ts'
import { findOutgoing, type OutgoingRow } from '../../domains/outbox/access.ts'
import { releaseHeld } from '../../domains/outbox/actions.ts'
import {
  attemptLimitMs,
  concludeAttempt,
  holdMail,
  keepBack,
  type Outcome,
  takeMail,
} from '../../domains/outbox/attempting.ts'
import { checkFile } from '../../domains/scans/checking.ts'
import { attachmentsOf } from '../../domains/tickets/attaching.ts'
import { outgoingMessage } from '../../domains/tickets/delivering.ts'
import { persistently } from '../../platform/persistently.ts'
import { inTransaction } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { traced } from '../../platform/tracing/tracing.ts'
import { cleanLine } from './cleaning.ts'
import { contentIdOf } from './composing.ts'
import { type OpenServer, opened, relayServer, smtpOptions } from './servers.ts'

type Transport = ReturnType<typeof openTransport>
const openTransport = (server: OpenServer) =>
  createTransport({
    ...smtpOptions(server),
    pool: true,
    maxConnections: 4,
    // A mail whose connection breaks is tried again by us, with its attempt written down, not by the pool.
    maxRequeues: 0,
    disableFileAccess: true,
    disableUrlAccess: true,
  })

/** So many mails are on their way from this process at once. */
const mostAtOnce = 64
/** A slow server must not hold a worker: after so long the mail goes on by itself, and its lease protects it. */
const patienceMs = 3_000

export interface Sender {
  /** One attempt to send a mail of the outbox. */
  send(id: number): Promise<void>
  /** What was held for want of a server goes out, now that there is a relay. */
  releaseHeld(): Promise<void>
  /** Lets what is under way end, for a while. */
  stop(): Promise<void>
}

export function createSender(services: Services, tokens: AccessTokens): Sender {
  const { db, log, secrets, config } = services
  const transports = new Map<string, Transport>()
  const underWay = new Set<Promise<void>>()
  const relay = relayServer(config.SMTP_RELAY)

  /** One pool of connections for each server as it is set up at present. */
  function transportTo(server: OpenServer): Transport {
    const key = JSON.stringify(server)
    let transport = transports.get(key)
    if (!transport) {
      for (const old of transports.values()) if (transports.size >= 50) old.close()
      if (transports.size >= 50) transports.clear()
      transport = openTransport(server)
      transports.set(key, transport)
    }
    return transport
  }

  /** None: the mail is held. What is for people of the demo never leaves the house. */
  async function serverFor(
    mail: Pick<OutgoingRow, 'mailboxId' | 'toAddresses' | 'ccAddresses' | 'bccAddresses'>,
  ): Promise<{ server: OpenServer; mailbox: MailboxRow | null } | undefined> {
    if (await isForDemo(db, [...mail.toAddresses, ...mail.ccAddresses, ...mail.bccAddresses]))
      return undefined
    const mailbox = await mailboxFor(db, { id: mail.mailboxId })
    const server = (mailbox && (await opened(mailbox, 'smtp', { secrets, tokens }))) ?? relay
    return server && { server, mailbox: mailbox ?? null }
  }

  /** Whether it can be tried, and through which mailbox. */
  async function wayOf(
    mail: OutgoingRow,
  ): Promise<{ held: true; why: string | null } | { held: false; mailbox: MailboxRow | null }> {
    try {
      const way = await serverFor(mail)
      return way ? { held: false, mailbox: way.mailbox } : { held: true, why: null }
    } catch (error) {
      // A provider that does not answer at the moment is a failed attempt like any other.
      return error instanceof SignedOut ? { held: true, why: error.message } : { held: false, mailbox: null }
    }
  }

  async function attempt(mail: OutgoingRow): Promise<Outcome> {
    const way = await serverFor(mail)
    if (!way) return { kind: 'held', why: null }
    const { server } = way
    const key = JSON.stringify(server)
    const transport = transportTo(server)
    // Silence is bounded by the socket's own limits; this bounds a server that says one word a minute.
    const overall = setTimeout(() => {
      transport.close({ force: true })
      transports.delete(key)
    }, attemptLimitMs)
    try {
      const message = await envelopeAndBody(services, mail)
      const send = () => transport.sendMail(message)
      return outcomeOf(mail, await traced('mail sent', { kind: 'client' }, send))
    } catch (error) {
      if (server.token && (error as { code?: string }).code === 'EAUTH')
        await tokens.refused(server.token.mailboxId, server.token.value)
      return failureOf(error)
    } finally {
      clearTimeout(overall)
    }
  }

  async function sendNow(mail: OutgoingRow): Promise<void> {
    const outcome = await attempt(mail).catch(failureOf)
    if (outcome.kind !== 'sent') log.info({ mail: mail.id, outcome: outcome.kind }, 'a mail was not sent')
    // The server may have said 250 already. If this cannot be written down (the process dies here, the database is
    // away for long), the mail goes out a second time: with the same Message-ID, by which receivers drop it. The
    // other order would lose mails instead.
    await persistently(() => concludeAttempt(db, mail, outcome))
  }

  return {
    async send(id) {
      if (underWay.size >= mostAtOnce) await Promise.race(underWay)
      const waiting = await findOutgoing(db, id)
      const unfit = waiting?.state === 'queued' ? await unfitFiles(services, waiting) : undefined
      if (unfit) return keepBack(db, id, unfit)
      const way = waiting?.state === 'queued' ? await wayOf(waiting) : undefined
      if (way?.held) return holdMail(db, id, way.why)
      const mail = await takeMail(db, id, way?.mailbox)
      if (!mail) return
      const work = sendNow(mail)
        .catch((err: unknown) =>
          log.error({ mail: id, err }, 'the outcome of a mail could not be written down'),
        )
        .finally(() => underWay.delete(work))
      underWay.add(work)
      await Promise.race([work, pause(patienceMs)])
    },
    async releaseHeld() {
      if (!relay) return
      const count = await inTransaction(db, (trx) => releaseHeld(trx, null))
      if (count > 0) log.info({ count }, 'held mails are sent now that there is a relay')
    },
    async stop() {
      await Promise.race([Promise.all(underWay), pause(10_000)])
      for (const transport of transports.values()) transport.close()
      transports.clear()
    },
  }
}

/** A mail whose files were not found clean, where files are scanned, stays here: the desk knows both words. */
async function unfitFiles(
  services: Services,
  { messageId }: OutgoingRow,
): Promise<Parameters<typeof keepBack>[2] | undefined> {
  const attached = messageId === null ? [] : await attachmentsOf(services.db, messageId)
  const standings = await Promise.all(attached.map(({ sha256 }) => checkFile(services, sha256)))
  if (standings.some(({ state }) => state === 'infected')) return { forGood: true, why: 'file_infected' }
  return standings.some(({ state }) => state === 'waiting' || state === 'failed')
    ? { forGood: false, why: 'file_not_scanned' }
    : undefined
}

async function envelopeAndBody({ db, files, secrets }: Services, mail: OutgoingRow) {
  const dkim = await signingFor(db, secrets, mail.fromAddress)
  const attachments = mail.messageId
    ? (await inTransaction(db, (trx) => outgoingMessage(trx, mail.messageId as number))).attachments
    : []
  return {
    from: { name: mail.fromName, address: mail.fromAddress },
    to: mail.toAddresses,
    cc: mail.ccAddresses,
    subject: mail.subject,
    messageId: mail.rfcId,
    date: new Date(mail.createdAt),
    text: mail.text,
    ...(mail.html ? { html: mail.html } : {}),
    headers: mail.headers,
    ...(dkim && { dkim }),
    // Bounces of automatic answers go nowhere (RFC 3834); those of people's answers come back to the mailbox.
    envelope: {
      from: mail.kind === 'auto_reply' ? '' : mail.fromAddress,
      // Blind copies stand here and in no header.
      to: [...mail.toAddresses, ...mail.ccAddresses, ...mail.bccAddresses],
    },
    attachments: attachments.map((attachment) => ({
      filename: attachment.name,
      contentType: attachment.type,
      content: files.read(attachment.sha256),
      ...(attachment.inline ? { cid: contentIdOf(attachment), contentDisposition: 'inline' as const } : {}),
    })),
  }
}

function outcomeOf(mail: OutgoingRow, info: SMTPPoolSentMessageInfo): Outcome {
  const refused = info.rejected.map(String)
  const reached = mail.toAddresses.some((to) => !refused.includes(to))
  if (reached || refused.length === 0)
    return { kind: 'sent', note: refused.length > 0 ? `not accepted for ${refused.join(', ')}` : null }
  return { kind: 'refused', error: `not accepted for ${refused.join(', ')}` }
}

/** 5xx is for good, except where it is about signing in: that is for an administrator to put right. */
function failureOf(error: unknown): Outcome {
  if (error instanceof SignedOut) return { kind: 'held', why: error.message }
  const { responseCode, code, message } = error as Error & { responseCode?: number; code?: string }
  const text = cleanLine(message ?? String(error), 1000)
  const permanent = responseCode !== undefined && responseCode >= 500 && code !== 'EAUTH'
  return { kind: permanent ? 'refused' : 'deferred', error: text }
}
