import { IdParams } from '@podpora/contract/common'
import { Invitation, OpenedMail, OriginalSender } from '@podpora/contract/opened-files'
import { opensAs } from '@podpora/contract/opened-kinds'
import { Type } from 'typebox'
import { contentMustBeClean, mustBeClean } from '../../../domains/scans/checking.ts'
import { loadMessageFor } from '../../../domains/tickets/access.ts'
import { type AttachedFile, loadAttachmentFor } from '../../../domains/tickets/attaching.ts'
import { sendFile } from '../../../domains/tickets/file-routes.ts'
import { type App, actorOf } from '../../../platform/http/app.ts'
import { Refusal } from '../../../platform/http/refusal.ts'
import type { Services } from '../../../platform/services.ts'
import { loadInboundOf } from '../access.ts'
import { originalSenderOf } from '../forwarded.ts'
import { invitationsIn } from './invitations.ts'
import { openMail } from './mails.ts'

/** Files of messages that are more than something to download. */
export function openingRoutes(app: App, services: Services): void {
  const { db, files, log } = services
  const tags = ['Files']
  const content = async (file: AttachedFile, wanted: ReturnType<typeof opensAs>): Promise<Buffer> => {
    if (opensAs(file) !== wanted) throw new Refusal('not_found')
    await mustBeClean(services, file.sha256)
    return files.readWhole(file.sha256)
  }
  /** What can't be read is the file's fault, not ours. @throws Refusal not_readable */
  const readable = async <T>(read: () => Promise<T> | T): Promise<T> => {
    try {
      return await read()
    } catch (err) {
      log.info({ err }, 'an attached file could not be read')
      throw new Refusal('not_readable')
    }
  }

  app.get(
    '/attachments/:id/mail',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'An attached mail, read and sanitised',
        params: IdParams,
        response: { 200: OpenedMail },
      },
    },
    async (request) => {
      const { id } = request.params
      const raw = await content(await loadAttachmentFor(db, actorOf(request), id), 'mail')
      return (await readable(() => openMail(raw, `/api/v1/attachments/${id}/mail/files`))).mail
    },
  )

  app.get(
    '/attachments/:id/mail/files/:place',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'A file of an attached mail, by its place',
        params: Type.Object({
          id: IdParams.properties.id,
          place: Type.Integer({ minimum: 0, maximum: 1000 }),
        }),
      },
    },
    async (request, reply) => {
      const { id, place } = request.params
      const raw = await content(await loadAttachmentFor(db, actorOf(request), id), 'mail')
      const file = (await readable(() => openMail(raw, ''))).files[place]
      if (!file) throw new Refusal('not_found')
      // What we find inside, a scanner that reads mails otherwise may not have seen.
      await contentMustBeClean(services, file.content)
      return sendFile(reply, file.content, { ...file, size: file.content.length })
    },
  )

  app.get(
    '/attachments/:id/invitations',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'The meetings in an attached calendar',
        params: IdParams,
        response: { 200: Type.Array(Invitation) },
      },
    },
    async (request) => {
      const raw = await content(await loadAttachmentFor(db, actorOf(request), request.params.id), 'calendar')
      return readable(() => invitationsIn(raw))
    },
  )

  app.get(
    '/messages/:id/original-sender',
    {
      config: { permission: 'ticket.read' },
      schema: {
        tags,
        summary: 'Who wrote the mail that a message passes on',
        params: IdParams,
        response: { 200: OriginalSender },
      },
    },
    async (request) => {
      const message = await loadMessageFor(db, actorOf(request), request.params.id)
      const { sha256 } = await loadInboundOf(db, message.id)
      return { sender: await originalSenderOf(await files.readWhole(sha256)) }
    },
  )
}
