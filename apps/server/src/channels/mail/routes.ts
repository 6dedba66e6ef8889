import { IdParams, PageOf } from '@podpora/contract/common'
import {
  InboundMail,
  InboundQuery,
  MailboxCheck,
  MailboxInput,
  MailFolders,
  MailState,
} from '@podpora/contract/mail'
import { MessageMail } from '@podpora/contract/mail-explanations'
import { allMailboxes } from '../../domains/mailboxes/access.ts'
import { type AccessTokens, SignedOut } from '../../domains/mailboxes/access-tokens.ts'
import { mustBeClean } from '../../domains/scans/checking.ts'
import { loadMessageFor } from '../../domains/tickets/access.ts'
import { type App, actorOf } from '../../platform/http/app.ts'
import { idCursor, pageOf } from '../../platform/http/paging.ts'
import { refuseField } from '../../platform/http/refusal.ts'
import type { Services } from '../../platform/services.ts'
import { inboundView, loadInbound, loadInboundOf } from './access.ts'
import { readOwnAddresses } from './addresses.ts'
import { checkServers, type KeyTo, listFolders } from './checking.ts'
import { loopMark } from './composing.ts'
import { explainMail } from './explaining.ts'
import { retryIntake } from './intake.ts'
import { selectInboundPage, sessionOf } from './queries.ts'
import { relayServer } from './servers.ts'

export function mailRoutes(app: App, services: Services, tokens: AccessTokens): void {
  const { db, config, secrets, files, dns } = services
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
    async ({ body }) => checkServers(body, await keysFor(services, tokens, body)),
  )

  app.post(
    '/mailboxes/folders',
    {
      config: { permission: 'mailbox.manage' },
      schema: {
        tags,
        summary: 'The folders on a mailbox’s server, without saving; a password left out is the stored one',
        body: MailboxInput,
        response: { 200: MailFolders },
      },
    },
    async ({ body }) => {
      if (!body.imap) throw refuseField('imap', 'required')
      return listFolders(body.imap, await keysFor(services, tokens, body))
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
      const { isOwn, addresses, mailboxById } = await readOwnAddresses(db)
      const raw = await files.readWhole(inbound.sha256)
      return {
        inboundId: inbound.id,
        explanation: await explainMail(
          raw,
          { isOwn, addresses, loop: loopMark(secrets) },
          {
            dns,
            session: sessionOf(inbound),
            authservId: mailboxById(inbound.mailboxId ?? 0)?.authservId ?? null,
          },
          config.PGP_KEYS,
        ),
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
      await mustBeClean(services, sha256)
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

/** What is stored is shown to no other server, and as nobody else, than it was stored for. */
async function keysFor(
  { db, secrets }: Services,
  tokens: AccessTokens,
  { address, signIn = 'password' }: MailboxInput,
): Promise<KeyTo> {
  const boxes = await allMailboxes(db)
  const known = boxes.find((box) => box.address.toLowerCase() === address.toLowerCase())
  return async (which, { host, user, password }) => {
    const stored = known?.[which]
    const same = stored?.host === host && stored.user === user
    if (signIn !== 'password' && user) {
      if (!known || !same || known.signIn !== signIn) throw new SignedOut('save and sign in first')
      return { password: '', token: { mailboxId: known.id, value: await tokens.of(known) } }
    }
    if (password !== undefined) return { password }
    return { password: same && stored.password ? secrets.open(stored.password) : '' }
  }
}
