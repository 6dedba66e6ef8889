import { IdParams, PageOf } from '@podpora/contract/common'
import {
  InboundMail,
  InboundQuery,
  MailboxCheck,
  MailboxInput,
  type MailServerInput,
  MailState,
} from '@podpora/contract/mail'
import { MessageMail } from '@podpora/contract/mail-explanations'
import { allMailboxes } from '../../domains/mailboxes/access.ts'
import { loadMessageFor } from '../../domains/tickets/access.ts'
import { type App, actorOf } from '../../platform/http/app.ts'
import { idCursor, pageOf } from '../../platform/http/paging.ts'
import type { Services } from '../../platform/services.ts'
import { inboundView, loadInbound, loadInboundOf } from './access.ts'
import { readOwnAddresses } from './addresses.ts'
import { checkServers } from './checking.ts'
import { loopMark } from './composing.ts'
import { explainMail } from './explaining.ts'
import { retryIntake } from './intake.ts'
import { selectInboundPage } from './queries.ts'
import { relayServer } from './servers.ts'

export function mailRoutes(app: App, services: Services): void {
  const { db, config, secrets, files } = services
  const tags = ['Mail']

  app.post(
    '/mailboxes/check',
    {
      config: { permission: 'mailbox.manage' },
      schema: {
        tags,
        summary: 'Try a mailbox’s servers without saving; a password left out is the stored one',
        body: MailboxInput,
        response: { 200: MailboxCheck },
      },
    },
    async (request) => {
      const known = (await allMailboxes(db)).find(
        (box) => box.address.toLowerCase() === request.body.address.toLowerCase(),
      )
      return checkServers(request.body, (which, { host, user }: MailServerInput) => {
        const stored = known?.[which]
        return stored?.password && stored.host === host && stored.user === user
          ? secrets.open(stored.password)
          : ''
      })
    },
  )

  app.get(
    '/mail/state',
    {
      config: { permission: 'mailbox.manage' },
      schema: { tags, summary: 'How mail enters and leaves', response: { 200: MailState } },
    },
    async () => {
      const relay = relayServer(config.SMTP_RELAY)
      return {
        smtpListener: config.SMTP_PORT ? { host: config.SMTP_HOST, port: config.SMTP_PORT } : null,
        relay: relay ? `${relay.host}:${relay.port}` : null,
      }
    },
  )

  app.get(
    '/inbound-mails',
    {
      config: { permission: 'mail.watch' },
      schema: {
        tags,
        summary: 'Mails as they came in, newest first',
        querystring: InboundQuery,
        response: { 200: PageOf(InboundMail) },
      },
    },
    async (request) => {
      const { state, after, limit = 50 } = request.query
      const found = await selectInboundPage(db, { state, before: idCursor(after), limit: limit + 1 })
      const { items, next } = pageOf(found, limit, (row) => String(row.id))
      return { items: items.map(inboundView), next }
    },
  )

  app.post(
    '/inbound-mails/:id/retry',
    {
      config: { permission: 'mail.watch' },
      schema: {
        tags,
        summary: 'Try to take in again what has failed',
        params: IdParams,
        response: { 200: InboundMail },
      },
    },
    async (request) => {
      await loadInbound(db, request.params.id)
      await retryIntake(db, actorOf(request), request.params.id)
      return inboundView(await loadInbound(db, request.params.id))
    },
  )

  app.get(
    '/messages/:id/mail',
    {
      config: { permission: 'mail.watch' },
      schema: {
        tags,
        summary: 'What the intake makes of the mail that a message came in by, from its source anew',
        params: IdParams,
        response: { 200: MessageMail },
      },
    },
    async (request) => {
      const message = await loadMessageFor(db, actorOf(request), request.params.id)
      const inbound = await loadInboundOf(db, message.id)
      const { isOwn } = await readOwnAddresses(db)
      const raw = await files.readWhole(inbound.sha256)
      return {
        inboundId: inbound.id,
        explanation: await explainMail(raw, { isOwn, loop: loopMark(secrets) }),
      }
    },
  )

  app.get(
    '/inbound-mails/:id/source',
    {
      config: { permission: 'mail.watch' },
      schema: { tags, summary: 'The mail as it came in, as a file', params: IdParams },
    },
    async (request, reply) => {
      const { id, sha256, size } = await loadInbound(db, request.params.id)
      // Never shown by the browser: a mail is a stranger's, and some browsers would render it.
      return reply
        .headers({
          'content-type': 'application/octet-stream',
          'content-disposition': `attachment; filename="mail-${id}.eml"`,
          'content-length': size,
          'x-content-type-options': 'nosniff',
          'cache-control': 'private, no-store',
        })
        .send(files.read(sha256))
    },
  )
}
