import type { InboundMail } from '@podpora/contract/mail'
import { type AccessTokens, createAccessTokens } from '../../domains/mailboxes/access-tokens.ts'
import { rescueAbandoned } from '../../domains/outbox/attempting.ts'
import type { OutboundChannel } from '../../domains/tickets/arriving.ts'
import type { App } from '../../platform/http/app.ts'
import type { JobSet } from '../../platform/jobs.ts'
import type { Outgoing } from '../../platform/outgoing.ts'
import type { Db } from '../../platform/postgres/db.ts'
import type { Services } from '../../platform/services.ts'
import { inboundMailsByIds } from './access.ts'
import { createMailChannel } from './composing.ts'
import { type Fetching, startFetching } from './fetching.ts'
import { forget } from './forgetting.ts'
import { intakeMail, rescueForgotten } from './intake.ts'
import { type Listener, startListener } from './listener.ts'
import { openingRoutes } from './opening/routes.ts'
import { mailRoutes } from './routes.ts'
import { createSender } from './sending.ts'

export interface Mail {
  routes(app: App): void
  jobs: JobSet
  channel: OutboundChannel
  /** What mailboxes are signed in with, where a provider grants it. */
  tokens: AccessTokens
  inboundMailsByIds(db: Db, ids: number[]): Promise<InboundMail[]>
  /** Undefined where SMTP_PORT is 0. */
  startListener(): Promise<Listener | undefined>
  /** Fetches the mailboxes that have an IMAP server; takes up what was held, or left by a process that died. */
  startFetching(): Promise<void>
  stop(): Promise<void>
}

/** The mail channel: all that the rest of the server needs to know of it. */
export function createMail(services: Services, outgoing: Outgoing): Mail {
  const { config, db, log } = services
  const tokens = createAccessTokens(services, outgoing)
  const sender = createSender(services, tokens)
  let listener: Listener | undefined
  let fetching: Fetching | undefined

  /** A process that dies takes its jobs with it: the job worker would look at them again after four hours. */
  async function rescue(graceSeconds: number): Promise<void> {
    const outgoing = await rescueAbandoned(db, graceSeconds)
    const inbound = await rescueForgotten(db, graceSeconds)
    if (outgoing + inbound > 0) log.warn({ outgoing, inbound }, 'mails left lying are on their way again')
  }

  return {
    routes(app) {
      mailRoutes(app, services, tokens)
      openingRoutes(app, services)
    },
    jobs: {
      handlers: {
        'mail.send': ({ id }) => sender.send(Number(id)),
        'mail.intake': ({ id }, attempt) => intakeMail(services, Number(id), attempt.last),
        'mail.rescue': () => rescue(60),
        'mail.forget': () => forget(db),
      },
      cron: [
        { name: 'mail.rescue', pattern: '* * * * *' },
        { name: 'mail.forget', pattern: '41 3 * * *' },
      ],
    },
    channel: createMailChannel(services),
    tokens,
    inboundMailsByIds,
    async startListener() {
      if (config.SMTP_PORT === 0) return undefined
      listener = await startListener(services, { host: config.SMTP_HOST, port: config.SMTP_PORT })
      return listener
    },
    async startFetching() {
      fetching = startFetching(services, tokens)
      await sender.releaseHeld()
      await rescue(0)
    },
    async stop() {
      await Promise.all([listener?.stop(), fetching?.stop()])
      await sender.stop()
    },
  }
}
