import type { AddressInfo } from 'node:net'
import { Readable } from 'node:stream'
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server'
import { inTransaction } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { traced } from '../../platform/tracing/tracing.ts'
import { readOwnAddresses } from './addresses.ts'
import { followCertificate, readCertificate } from './certificate.ts'
import { cleanLine } from './cleaning.ts'
import { acceptMail } from './intake.ts'
import { createStrangerLimits } from './limiting.ts'

const limitsForStrangers = { connectionsAtOnce: 20, mailsPerMinute: 120 }

export interface Listener {
  port: number
  stop(): Promise<void>
}

/** An answer of the SMTP conversation that is not a yes. */
const refusal = (responseCode: number, text: string): Error & { responseCode: number } =>
  Object.assign(new Error(text), { responseCode })

const tryAgain = (): Error => refusal(451, '4.3.0 Not possible at the moment, please try again')

/**
 * The built-in mail listener. It takes mail for our mailboxes and for nobody else, so nothing is relayed and nobody
 * signs in. "250" is said when the mail is on disk and in the database, and never before: a sender that has heard
 * nothing else tries again, so no mail is lost, whatever dies.
 */
export async function startListener(
  services: Services,
  at: { host: string; port: number },
): Promise<Listener> {
  const { config, log } = services
  const strangers = createStrangerLimits(limitsForStrangers)
  const limit = config.MAIL_SIZE_LIMIT_MB * 1024 * 1024
  const certificate = await readCertificate(config)
  const server = new SMTPServer({
    banner: 'Podpora',
    size: limit,
    authOptional: true,
    // Without a certificate of ours a public mail server in front of this one has it.
    disabledCommands: certificate ? ['AUTH'] : ['AUTH', 'STARTTLS'],
    ...certificate,
    disableReverseLookup: true,
    logger: false,
    maxClients: 200,
    maxRecipients: 100,
    socketTimeout: 60_000,
    closeTimeout: 5_000,
    onConnect: (session, done) =>
      done(strangers.connect(session.remoteAddress) ? null : refusal(421, '4.7.0 Too many connections')),
    onClose: (session) => strangers.disconnect(session.remoteAddress),
    onMailFrom: (_address, session, done) =>
      done(strangers.mail(session.remoteAddress) ? null : refusal(451, '4.7.0 Too many mails, please wait')),
    onRcptTo: (address, _session, done) => {
      isOurs(services, address.address).then(
        (ours) => done(ours ? null : refusal(550, '5.1.1 No such mailbox here')),
        () => done(tryAgain()),
      )
    },
    onData: (stream, session, done) => {
      traced('mail taken in', { kind: 'server' }, () => takeMail(services, stream, session, limit)).then(
        () => done(null, '2.0.0 Taken in'),
        (error: unknown) => {
          if (error instanceof TooLarge) return done(refusal(552, '5.3.4 Larger than is accepted here'))
          log.warn({ err: error }, 'a mail was not taken in; its sender will try again')
          done(tryAgain())
        },
      )
    },
  })
  server.on('error', (err) => log.warn({ err }, 'mail listener'))
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject)
    server.listen(at.port, at.host, () => {
      server.server.off('error', reject)
      resolve()
    })
  })
  const forget = followCertificate(config, (renewed) => server.updateSecureContext({ ...renewed }), log)
  return {
    port: (server.server.address() as AddressInfo).port,
    stop: () => {
      forget()
      return new Promise((resolve) => server.close(resolve))
    },
  }
}

const isOurs = async ({ db }: Services, address: string): Promise<boolean> =>
  (await readOwnAddresses(db)).isOwn(address)

class TooLarge extends Error {}

async function takeMail(
  services: Services,
  stream: SMTPServerDataStream,
  session: SMTPServerSession,
  limit: number,
): Promise<void> {
  const { db, files } = services
  const file = await files.put(Readable.from(bounded(stream, limit))).catch((error: unknown) => {
    // The rest of the mail has to be read before the sender listens to an answer.
    stream.resume()
    throw error
  })
  const recipients = session.envelope.rcptTo.map((to) => cleanLine(to.address, 254))
  const mailbox = (await readOwnAddresses(db)).mailboxOf(recipients)
  const sender = session.envelope.mailFrom ? cleanLine(session.envelope.mailFrom.address, 254) : ''
  await inTransaction(db, (trx) =>
    acceptMail(trx, {
      mailboxId: mailbox?.id ?? null,
      source: 'smtp',
      externalId: null,
      sender,
      recipients,
      file,
      session: {
        peer: plainAddress(session.remoteAddress),
        helo: cleanLine(session.hostNameAppearsAs || '', 253),
      },
    }),
  )
}

// PostgreSQL's inet knows no zone, and IPv4 in IPv6 is IPv4.
const plainAddress = (address: string): string =>
  address.replace(/%.*$/, '').replace(/^::ffff:(?=\d+\.)/i, '')

async function* bounded(stream: SMTPServerDataStream, limit: number): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of stream.iterator({ destroyOnReturn: false })) {
    size += (chunk as Buffer).length
    if (size > limit) throw new TooLarge()
    yield chunk as Buffer
  }
}
